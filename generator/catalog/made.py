"""What each page was made of, so that a page is not made again of the same."""

import sqlite3
from collections.abc import Iterable

import msgspec
from msgspec import Struct

from generator.model.identity import CableId


class Made(Struct, frozen=True):
    """A page and the files made with it: `key` is the digest of all that went into them.

    `asked` are the look-ups that making it took, a kind and a name each, in their order. What they gave is in `key`:
    where the rest and all answers are as they were, making it again would ask the same and give the same.
    """

    page: str
    key: bytes
    asked: tuple[tuple[str, str], ...]
    paths: tuple[str, ...]


_pack = msgspec.msgpack.Encoder().encode
_read = msgspec.msgpack.Decoder(Made).decode


def made(catalog: sqlite3.Connection, page: str) -> Made | None:
    """Give how a page was made last; null where it never was."""
    row = catalog.execute("SELECT value FROM made WHERE page = ?", (page,)).fetchone()
    return _read(row[0]) if row else None


def note_made(catalog: sqlite3.Connection, pages: Iterable[Made]) -> None:
    """Remember how pages were made."""
    catalog.executemany("INSERT OR REPLACE INTO made VALUES (?, ?)", ((one.page, _pack(one)) for one in pages))


def forget_made(catalog: sqlite3.Connection) -> None:
    """Drop the pages that are no longer there."""
    catalog.execute("DELETE FROM made WHERE NOT EXISTS (SELECT 1 FROM output WHERE output.path = made.page)")


def cable_parts(catalog: sqlite3.Connection, n: int, cable_id: CableId) -> tuple[object, ...]:
    """Give all that the catalog holds of a cable itself, as it stands there: its text, links, backlinks and people."""
    questions = (
        ("SELECT id, parsed, header, raw, extra FROM cable WHERE n = ?", n),
        ("SELECT value FROM links WHERE n = ?", n),
        (
            """SELECT backlink.value FROM backlink JOIN cable USING (n)
               WHERE cited = ? ORDER BY cable.date, cable.id, place""",
            cable_id,
        ),
        (
            """SELECT cable_person.slug, person.name, cable_person.value, why
               FROM cable_person JOIN person USING (slug) WHERE n = ? ORDER BY place""",
            n,
        ),
    )
    return tuple(catalog.execute(question, (about,)).fetchall() for question, about in questions)
