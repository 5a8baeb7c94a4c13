"""Threads in the catalog, made anew by each resolution."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby

from generator.model.identity import CableId
from generator.model.threads import ThreadPlace


def citations_by_date(catalog: sqlite3.Connection) -> Iterator[tuple[CableId, str, tuple[CableId, ...]]]:
    """Yield every citing cable with its date and what it cites, in the order of date, post and number."""
    query = """SELECT cable.id, coalesce(cable.date, '') AS day, cited FROM cable JOIN backlink USING (n)
               WHERE cable.id IS NOT NULL GROUP BY n, cited ORDER BY day, cable.post, cable.serial, cable.id, min(place)"""
    for (name, day), rows in groupby(catalog.execute(query), key=lambda row: row[:2]):
        yield CableId(name), day, tuple(CableId(row[2]) for row in rows)


def dates(catalog: sqlite3.Connection) -> dict[CableId, str]:
    """Return the date of every held cable, empty where none is known."""
    query = "SELECT id, coalesce(date, '') FROM cable WHERE id IS NOT NULL"
    return {CableId(name): day for name, day in catalog.execute(query)}


def replace_places(catalog: sqlite3.Connection, places: Iterable[ThreadPlace]) -> None:
    """Put these places in the stead of all that were kept."""
    catalog.execute("DELETE FROM thread")
    rows = ((place.id, place.parent, place.root, place.depth, place.size) for place in places)
    catalog.executemany("INSERT INTO thread VALUES (?, ?, ?, ?, ?)", rows)


def place_of(catalog: sqlite3.Connection, cable_id: str) -> ThreadPlace | None:
    """Return the place of a cable that cites or is cited."""
    row = catalog.execute("SELECT id, parent, root, depth, size FROM thread WHERE id = ?", (cable_id,)).fetchone()
    return ThreadPlace(*row) if row else None
