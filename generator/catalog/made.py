"""What each page was made of, so that a page is not made again of the same."""

import sqlite3
from collections.abc import Iterable

import msgspec
from msgspec import Struct

from generator.catalog.in_list import ASKED, asked


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
    """Return how a page was made last; `None` where it never was."""
    row = catalog.execute("SELECT value FROM made WHERE page = ?", (page,)).fetchone()
    return _read(row[0]) if row else None


def made_of(catalog: sqlite3.Connection, pages: Iterable[str]) -> dict[str, Made | None]:
    """Return the same of many pages in one question: a question for each takes five times as long."""
    listed = tuple(pages)
    query = f"SELECT page, value FROM made WHERE page IN {ASKED}"  # noqa: S608 - constants
    found = {page: _read(value) for page, value in catalog.execute(query, (asked(listed),))}
    return {page: found.get(page) for page in listed}


def note_made(catalog: sqlite3.Connection, pages: Iterable[Made]) -> None:
    """Remember how pages were made."""
    catalog.executemany("INSERT OR REPLACE INTO made VALUES (?, ?)", ((one.page, _pack(one)) for one in pages))


def forget_made(catalog: sqlite3.Connection, run: int) -> None:
    """Drop the pages that a run did not make: something else can stand at their addresses by the next."""
    catalog.execute(
        "DELETE FROM made WHERE NOT EXISTS (SELECT 1 FROM output WHERE output.path = made.page AND run = ?)", (run,)
    )
