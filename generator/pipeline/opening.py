"""Each process's own connection to the catalog."""

import sqlite3
from functools import cache
from pathlib import Path

from generator.catalog.store import open_reader


@cache
def reader(file: Path) -> sqlite3.Connection:
    """Give this process's connection for reading, opened once; workers are forked before they call it."""
    return open_reader(file)
