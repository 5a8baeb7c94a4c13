"""Where the entries of `withhold.yml` were met."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from generator.model.identity import CableId


class Met(Struct, frozen=True):
    """An entry, by its place in the file, and how often the telegram or unread source `file` met it."""

    file: str
    entry: str
    times: int


def met(file: str, times: Mapping[str, int]) -> Iterator[Met]:
    """Return what one telegram met."""
    return (Met(file, entry, count) for entry, count in sorted(times.items()))


def add(catalog: sqlite3.Connection, path: str, rows: Iterable[Met]) -> None:
    """Keep what the telegrams of a source file met."""
    catalog.executemany(
        "INSERT OR REPLACE INTO withheld VALUES (?, ?, ?, ?)", ((row.file, row.entry, path, row.times) for row in rows)
    )


def times(catalog: sqlite3.Connection) -> dict[str, int]:
    """Return how often each entry was met; those that were not are left out."""
    return dict(catalog.execute("SELECT entry, sum(times) FROM withheld GROUP BY entry"))


def files_of(catalog: sqlite3.Connection, entries: Iterable[str]) -> frozenset[str]:
    """Return the source files in which any of these entries was met."""
    wanted = frozenset(entries)
    return frozenset(path for path, entry in catalog.execute("SELECT path, entry FROM withheld") if entry in wanted)


def cables_of(catalog: sqlite3.Connection, entry: str) -> tuple[CableId, ...]:
    """Return the cables in which something is kept back under an entry, by date and ID."""
    query = """SELECT cable.id FROM withheld JOIN cable USING (file)
               WHERE entry = ? AND cable.id IS NOT NULL ORDER BY date, cable.id"""
    return tuple(CableId(one) for (one,) in catalog.execute(query, (entry,)))
