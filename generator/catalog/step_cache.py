"""What was made of what, so that nothing is made again of the same: pages, parts of indexes, portions of downloads.

A portion of a download is made of the records of its cables alone. It goes by a digest of those, in their order: what has
that key is copied from the downloads as they stand.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from hashlib import blake2b

import msgspec
from msgspec import Struct

from generator.catalog.in_list import IN_LIST, in_list

_pack = msgspec.msgpack.Encoder().encode


class Made(Struct, frozen=True):
    """A page and the files made with it: `key` is the digest of all that went into them.

    `asked` are the look-ups that making it took, a kind and a name each, in their order. What they gave is in `key`:
    where the rest and all answers are as they were, making it again would ask the same and give the same.
    """

    page: str
    key: bytes
    asked: tuple[tuple[str, str], ...]
    paths: tuple[str, ...]


_read_made = msgspec.msgpack.Decoder(Made).decode


def made(catalog: sqlite3.Connection, page: str) -> Made | None:
    """Return how a page was made last; `None` where it never was."""
    row = catalog.execute("SELECT value FROM made WHERE page = ?", (page,)).fetchone()
    return _read_made(row[0]) if row else None


def made_of(catalog: sqlite3.Connection, pages: Iterable[str]) -> dict[str, Made | None]:
    """Return the same of many pages in one question: a question for each takes five times as long."""
    listed = tuple(pages)
    query = f"SELECT page, value FROM made WHERE page IN {IN_LIST}"  # noqa: S608 - constants
    found = {page: _read_made(value) for page, value in catalog.execute(query, (in_list(listed),))}
    return {page: found.get(page) for page in listed}


def note_made(catalog: sqlite3.Connection, pages: Iterable[Made]) -> None:
    """Remember how pages were made."""
    catalog.executemany("INSERT OR REPLACE INTO made VALUES (?, ?)", ((one.page, _pack(one)) for one in pages))


def forget_made(catalog: sqlite3.Connection, run: int) -> None:
    """Drop the pages that a run did not make: something else can stand at their addresses by the next."""
    catalog.execute(
        "DELETE FROM made WHERE NOT EXISTS (SELECT 1 FROM output WHERE output.path = made.page AND run = ?)", (run,)
    )


# what stands under which tag; who is named in which cables, and as what the index tells it; what is said of who is cited
_TAGS = "SELECT code, kind, tag.name, cable.id FROM tag JOIN cable USING (n) WHERE cable.id IS NOT NULL ORDER BY code, cable.id"
_NAMED = """SELECT cable.id, slug FROM identified JOIN cable USING (n)
            WHERE cable.id IS NOT NULL ORDER BY cable.id, place"""
_PEOPLE = "SELECT slug, name, passing FROM person ORDER BY slug"
_CITED = "SELECT cited, value FROM backlink ORDER BY cited, value"

# of the lists that every cable stands in, and of those that tell more
_LISTS = (_TAGS,)
_RELATED = (_TAGS, _NAMED, _PEOPLE)
_MADE_OF = {
    "month": _LISTS,
    "level": _LISTS,
    "tags": _LISTS,
    "posts": _LISTS,
    "tag": _RELATED,
    "post": _RELATED,
    "serials": _LISTS,
    "missing": (_CITED,),
}


class IndexPart(Struct, frozen=True):
    """A part as it was made: `key` is a digest of all that it shows, `paths` are its files."""

    key: str
    paths: tuple[str, ...]


_read_part = msgspec.msgpack.Decoder(IndexPart).decode


def part_keys(catalog: sqlite3.Connection, face: str, settings: str) -> dict[str, str]:
    """Return the key of each part that shows nothing but the archive and `settings`, a digest of what the publisher says.

    Every list shows lines of cables, numbers, or who cites whom, of which `face` is a digest (see invalidation.py).
    """
    tables = {query: _digest(catalog.execute(query)) for query in (_TAGS, _NAMED, _PEOPLE, _CITED)}
    return {
        name: blake2b(_pack((settings, face, [tables[query] for query in queries])), digest_size=16).hexdigest()
        for name, queries in _MADE_OF.items()
    }


def part_paths(catalog: sqlite3.Connection, name: str, key: str) -> tuple[str, ...] | None:
    """Return the files of a part, where it was made of the same."""
    row = catalog.execute("SELECT value FROM part WHERE name = ?", (name,)).fetchone()
    part = _read_part(row[0]) if row else None
    return part.paths if part and part.key == key else None


def note_part(catalog: sqlite3.Connection, name: str, part: IndexPart) -> None:
    """Note that a part is made."""
    with catalog:
        catalog.execute("INSERT OR REPLACE INTO part VALUES (?, ?)", (name, _pack(part)))


def _digest(rows: Iterable[tuple[object, ...]]) -> bytes:
    digest = blake2b(digest_size=16)
    for row in rows:
        digest.update(_pack(row))
    return digest.digest()


Place = tuple[int, int]  # first byte, and how many
Places = dict[str, Place]  # by the name of the download

_read_places = msgspec.msgpack.Decoder(Places).decode


def portion_key(digests: Iterable[str]) -> bytes:
    """Return the key of the portion of cables whose records have these digests."""
    return blake2b(_pack(list(digests)), digest_size=16).digest()


def places_of(catalog: sqlite3.Connection, key: bytes) -> Places | None:
    """Return where a portion is; `None` where the downloads have none of that key."""
    row = catalog.execute("SELECT value FROM portion WHERE key = ?", (key,)).fetchone()
    return _read_places(row[0]) if row else None


def replace_portions(catalog: sqlite3.Connection, found: Mapping[bytes, Places]) -> None:
    """Note where the portions are, when the downloads are in their places."""
    with catalog:
        catalog.execute("DELETE FROM portion")
        catalog.executemany(
            "INSERT INTO portion VALUES (?, ?)", ((key, _pack(places)) for key, places in found.items())
        )
