"""The people that each cable names, found once a cable: who they are is said in `people.py`."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec
from msgspec import Struct

from generator.model.people import CablePerson, Sighting

_pack = msgspec.msgpack.Encoder().encode


def unnamed(catalog: sqlite3.Connection) -> list[int]:
    """Return the numbers of the cables whose people are not yet found, in order."""
    query = "SELECT n FROM cable WHERE id IS NOT NULL AND n NOT IN (SELECT n FROM named) ORDER BY n"
    return [n for (n,) in catalog.execute(query)]


class FoundPerson(NamedTuple):
    """A person that a cable names, as a row of `cable_person`."""

    n: int
    place: int
    value: bytes
    surname: str
    words: str
    name: str
    title: str
    office: str
    roles: str
    lone: bool


_FIELDS = FoundPerson._fields
_ADD_FOUND = f"INSERT OR REPLACE INTO cable_person ({', '.join(_FIELDS)}) VALUES ({', '.join('?' * len(_FIELDS))})"  # noqa: S608 - no input in it


class FoundPeople(Struct, frozen=True):
    """The people of cable number `n` as rows of the catalog, packed already, in the worker."""

    n: int
    rows: tuple[FoundPerson, ...]


def found_people(n: int, found: Iterable[tuple[Sighting, CablePerson]]) -> FoundPeople:
    """Pack the people found in cable number `n`."""
    rows = (
        FoundPerson(
            n=n,
            place=one.place,
            value=_pack(person),
            surname=one.words[-1],
            words=" ".join(one.words),
            name=one.name,
            title=one.title,
            office=one.office,
            roles=" ".join(one.roles),
            lone=one.lone,
        )
        for one, person in found
    )
    return FoundPeople(n, tuple(rows))


def add_found(catalog: sqlite3.Connection, found: Sequence[FoundPeople]) -> None:
    """Keep the people found in cables."""
    catalog.executemany("INSERT OR REPLACE INTO named (n) VALUES (?)", ((one.n,) for one in found))
    catalog.executemany(_ADD_FOUND, (row for one in found for row in one.rows))


def count_found(catalog: sqlite3.Connection) -> int:
    """Return how many people the cables name, those of each cable by themselves."""
    return int(catalog.execute("SELECT count(*) FROM cable_person").fetchone()[0])
