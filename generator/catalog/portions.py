"""Where in the downloads as they stand the portion of some cables is, so that it is copied and not made again.

A portion is made of the records of its cables alone. It goes by a digest of those, in their order: what has that key is the same.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from hashlib import blake2b

import msgspec

Place = tuple[int, int]  # first byte, and how many
Places = dict[str, Place]  # by the name of the download

_pack = msgspec.msgpack.Encoder().encode
_read = msgspec.msgpack.Decoder(Places).decode


def portion_key(digests: Iterable[str]) -> bytes:
    """Return the key of the portion of cables whose records have these digests."""
    return blake2b(_pack(list(digests)), digest_size=16).digest()


def places_of(catalog: sqlite3.Connection, key: bytes) -> Places | None:
    """Return where a portion is; `None` where the downloads have none of that key."""
    row = catalog.execute("SELECT value FROM portion WHERE key = ?", (key,)).fetchone()
    return _read(row[0]) if row else None


def replace_portions(catalog: sqlite3.Connection, found: Mapping[bytes, Places]) -> None:
    """Note where the portions are, when the downloads are in their places."""
    with catalog:
        catalog.execute("DELETE FROM portion")
        catalog.executemany(
            "INSERT INTO portion VALUES (?, ?)", ((key, _pack(places)) for key, places in found.items())
        )
