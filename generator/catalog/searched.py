"""What the search index takes of cables, asked for many at once."""

import sqlite3
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.catalog import cables
from generator.catalog.in_list import IN_LIST, in_list
from generator.model.cable import Cable
from generator.running.workers import batches

AT_ONCE = 64


class Searched(Struct, frozen=True):
    """A cable, its damaged words in the form that was meant, and slug and name of its people in the order of its text."""

    cable: Cable
    repaired: str
    people: tuple[tuple[str, str], ...]


def searched(catalog: sqlite3.Connection) -> Iterator[Searched]:
    """Yield every cable that has a page, in the order of date and ID."""
    for numbers in batches(cables.numbers(catalog), AT_ONCE):
        query = f"SELECT n, repaired, id, parsed, extra FROM cable WHERE n IN {IN_LIST}"  # noqa: S608 - a constant
        rows = {n: row for n, *row in catalog.execute(query, (in_list(numbers),))}
        people = _people(catalog, numbers)
        for n in numbers:
            repaired, *row = rows[n]
            yield Searched(cables.settled(*row), repaired, tuple(people[n].items()))


def _people(catalog: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, dict[str, str]]:
    """Return the names of the people of each cable by their slugs."""
    found: dict[int, dict[str, str]] = {n: {} for n in numbers}
    query = f"""SELECT n, slug, person.name FROM identified JOIN person USING (slug)
                WHERE n IN {IN_LIST} ORDER BY n, place"""  # noqa: S608 - a constant
    for n, slug, name in catalog.execute(query, (in_list(numbers),)):
        found[n].setdefault(slug, name)
    return found
