"""Searching an archive too large to build a site of in passing: telegrams are read, indexed and searched, no page is made."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.archives import written
from bench.benches.searching import indexed, queries, searched, shell
from bench.figures import Figure, Skipped
from bench.slow_server import Handler, serving
from generator.catalog import cables, people
from generator.exports.record import cable_record, record_json
from generator.model.links import Links
from generator.pages.scripts import script_words_page
from generator.search import cut_chunks, engine_files
from synthetic.browser import FLAGS, system_browser


def run(size: int) -> Iterator[Figure | Skipped]:
    """Read an archive into a catalog, index it, search the index in Chromium."""
    if not Path("node_modules/.engine").is_dir():
        yield Skipped("the search engine is not installed: make build")
        return
    with written(size) as work:
        subprocess.run((sys.executable, "-m", "bench.catalogs", str(work)), check=True)
        yield from measured(work, size)


def measured(work: Path, size: int) -> Iterator[Figure]:
    """Index the catalog `work/cache/catalog.sqlite` and search it."""
    yield from indexed(work / "cache/catalog.sqlite", work / "search.sqlite", size)
    docs = work / "docs"
    shutil.copytree("docs/assets", docs / "assets", dirs_exist_ok=True)
    words = script_words_page()
    (docs / words.path).write_text(words.text, encoding="utf-8")
    (docs / "search").mkdir(exist_ok=True)
    for folder, files in (
        ("search/index", cut_chunks(work / "search.sqlite", cables=size)),
        ("assets/sqlite", engine_files(Path())),
    ):
        for name, content in files:
            (docs / folder / name).parent.mkdir(parents=True, exist_ok=True)
            (docs / folder / name).write_bytes(content)
    shell(docs)
    asked = queries(work / "search.sqlite", size)
    with sync_playwright() as playwright, serving(docs, _handler(work)) as (address, line):
        browser = playwright.chromium.launch(executable_path=system_browser(), args=FLAGS)
        yield from searched(browser, (address, line), asked, size)
        browser.close()


def _handler(work: Path) -> type[Handler]:
    class Recording(Handler):
        """Writes the record of a cable when it is first asked for."""

        def translate_path(self, path: str) -> str:
            file = work / "docs" / path.lstrip("/")
            if path.startswith("/cables/") and not file.exists():
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(_record(work / "cache/catalog.sqlite", file.stem))
            return super().translate_path(path)

    return Recording


def _record(catalog_file: Path, cable_id: str) -> bytes:
    with closing(sqlite3.connect(catalog_file)) as catalog:
        n = cables.find_number(catalog, cable_id)
        if n is None:
            raise KeyError(cable_id)
        return record_json(cable_record(cables.read_cable(catalog, n), Links(), (), people.people_of(catalog, n)))
