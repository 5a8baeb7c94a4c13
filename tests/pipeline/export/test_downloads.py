"""The large downloads are made again where the records are others, and only there."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec import structs

from generator import pipeline
from generator.config import Settings
from generator.exports.database import DATABASE
from generator.pipeline.export import downloads as packaging
from generator.pipeline.export import large as packing
from synthetic.__main__ import main as write_archive
from tests.pipeline.test_same_output import settings_in


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    CliRunner().invoke(write_archive, [str(tmp_path / "cables"), "--count", "3"], standalone_mode=False)
    made = settings_in(tmp_path / "project", tmp_path / "cables", 1)
    pipeline.generate(made)
    return made


@pytest.fixture
def packed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The downloads that are made from now on."""
    names: list[str] = []
    pack = packing.pack_downloads

    @contextmanager
    def note(folder: Path, jobs: int) -> Iterator[list[tuple[str, Path]]]:
        with pack(folder, jobs) as halves:
            made = list(halves)
            names.extend(name for name, _ in made)
            yield made

    monkeypatch.setattr(packaging, "pack_downloads", note)
    return names


def cables(settings: Settings) -> int:
    with closing(sqlite3.connect(settings.docs / "data" / DATABASE)) as database:
        return int(database.execute("SELECT count(*) FROM cable").fetchone()[0])


def test_another_name_of_the_site_leaves_them(settings: Settings, packed: list[str]) -> None:
    assert pipeline.generate(structs.replace(settings, site_name="Another")).written > 0
    assert packed == []
    assert cables(settings) == 3


def test_a_cable_less_makes_all_anew(settings: Settings, packed: list[str]) -> None:
    next(file for file in sorted(settings.source.rglob("*")) if file.is_file()).unlink()
    pipeline.generate(settings)
    assert DATABASE in packed
    assert cables(settings) == 2


def test_one_that_is_gone_or_changed_by_hand_is_made_again(settings: Settings, packed: list[str]) -> None:
    (settings.docs / "data" / DATABASE).write_bytes(b"")
    pipeline.generate(settings)
    assert DATABASE in packed
    assert cables(settings) == 3


def test_a_run_that_is_broken_off_between_them_leaves_nothing_to_trust(
    settings: Settings, packed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    removed = next(file for file in sorted(settings.source.rglob("*")) if file.is_file())
    content = removed.read_bytes()
    removed.unlink()
    with monkeypatch.context() as broken:
        broken.setattr(packaging, "digest_files", lambda _sourced: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            pipeline.generate(settings)
    removed.write_bytes(content)
    packed.clear()
    pipeline.generate(settings)
    assert DATABASE in packed
    assert cables(settings) == 3
