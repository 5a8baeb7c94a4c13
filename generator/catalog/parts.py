"""The parts of the indexes: what each is made of, as a digest, and which files it had."""

import sqlite3
from collections.abc import Iterable
from hashlib import blake2b

import msgspec
from msgspec import Struct

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


class Part(Struct, frozen=True):
    """A part as it was made: `key` is a digest of all that it shows, `paths` are its files."""

    key: str
    paths: tuple[str, ...]


_pack = msgspec.msgpack.Encoder().encode
_read = msgspec.msgpack.Decoder(Part).decode


def part_keys(catalog: sqlite3.Connection, face: str, settings: str) -> dict[str, str]:
    """Return the key of each part that shows nothing but the archive and `settings`, a digest of what the publisher says.

    Every list shows lines of cables, numbers, or who cites whom, of which `face` is a digest (see touched.py).
    """
    tables = {query: _digest(catalog.execute(query)) for query in (_TAGS, _NAMED, _PEOPLE, _CITED)}
    return {
        name: blake2b(_pack((settings, face, [tables[query] for query in queries])), digest_size=16).hexdigest()
        for name, queries in _MADE_OF.items()
    }


def part_paths(catalog: sqlite3.Connection, name: str, key: str) -> tuple[str, ...] | None:
    """Return the files of a part, where it was made of the same."""
    row = catalog.execute("SELECT value FROM part WHERE name = ?", (name,)).fetchone()
    part = _read(row[0]) if row else None
    return part.paths if part and part.key == key else None


def note_part(catalog: sqlite3.Connection, name: str, part: Part) -> None:
    """Note that a part is made."""
    with catalog:
        catalog.execute("INSERT OR REPLACE INTO part VALUES (?, ?)", (name, _pack(part)))


def _digest(rows: Iterable[tuple[object, ...]]) -> bytes:
    digest = blake2b(digest_size=16)
    for row in rows:
        digest.update(_pack(row))
    return digest.digest()
