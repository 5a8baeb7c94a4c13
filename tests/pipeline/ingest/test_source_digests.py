"""Each source file is remembered by the digest of its bytes, whoever took it, so that no run reads it twice for nothing."""

import os
import time
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from generator.catalog import cables
from generator.catalog.store import open_catalog
from generator.config import read_settings
from generator.pipeline.ingest.read import read_sources
from generator.sources import list_files
from generator.withholding import Policy
from tests.conftest import ROOT
from tests.sources.test_bad_input import CABLES, NO_CABLE, telegram


def test_every_file_has_the_digest_of_its_bytes(tmp_path: Path) -> None:
    folder = tmp_path / "cables"
    folder.mkdir()
    for name, raw in [*((name, raw) for name, raw, *_ in CABLES), *((name, raw) for name, raw, _ in NO_CABLE)]:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(raw)
    (folder / "two.txt").write_text(telegram(901) + "NNNN\n" + telegram(902))
    with zipfile.ZipFile(folder / "box.zip", "w") as box:
        box.writestr("inside.txt", telegram(903))
    (folder / "nowhere.txt").symlink_to("nothing")
    settings = read_settings(ROOT / "mkdocs.yml", source=folder, jobs=1)
    catalog = open_catalog(tmp_path / "catalog.sqlite", "1")

    first = read_sources(settings, catalog, Policy())

    held = {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    assert first == {name: sha256(raw).hexdigest() for name, raw in held.items()} | {"nowhere.txt": ""}
    assert {name: sha256 for name, (sha256, _) in cables.known_files(catalog).items()} == first
    assert read_sources(settings, catalog, Policy()) == first
    catalog.close()


def written_into(file: Path) -> None:
    """Write another word of the same length, and put the file's time back."""
    stat = file.stat()
    file.write_bytes(file.read_bytes().replace(b"OPEN TALKS", b"SHUT TALKS"))
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def replaced(file: Path) -> None:
    """Put another file of the same size and time in its place."""
    stat = file.stat()
    half = file.with_name("half")
    half.write_bytes(file.read_bytes().replace(b"OPEN TALKS", b"SHUT TALKS"))
    os.utime(half, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    half.replace(file)


@pytest.mark.parametrize("harm", [written_into, replaced])
def test_a_file_is_opened_again_only_where_it_may_be_another(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    folder = tmp_path / "cables"
    folder.mkdir()
    for n in (904, 905):
        (folder / f"{n}.txt").write_text(telegram(n) + "OPEN TALKS\n")
    settings = read_settings(ROOT / "mkdocs.yml", source=folder, jobs=1)
    catalog = open_catalog(tmp_path / "catalog.sqlite", "1")
    read_sources(settings, catalog, Policy())
    assert {stamp for _, stamp in cables.known_files(catalog).values()} == {
        ""
    }  # the next writing could have the same time
    while not all(file.stamp for file in list_files(folder)):
        time.sleep(0.1)
    read_sources(settings, catalog, Policy())

    with catalog:
        catalog.execute("UPDATE source_file SET sha256 = 'as noted'")
    assert set(read_sources(settings, catalog, Policy()).values()) == {"as noted"}
    harm(folder / "904.txt")
    changed = sha256((folder / "904.txt").read_bytes()).hexdigest()
    assert read_sources(settings, catalog, Policy()) == {"904.txt": changed, "905.txt": "as noted"}
    catalog.close()
