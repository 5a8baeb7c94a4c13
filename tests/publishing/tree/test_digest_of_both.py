"""A look at the docs folder and the site together tells what a look at each would."""

import os
from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.publishing.tree import digest as looking
from generator.publishing.tree.digest import Looked, Seen, folder_digest, look_at, look_at_both

NAMES = st.lists(st.sampled_from(["cables", "1975", "a", "a-b", "é"]), min_size=1, max_size=4).map("/".join)
STANDS = st.dictionaries(NAMES, st.sampled_from(["docs", "site", "two files", "one file"]), max_size=12)


def paths(seen: Sequence[Seen]) -> list[str]:
    return [path for path, _, _ in seen]


def laid_out(folder: Path, stands: dict[str, str]) -> tuple[Path, Path]:
    """Make two folders of files named after their paths; those that would stand in a file are left out."""
    docs, site = folder / "docs", folder / "site"
    for root in (docs, site):
        root.mkdir()
    for name, where in stands.items():
        if any(other.startswith(f"{name}/") for other in stands):
            continue
        for root, kinds in ((docs, {"docs", "two files", "one file"}), (site, {"site", "two files", "one file"})):
            if where in kinds:
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                if where == "one file" and root == site:
                    os.link(docs / name, site / name)
                else:
                    (root / name).write_text(name)
    return docs, site


@settings(max_examples=60, deadline=None)
@given(stands=STANDS)
def test_it_tells_what_two_looks_tell(tmp_path_factory: pytest.TempPathFactory, stands: dict[str, str]) -> None:
    docs, site = laid_out(tmp_path_factory.mktemp("both"), stands)
    looked, told = look_at_both(docs, site, 1, paths)
    assert looked == Looked(folder_digest(docs), folder_digest(site))
    assert sorted(chain.from_iterable(told)) == sorted(chain.from_iterable(look_at(docs, 1, paths)[1]))


def test_processes_see_what_one_sees(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docs, site = laid_out(tmp_path, {f"cables/1975/{n}": ("docs", "one file")[n % 2] for n in range(9)})
    one = look_at_both(docs, site, 1, len)
    monkeypatch.setattr(looking, "PARTS_A_TASK", 2)
    looked, told = look_at_both(docs, site, 2, len)
    assert (looked, sum(told)) == (one[0], 9)
    assert len(told) == 5


@pytest.mark.parametrize(
    ("harm", "tells"),
    [
        (lambda docs, _site: (docs / "shared").write_text("longer than before"), {"docs", "site"}),
        (lambda docs, _site: (docs / "shared").unlink(), {"docs"}),
        (lambda _docs, site: (site / "shared").unlink(), {"site"}),
        (lambda _docs, site: (site / "made").write_text("longer than before"), {"site"}),
        (lambda _docs, site: (site / "another").touch(), {"site"}),
    ],
)
def test_each_digest_tells_what_was_done_to_its_folder(
    tmp_path: Path, harm: Callable[[Path, Path], object], tells: set[str]
) -> None:
    docs, site = laid_out(tmp_path, {"shared": "one file", "made": "site"})
    before = look_at_both(docs, site, 1, len)[0]
    harm(docs, site)
    after = look_at_both(docs, site, 1, len)[0]
    assert {name for name in ("docs", "site") if getattr(after, name) != getattr(before, name)} == tells
