"""Each source file is remembered by the digest of its bytes, whoever took it, so that no run reads it twice for nothing."""

import zipfile
from hashlib import sha256
from pathlib import Path

from generator.catalog import cables
from generator.catalog.store import open_catalog
from generator.config import read_settings
from generator.pipeline.reading import read_sources
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
    assert cables.known_files(catalog) == first
    assert read_sources(settings, catalog, Policy()) == first
    catalog.close()
