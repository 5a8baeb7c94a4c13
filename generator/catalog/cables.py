"""Cables in the catalog: what parsing gave, and the ID that each goes by."""

import sqlite3
from collections.abc import Iterable, Iterator
from operator import attrgetter

import msgspec
from msgspec import Struct

from generator.catalog.in_list import IN_LIST, in_list
from generator.model.cable import Cable
from generator.model.finding import Finding
from generator.model.identity import CableId
from generator.model.source import Unreadable

_read_cable = msgspec.msgpack.Decoder(Cable).decode
_read_findings = msgspec.msgpack.Decoder(tuple[Finding, ...]).decode
_read_unreadable = msgspec.msgpack.Decoder(Unreadable).decode
_pack = msgspec.msgpack.Encoder().encode


class CableRow(Struct, frozen=True):
    """A telegram on its way into the catalog; `anchors` and `parsed` are packed already, in the worker.

    Its fields are the columns of `cable`, but for the last two, which have tables of their own.
    """

    path: str
    file: str
    sha256: str
    claim: CableId
    text_hash: str
    weight: int
    date: str | None
    post: str | None
    serial: int
    origin: str
    level: str | None
    title: str
    signer: str | None
    found: int
    anchors: bytes
    repaired: str
    header: str
    parsed: bytes
    raw: bytes
    aliases: tuple[str, ...]
    tags: tuple[tuple[str, str, str], ...]
    original: bytes = b""


_COLUMNS = CableRow.__struct_fields__[:-3]
# most telegrams go by the ID that they claim: said at once, their long rows need not be written again
_ID = "(SELECT ? WHERE NOT EXISTS (SELECT 1 FROM cable WHERE id = ?))"
_INSERT = f"INSERT INTO cable ({', '.join(_COLUMNS)}, id) VALUES ({', '.join('?' * len(_COLUMNS))}, {_ID})"  # noqa: S608 - no input in it
_values = attrgetter(*_COLUMNS)


class StoredCable(Struct, frozen=True):
    """A telegram out of the catalog, under the ID that it goes by and with every finding."""

    cable: Cable
    header: str
    raw: bytes


def known_files(catalog: sqlite3.Connection) -> dict[str, tuple[str, str]]:
    """Each source file that was read before, with its digest and its stamp then."""
    rows = catalog.execute("SELECT path, sha256, stamp FROM source_file")
    return {path: (sha256, stamp) for path, sha256, stamp in rows}


def stamp_files(catalog: sqlite3.Connection, stamps: Iterable[tuple[str, str]]) -> None:
    """Note the stamps of source files, by path, under which their digests were taken."""
    catalog.executemany("UPDATE source_file SET stamp = ? WHERE path = ?", ((stamp, path) for path, stamp in stamps))


def forget_files(catalog: sqlite3.Connection, paths: Iterable[str]) -> None:
    """Drop what these source files held."""
    catalog.executemany("DELETE FROM source_file WHERE path = ?", ((path,) for path in paths))


def add_file(catalog: sqlite3.Connection, path: str, sha256: str) -> None:
    """Note a source file before its telegrams are added."""
    catalog.execute(
        "INSERT INTO source_file (path, sha256) VALUES (?, ?) ON CONFLICT DO UPDATE SET sha256 = excluded.sha256",
        (path, sha256),
    )


def add_cable(catalog: sqlite3.Connection, row: CableRow) -> None:
    """Add a telegram with its aliases and tags."""
    n = catalog.execute(_INSERT, (*_values(row), row.claim, row.claim)).lastrowid
    if row.aliases:  # few telegrams
        catalog.executemany("INSERT OR IGNORE INTO alias VALUES (?, ?)", ((alias, n) for alias in row.aliases))
    catalog.executemany("INSERT OR IGNORE INTO tag VALUES (?, ?, ?, ?)", [(t[0], n, t[1], t[2]) for t in row.tags])
    if row.original:  # fewer
        catalog.execute("INSERT INTO original VALUES (?, ?)", (n, row.original))


def add_unreadable(catalog: sqlite3.Connection, path: str, source: Unreadable) -> None:
    """Add a source that gave no telegram."""
    values = (source.info.file, path, _pack(source))
    catalog.execute("INSERT OR REPLACE INTO unreadable VALUES (?, ?, ?)", values)


def unreadables(catalog: sqlite3.Connection) -> Iterator[Unreadable]:
    """Yield the sources that gave no telegram, by file."""
    for (value,) in catalog.execute("SELECT value FROM unreadable ORDER BY file"):
        yield _read_unreadable(value)


def read_one(catalog: sqlite3.Connection, n: int) -> StoredCable:
    """Return one telegram by its number in the catalog."""
    query = "SELECT id, parsed, header, raw, extra FROM cable WHERE n = ?"
    return stored(*catalog.execute(query, (n,)).fetchone())


def read_cable(catalog: sqlite3.Connection, n: int) -> Cable:
    """Return what was read of one telegram, without its source text, which takes longer to unpack than the rest."""
    row = catalog.execute("SELECT id, parsed, extra FROM cable WHERE n = ?", (n,)).fetchone()
    return settled(*row)


def original(catalog: sqlite3.Connection, n: int) -> bytes:
    """Return the bytes of the source of cable number `n` where it is no text; empty where it has none to be published."""
    row = catalog.execute("SELECT content FROM original WHERE n = ?", (n,)).fetchone()
    return bytes(row[0]) if row else b""


def find_number(catalog: sqlite3.Connection, cable_id: str) -> int | None:
    """Return the number of the cable with this ID or this one alias, `None` where none or several have it."""
    row = catalog.execute("SELECT n FROM cable WHERE id = ?", (cable_id,)).fetchone()
    if row:
        return int(row[0])
    rows = catalog.execute("SELECT n FROM alias WHERE alias = ?", (cable_id,)).fetchall()
    return int(rows[0][0]) if len(rows) == 1 else None


def count_cables(catalog: sqlite3.Connection) -> int:
    """Return the number of cables that have a page."""
    ((count,),) = catalog.execute("SELECT count(*) FROM cable WHERE id IS NOT NULL").fetchall()
    return int(count)


def years(catalog: sqlite3.Connection) -> Iterator[tuple[str | None, int]]:
    """Return each year, `None` for cables without a date, and how many cables that have a page are of it."""
    query = "SELECT substr(date, 1, 4) AS year, count(*) FROM cable WHERE id IS NOT NULL GROUP BY year ORDER BY year"
    return iter(catalog.execute(query))


def numbers(catalog: sqlite3.Connection) -> list[int]:
    """Return the numbers of the cables that have a page, in the order of date, post and number."""
    return [n for (n,) in catalog.execute("SELECT n FROM cable WHERE id IS NOT NULL ORDER BY date, post, serial, id")]


def numbered(catalog: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    """Return the same with the ID of each."""
    return iter(catalog.execute("SELECT n, id FROM cable WHERE id IS NOT NULL ORDER BY date, post, serial, id"))


def ids(catalog: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, CableId]:
    """Return the IDs of the cables with these numbers."""
    query = f"SELECT n, id FROM cable WHERE n IN {IN_LIST}"  # noqa: S608 - a constant
    return {n: CableId(name) for n, name in catalog.execute(query, (in_list(numbers),))}


def sources(catalog: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Return ID and SHA-256 of the source of every cable that has a page, in the order of date, post and number."""
    return iter(catalog.execute("SELECT id, sha256 FROM cable WHERE id IS NOT NULL ORDER BY date, post, serial, id"))


def findings(catalog: sqlite3.Connection) -> Iterator[tuple[str, Finding]]:
    """Yield every finding with the file it is about, by file; unreadable sources come last."""
    query = "SELECT coalesce(id, claim), parsed, header, raw, extra FROM cable ORDER BY file"
    for row in catalog.execute(query):
        cable = stored(*row).cable
        for finding in cable.findings:
            yield cable.source.file, finding
    for source in unreadables(catalog):
        yield source.info.file, source.finding


def count_findings(catalog: sqlite3.Connection) -> int:
    """Return the number of `findings` without reading the cables."""
    ((parsed,),) = catalog.execute("SELECT coalesce(sum(found), 0) FROM cable").fetchall()
    extra = catalog.execute("SELECT extra FROM cable WHERE extra IS NOT NULL")
    ((unread,),) = catalog.execute("SELECT count(*) FROM unreadable").fetchall()
    return int(parsed) + sum(len(_read_findings(value)) for (value,) in extra) + int(unread)


def stored(cable_id: str, parsed: bytes, header: str, raw: bytes, extra: bytes | None) -> StoredCable:
    """Unpack a telegram's columns."""
    return StoredCable(settled(cable_id, parsed, extra), header, raw)


def settled(cable_id: str, parsed: bytes, extra: bytes | None) -> Cable:
    """Unpack what was read of a telegram, under the ID that it goes by and with every finding."""
    cable = _read_cable(parsed)
    if extra or cable.id != cable_id:
        found = cable.findings + (_read_findings(extra) if extra else ())
        cable = msgspec.structs.replace(cable, id=CableId(cable_id), findings=tuple(sorted(found, key=_by_line)))
    return cable


def _by_line(finding: Finding) -> tuple[int, str, str]:
    return finding.line, finding.code, finding.note


def form_and_findings(row: CableRow) -> tuple[str, tuple[Finding, ...]]:
    """Return the form of its source and the findings of a telegram that is in no catalog yet."""
    cable = _read_cable(row.parsed)
    return cable.source.format, cable.findings
