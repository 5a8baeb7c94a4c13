"""Who and what stands in which cables, asked for many at once: a question for each takes several times as long."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from heapq import nlargest, nsmallest

import msgspec

from generator.catalog.in_list import IN_LIST, in_list
from generator.catalog.people import NamedIn
from generator.model.identity import Slug

_read = msgspec.json.Decoder(frozenset[str]).decode


def people_in(catalog: sqlite3.Connection, numbers: Iterable[int]) -> Mapping[int, frozenset[str]]:
    """Return who is named in each of the cables with these numbers, by slug, each once."""
    return _beside(
        catalog,
        "SELECT json_group_array(slug) FROM identified WHERE n = wanted.value AND slug <> ''",
        numbers,
    )


def tags_in(catalog: sqlite3.Connection, numbers: Iterable[int]) -> Mapping[int, frozenset[str]]:
    """Return the tags of each of the cables with these numbers."""
    return _beside(catalog, "SELECT json_group_array(code) FROM tag WHERE n = wanted.value", numbers)


def most_named(counted: Counter[str], most: int) -> list[tuple[str, int]]:
    """Return those counted most, at most so many, by name where they are equal.

    Most are counted once: they are left out by their count, before anything is put in order.
    """
    least = min(nlargest(most, counted.values()), default=0) if len(counted) > most else 0
    likely = ((-count, name) for name, count in counted.items() if count >= least)
    return [(name, -count) for count, name in nsmallest(most, likely)]


def _beside(catalog: sqlite3.Connection, query: str, numbers: Iterable[int]) -> Mapping[int, frozenset[str]]:
    """Ask of each cable what stands in it, as one value: a row for each takes half as long again."""
    rows = catalog.execute(f"SELECT wanted.value, ({query}) FROM json_each(?) AS wanted", (in_list(sorted(numbers)),))  # noqa: S608 - constants
    return {n: _read(held) for n, held in rows}


def names(catalog: sqlite3.Connection, slugs: Iterable[str]) -> dict[str, NamedIn]:
    """Return the names of these people."""
    query = f"SELECT slug, name, passing FROM person WHERE slug IN {IN_LIST}"  # noqa: S608 - constants
    rows = catalog.execute(query, (in_list(sorted(slugs)),))
    return {slug: NamedIn(Slug(slug), name, bool(passing)) for slug, name, passing in rows}
