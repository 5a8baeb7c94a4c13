"""Opening the catalog: an SQLite file that can always be thrown away and made anew."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from importlib.resources import files
from pathlib import Path

SCHEMA = files("generator.catalog").joinpath("schema.sql").read_text(encoding="utf-8")


CATALOG = "catalog.sqlite"


def is_catalog(file: Path) -> bool:
    """Whether there is a catalog at this place, or nothing: no other database, nor a file of another kind."""
    if not file.exists():
        return True
    with (
        suppress(sqlite3.DatabaseError),
        closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as found,
    ):
        return found.execute("SELECT 1 FROM sqlite_master WHERE name = 'source_file'").fetchone() is not None
    return False


def open_catalog(file: Path, version: str, *, fresh: bool = False) -> sqlite3.Connection:
    """Open or make the catalog. One of another `version` (a digest of the program) or a damaged one is made anew.

    The tables of written files outlive a change of version, so that pages which did not change are not written again.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        catalog = _connect(file)
        catalog.executescript(SCHEMA)
        current = read_meta(catalog, "version")
    except sqlite3.DatabaseError:
        _remove(file)
        catalog = _connect(file)
        catalog.executescript(SCHEMA)
        current = ""
    if fresh or current != version:
        _forget(catalog)
        with catalog:
            set_meta(catalog, "version", version)
    return catalog


def open_reader(file: Path, *, fixed: bool = False) -> sqlite3.Connection:
    """Open the catalog for reading only, as worker processes do.

    `fixed`: nothing is written to the file meanwhile, and no lock is needed, as on a folder that machines share.
    """
    mode = "mode=ro&immutable=1" if fixed else "mode=ro"
    catalog = sqlite3.connect(f"{file.as_uri()}?{mode}", uri=True, check_same_thread=not fixed)
    catalog.execute(
        "PRAGMA mmap_size = 268435456"
    )  # 256 MiB of a large archive's catalog: mapped pages count as memory
    catalog.execute("PRAGMA cache_size = -16384")
    return catalog


@contextmanager
def written_straight(catalog: sqlite3.Connection) -> Iterator[None]:
    """Write into the file itself while nobody else has it open, not into the log beside it first, which would be as long.

    For a first reading, which fills an empty file: there is next to nothing that would have to be put back. Where somebody
    has it open all the same, as `serve` has since an archive without a cable was built, the log is written.
    """
    ((patience,),) = catalog.execute("PRAGMA busy_timeout").fetchall()
    catalog.execute("PRAGMA busy_timeout = 0")
    with suppress(sqlite3.OperationalError):
        catalog.execute("PRAGMA journal_mode = DELETE")
    catalog.execute(f"PRAGMA busy_timeout = {patience}")
    try:
        yield
    finally:
        catalog.execute("PRAGMA journal_mode = WAL")


def hold_changes(catalog: sqlite3.Connection) -> None:
    """Leave the file as it is until `settle_changes`; what is written waits in the log beside it."""
    catalog.execute("PRAGMA wal_autocheckpoint = 0")


def settle_changes(file: Path) -> None:
    """Bring all that was committed from the log into the file."""
    catalog = sqlite3.connect(file)
    try:
        catalog.execute("PRAGMA wal_checkpoint(PASSIVE)")
    finally:
        catalog.close()


def read_meta(catalog: sqlite3.Connection, key: str) -> str:
    """Return the value kept under `key`, empty where there is none."""
    row = catalog.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else ""


def set_meta(catalog: sqlite3.Connection, key: str, value: str) -> None:
    """Keep `value` under `key`; the caller's transaction commits it with what it tells of."""
    catalog.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def _connect(file: Path) -> sqlite3.Connection:
    catalog = sqlite3.connect(file)
    catalog.execute("PRAGMA journal_mode = WAL")
    catalog.execute("PRAGMA journal_size_limit = 67108864")  # 64 MiB of a log that was longer once
    catalog.execute("PRAGMA synchronous = OFF")  # after a power cut the catalog is made anew
    catalog.execute("PRAGMA foreign_keys = ON")
    catalog.execute("PRAGMA temp_store = MEMORY")
    catalog.execute("PRAGMA cache_size = -65536")
    return catalog


def _forget(catalog: sqlite3.Connection) -> None:
    """Drop every table but that of written files, and make them anew: another version may have other columns."""
    catalog.execute("PRAGMA foreign_keys = OFF")
    kept = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'output'"
    for (table,) in catalog.execute(kept).fetchall():
        catalog.execute(f"DROP TABLE {table}")
    catalog.execute("PRAGMA foreign_keys = ON")
    catalog.executescript(SCHEMA)


def _remove(file: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
