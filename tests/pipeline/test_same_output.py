"""The output is the same whatever the number of processes and whatever was built before."""

import shutil
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import pipeline
from generator.config import Settings, read_settings
from generator.exports.changes_log import COMMITTED, LOG
from synthetic.__main__ import main as write_archive
from tests.conftest import ROOT

FEW = 24
MANY = 2000


def settings_in(folder: Path, source: Path, jobs: int) -> Settings:
    """Return settings for an archive with the project's own pages and configuration."""
    docs = folder / "docs"
    shutil.copytree(ROOT / "docs" / "assets", docs / "assets")
    for page in (ROOT / "docs").glob("*.md"):
        shutil.copy2(page, docs / page.name)
    for name in ("mkdocs.yml", "package.json", "package-lock.json", "overrides"):
        found = ROOT / name
        if found.exists():
            (shutil.copytree if found.is_dir() else shutil.copy2)(found, folder / name)
    return read_settings(folder / "mkdocs.yml", source=source, jobs=jobs)


def digests(folder: Path) -> dict[str, str]:
    return {
        str(file.relative_to(folder)): sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def build(folder: Path, source: Path, jobs: int, log: Path) -> dict[str, str]:
    """Build anew, with the log of changes that another site has."""
    settings = settings_in(folder, source, jobs)
    shutil.copy(log, folder / COMMITTED)
    pipeline.build(settings)
    return digests(settings.docs) | {f"site/{name}": found for name, found in digests(settings.site).items()}


def build_twice(folder: Path, source: Path, rest: Path) -> dict[str, str]:
    """Build a part of the archive, then the whole over it."""
    part = folder / "cables"
    shutil.copytree(source, part)
    held = sorted(file for file in part.rglob("*") if file.is_file())
    for file in held[::3]:
        file.rename(rest / file.name)
    changed = held[1]
    whole = changed.read_bytes()
    changed.write_bytes(whole + b"\nA line that is taken away again.\n")
    settings = settings_in(folder, part, 2)
    pipeline.build(settings)
    changed.write_bytes(whole)
    for file in held[::3]:
        (rest / file.name).rename(file)
    pipeline.build(settings)
    return digests(settings.docs) | {f"site/{name}": found for name, found in digests(settings.site).items()}


def check(tmp_path: Path, count: int) -> None:
    source = tmp_path / "cables"
    made = CliRunner().invoke(write_archive, [str(source), "--count", str(count)], standalone_mode=False)
    assert made.exception is None
    for name in ("one", "four", "twice", "rest"):
        (tmp_path / name).mkdir()
    twice = build_twice(tmp_path / "twice", source, tmp_path / "rest")
    log = tmp_path / "twice/site" / LOG
    one = build(tmp_path / "one", source, 1, log)
    assert len([name for name in one if name.startswith("site/cables/")]) > count
    assert build(tmp_path / "four", source, 4, log) == one
    assert twice == one
    assert log.read_bytes().count(b'"kind":"added"') == len(range(0, count, 3))


def test_jobs_and_earlier_builds_change_nothing(tmp_path: Path) -> None:
    check(tmp_path, FEW)


@pytest.mark.slow
def test_jobs_and_earlier_builds_change_nothing_of_two_thousand(tmp_path: Path) -> None:
    check(tmp_path, MANY)
