"""What a source format hands over: the telegram's text and what the source says of it."""

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.model.finding import Finding

if TYPE_CHECKING:
    from generator.model.record import CableRecord


class SourceInfo(Struct, frozen=True):
    """Where a telegram came from.

    `file` is relative to the source folder with forward slashes; a member of an archive or a row of a dump follows a
    `!` (`dump.csv!17`, `box.zip!cables/a.txt`). `bytes` and `sha256` are of the source's own bytes: the file's, the
    archive member's, the row's.
    """

    format: str
    file: str
    bytes: int
    sha256: str


class StatedPerson(Struct, frozen=True):
    """A person whom the source's own markup names (FRUS `persName`); `note` is what its list of persons says."""

    written: str
    name: str
    note: str = ""


class Attribute(Struct, frozen=True):
    """What an archive's own record says of a telegram: `key` as the archive writes it (`Film Number`)."""

    key: str
    value: str


class EditorsNote(Struct, frozen=True):
    """What the editors of a volume put at a place in the text: a footnote, or without `text` the begin of a printed page.

    `label` is its number as written; `behind` the words of the text that it stands behind, empty where it has no place there.
    """

    label: str
    text: str
    behind: str = ""


class Stated(Struct, frozen=True):
    """What the source itself claims beside the text, as written; empty where it claims nothing.

    `foreign` where it is another country's telegram: its `Jakarta` is no post of the table.
    """

    id: str = ""
    date: str = ""
    classification: str = ""
    origin: str = ""
    subject: str = ""
    tags: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    released: str = ""
    people: tuple[StatedPerson, ...] = ()
    glosses: tuple[tuple[str, str], ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()
    to: tuple[str, ...] = ()
    foreign: bool = False
    precedence: str = ""
    notes: tuple[EditorsNote, ...] = ()


class RawCable(Struct, frozen=True):
    r"""One telegram as a source holds it.

    `text` is the telegram with the wrapping taken off (HTML tags, Markdown links) and newlines as `\n`; nothing else
    is changed. `raw` is what is published at the cable's `.txt`: the file's bytes where the file is the telegram,
    else `text` as UTF-8. `record` is what an archive of ours read of it before, where the source is that archive's data.
    `original` is the file that is no text and holds this one telegram alone (a PDF), published as
    it is beside the text; empty elsewhere.
    """

    info: SourceInfo
    text: str
    raw: bytes
    stated: Stated = Stated()
    findings: tuple[Finding, ...] = ()
    record: "CableRecord | None" = None
    original: bytes = b""


class Unreadable(Struct, frozen=True):
    """A source that gave no telegram: it is listed and gets a page, with `raw` (at most its first 64 KiB) shown."""

    info: SourceInfo
    finding: Finding
    raw: bytes = b""
