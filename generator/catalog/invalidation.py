"""Which pages of people and cables have to be looked at again: noted by joining, until the pages are made.

What a page of a person shows: the person; the cables that name the person, with date, post and title; who else is named in
them; who shares an address with the person. A cable that is read anew, gone, or goes by another ID has its people joined
anew, so all of this follows from the people who were.

What a page of a cable shows: the cable as it was read, under its ID; its people; who cites it, and how; and what `shared_lines_digest`
is a digest of.
"""

import sqlite3
from collections.abc import Iterable
from hashlib import blake2b

import msgspec

from generator.catalog.in_list import IN_LIST, in_list
from generator.catalog.links import holdings_digest
from generator.catalog.listings import LINE
from generator.catalog.store import read_meta, set_meta

_pack = msgspec.msgpack.Encoder().encode

# under these stands what all pages depend on, as they were looked at last
_PEOPLE, _CABLES = "people_pages", "cable_pages"


def touch_around(catalog: sqlite3.Connection, slugs: Iterable[str]) -> None:
    """Note these people, whoever is named with one of them, and whoever shares an address with one.

    To be said before people are joined and again after it, in one transaction with it.
    """
    listed = in_list(slugs)
    beside = f"SELECT n FROM identified WHERE slug IN {IN_LIST}"  # noqa: S608 - constants
    shared = f"SELECT address FROM person_address WHERE slug IN {IN_LIST} UNION SELECT value FROM json_each(?)"  # noqa: S608
    own = "INSERT INTO touched SELECT value, 1 FROM json_each(?) WHERE true ON CONFLICT DO UPDATE SET own = 1"
    catalog.execute(own, (listed,))
    for query, given in (
        (f"SELECT slug, 0 FROM identified WHERE n IN ({beside})", (listed,)),  # noqa: S608
        (f"SELECT slug, 0 FROM person_address WHERE address IN ({shared})", (listed, listed)),  # noqa: S608
    ):
        catalog.execute(f"INSERT OR IGNORE INTO touched {query}", given)


def touch_all(catalog: sqlite3.Connection) -> None:
    """Note that every page has to be looked at."""
    catalog.execute("DELETE FROM meta WHERE key IN (?, ?)", (_PEOPLE, _CABLES))


def touched(catalog: sqlite3.Connection, key: str) -> frozenset[str] | None:
    """Return whom to look at; `None`: everyone. `key` is a digest of all that every page depends on."""
    if read_meta(catalog, _PEOPLE) != key:
        return None
    return frozenset(slug for (slug,) in catalog.execute("SELECT slug FROM touched"))


def shared_lines_digest(catalog: sqlite3.Connection) -> str:
    """Return a digest of what pages of cables show of others: the line of each, its numbers, which cites which.

    From these follow conversations, neighbours, the dates between which a cable that is not held was sent, and where other
    numbers lead.
    """
    digest = blake2b(digest_size=16)
    digest.update(holdings_digest(catalog).encode())
    for query in (
        f"SELECT {LINE} FROM cable WHERE id IS NOT NULL ORDER BY id",  # noqa: S608 - constants
        "SELECT cited, cable.id, place FROM backlink JOIN cable USING (n) ORDER BY cited, n, place",
    ):
        for row in catalog.execute(query):
            digest.update(_pack(row))
    return digest.hexdigest()


def touched_cables(catalog: sqlite3.Connection, key: str) -> frozenset[int] | None:
    """Return the numbers of cables to look at; `None`: all. `key` is a digest of all that every page depends on."""
    if read_meta(catalog, _CABLES) != key:
        return None
    fresh = "SELECT n FROM cable WHERE id IS NOT NULL AND n NOT IN (SELECT n FROM looked)"
    query = f"""{fresh} UNION SELECT cable.n FROM backlink JOIN cable ON id = cited WHERE backlink.n IN ({fresh})
                UNION SELECT n FROM identified WHERE slug IN (SELECT slug FROM touched WHERE own)"""  # noqa: S608 - constants
    return frozenset(n for (n,) in catalog.execute(query))


def note_cables_looked_at(catalog: sqlite3.Connection, key: str) -> None:
    """Note that every page of a cable is as it should be."""
    with catalog:
        catalog.execute("INSERT OR IGNORE INTO looked SELECT n FROM cable WHERE id IS NOT NULL")
        set_meta(catalog, _CABLES, key)


def note_looked_at(catalog: sqlite3.Connection, key: str) -> None:
    """Note that every page is as it should be."""
    with catalog:
        catalog.execute("DELETE FROM touched")
        set_meta(catalog, _PEOPLE, key)
