"""People in the catalog: what each cable names is found once, who they are is said anew by each joining."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec
from msgspec import Struct

from generator.catalog.listings import LINE, line_of_row
from generator.model.identity import Slug
from generator.model.listing import CableLine
from generator.model.people import Appearance, CablePerson, Identified, Person, PersonRef, PersonRole, Sighting

_pack = msgspec.msgpack.Encoder().encode
_read_found = msgspec.msgpack.Decoder(CablePerson).decode
_read_person = msgspec.msgpack.Decoder(Person).decode

_SIGHTING = "n, place, cable.id, cable.date, cable.post, words, name, cable_person.title, office, roles, lone, slug"


def unnamed(catalog: sqlite3.Connection) -> list[int]:
    """Give the numbers of the cables whose people are not yet found, in order."""
    query = "SELECT n FROM cable WHERE id IS NOT NULL AND n NOT IN (SELECT n FROM named) ORDER BY n"
    return [n for (n,) in catalog.execute(query)]


class FoundPeople(Struct, frozen=True):
    """The people of cable number `n` as rows of the catalog, packed already, in the worker."""

    n: int
    rows: tuple[tuple[int, int, bytes, str, str, str, str, str, str, bool], ...]


def found_people(n: int, found: Iterable[tuple[Sighting, CablePerson]]) -> FoundPeople:
    """Pack the people found in cable number `n`."""
    rows = (
        (
            *(n, one.place, _pack(person), one.words[-1], " ".join(one.words), one.name, one.title, one.office),
            *(" ".join(one.roles), one.lone),
        )
        for one, person in found
    )
    return FoundPeople(n, tuple(rows))


def add_found(catalog: sqlite3.Connection, found: FoundPeople) -> None:
    """Keep the people found in a cable."""
    catalog.execute("INSERT OR REPLACE INTO named VALUES (?)", (found.n,))
    query = """INSERT OR REPLACE INTO cable_person (n, place, value, surname, words, name, title, office, roles, lone)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
    catalog.executemany(query, found.rows)


def by_surname(catalog: sqlite3.Connection) -> Iterator[tuple[Sighting, ...]]:
    """Give everyone in every cable, those of one surname together."""
    query = f"""SELECT surname, {_SIGHTING} FROM cable_person JOIN cable USING (n)
                WHERE cable.id IS NOT NULL ORDER BY surname, n, place"""  # noqa: S608 - constants
    for _, rows in groupby(catalog.execute(query), key=lambda row: row[0]):
        yield tuple(_sighting(row[1:]) for row in rows)


def _sighting(row: tuple[int, int, str, str | None, str | None, str, str, str, str, str, int, str]) -> Sighting:
    n, place, cable_id, date, post, words, name, title, office, roles, lone, held = row
    return Sighting(
        n=n,
        place=place,
        cable_id=cable_id,
        day=(date or "")[:10],
        post=post or "",
        words=tuple(words.split()),
        name=name,
        title=title,
        office=office,
        roles=tuple(PersonRole(role) for role in roles.split()),
        lone=bool(lone),
        held=held or "",
    )


def set_identities(catalog: sqlite3.Connection, identified: Iterable[Identified]) -> None:
    """Say who the people of the cables are."""
    query = """UPDATE cable_person SET slug = ?1, atom = ?2, why = ?3, also = ?4 WHERE n = ?5 AND place = ?6
               AND (slug, atom, why, also) IS NOT (?1, ?2, ?3, ?4)"""
    rows = ((one.slug, one.atom, one.why, " ".join(one.also), one.n, one.place) for one in identified)
    catalog.executemany(query, rows)


def appearances(catalog: sqlite3.Connection) -> Iterator[tuple[Appearance, ...]]:
    """Give the parts that each person has in cables, oldest first, a person at a time, by slug."""
    query = """SELECT slug, atom, why, cable.id, coalesce(cable.date, ''), coalesce(cable.post, ''),
                      name, cable_person.title, roles, also
               FROM cable_person JOIN cable USING (n)
               WHERE cable.id IS NOT NULL AND slug != '' ORDER BY slug, cable.date, cable.id, place"""
    for _, rows in groupby(catalog.execute(query), key=lambda row: row[0]):
        yield tuple(_appearance(row) for row in rows)


def _appearance(row: tuple[str, ...]) -> Appearance:
    slug, atom, why, cable_id, date, post, name, title, roles, also = row
    held = tuple(PersonRole(role) for role in roles.split())
    return Appearance(slug, atom, why, cable_id, date[:10], post, name, title, held, tuple(also.split()))


def set_people(catalog: sqlite3.Connection, people: Iterable[Person]) -> None:
    """Keep who there is, in the place of all who were."""
    catalog.execute("DELETE FROM person")
    catalog.execute("DELETE FROM person_address")
    for one in people:
        catalog.execute("INSERT INTO person VALUES (?, ?, ?)", (one.slug, one.name, _pack(one)))
        catalog.executemany("INSERT INTO person_address VALUES (?, ?)", ((atom, one.slug) for atom in one.atoms))


def people_of(catalog: sqlite3.Connection, n: int) -> tuple[PersonRef, ...]:
    """Give the people of cable number `n` in the order in which it names them."""
    return tuple(found for found, _, _ in joins_of(catalog, n))


def names_of(catalog: sqlite3.Connection, n: int) -> list[tuple[str, str]]:
    """Give slug and name of the people of cable number `n`, in the order in which it names them."""
    query = """SELECT slug, person.name FROM cable_person JOIN person USING (slug)
               WHERE n = ? GROUP BY slug ORDER BY min(place)"""
    return catalog.execute(query, (n,)).fetchall()


def joins_of(catalog: sqlite3.Connection, n: int) -> list[tuple[PersonRef, str, str]]:
    """Give the people of cable number `n` with why their mentions are one person's, and why the person is this one.

    Two names of the cable that turned out to be one person are listed once.
    """
    query = """SELECT cable_person.slug, person.name, cable_person.value, why
               FROM cable_person JOIN person USING (slug) WHERE n = ? ORDER BY place"""
    held: dict[str, list[tuple[str, CablePerson, str]]] = {}
    for slug, name, value, why in catalog.execute(query, (n,)):
        held.setdefault(slug, []).append((name, _read_found(value), why))
    return [_joined(Slug(slug), rows) for slug, rows in held.items()]


def _joined(slug: Slug, rows: list[tuple[str, CablePerson, str]]) -> tuple[PersonRef, str, str]:
    found = [person for _, person, _ in rows]
    whole = CablePerson(
        name=rows[0][0],
        mentions=tuple(mention for person in found for mention in person.mentions),
        title=max((person.title for person in found), key=len),
        reason="; ".join(dict.fromkeys(person.reason for person in found if person.reason)),
    )
    anchors = dict.fromkeys(mention.anchor for mention in whole.mentions if mention.anchor)
    reference = PersonRef(slug, whole.name, whole.roles, tuple(anchors), whole.title, whole.mentions)
    return reference, whole.reason, "; ".join(dict.fromkeys(why for _, _, why in rows if why))


def all_people(catalog: sqlite3.Connection) -> Iterator[Person]:
    """Give everyone, by slug."""
    for (value,) in catalog.execute("SELECT value FROM person ORDER BY slug"):
        yield _read_person(value)


def find_person(catalog: sqlite3.Connection, slug: str) -> Person | None:
    """Give the person at an address; null where nobody has it."""
    row = catalog.execute("SELECT value FROM person WHERE slug = ?", (slug,)).fetchone()
    return _read_person(row[0]) if row else None


def person(catalog: sqlite3.Connection, slug: str) -> Person:
    """Give the person at an address."""
    row = catalog.execute("SELECT value FROM person WHERE slug = ?", (slug,)).fetchone()
    return _read_person(row[0])


def only_cable(catalog: sqlite3.Connection, slug: str) -> str:
    """Give the ID of the first cable that names a person."""
    query = (
        "SELECT cable.id FROM cable_person JOIN cable USING (n) WHERE slug = ? ORDER BY cable.date, cable.id LIMIT 1"
    )
    return str(catalog.execute(query, (slug,)).fetchone()[0])


def parts_of(catalog: sqlite3.Connection, slug: str) -> list[tuple[CableLine, CablePerson]]:
    """Give the cables that name a person, oldest first, each with all places that do."""
    query = f"""SELECT n, value, {LINE} FROM cable_person JOIN cable USING (n)
                WHERE slug = ? AND cable.id IS NOT NULL ORDER BY cable.date, cable.id, place"""  # noqa: S608 - constants
    found = []
    for _, rows in groupby(catalog.execute(query, (slug,)), key=lambda row: row[0]):
        held = list(rows)
        mentions = tuple(mention for row in held for mention in _read_found(row[1]).mentions)
        found.append((line_of_row(held[0][2:]), CablePerson("", mentions)))
    return found


def companions(catalog: sqlite3.Connection, slug: str, most: int) -> list[tuple[str, str, int]]:
    """Give who else is named in a person's cables, at most so many: slug, name, number of cables, most first."""
    query = """SELECT other.slug, person.name, count(DISTINCT other.n) AS cables
               FROM cable_person AS mine JOIN cable_person AS other USING (n) JOIN person ON person.slug = other.slug
               WHERE mine.slug = ?1 AND other.slug != ?1 GROUP BY other.slug ORDER BY cables DESC, other.slug LIMIT ?2"""
    return catalog.execute(query, (slug, most)).fetchall()


def exists(catalog: sqlite3.Connection, slug: str) -> bool:
    """Whether someone has this address."""
    return catalog.execute("SELECT 1 FROM person WHERE slug = ?", (slug,)).fetchone() is not None


def holders(catalog: sqlite3.Connection, address: str) -> list[str]:
    """Give who else was or can be reached at an address, by slug: several where one name turned out to be several people."""
    query = "SELECT slug FROM person_address WHERE address = ? ORDER BY slug"
    return [slug for (slug,) in catalog.execute(query, (address,))]
