"""People in the catalog: who those that cables name (`found_people.py`) are is said by joining."""

import sqlite3
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import groupby
from typing import NamedTuple

import msgspec
from msgspec import Struct

from generator.catalog.in_list import IN_LIST, in_list
from generator.model.identity import Slug
from generator.model.people import Appearance, CablePerson, Identified, Person, PersonRef, PersonRole, Sighting

_pack = msgspec.msgpack.Encoder().encode
_read_found = msgspec.msgpack.Decoder(CablePerson).decode
_read_person = msgspec.msgpack.Decoder(Person).decode

_SIGHTING = "n, place, cable.id, cable.date, cable.post, words, name, cable_person.title, office, roles, lone, slug"
_IDENTIFIED = "cable_person JOIN identified USING (n, place)"

# slug, name, what one cable says of the person, why that is this one, whether the person is met once and only spoken of
PersonRow = tuple[str, str, bytes, str, int]


# who a person of a cable is, as the catalog says it: number and place; slug, evidence_slug, why; further addresses with blanks between
IdentifiedRow = tuple[int, int, str, str, str, str]


class PackedPerson(Struct, frozen=True):
    """A person as rows of the catalog, packed already, in the worker."""

    slug: Slug
    name: str
    passing: bool
    value: bytes
    further_slugs: tuple[Slug, ...]


def surname_spans(catalog: sqlite3.Connection, size: int) -> list[tuple[str, str]]:
    """Cut the surnames, in their order, into spans of about so many people of cables each: first and last surname."""
    query = "SELECT surname, count(*) FROM cable_person GROUP BY surname ORDER BY surname"
    found: list[tuple[str, str]] = []
    held = size
    for surname, count in catalog.execute(query):
        if held >= size:
            found.append((surname, surname))
            held = 0
        found[-1] = (found[-1][0], surname)
        held += count
    return found


def unsettled(catalog: sqlite3.Connection) -> tuple[list[str], set[str]]:
    """Return the surnames of which people came, went or got another ID since the last joining; and who these were said to be.

    All others of an archive stand: joining sees the people of one surname only.
    """
    query = """SELECT surname FROM cable_person WHERE n IN (SELECT n FROM named WHERE NOT settled)
               UNION SELECT surname FROM parted ORDER BY 1"""
    surnames = [surname for (surname,) in catalog.execute(query)]
    query = f"SELECT slug FROM parted UNION SELECT slug FROM {_IDENTIFIED} WHERE surname IN {IN_LIST}"  # noqa: S608 - constants
    return surnames, {slug for (slug,) in catalog.execute(query, (in_list(surnames),))}


def note_settled(catalog: sqlite3.Connection) -> None:
    """Note that everyone is joined."""
    catalog.execute("DELETE FROM parted")
    catalog.execute("UPDATE named SET settled = 1 WHERE NOT settled")


def by_surname(catalog: sqlite3.Connection, first: str, last: str) -> Iterator[list[Sighting]]:
    """Yield everyone in every cable whose surname is in the span, those of one surname together."""
    query = f"""SELECT surname, {_SIGHTING} FROM cable_person JOIN cable USING (n) LEFT JOIN identified USING (n, place)
                WHERE surname BETWEEN ? AND ? AND cable.id IS NOT NULL ORDER BY surname, n, place"""  # noqa: S608 - constants
    for _, rows in groupby(catalog.execute(query, (first, last)), key=_first):
        yield [_sighting(row[1:]) for row in rows]


def _first(row: tuple[str, ...]) -> str:
    return row[0]


def _sighting(row: tuple[int, int, str, str | None, str | None, str, str, str, str, str, int, str | None]) -> Sighting:
    n, place, cable_id, date, post, words, name, title, office, roles, lone, held = row
    day = (date or "")[:10]
    told = (_split(words), name, title, office, _roles(roles))
    return Sighting(n, place, cable_id, day, post or "", *told, bool(lone), held or "")


@lru_cache(maxsize=65536)
def _split(words: str) -> tuple[str, ...]:
    return tuple(words.split())


@cache
def _roles(roles: str) -> tuple[PersonRole, ...]:
    return tuple(PersonRole(role) for role in roles.split())


def identified_row(who: Identified) -> IdentifiedRow:
    """Return who a person of a cable is as a row of the catalog, in the worker."""
    return who.n, who.place, who.slug, who.evidence_slug, who.why, " ".join(who.also)


def add_identified(catalog: sqlite3.Connection, rows: Iterable[IdentifiedRow]) -> None:
    """Say who people of cables are, in the place of what was said of them before."""
    catalog.executemany("INSERT OR REPLACE INTO identified VALUES (?, ?, ?, ?, ?, ?)", rows)


def appearances(catalog: sqlite3.Connection, slug: str) -> list[Appearance]:
    """Return the parts that a person has in cables, oldest first."""
    query = """SELECT slug, evidence_slug, why, cable.id, coalesce(cable.date, ''), coalesce(cable.post, ''),
                      name, cable_person.title, roles, also
               FROM identified JOIN cable_person USING (n, place) JOIN cable USING (n)
               WHERE slug = ? AND cable.id IS NOT NULL ORDER BY cable.date, cable.post, cable.serial, cable.id, place"""
    return [_appearance(row) for row in catalog.execute(query, (slug,))]


def _appearance(row: tuple[str, ...]) -> Appearance:
    slug, evidence_slug, why, cable_id, date, post, name, title, roles, also = row
    return Appearance(
        slug, evidence_slug, why, cable_id, date[:10], post, name, title, _roles(roles), tuple(also.split())
    )


def forget_people(catalog: sqlite3.Connection) -> None:
    """Drop who there is and who anyone in a cable is, before all are said anew."""
    catalog.execute("DELETE FROM identified")
    catalog.execute("DELETE FROM person")
    catalog.execute("DELETE FROM person_address")


def packed(person: Person) -> PackedPerson:
    """Pack a person, in the worker."""
    return PackedPerson(person.slug, person.name, person.passing, _pack(person), person.further_slugs)


def add_people(catalog: sqlite3.Connection, people: Iterable[PackedPerson]) -> list[Slug]:
    """Keep people; return the addresses that someone has already, who is kept as before."""
    listed = list(people)
    query = f"SELECT slug FROM person WHERE slug IN {IN_LIST}"  # noqa: S608 - constants
    taken = {slug for (slug,) in catalog.execute(query, (in_list(one.slug for one in listed),))}
    new = [one for one in listed if one.slug not in taken]
    rows = ((one.slug, one.name, one.passing, one.value) for one in new)
    catalog.executemany("INSERT INTO person VALUES (?, ?, ?, ?)", rows)
    catalog.executemany(
        "INSERT INTO person_address VALUES (?, ?)",
        ((evidence_slug, one.slug) for one in new for evidence_slug in one.further_slugs),
    )
    return [one.slug for one in listed if one.slug in taken]


def replace_person(catalog: sqlite3.Connection, one: PackedPerson) -> None:
    """Keep a person in the place of whoever has the address."""
    remove_person(catalog, one.slug)
    add_people(catalog, (one,))


def remove_person(catalog: sqlite3.Connection, slug: str) -> None:
    """Drop whoever has an address."""
    catalog.execute("DELETE FROM person WHERE slug = ?", (slug,))
    catalog.execute("DELETE FROM person_address WHERE slug = ?", (slug,))


def people_of(catalog: sqlite3.Connection, n: int) -> tuple[PersonRef, ...]:
    """Return the people of cable number `n` in the order in which it names them."""
    return tuple(found for found, _, _ in joins_of(catalog, n))


def joins_of(catalog: sqlite3.Connection, n: int) -> list[tuple[PersonRef, str, str]]:
    """Return the people of cable number `n` with why their mentions are one person's, and why the person is this one."""
    return joined(rows_of(catalog, n))


def rows_of(catalog: sqlite3.Connection, n: int) -> tuple[PersonRow, ...]:
    """Return the rows of the people of cable number `n`, in the order in which it names them."""
    query = f"""SELECT slug, person.name, cable_person.value, why, passing
                FROM {_IDENTIFIED} JOIN person USING (slug) WHERE n = ? ORDER BY place"""  # noqa: S608 - constants
    return tuple(catalog.execute(query, (n,)))


def joined(rows: Iterable[PersonRow]) -> list[tuple[PersonRef, str, str]]:
    """Unpack the people of a cable; two names of it that turned out to be one person are listed once."""
    held: dict[str, list[tuple[str, CablePerson, str]]] = {}
    for slug, name, value, why, _ in rows:
        held.setdefault(slug, []).append((name, _read_found(value), why))
    return [_joined(Slug(slug), rows) for slug, rows in held.items()]


def _joined(slug: Slug, rows: list[tuple[str, CablePerson, str]]) -> tuple[PersonRef, str, str]:
    found = [person for _, person, _ in rows]
    whole = found[0] if len(found) == 1 else _whole(found)
    anchors = dict.fromkeys(mention.anchor for mention in whole.mentions if mention.anchor)
    reference = PersonRef(slug, rows[0][0], whole.roles, tuple(anchors), whole.title, whole.mentions)
    return reference, whole.reason, "; ".join(dict.fromkeys(why for _, _, why in rows if why))


def _whole(found: list[CablePerson]) -> CablePerson:
    return CablePerson(
        name=found[0].name,
        mentions=tuple(mention for person in found for mention in person.mentions),
        title=max((person.title for person in found), key=len),
        reason="; ".join(dict.fromkeys(person.reason for person in found if person.reason)),
    )


def people_digest(catalog: sqlite3.Connection) -> str:
    """Return a digest of all that is known of everyone beside the cables that name them."""
    digest = blake2b(digest_size=16)
    for (value,) in catalog.execute("SELECT value FROM person ORDER BY slug"):
        digest.update(value)
    return digest.hexdigest()


def all_people(catalog: sqlite3.Connection) -> Iterator[Person]:
    """Yield everyone, by slug."""
    for (value,) in catalog.execute("SELECT value FROM person ORDER BY slug"):
        yield _read_person(value)


class NamedIn(NamedTuple):
    """What tells where readers find a person; `passing` where the person is met once and only spoken of."""

    slug: Slug
    name: str
    passing: bool


def all_named(catalog: sqlite3.Connection) -> Iterator[NamedIn]:
    """Yield everyone's name, by slug."""
    for slug, name, passing in catalog.execute("SELECT slug, name, passing FROM person ORDER BY slug"):
        yield NamedIn(slug, name, bool(passing))


def named_by_cable(catalog: sqlite3.Connection) -> Iterator[NamedIn]:
    """Yield everyone's name in the order of the cables: whom one cable names first stand together."""
    query = """SELECT slug, name, passing FROM person
               LEFT JOIN (SELECT slug, min(n) AS n FROM identified GROUP BY slug) USING (slug) ORDER BY n, slug"""
    for slug, name, passing in catalog.execute(query):
        yield NamedIn(slug, name, bool(passing))


def find_named(catalog: sqlite3.Connection, slug: str) -> NamedIn | None:
    """Return the name of the person at an address; `None` where nobody has it."""
    row = catalog.execute("SELECT name, passing FROM person WHERE slug = ?", (slug,)).fetchone()
    return NamedIn(Slug(slug), row[0], bool(row[1])) if row else None


def only_cable(catalog: sqlite3.Connection, slug: str) -> str:
    """Return the ID of the first cable that names a person."""
    query = "SELECT cable.id FROM identified JOIN cable USING (n) WHERE slug = ? ORDER BY cable.date, cable.post, cable.serial, cable.id LIMIT 1"
    return str(catalog.execute(query, (slug,)).fetchone()[0])
