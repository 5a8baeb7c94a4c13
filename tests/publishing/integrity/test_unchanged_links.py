"""A file counts as that of the site before only where it is the very same one, untouched since."""

import os
from pathlib import Path

import pytest

from generator.publishing.integrity.manifest import MANIFEST, ManifestWritten, read_manifest, write_manifest
from generator.publishing.integrity.unchanged_links import unchanged_links
from generator.publishing.tree.digest import folder_digest


@pytest.fixture
def before(tmp_path: Path) -> Path:
    site = tmp_path / "before"
    site.mkdir()
    for name in ("a.html", "b.html", "c.html"):
        (site / name).write_text(name)
        os.utime(site / name, ns=(0, 0))
    write_manifest(site)
    return site


@pytest.fixture
def now(tmp_path: Path, before: Path) -> Path:
    site = tmp_path / "now"
    site.mkdir()
    for name in ("a.html", "b.html"):
        os.link(before / name, site / name)
    (site / "c.html").write_text("c.html")
    os.utime(site / "c.html", ns=(0, 0))
    return site


@pytest.mark.parametrize("jobs", [1, 2])
def test_links_are_carried_and_other_files_of_the_same_name_are_not(
    before: Path, now: Path, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.publishing.integrity.unchanged_links.FILES_A_TASK", 1)
    assert unchanged_links(before, now, ("a.html", "b.html", "c.html", "d.html"), jobs) == {"a.html": 0, "b.html": 0}


def test_what_was_written_to_since_is_read_again(before: Path, now: Path) -> None:
    later = (before / MANIFEST).stat().st_mtime_ns
    (now / "a.html").write_text("another")
    os.utime(now / "a.html", ns=(later, later))
    same = unchanged_links(before, now, ("a.html", "b.html"))
    assert same == {"b.html": 0}
    assert write_manifest(now, before=before, same=same).digest == folder_digest(now)
    listed = read_manifest(now)
    (now / MANIFEST).unlink()
    write_manifest(now)
    assert read_manifest(now) == listed


def test_nothing_is_carried_from_no_site(tmp_path: Path, now: Path) -> None:
    assert unchanged_links(tmp_path / "none", now, ("a.html",)) == {}
    written = write_manifest(now, before=tmp_path / "none", same={"a.html": 0})
    assert written == ManifestWritten(5, folder_digest(now))
