"""The downloads that are tables: which columns each has and the rows that one cable gives."""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from generator.model.cable import BlockKind
from generator.model.record import CableRecord

Cell = str | int | bool | None

# a spreadsheet runs a cell that starts with one of these as a formula
# (OWASP, "CSV Injection"); an apostrophe before it makes it text
_FORMULA = frozenset("=+-@\t\r")


class Table(Struct, frozen=True):
    """A table of the downloads: `rows` gives a cable's rows, as wide as `columns`; `about` tells readers what it is."""

    name: str
    about: str
    columns: tuple[str, ...]
    rows: Callable[[CableRecord], Iterator[tuple[Cell, ...]]]


def csv_lines(rows: Iterable[tuple[Cell, ...]]) -> bytes:
    """Write rows of two cells or more as CSV (RFC 4180, UTF-8), each cell safe to open in a spreadsheet."""
    return "".join(",".join(map(_written, row)) + "\r\n" for row in rows).encode("utf-8", "replace")


def _written(cell: Cell) -> str:
    """Return a cell, in quotes where it holds what ends one.

    `csv.writer` looks at every character by itself, which takes ten times as long for a paragraph.
    """
    if isinstance(cell, str):
        safe = f"'{cell}" if cell[:1] in _FORMULA else cell
        if "," in safe or '"' in safe or "\n" in safe or "\r" in safe:  # sooner told than by a pattern
            return '"' + safe.replace('"', '""') + '"'
        return safe
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else str(cell)


def _cables(record: CableRecord) -> Iterator[tuple[Cell, ...]]:
    yield (
        record.id,
        record.date,
        record.title,
        record.subject,
        record.classification.level,
        " ".join(record.classification.caveats),
        record.origin.post,
        record.origin.name,
        record.origin.country,
        record.precedence,
        " ".join(tag.code for tag in record.tags),
        " ".join(record.captions),
        record.declassify_on,
        record.signer.name if record.signer else None,
        "; ".join(person.name for person in record.classified_by if person.name),
        len(record.blocks),
        len(record.references),
        len(record.cited_by),
        record.source.format,
        record.source.file,
        record.source.sha256,
    )


def _paragraphs(record: CableRecord) -> Iterator[tuple[Cell, ...]]:
    for block in record.blocks:
        if block.kind is not BlockKind.HEADING:
            yield record.id, block.anchor, block.number, block.marking, block.role, block.text


def _references(record: CableRecord) -> Iterator[tuple[Cell, ...]]:
    for link in record.references:
        offered = " ".join(link.offered)
        yield record.id, None, link.label, link.written, link.kind, link.target, None, link.outcome, offered, link.notal
    for citation in record.citations:
        for target in citation.targets:
            cited = target.id or record.id
            where = (citation.anchor, None, citation.written, "cable")
            yield record.id, *where, cited, target.anchor, target.outcome, "", False


def _attributes(record: CableRecord) -> Iterator[tuple[Cell, ...]]:
    for one in record.archive_record:
        yield record.id, one.key, one.value


def _mentions(record: CableRecord) -> Iterator[tuple[Cell, ...]]:
    for person in record.people:
        for one in person.mentions:
            place = (one.anchor, one.start, one.end) if one.anchor else (None, None, None)
            yield record.id, person.slug, person.name, one.role, one.written, one.title, one.affiliation, *place


TABLES = (
    Table(
        "cables.csv",
        "One row a cable: what its header says.",
        (
            *("id", "date", "title", "subject", "classification", "caveats", "post", "origin", "country", "precedence"),
            *("tags", "captions", "declassify_on", "signer", "classified_by", "blocks", "references", "cited_by"),
            *("source_format", "source_file", "source_sha256"),
        ),
        _cables,
    ),
    Table(
        "paragraphs.csv",
        "One row a paragraph, with its anchor, number, portion marking and text.",
        ("cable", "anchor", "number", "marking", "role", "text"),
        _paragraphs,
    ),
    Table(
        "references.csv",
        "One row a reference: the items of the REF block, then the citations in the text with the place of each.",
        (*("cable", "anchor", "label", "written", "kind", "target", "target_anchor", "outcome", "offered", "notal"),),
        _references,
    ),
    Table(
        "mentions.csv",
        "One row a place that names a person: who it is, as what, how it is written, and where in the paragraph's text.",
        ("cable", "person", "name", "role", "written", "title", "affiliation", "anchor", "start", "end"),
        _mentions,
    ),
    Table(
        "attributes.csv",
        "One row an attribute of the archive's own record: film number, concepts, drafter, release and the like.",
        ("cable", "key", "value"),
        _attributes,
    ),
)
