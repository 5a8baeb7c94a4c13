"""What the indexes ask the catalog for: groups of cable lines."""

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from generator.catalog.in_list import IN_LIST, in_list
from generator.model.cable import Level
from generator.model.identity import CableId, PostCode
from generator.model.listing import CableLine

LINE = "cable.id, cable.title, cable.date, cable.post, cable.origin, cable.level"
_HELD = "cable.id IS NOT NULL"

_GROUPS = {
    # each: the key's expression and the tables; the rows of one key stand together, oldest first
    "month": ("coalesce(substr(cable.date, 1, 7), '')", "cable"),
    "post": ("cable.post", "cable"),
    "level": ("cable.level", "cable"),
    "person": ("named.slug", "(SELECT DISTINCT slug, n FROM identified) AS named JOIN cable USING (n)"),
    "tag": ("tag.code", "tag JOIN cable USING (n)"),
}

Row = tuple[str, str, str | None, str | None, str, str | None]


def line_of(catalog: sqlite3.Connection, cable_id: str) -> CableLine | None:
    """Return the line of a held cable, by ID."""
    row = catalog.execute(f"SELECT {LINE} FROM cable WHERE id = ?", (cable_id,)).fetchone()  # noqa: S608 - constants
    return line_of_row(row) if row else None


def all_lines(catalog: sqlite3.Connection) -> Iterator[CableLine]:
    """Return every cable's line, oldest first."""
    query = f"SELECT {LINE} FROM cable WHERE {_HELD} ORDER BY cable.date, cable.post, cable.serial, cable.id"  # noqa: S608 - constants
    return map(line_of_row, catalog.execute(query))


def newest(catalog: sqlite3.Connection, count: int) -> Iterator[CableLine]:
    """Return the lines of the newest cables, the newest first; those without a date come last."""
    query = f"SELECT {LINE} FROM cable WHERE {_HELD} ORDER BY cable.date DESC, cable.post DESC, cable.serial DESC, cable.id DESC LIMIT ?"  # noqa: S608 - constants
    return map(line_of_row, catalog.execute(query, (count,)))


def groups(
    catalog: sqlite3.Connection, by: str, keys: Sequence[str] = ()
) -> Iterator[tuple[str, tuple[CableLine, ...]]]:
    """Yield the cables by `month`, `post`, `level` or `tag`; keys in order, one group in memory at a time.

    Cables without a date are in the month `""`; those without a post or level in no group. With `keys` those groups alone.
    """
    key, tables = _GROUPS[by]
    among = f"AND {key} IN {IN_LIST}" if keys else ""
    query = f"""SELECT {key} AS key, {LINE} FROM {tables} WHERE {_HELD} AND key IS NOT NULL {among}
                ORDER BY key, cable.date, cable.post, cable.serial, cable.id"""  # noqa: S608 - constants
    rows = catalog.execute(query, (in_list(keys),) if keys else ())
    for group, held in groupby(rows, key=itemgetter(0)):
        yield group, tuple(line_of_row(row[1:]) for row in held)


def sizes(catalog: sqlite3.Connection, by: str) -> list[tuple[str, int]]:
    """Return about how many rows the group of each tag or post has, by key."""
    query = {
        "tag": "SELECT code, count(*) FROM tag GROUP BY code ORDER BY code",
        "post": "SELECT post, count(*) FROM cable WHERE post IS NOT NULL GROUP BY post ORDER BY post",
    }
    return catalog.execute(query[by]).fetchall()


def years(catalog: sqlite3.Connection, by: str) -> Iterator[tuple[str, dict[str, int]]]:
    """Yield for each group, by key, how many cables it has in each year; those without a date in the year `""`."""
    key, tables = _GROUPS[by]
    query = f"""SELECT {key} AS key, coalesce(substr(cable.date, 1, 4), '') AS year, count(*) FROM {tables}
                WHERE {_HELD} AND key IS NOT NULL GROUP BY key, year ORDER BY key, year"""  # noqa: S608 - constants
    for group, rows in groupby(catalog.execute(query), key=itemgetter(0)):
        yield group, {year: count for _, year, count in rows}


def tag_counts(catalog: sqlite3.Connection) -> list[tuple[str, str, str, int]]:
    """Return code, kind, name and number of cables of each tag, by code."""
    query = f"""SELECT code, min(kind), min(tag.name), count(*) FROM tag JOIN cable USING (n)
                WHERE {_HELD} GROUP BY code ORDER BY code"""  # noqa: S608 - constants
    return catalog.execute(query).fetchall()


def held_posts(catalog: sqlite3.Connection) -> frozenset[PostCode]:
    """Return the posts of which a cable is held: those that have a page."""
    query = f"SELECT DISTINCT post FROM cable WHERE {_HELD} AND post IS NOT NULL"  # noqa: S608 - constants
    return frozenset(PostCode(post) for (post,) in catalog.execute(query))


def neighbours(
    catalog: sqlite3.Connection, post: str | None, date: str | None, cable_id: str
) -> tuple[CableLine | None, CableLine | None]:
    """Return the cables of the same post before and after one of this post, date and ID: by date, then by number."""
    if post is None or date is None:
        return None, None
    here = "(SELECT date, serial, id FROM cable WHERE id = ?)"
    before = f"""SELECT {LINE} FROM cable WHERE post = ? AND {_HELD} AND (date, serial, id) < {here}
                 ORDER BY date DESC, serial DESC, id DESC LIMIT 1"""  # noqa: S608 - constants
    after = f"""SELECT {LINE} FROM cable WHERE post = ? AND {_HELD} AND (date, serial, id) > {here}
                ORDER BY date, serial, id LIMIT 1"""  # noqa: S608 - constants
    rows = [catalog.execute(query, (post, cable_id)).fetchone() for query in (before, after)]
    previous, following = (line_of_row(found) if found else None for found in rows)
    return previous, following


def line_of_row(row: Row) -> CableLine:
    """Make the line of a row of the columns `LINE`."""
    cable_id, title, date, post, origin, level = row
    return CableLine(
        id=CableId(cable_id),
        title=title,
        date=date,
        post=PostCode(post) if post else None,
        origin=origin,
        level=Level(level) if level else None,
    )
