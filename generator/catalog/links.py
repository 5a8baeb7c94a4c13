"""Links and backlinks in the catalog, made anew where the archive holds other cables than before."""

import sqlite3
from collections.abc import Iterable
from hashlib import blake2b

import msgspec

from generator.model.identity import CableId
from generator.model.links import Backlink, Links

_pack = msgspec.msgpack.Encoder().encode
_read_links = msgspec.msgpack.Decoder(Links).decode
_read_backlink = msgspec.msgpack.Decoder(Backlink).decode
_read_anchors = msgspec.msgpack.Decoder(dict[int, str]).decode


def clear_links(catalog: sqlite3.Connection) -> None:
    """Drop every link and backlink."""
    catalog.execute("DELETE FROM links")
    catalog.execute("DELETE FROM backlink")


def unlinked(catalog: sqlite3.Connection) -> list[int]:
    """Return the numbers of the cables that have no links yet, not even none, in the order of date, post and number."""
    query = (
        "SELECT n FROM cable WHERE id IS NOT NULL AND n NOT IN (SELECT n FROM links) ORDER BY date, post, serial, id"
    )
    return [n for (n,) in catalog.execute(query)]


def drop_copies(catalog: sqlite3.Connection) -> int:
    """Drop the links of telegrams that by now are the copy of another; return how many had any."""
    copies = "SELECT n FROM cable WHERE id IS NULL"
    catalog.execute(f"DELETE FROM backlink WHERE n IN ({copies})")  # noqa: S608 - a constant
    return catalog.execute(f"DELETE FROM links WHERE n IN ({copies})").rowcount  # noqa: S608 - a constant


def holdings_digest(catalog: sqlite3.Connection) -> str:
    """Return a digest of all that resolving one cable asks of the others: which numbers lead where, and to which paragraphs."""
    digest = blake2b(digest_size=16)
    for query in (
        "SELECT id, claim, anchors FROM cable WHERE id IS NOT NULL ORDER BY id",
        "SELECT alias, cable.id FROM alias JOIN cable USING (n) WHERE cable.id IS NOT NULL ORDER BY alias, cable.id",
    ):
        for row in catalog.execute(query):
            digest.update(_pack(row))
    return digest.hexdigest()


def add_links(catalog: sqlite3.Connection, n: int, links: Links, backlinks: Iterable[tuple[CableId, Backlink]]) -> None:
    """Add what cable number `n` points to, and the same seen from the cables that it cites."""
    catalog.execute("INSERT INTO links VALUES (?, ?)", (n, _pack(links)))
    rows = ((cited, n, place, _pack(backlink)) for place, (cited, backlink) in enumerate(backlinks))
    catalog.executemany("INSERT INTO backlink VALUES (?, ?, ?, ?)", rows)


def links_of(catalog: sqlite3.Connection, n: int) -> Links:
    """Return what cable number `n` points to."""
    row = catalog.execute("SELECT value FROM links WHERE n = ?", (n,)).fetchone()
    return unpacked(row[0] if row else None)


def unpacked(value: bytes | None) -> Links:
    """Unpack what a cable points to, `None` where nothing is kept of it."""
    return _read_links(value) if value else Links()


def backlinks_of(catalog: sqlite3.Connection, cited: str) -> tuple[Backlink, ...]:
    """Return who cites the cable, oldest first."""
    return tuple(map(unpacked_backlink, packed_backlinks(catalog, cited)))


def packed_backlinks(catalog: sqlite3.Connection, cited: str) -> tuple[bytes, ...]:
    """Return the same as it stands."""
    query = """SELECT backlink.value FROM backlink JOIN cable USING (n)
               WHERE cited = ? ORDER BY cable.date, cable.post, cable.serial, cable.id, place"""
    return tuple(value for (value,) in catalog.execute(query, (cited,)))


def unpacked_backlink(value: bytes) -> Backlink:
    """Unpack one of these."""
    return _read_backlink(value)


def cites(catalog: sqlite3.Connection, cable_id: str, most: int = -1) -> tuple[CableId, ...]:
    """Return the cables that this one cites, each once, in the order in which it cites them, at most so many."""
    query = """SELECT cited FROM backlink JOIN cable USING (n)
               WHERE cable.id = ? GROUP BY cited ORDER BY min(place) LIMIT ?"""
    return tuple(CableId(cited) for (cited,) in catalog.execute(query, (cable_id, most)))


def cited_by(catalog: sqlite3.Connection, cable_id: str, most: int = -1) -> tuple[CableId, ...]:
    """Return the cables that cite this one, each once, oldest first, at most so many."""
    query = """SELECT DISTINCT cable.id FROM backlink JOIN cable USING (n)
               WHERE cited = ? ORDER BY cable.date, cable.post, cable.serial, cable.id LIMIT ?"""
    return tuple(CableId(citing) for (citing,) in catalog.execute(query, (cable_id, most)))


def wanted(catalog: sqlite3.Connection) -> list[tuple[CableId, int]]:
    """Return the cables that are cited and not held, with the number of cables that cite each, most wanted first."""
    query = """SELECT cited, count(DISTINCT n) AS times FROM backlink
               WHERE cited NOT IN (SELECT id FROM cable WHERE id IS NOT NULL) GROUP BY cited ORDER BY times DESC, cited"""
    return [(CableId(cited), times) for cited, times in catalog.execute(query)]


def held(catalog: sqlite3.Connection, cable_id: str) -> tuple[CableId, ...]:
    """Return the held cables of this number: by ID, with the other texts that claim it, else by alias."""
    query = "SELECT id FROM cable WHERE claim = ? AND id IS NOT NULL ORDER BY id <> claim, id"
    found = catalog.execute(query, (cable_id,)).fetchall()
    if not found:
        query = (
            "SELECT cable.id FROM alias JOIN cable USING (n) WHERE alias = ? AND cable.id IS NOT NULL ORDER BY cable.id"
        )
        found = catalog.execute(query, (cable_id,)).fetchall()
    return tuple(CableId(one) for (one,) in found)


def paragraphs(catalog: sqlite3.Connection, cable_id: str) -> dict[int, str]:
    """Return the anchors of a held cable's paragraphs by number."""
    row = catalog.execute("SELECT anchors FROM cable WHERE id = ?", (cable_id,)).fetchone()
    return _read_anchors(row[0]) if row else {}
