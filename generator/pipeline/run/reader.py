"""Each process's own connection to the catalog."""

import os
import sqlite3
from functools import cache, lru_cache
from pathlib import Path

from generator.catalog.store import open_reader
from generator.running.cluster import elsewhere


def reader(file: Path) -> sqlite3.Connection:
    """Return this process's connection for reading, opened once; SQLite forbids to use that of a forked process's parent.

    On a cluster the file is read as it was when the stage began: SQLite's log of later changes works on one machine only.
    """
    if elsewhere():
        stat = file.stat()
        return _snapshot(file, stat.st_ino, stat.st_mtime_ns, stat.st_size)
    return _reader(file, os.getpid())


@cache
def _reader(file: Path, _process: int) -> sqlite3.Connection:
    return open_reader(file)


@lru_cache(maxsize=1)
def _snapshot(file: Path, _inode: int, _mtime_ns: int, _size: int) -> sqlite3.Connection:
    return open_reader(file, fixed=True)
