"""What the pages of people show, asked of the catalog for many people at once: a question for each takes twice as long."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from operator import itemgetter
from typing import NamedTuple

import msgspec
from msgspec import Struct

from generator.catalog.cooccurrence import most_named, names, people_in
from generator.catalog.in_list import IN_LIST, in_list
from generator.catalog.listings import LINE, Row, line_of_row
from generator.catalog.people import NamedIn
from generator.model.listing import CableLine
from generator.model.people import CablePerson, Mention, Person

_read_person = msgspec.msgpack.Decoder(Person).decode
_read_found = msgspec.msgpack.Decoder(CablePerson).decode


class Other(NamedTuple):
    """Someone named in the same cables, and in how many."""

    who: NamedIn
    cables: int


class Gathered(Struct, frozen=True):
    """A person with all that its page shows.

    `packed` and `rows` (cable number, what the cable says, the columns `LINE`) are as they stand in the catalog; `lines` are
    those of all that are asked for with this one, by number. `held` has for each further address of the person who else has
    it, as `holders`.
    """

    person: Person
    packed: bytes
    rows: tuple[tuple[int, bytes, Row], ...]
    others: tuple[Other, ...]
    held: dict[str, tuple[tuple[str, ...], bool]]
    lines: Mapping[int, CableLine]

    def parts(self) -> Iterator[tuple[CableLine, tuple[Mention, ...]]]:
        """Yield the cables that name the person, oldest first, each with all places that do."""
        for n, rows in groupby(self.rows, key=itemgetter(0)):
            mentions = tuple(mention for _, value, _ in rows for mention in _read_found(value).mentions)
            yield self.lines[n], mentions


def gather(catalog: sqlite3.Connection, slugs: Sequence[str], most: int) -> Iterator[Gathered]:
    """Yield these people, each with at most so many others: those of most cables in common first."""
    listed = in_list(slugs)
    rows, lines = _rows(catalog, listed)
    others = _others(catalog, {slug: dict.fromkeys(row[0] for row in rows[slug]) for slug in slugs}, most)
    packed = dict(catalog.execute(f"SELECT slug, value FROM person WHERE slug IN {IN_LIST}", (listed,)))  # noqa: S608 - constants
    people = {slug: _read_person(packed[slug]) for slug in slugs}
    held = _held(catalog, [evidence_slug for person in people.values() for evidence_slug in person.further_slugs])
    for slug, person in people.items():
        shared = {str(evidence_slug): held[evidence_slug] for evidence_slug in person.further_slugs}
        yield Gathered(person, packed[slug], tuple(rows[slug]), others[slug], shared, lines)


def _rows(
    catalog: sqlite3.Connection, listed: str
) -> tuple[Mapping[str, list[tuple[int, bytes, Row]]], dict[int, CableLine]]:
    """Return what the cables say of each person, oldest first; and their lines, each asked for once: most name several."""
    query = f"""SELECT slug, n, value FROM identified JOIN cable_person USING (n, place)
                WHERE slug IN {IN_LIST} ORDER BY slug, n, place"""  # noqa: S608 - constants
    named = catalog.execute(query, (listed,)).fetchall()
    query = f"SELECT n, {LINE} FROM cable WHERE n IN {IN_LIST} AND id IS NOT NULL ORDER BY date, post, serial, id"  # noqa: S608 - constants
    cables = {row[0]: row[1:] for row in catalog.execute(query, (in_list({n for _, n, _ in named}),))}
    age = {n: at for at, n in enumerate(cables)}
    found: dict[str, list[tuple[int, bytes, Row]]] = defaultdict(list)
    for slug, n, value in sorted((row for row in named if row[1] in age), key=lambda row: age[row[1]]):
        found[slug].append((n, value, cables[n]))
    return found, {n: line_of_row(row) for n, row in cables.items()}


def _others(
    catalog: sqlite3.Connection, numbers: Mapping[str, Iterable[int]], most: int
) -> dict[str, tuple[Other, ...]]:
    """Return who else is named in the cables of each person."""
    named = people_in(catalog, {n for held in numbers.values() for n in held})
    found = {}
    for slug, held in numbers.items():
        counted = Counter(chain.from_iterable(named[n] for n in held))
        del counted[slug]
        found[slug] = most_named(counted, most)
    known = names(catalog, {other for counted in found.values() for other, _ in counted})
    return {slug: tuple(Other(known[other], cables) for other, cables in counted) for slug, counted in found.items()}


def _held(catalog: sqlite3.Connection, addresses: Iterable[str]) -> dict[str, tuple[tuple[str, ...], bool]]:
    """Return of each address by slug who was or can be reached there, and whether it is a page of its own.

    There are several where one name turned out to be several people.
    """
    listed = in_list(addresses)
    holders: dict[str, list[str]] = defaultdict(list)
    query = f"SELECT address, slug FROM person_address WHERE address IN {IN_LIST} ORDER BY slug"  # noqa: S608 - constants
    for address, slug in catalog.execute(query, (listed,)):
        holders[address].append(slug)
    taken = {slug for (slug,) in catalog.execute(f"SELECT slug FROM person WHERE slug IN {IN_LIST}", (listed,))}  # noqa: S608 - constants
    return {address: (tuple(slugs), address in taken) for address, slugs in holders.items()}
