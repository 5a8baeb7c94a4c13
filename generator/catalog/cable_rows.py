"""What the catalog holds of one cable itself, read once: what its page is made of, and what tells whether it changed."""

import sqlite3
from collections.abc import Iterator

from msgspec import Struct

from generator.catalog import cables, links, people
from generator.catalog.people import NamedIn
from generator.model.identity import CableId, Slug
from generator.model.links import Backlink, Links
from generator.model.people import PersonRef

_CABLE = "cable.id, post, date, parsed, header, raw, extra, links.value, original.n IS NOT NULL"


class CableRows(Struct, frozen=True):
    """A cable's rows as they stand, everything in them packed; `None` or empty where the catalog has none."""

    id: CableId
    post: str | None
    date: str | None
    parsed: bytes
    header: str
    raw: bytes
    extra: bytes | None
    links: bytes | None
    has_original: int  # 1 where its source, which is no text, is published too
    backlinks: tuple[bytes, ...]
    people: tuple[people.PersonRow, ...]

    def stored(self) -> cables.StoredCable:
        """Unpack what was read of the telegram."""
        return cables.stored(self.id, self.parsed, self.header, self.raw, self.extra)

    def linked(self) -> Links:
        """Unpack what it points to."""
        return links.unpacked(self.links)

    def cited_by(self) -> tuple[Backlink, ...]:
        """Unpack who cites it, oldest first."""
        return tuple(map(links.unpacked_backlink, self.backlinks))

    def who(self) -> Iterator[NamedIn]:
        """Yield the names of the people of it."""
        for slug, name, _, _, passing in self.people:
            yield NamedIn(Slug(slug), name, bool(passing))

    def named(self) -> tuple[PersonRef, ...]:
        """Unpack the people of it in the order in which it names them."""
        return tuple(found for found, _, _ in people.joined(self.people))


def rows_of(catalog: sqlite3.Connection, n: int) -> CableRows:
    """Return the rows of cable number `n`, which has a page."""
    query = f"SELECT {_CABLE} FROM cable LEFT JOIN links USING (n) LEFT JOIN original USING (n) WHERE n = ?"  # noqa: S608 - constants
    row = catalog.execute(query, (n,)).fetchone()
    row += (links.packed_backlinks(catalog, row[0]), people.rows_of(catalog, n))
    return CableRows(*row)
