"""People in the catalog, made anew by each joining."""

import sqlite3
from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from generator.model.identity import Slug
from generator.model.people import CablePerson, PersonRef, PersonRole

_pack = msgspec.msgpack.Encoder().encode
_read_person = msgspec.msgpack.Decoder(CablePerson).decode


class Presence(Struct, frozen=True):
    """A person of one cable on the way to being known across the archive: `place` counts the people of the cable."""

    n: int
    place: int
    cable_id: str
    date: str | None
    post: str | None
    person: CablePerson


def unnamed(catalog: sqlite3.Connection) -> list[int]:
    """Give the numbers of the cables whose people are not yet found, in order."""
    query = "SELECT n FROM cable WHERE id IS NOT NULL AND n NOT IN (SELECT n FROM named) ORDER BY n"
    return [n for (n,) in catalog.execute(query)]


def add_found(catalog: sqlite3.Connection, n: int, found: Iterable[tuple[str, str, CablePerson]]) -> None:
    """Keep the people found in cable number `n`: folded words, surname, person."""
    catalog.execute("INSERT OR REPLACE INTO named VALUES (?)", (n,))
    rows = ((n, place, words, surname, "", _pack(person)) for place, (words, surname, person) in enumerate(found))
    catalog.executemany("INSERT OR REPLACE INTO cable_person VALUES (?, ?, ?, ?, ?, ?)", rows)


def clear_people(catalog: sqlite3.Connection) -> None:
    """Drop who people are; what each cable names stays."""
    catalog.execute("DELETE FROM person")


def presences(catalog: sqlite3.Connection) -> Iterator[Presence]:
    """Give everyone in every cable, those of one surname together, oldest cable first."""
    query = """SELECT n, place, cable.id, cable.date, cable.post, value FROM cable_person JOIN cable USING (n)
               WHERE cable.id IS NOT NULL ORDER BY surname, cable.date, cable.id, place"""
    for *known, value in catalog.execute(query):
        n, place, cable_id, date, post = known
        yield Presence(n, place, cable_id, date, post, _read_person(value))


def set_slugs(catalog: sqlite3.Connection, slugs: Iterable[tuple[str, int, int]]) -> None:
    """Say who the people of the cables are: slug, cable number, place."""
    catalog.executemany("UPDATE cable_person SET slug = ? WHERE n = ? AND place = ?", slugs)


def people_of(catalog: sqlite3.Connection, n: int) -> tuple[PersonRef, ...]:
    """Give the people of cable number `n` in the order in which it names them."""
    query = """SELECT cable_person.slug, person.name, cable_person.value FROM cable_person JOIN person USING (slug)
               WHERE n = ? ORDER BY place"""
    return tuple(_reference(slug, name, _read_person(value)) for slug, name, value in catalog.execute(query, (n,)))


def _reference(slug: str, name: str, person: CablePerson) -> PersonRef:
    anchors = dict.fromkeys(mention.anchor for mention in person.mentions if mention.anchor)
    return PersonRef(Slug(slug), name, person.roles, tuple(anchors), person.title, person.mentions)


def all_people(catalog: sqlite3.Connection) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Give slug, name and roles of everyone, by slug; roles the weightiest first."""
    roles: dict[str, set[PersonRole]] = {}
    for slug, value in catalog.execute("SELECT slug, value FROM cable_person"):
        roles.setdefault(slug, set()).update(_read_person(value).roles)
    for slug, name in catalog.execute("SELECT slug, name FROM person ORDER BY slug"):
        held = roles.get(slug, set())
        yield slug, name, tuple(str(role) for role in PersonRole if role in held)


def add_person(catalog: sqlite3.Connection, slug: str, name: str) -> None:
    """Add a person of the archive."""
    catalog.execute("INSERT OR REPLACE INTO person VALUES (?, ?, ?)", (slug, name, b""))
