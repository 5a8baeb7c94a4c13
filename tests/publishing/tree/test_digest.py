"""A look at a folder tells of every file in it, whatever the number of processes."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.publishing.tree import digest as digests
from generator.publishing.tree.digest import Seen, folder_digest, look_at

NAMES = ("top.txt", *(f"cables/{year}/{n}.json" for year in (1975, 2008) for n in range(4)), "people/a/b/feed.xml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in NAMES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


def of_a_year(seen: Sequence[Seen]) -> int:
    return sum(path.startswith("cables/2008/") and size == len(path) for path, size, _ in seen)


def test_processes_see_what_one_sees(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digests, "PARTS_A_TASK", 2)
    one = look_at(folder, 1, of_a_year)
    assert sum(one[1]) == 4
    monkeypatch.setattr(digests, "FEW", 2)
    assert look_at(folder, 2, of_a_year) == one


def test_no_folder_has_no_digest(tmp_path: Path) -> None:
    assert folder_digest(tmp_path / "none") == ""


@pytest.mark.parametrize("name", NAMES)
def test_every_file_is_in_the_digest(folder: Path, name: str) -> None:
    before = folder_digest(folder)
    (folder / name).write_text(f"{name}, longer")
    assert folder_digest(folder) != before
