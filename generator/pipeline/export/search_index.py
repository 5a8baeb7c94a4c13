"""The stage of search: an index of every cable's words, cut into files, and the engine that reads it in the browser."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from generator.catalog import cables
from generator.catalog.outputs import Output, place_file, write_output
from generator.catalog.searched import searched
from generator.catalog.store import open_reader
from generator.config import Settings
from generator.model.sections import DATA, ENGINE, SEARCH
from generator.pages import paths
from generator.running.progress import stage
from generator.search import SearchDocument, build_index, cut_chunks, engine_files, search_document

FOLDER = f"{SEARCH}index"
WHOLE = f"{DATA}search.sqlite"


def index_search(settings: Settings, catalog: sqlite3.Connection, catalog_file: Path) -> Iterator[Output]:
    """Write the index in pieces for the search page, the engine, and the index whole for the downloads."""
    index = settings.cache / "search.sqlite"  # its parts too are made there: what a killed build leaves is in no site
    with stage("indexing", len(cables.numbers(catalog))) as running:
        count = build_index(index, documents(catalog_file))
        running.advance(count)
        for name, content in cut_chunks(index, cables=count):
            yield write_output(catalog, settings.docs, f"{FOLDER}/{name}", content)
        half = settings.docs / f"{WHOLE}.part"
        half.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(index, half)
        yield place_file(catalog, settings.docs, WHOLE, half)
    for name, content in engine_files(settings.config_file.parent):
        yield write_output(catalog, settings.docs, f"{ENGINE}/{name}", content)


def documents(catalog_file: Path) -> Iterator[SearchDocument]:
    """Yield every cable as the index takes it, in the order of date and ID."""
    catalog = open_reader(catalog_file)
    catalog.execute("PRAGMA mmap_size = 0")  # it is read from end to end, which would count as memory of this program
    try:
        for one in searched(catalog):
            yield search_document(one.cable, one.people, paths.year_folder(one.cable.id), one.repaired)
    finally:
        catalog.close()
