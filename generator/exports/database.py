"""The archive as one SQLite database, ready for Datasette."""

import sqlite3
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.model.cable import BlockKind
from generator.model.record import CableRecord

DATABASE = "archive.sqlite"
METADATA = "archive.metadata.json"
_SCHEMA, _INDEXES = (
    files("generator.exports").joinpath(name).read_text(encoding="utf-8")
    for name in ("database.sql", "database_indexes.sql")
)


class Query(Struct, frozen=True):
    """A question that the database answers: `sql` takes the names after colons."""

    title: str
    sql: str


ABOUT = {
    "cable": "One row a cable: what its header says.",
    "tag": "The TAGS of the archive, with what each stands for.",
    "cable_tag": "Which cable has which tag.",
    "paragraph": "One row a paragraph, with its text.",
    "reference": "What each cable refers to: the items of its REF block, then the citations in its text.",
    "person": "Everyone whom the archive names.",
    "mention": "One row a place that names a person.",
    "finding": "What is to be known of how a cable was read.",
}
QUERIES = {
    "posts_of_tag": Query(
        "Which posts wrote under a tag?",
        "SELECT post, count(*) AS cables FROM cable JOIN cable_tag ON cable_tag.cable = cable.id "
        "WHERE tag = :tag GROUP BY post ORDER BY cables DESC, post",
    ),
    "paragraphs_with": Query(
        "Which paragraphs have these words?",
        "SELECT cable, anchor, text FROM paragraph_fts JOIN paragraph ON paragraph.n = paragraph_fts.rowid "
        "WHERE paragraph_fts MATCH :words ORDER BY rank, n".replace("text FROM", "paragraph.text FROM"),
    ),
    "most_wanted": Query(
        "Which cables are cited most and not in the archive?",
        "SELECT target, count(DISTINCT cable) AS cables FROM reference WHERE outcome = 'not_held' "
        "GROUP BY target ORDER BY cables DESC, target",
    ),
}


_LISTS = 64 * 1024 * 1024  # bytes of the index of words that are held before they are written


class DatabaseFile:
    """The database as it grows, by one cable after the other in the order of the archive."""

    def __init__(self, file: Path) -> None:
        file.unlink(missing_ok=True)
        self._database = sqlite3.connect(file)
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("PRAGMA synchronous = OFF")
        self._database.execute("PRAGMA cache_size = -65536")  # with the usual 2 MB pages are written again and again
        self._database.executescript(_SCHEMA)

    def add(self, record: CableRecord) -> None:
        """Take a cable as it was read from JSON, which has no lone surrogates, as SQLite has none."""
        for table, rows in (
            ("cable", [_cable(record)]),
            ("tag", [(tag.code, tag.kind, tag.name) for tag in record.tags]),
            ("cable_tag", [(record.id, tag.code) for tag in record.tags]),
            ("paragraph", list(_paragraphs(record))),
            ("reference", list(_references(record))),
            ("person", [(person.slug, person.name) for person in record.people]),
            ("mention", list(_mentions(record))),
            ("finding", [(None, record.id, one.code, one.line, one.note) for one in record.findings]),
        ):
            if rows:
                marks = ", ".join("?" * len(rows[0]))
                self._database.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", rows)  # noqa: S608 - names above

    def close(self) -> None:
        """Say which targets are held, which is known only now, and make the indexes, that of words too."""
        with self._database as database:
            database.execute("UPDATE reference SET held = target WHERE target IN (SELECT id FROM cable)")
            # with the usual 1 MB the lists are written in many pieces, and to merge them takes longer than to make them
            database.execute("INSERT INTO paragraph_fts (paragraph_fts, rank) VALUES ('hashsize', ?)", (_LISTS,))
            database.execute("INSERT INTO paragraph_fts (paragraph_fts) VALUES ('rebuild')")
            database.execute("INSERT INTO paragraph_fts (paragraph_fts) VALUES ('optimize')")
            for statement in filter(str.strip, _INDEXES.split(";")):
                database.execute(statement)
        self._database.close()


def metadata(title: str) -> bytes:
    """Return Datasette's metadata file: what each table is, and the questions."""
    tables = {name: {"description": about} for name, about in ABOUT.items()}
    queries = {name: {"title": query.title, "sql": query.sql} for name, query in QUERIES.items()}
    whole = {"title": title, "databases": {"archive": {"tables": tables, "queries": queries}}}
    return msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n"


Row = tuple[str | int | None, ...]


def _cable(record: CableRecord) -> Row:
    said = (record.id, record.date, record.title, record.subject, record.classification.level)
    origin = (record.origin.post, record.origin.name, record.origin.country, record.precedence, record.declassify_on)
    signer = record.signer.name if record.signer else None
    source = (record.source.format, record.source.file, record.source.sha256)
    return (*said, " ".join(record.classification.caveats), *origin, signer, *source)


def _paragraphs(record: CableRecord) -> Iterator[Row]:
    for block in record.blocks:
        if block.kind is not BlockKind.HEADING:
            yield None, record.id, block.anchor, block.number, block.marking, block.role, block.text


def _references(record: CableRecord) -> Iterator[Row]:
    for link in record.references:
        yield None, record.id, None, link.label, link.written, link.kind, link.target, None, link.outcome
    for citation in record.citations:
        for target in citation.targets:
            place = (citation.anchor, target.label, citation.written, "cable")
            yield None, record.id, *place, target.id or record.id, None, target.outcome


def _mentions(record: CableRecord) -> Iterator[Row]:
    for person in record.people:
        for one in person.mentions:
            place = (one.anchor, one.start, one.end) if one.anchor else (None, None, None)
            yield None, record.id, person.slug, one.role, one.written, one.title, one.affiliation, *place
