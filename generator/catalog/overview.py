"""The archive in numbers."""

import sqlite3

from generator.catalog.listings import LINE, line_of_row
from generator.model.listing import CableLine
from generator.model.overview import Overview

SHOWN = 8  # rows of each short list
_HELD = "cable.id IS NOT NULL"


def overview(catalog: sqlite3.Connection) -> Overview:
    """Count what is held, who is named, and how much of what is cited is here."""
    cables, first, last = catalog.execute(
        f"SELECT count(*), coalesce(min(date), ''), coalesce(max(date), '') FROM cable WHERE {_HELD}"  # noqa: S608 - constant
    ).fetchone()
    ((people,),) = catalog.execute("SELECT count(*) FROM person").fetchall()
    cited, cited_held = catalog.execute(
        "SELECT count(*), count(cable.id) FROM (SELECT DISTINCT cited FROM backlink) LEFT JOIN cable ON cable.id = cited"
    ).fetchone()
    return Overview(
        cables=cables,
        people=people,
        first=first[:10],
        last=last[:10],
        cited=cited,
        cited_held=cited_held,
        months=_counted(catalog, "substr(date, 1, 7)"),
        posts=_counted(catalog, "post"),
        most_cited=_most_cited(catalog),
        threads=_threads(catalog),
        latest=_latest(catalog),
    )


def _counted(catalog: sqlite3.Connection, key: str) -> dict[str, int]:
    query = f"SELECT {key} AS key, count(*) FROM cable WHERE {_HELD} AND key IS NOT NULL GROUP BY key ORDER BY key"  # noqa: S608 - constants
    return dict(catalog.execute(query).fetchall())


def _most_cited(catalog: sqlite3.Connection) -> tuple[tuple[CableLine, int], ...]:
    query = f"""SELECT {LINE}, times FROM (SELECT cited, count(DISTINCT n) AS times FROM backlink GROUP BY cited)
                JOIN cable ON cable.id = cited ORDER BY times DESC, cable.date, cable.post, cable.serial, cable.id LIMIT ?"""  # noqa: S608 - constants
    return tuple((line_of_row(row[:-1]), row[-1]) for row in catalog.execute(query, (SHOWN,)))


def _threads(catalog: sqlite3.Connection) -> tuple[tuple[CableLine, int], ...]:
    """Return the largest conversations; one whose beginning is not held goes by its oldest held cable."""
    query = f"""WITH large AS (SELECT root, max(size) AS size FROM thread GROUP BY root HAVING max(size) > 2
                               ORDER BY size DESC, root LIMIT ?),
                     first AS (SELECT root, large.size AS size, cable.n AS n,
                                      row_number() OVER (PARTITION BY root ORDER BY cable.date, cable.post, cable.serial, cable.id) AS place
                               FROM large JOIN thread USING (root) JOIN cable ON cable.id = thread.id)
                SELECT {LINE}, size FROM first JOIN cable USING (n) WHERE place = 1
                ORDER BY size DESC, cable.date, cable.post, cable.serial, cable.id"""  # noqa: S608 - constants
    return tuple((line_of_row(row[:-1]), row[-1]) for row in catalog.execute(query, (SHOWN,)))


def _latest(catalog: sqlite3.Connection) -> tuple[CableLine, ...]:
    query = f"SELECT {LINE} FROM cable WHERE {_HELD} AND date IS NOT NULL ORDER BY date DESC, post, serial, id LIMIT ?"  # noqa: S608 - constants
    return tuple(line_of_row(row) for row in catalog.execute(query, (SHOWN,)))
