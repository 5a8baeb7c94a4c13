"""Building the index: words, places and facets side by side in processes, then one file with the pages in reading order."""

import multiprocessing
import sqlite3
import tempfile
from collections.abc import Callable, Iterable
from importlib.resources import files
from pathlib import Path

from generator.publishing.search import facets
from generator.publishing.search.document import FIELDS, SearchDocument

PAGE = 8192  # bytes of a database page
LEAF = 8000  # bytes of a leaf of the word lists: one a page
HELD = 96 * 1024 * 1024  # bytes of word lists held before they are written: fewer pieces to merge

Documents = Callable[[], Iterable[SearchDocument]]

SCHEMA = files("generator.publishing.search").joinpath("schema.sql").read_text(encoding="utf-8")


def build_index(file: Path, documents: Documents) -> int:
    """Build the index at `file` from documents in the order of date and ID; gives how many cables it has.

    `documents` is called once in each of three processes, so it must be a function that each can run by itself.
    """
    file.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=".search-") as folder:
        parts = {table: Path(folder) / f"{table}.sqlite" for table in ("word", "text")}
        workers = [
            multiprocessing.Process(target=_index_words, args=(table, parts[table], documents)) for table in parts
        ]
        for worker in workers:
            worker.start()
        gathered = facets.gather(documents())
        for worker in workers:
            worker.join()
        if any(worker.exitcode for worker in workers):
            message = "a process that builds the search index failed"
            raise RuntimeError(message)
        _bring_together(file, gathered, parts)
    _add_lines(file, documents())
    return len(gathered.serials)


def _index_words(table: str, file: Path, documents: Documents) -> None:
    database = _open(file)
    database.executescript(SCHEMA)
    for option, value in (("pgsz", LEAF), ("hashsize", HELD), ("automerge", 0)):
        database.execute(f"INSERT INTO {table} ({table}, rank) VALUES (?, ?)", (option, value))  # noqa: S608 - two constants
    with database:
        if table == "word":
            rows = ((rowid, document.words()) for rowid, document in enumerate(documents(), 1))
            database.executemany("INSERT INTO word (rowid, words) VALUES (?, ?)", rows)
        else:
            placed = (
                (rowid, *(getattr(document, field) for field in FIELDS))
                for rowid, document in enumerate(documents(), 1)
            )
            names = ", ".join(FIELDS)
            database.executemany(f"INSERT INTO text (rowid, {names}) VALUES (?, ?, ?, ?, ?, ?)", placed)  # noqa: S608
        database.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608
    database.close()


def _bring_together(file: Path, gathered: facets.Facets, parts: dict[str, Path]) -> None:
    database = _open(file)
    database.executescript(SCHEMA)
    with database:
        _add_facets(database, gathered)
    for table, part in parts.items():
        database.execute(f"ATTACH ? AS {table}_part", (str(part),))
    # what every query reads lies together, before the lists themselves
    with database:
        for shadow in ("config", "idx", "data"):
            for table in parts:
                _copy(database, f"{table}_part", f"{table}_{shadow}")
    for table in parts:
        database.execute(f"DETACH {table}_part")
    database.execute("PRAGMA journal_mode = DELETE")
    database.close()


def _copy(database: sqlite3.Connection, part: str, table: str) -> None:
    """Copy a table that FTS5 keeps its lists in, by its key, so that what is read in sequence lies in sequence."""
    key = "segid, term" if table.endswith("_idx") else "1"
    database.execute(f"DELETE FROM main.{table}")  # noqa: S608 - a table of the schema
    database.execute(f"INSERT INTO main.{table} SELECT * FROM {part}.{table} ORDER BY {key}")  # noqa: S608


def _add_facets(database: sqlite3.Connection, gathered: facets.Facets) -> None:
    meta = (
        ("cables", str(len(gathered.serials))),
        ("block_rows", str(facets.BLOCK_ROWS)),
        ("kinds", " ".join(facets.BLOCKS)),
        ("schema", "1"),
    )
    database.executemany("INSERT INTO meta VALUES (?, ?)", meta)
    database.executemany("INSERT INTO year VALUES (?, ?, ?)", facets.years(gathered))
    days = ((day, *rows) for day, rows in sorted(gathered.days.items()))
    database.executemany("INSERT INTO day VALUES (?, ?, ?)", days)
    for kind in facets.KINDS:
        ordered = facets.order(gathered, kind)
        ranks = [0] * len(ordered)
        for rank, (value, number, cables) in enumerate(ordered):
            ranks[number] = rank
            database.execute("INSERT INTO facet VALUES (?, ?, ?, ?, ?)", (kind, rank, value.code, value.name, cables))
        rows = ((facets.rowid(kind, rank), packed) for rank, packed in facets.postings(gathered, kind, ranks))
        database.executemany("INSERT INTO posting VALUES (?, ?)", rows)
        _add_blocks(database, kind, facets.blocks(gathered, kind, ranks))
    _add_blocks(database, facets.SERIAL, facets.serial_blocks(gathered))
    _add_blocks(database, facets.LENGTH, facets.length_blocks(gathered))
    database.executemany("INSERT INTO odd_id VALUES (?, ?, ?)", gathered.odd)


def _add_lines(file: Path, documents: Iterable[SearchDocument]) -> None:
    database = _open(file)
    rows = ((n, one.id, one.folder, one.date, one.title, one.origin) for n, one in enumerate(documents, 1))
    with database:
        database.executemany("INSERT INTO cable VALUES (?, ?, ?, ?, ?, ?)", rows)
    database.execute("PRAGMA journal_mode = DELETE")
    database.close()


def _add_blocks(database: sqlite3.Connection, kind: str, blocks: Iterable[tuple[int, bytes]]) -> None:
    rows = ((facets.rowid(kind, block), data) for block, data in blocks)
    database.executemany("INSERT INTO block VALUES (?, ?)", rows)


def _open(file: Path) -> sqlite3.Connection:
    database = sqlite3.connect(file)
    for pragma in (f"page_size = {PAGE}", "journal_mode = OFF", "synchronous = OFF", "cache_size = -65536"):
        database.execute(f"PRAGMA {pragma}")
    return database
