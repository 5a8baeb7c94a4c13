"""Each process's own connection to the catalog."""

import os
import sqlite3
from functools import cache
from pathlib import Path

from generator.catalog.store import open_reader


def reader(file: Path) -> sqlite3.Connection:
    """Give this process's connection for reading, opened once; SQLite forbids to use that of a forked process's parent."""
    return _reader(file, os.getpid())


@cache
def _reader(file: Path, _process: int) -> sqlite3.Connection:
    return open_reader(file)
