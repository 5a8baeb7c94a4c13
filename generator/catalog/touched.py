"""Which people's pages have to be looked at again: noted by joining, until the pages are made.

What a page of a person shows: the person; the cables that name the person, with date, post and title; who else is named in
them; who shares an address with the person. A cable that is read anew, gone, or goes by another ID has its people joined
anew, so all of this follows from the people who were.
"""

import sqlite3
from collections.abc import Iterable

from generator.catalog.asking import ASKED, asked
from generator.catalog.store import read_meta, write_meta

_ALL = "people_pages"  # under it stands what all pages depend on, as they were made last


def touch_around(catalog: sqlite3.Connection, slugs: Iterable[str]) -> None:
    """Note these people, whoever is named with one of them, and whoever shares an address with one.

    To be said before people are joined and again after it, in one transaction with it.
    """
    listed = asked(slugs)
    beside = f"SELECT n FROM cable_person WHERE slug IN {ASKED}"  # noqa: S608 - constants
    shared = f"SELECT address FROM person_address WHERE slug IN {ASKED} UNION SELECT value FROM json_each(?)"  # noqa: S608
    for query, given in (
        ("SELECT value FROM json_each(?)", (listed,)),
        (f"SELECT slug FROM cable_person WHERE n IN ({beside})", (listed,)),  # noqa: S608
        (f"SELECT slug FROM person_address WHERE address IN ({shared})", (listed, listed)),  # noqa: S608
    ):
        catalog.execute(f"INSERT OR IGNORE INTO touched {query}", given)


def touch_all(catalog: sqlite3.Connection) -> None:
    """Note that every page has to be looked at."""
    catalog.execute("DELETE FROM meta WHERE key = ?", (_ALL,))


def touched(catalog: sqlite3.Connection, key: str) -> frozenset[str] | None:
    """Give whom to look at; null: everyone. `key` is a digest of all that every page depends on."""
    if read_meta(catalog, _ALL) != key:
        return None
    return frozenset(slug for (slug,) in catalog.execute("SELECT slug FROM touched"))


def note_looked_at(catalog: sqlite3.Connection, key: str) -> None:
    """Note that every page is as it should be."""
    with catalog:
        catalog.execute("DELETE FROM touched")
        write_meta(catalog, _ALL, key)
