"""Serial numbers of each post and year in the catalog: which are held, which only cited, what they say of dates."""

import sqlite3
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.catalog.in_list import IN_LIST, in_list
from generator.catalog.listings import line_of
from generator.model.identity import CableId, Mrn, PostCode, read_canonical
from generator.model.threads import Span
from generator.vocabulary.posts import series_of


class YearOfSerials(Struct, frozen=True):
    """How complete a post's year is: the highest serial seen, how many are held, how many only cited."""

    post: PostCode
    year: int
    highest: int
    held: int
    cited: int


def replace_serials(catalog: sqlite3.Connection) -> None:
    """Make the numbers anew of the cables held and those only cited."""
    catalog.execute("DELETE FROM serial")
    held = catalog.execute("SELECT claim, id, n FROM cable WHERE id IS NOT NULL")
    catalog.executemany("INSERT OR IGNORE INTO serial VALUES (?, ?, ?, ?, ?)", _numbered(held))
    aliases = catalog.execute("SELECT alias, cable.id, n FROM alias JOIN cable USING (n) WHERE cable.id IS NOT NULL")
    catalog.executemany("INSERT OR IGNORE INTO serial VALUES (?, ?, ?, ?, ?)", _numbered(aliases))
    query = """SELECT DISTINCT cited, cited, NULL FROM backlink
               WHERE cited NOT IN (SELECT id FROM cable WHERE id IS NOT NULL)"""
    catalog.executemany("INSERT OR IGNORE INTO serial VALUES (?, ?, ?, ?, ?)", _numbered(catalog.execute(query)))


def span_of(catalog: sqlite3.Connection, mrn: Mrn) -> Span:
    """Tell when a telegram was sent by the nearest held numbers of its post and year below and above its own."""
    where = """serial INDEXED BY serial_held JOIN cable USING (n)
               WHERE serial.post = ? AND serial.year = ? AND serial.n IS NOT NULL AND cable.date IS NOT NULL"""
    key = (series_of(mrn.post), mrn.year, mrn.serial)
    below = f"SELECT serial.id FROM {where} AND serial.serial < ? ORDER BY serial.serial DESC, serial.id LIMIT 1"  # noqa: S608 - constants
    above = f"SELECT serial.id FROM {where} AND serial.serial > ? ORDER BY serial.serial, serial.id LIMIT 1"  # noqa: S608 - constants
    lower, higher = (catalog.execute(query, key).fetchone() for query in (below, above))
    return Span(line_of(catalog, lower[0]) if lower else None, line_of(catalog, higher[0]) if higher else None)


def series(catalog: sqlite3.Connection) -> list[str]:
    """Return the posts under which telegrams are numbered."""
    return [post for (post,) in catalog.execute("SELECT DISTINCT post FROM serial ORDER BY post")]


def years_of_serials(catalog: sqlite3.Connection, posts: Sequence[str] = ()) -> Iterator[YearOfSerials]:
    """Yield every post's years, by post and year; with `posts` theirs alone."""
    among = f"WHERE post IN {IN_LIST}" if posts else ""
    query = f"""SELECT post, year, max(serial), count(DISTINCT CASE WHEN n IS NOT NULL THEN serial END),
                       count(DISTINCT serial) FROM serial {among} GROUP BY post, year ORDER BY post, year"""  # noqa: S608 - constants
    for post, year, highest, held, seen in catalog.execute(query, (in_list(posts),) if posts else ()):
        yield YearOfSerials(PostCode(post), year, highest, held, seen - held)


def only_cited(catalog: sqlite3.Connection, post: str, year: int) -> tuple[CableId, ...]:
    """Return the numbers of a post and year that are cited and not held, by serial."""
    query = """SELECT id FROM serial WHERE post = ? AND year = ? AND n IS NULL ORDER BY serial, id"""
    return tuple(CableId(name) for (name,) in catalog.execute(query, (post, year)))


def all_numbers(catalog: sqlite3.Connection) -> Iterator[tuple[int, str, int, str, bool]]:
    """Yield year, post, serial, ID and whether it is held of every number, aliases of held cables included, in this order."""
    query = """SELECT year, post, serial, id, n IS NOT NULL FROM serial ORDER BY year, post, serial, id"""
    for year, post, serial, name, held in catalog.execute(query):
        yield year, post, serial, name, bool(held)


def _numbered(rows: sqlite3.Cursor) -> Iterator[tuple[str, int, int, str, int | None]]:
    for number, name, n in rows:
        if mrn := read_canonical(number):
            yield series_of(mrn.post), mrn.year, mrn.serial, name, n
