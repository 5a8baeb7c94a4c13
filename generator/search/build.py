"""Building the index: words, places and facets side by side in processes, then one file with the pages in reading order."""

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.search import facets
from generator.search.btree_layout import gather_directories
from generator.search.database import make_database
from generator.search.document import SearchDocument
from generator.search.fts_workers import TABLES, WordLister


def build_index(file: Path, documents: Iterable[SearchDocument]) -> int:
    """Build the index at `file` from documents in the order of date and ID; return how many cables it has."""
    file.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=".search-") as folder:
        parts = {table: Path(folder) / f"{table}.sqlite" for table in TABLES}
        database = make_database(file)
        with WordLister(parts) as listing, database:
            gathered = facets.gather(_with_lines(database, listing.listed(documents)))
            _add_facets(database, gathered)
        _bring_together(database, parts)
    gather_directories(file)
    return len(gathered.serials)


def _with_lines(database: sqlite3.Connection, documents: Iterable[SearchDocument]) -> Iterator[SearchDocument]:
    """Pass the documents on; what a list of results says of each goes into its table."""
    for n, one in enumerate(documents, 1):
        row = (n, one.id, one.folder, one.date, one.title, one.origin)
        database.execute("INSERT INTO cable VALUES (?, ?, ?, ?, ?, ?)", row)
        yield one


def _bring_together(database: sqlite3.Connection, parts: dict[str, Path]) -> None:
    for table, part in parts.items():
        database.execute(f"ATTACH ? AS {table}_part", (str(part),))
        with database:
            for shadow in ("config", "idx", "data"):
                _copy(database, f"{table}_part", f"{table}_{shadow}")
        database.execute(f"DETACH {table}_part")
    with database:  # there is one piece, after `optimize`
        database.execute("INSERT INTO meta SELECT 'segment', coalesce(max(segid), 0) FROM text_idx")
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
        ("near", " ".join(facets.NEAR)),
        ("kinds", " ".join(facets.KINDS)),
        ("apart", ",".join(facets.APART)),
        ("schema", "3"),
    )
    database.executemany("INSERT INTO meta VALUES (?, ?)", meta)
    database.executemany("INSERT INTO year VALUES (?, ?, ?)", facets.years(gathered))
    days = ((day, *rows) for day, rows in sorted(gathered.days.items()))
    database.executemany("INSERT INTO day VALUES (?, ?, ?)", days)
    blocks = {facets.SERIAL: facets.serial_blocks(gathered), facets.LENGTH: facets.length_blocks(gathered)}
    for kind in facets.KINDS:
        ordered = facets.order(gathered, kind)
        ranks = [0] * len(ordered)
        for rank, (value, number, cables) in enumerate(ordered):
            ranks[number] = rank
            row = (facets.KINDS.index(kind), rank, value.code, value.name, cables)
            database.execute("INSERT INTO facet VALUES (?, ?, ?, ?, ?)", row)
        rows = ((facets.posting_row(kind, rank), packed) for rank, packed in facets.postings(gathered, kind, ranks))
        database.executemany("INSERT INTO posting VALUES (?, ?)", rows)
        blocks[kind] = facets.blocks(gathered, kind, ranks)
    database.execute("CREATE INDEX facet_code ON facet (kind, code, id, cables)")
    database.executemany("INSERT INTO block VALUES (?, ?)", facets.block_rows(blocks))
    database.executemany("INSERT INTO odd_id VALUES (?, ?, ?)", gathered.odd)
