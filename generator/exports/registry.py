"""The download formats, in the order of the downloads page."""

from collections.abc import Iterable

from msgspec import Struct

from generator.exports.tables import TABLES, csv_lines
from generator.model.record import CableRecord

JSONL = "cables.jsonl"


class Download(Struct, frozen=True):
    """A file of the downloads: its name below `/data/`, what it is, and what stands at its top."""

    name: str
    about: str
    top: bytes


DOWNLOADS = (
    Download(JSONL, "One JSON object a cable, with everything that the archive knows of it.", b""),
    *(Download(table.name, table.about, csv_lines([table.columns])) for table in TABLES),
)


def portions(records: Iterable[tuple[CableRecord, bytes]]) -> dict[str, bytes]:
    """Return what these cables, each with its line of JSON, add to each download: portions in order make the file."""
    held, lines = zip(*records, strict=True)
    made = {JSONL: b"".join(lines)}
    for table in TABLES:
        made[table.name] = csv_lines(row for record in held for row in table.rows(record))
    return made
