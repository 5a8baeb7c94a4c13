"""Opening a file of the index while it is made."""

import sqlite3
from importlib.resources import files
from pathlib import Path

PAGE = 16384  # bytes of a database page

SCHEMA = files("generator.search").joinpath("schema.sql").read_text(encoding="utf-8")


def make_database(file: Path) -> sqlite3.Connection:
    """Make a file with the index's tables; written at one go, with nothing kept to go back to."""
    database = sqlite3.connect(file)
    for pragma in (f"page_size = {PAGE}", "journal_mode = OFF", "synchronous = OFF", "cache_size = -16384"):
        database.execute(f"PRAGMA {pragma}")
    database.executescript(SCHEMA)
    return database
