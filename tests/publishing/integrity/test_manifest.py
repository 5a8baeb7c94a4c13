"""The manifest says what is there, whatever was noted of it before."""

import hashlib
import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from generator.publishing.integrity.manifest import Noted, read_manifest, write_manifest
from generator.publishing.tree.digest import folder_digest

NAMES = ("a.html", "b.json", "c.txt")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in NAMES:
        (tmp_path / name).write_text(name)
    return tmp_path


def noted(notes: dict[str, Noted], paths: Sequence[str]) -> dict[str, Noted]:
    return {path: notes[path] for path in paths if path in notes}


def listed(site: Path, notes: dict[str, Noted]) -> dict[str, str]:
    written = write_manifest(site, noted=partial(noted, notes))
    assert written.digest == folder_digest(site)
    return {one.path: one.sha256 for one in read_manifest(site).files if one.path in NAMES}


def notes_of(site: Path, sha256: str) -> dict[str, Noted]:
    stats = {name: (site / name).stat() for name in NAMES}
    return {name: Noted(sha256, stat.st_size, stat.st_mtime_ns) for name, stat in stats.items()}


def test_what_stands_as_it_was_written_is_not_read_again(site: Path) -> None:
    assert listed(site, notes_of(site, "as written")) == dict.fromkeys(NAMES, "as written")


def test_what_was_changed_since_is_read(site: Path) -> None:
    notes = notes_of(site, "as written")
    (site / "a.html").write_text("longer than before")
    os.utime(site / "b.json", ns=(0, notes["b.json"].mtime_ns + 1))
    read = {name: hashlib.sha256((site / name).read_bytes()).hexdigest() for name in ("a.html", "b.json")}
    assert listed(site, notes) == {**read, "c.txt": "as written"}
