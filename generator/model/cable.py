"""A telegram as it was read: the values of its header and the blocks of its body."""

from enum import StrEnum

from msgspec import Struct

from generator.model.finding import Finding
from generator.model.identity import CableId, Mrn, PostCode
from generator.model.region import Region
from generator.model.source import SourceInfo, Stated


class Level(StrEnum):
    """Classification levels, lowest first."""

    UNCLASSIFIED = "UNCLASSIFIED"
    FOUO = "FOR OFFICIAL USE ONLY"
    LOU = "LIMITED OFFICIAL USE"
    CONFIDENTIAL = "CONFIDENTIAL"
    SECRET = "SECRET"
    TOP_SECRET = "TOP SECRET"


class Classification(Struct, frozen=True):
    """`level` is null where none can be read; `caveats` as in `["NOFORN"]`."""

    level: Level | None = None
    caveats: tuple[str, ...] = ()


class Origin(Struct, frozen=True):
    """Who sent it: `post` is null where the FM line names no post of the vocabulary; `written` is the FM line's text."""

    post: PostCode | None = None
    name: str = ""
    country: str = ""
    written: str = ""


class Addressee(Struct, frozen=True):
    """One line of TO or INFO; `mcn` is the message continuity number as written, `excluded` the XMT posts."""

    name: str
    routing: str | None = None
    post: PostCode | None = None
    precedence: str | None = None
    mcn: str | None = None
    excluded: tuple[str, ...] = ()


class Declassification(Struct, frozen=True):
    """The E.O. line: `date` is ISO 8601; `event` in words; `exemption` as `25X1` or `XGDS-3`; `written` as it stands."""

    order: str | None = None
    date: str | None = None
    event: str | None = None
    exemption: str | None = None
    written: str = ""


class ClassifiedBy(Struct, frozen=True):
    """Who classified it, with the letters of section 1.4 (1.5 before 2003) in `reasons`."""

    name: str = ""
    title: str = ""
    reasons: tuple[str, ...] = ()
    written: str = ""


class TagKind(StrEnum):
    """What a TAGS entry names (5 FAH-3, TAGS/Terms Handbook)."""

    SUBJECT = "subject"
    PROGRAM = "program"
    ORGANIZATION = "organization"
    COUNTRY = "country"
    REGION = "region"
    PERSON = "person"
    UNKNOWN = "unknown"


class Tag(Struct, frozen=True):
    """One TAGS entry; `written` differs from `code` where a glued or misspelt tag was repaired."""

    code: str
    kind: TagKind
    name: str
    written: str


class ReferenceKind(StrEnum):
    """What a REF item points to."""

    CABLE = "cable"
    EMAIL = "email"
    TELCON = "telcon"
    DOCUMENT = "document"
    REPORT = "report"
    OTHER = "other"


class Reference(Struct, frozen=True):
    """One item of the REF block as read, not yet looked up.

    `candidates` are the telegrams it can mean by its own words and the year rules, likeliest first; empty where it is
    no telegram. Items that share a label (`A. PARIS 7682 AND 7683`) stand one after the other. `paragraphs` are those of
    the telegram that the item names (`LJUBLJANA 318, PARAGRAPH 6`).
    """

    label: str | None
    written: str
    kind: ReferenceKind
    candidates: tuple[Mrn, ...] = ()
    notal: bool = False
    date: str | None = None
    paragraphs: tuple[int, ...] = ()


class BlockKind(StrEnum):
    """What a block of the body is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    UNPARSED = "unparsed"


class Role(StrEnum):
    """What a paragraph is for."""

    SUMMARY = "summary"
    COMMENT = "comment"
    ACTION_REQUEST = "action_request"
    NOTE = "note"
    BODY = "body"


class PartKind(StrEnum):
    """How a stretch of a block's text is set."""

    TEXT = "text"
    ITEM = "item"
    SUBITEM = "subitem"
    PREFORMATTED = "preformatted"


class Part(Struct, frozen=True):
    """A stretch `[start, end)` of the block's `text`; of an item, `mark` (`--`, `a.`) is the written mark before it.

    `line` is the first line of the telegram's text that it came from, counted from 1.
    """

    kind: PartKind
    start: int
    end: int
    line: int
    mark: str = ""


class PageBreak(Struct, frozen=True):
    """A page-break line that stood in the text: `at` is an offset in the block's `text`."""

    at: int
    written: str


class Redaction(Struct, frozen=True):
    """A stretch of the block's `text` that was blacked out before the source was published."""

    start: int
    end: int


class Block(Struct, frozen=True):
    """One heading, one numbered paragraph with all that belongs to it, or a stretch that was not understood.

    `anchor` is unique in the cable (`par5`, `par6-2`; `sec-summary` of headings). `text` has the parts in reading
    order, joined by a blank line, item marks included, wrapped lines joined; the paragraph's number and marking are
    not in it. `line` is the first source line, counted from 1.
    """

    kind: BlockKind
    anchor: str
    text: str
    line: int
    number: int | None = None
    marking: str | None = None
    role: Role = Role.BODY
    parts: tuple[Part, ...] = ()
    page_breaks: tuple[PageBreak, ...] = ()
    redactions: tuple[Redaction, ...] = ()


class Signer(Struct, frozen=True):
    """Who signed: `name` in title case (`Murray`), `written` as it stands (`MURRAY`)."""

    name: str
    written: str


class CitationMark(Struct, frozen=True):
    """A place in a block's text that cites something, not yet looked up.

    `start` and `end` are offsets in the text of the block with that `anchor`. `labels` are the REF letters it names
    (`("A", "B")`; empty and `bare` true for "reftel"), `candidates` telegrams it names by number, `paragraphs` the
    numbers it names: of this cable where neither labels nor candidates are given.
    """

    anchor: str
    start: int
    end: int
    written: str
    labels: tuple[str, ...] = ()
    bare: bool = False
    candidates: tuple[Mrn, ...] = ()
    paragraphs: tuple[int, ...] = ()


class Cable(Struct, frozen=True):
    """A telegram as it was read. `date` is UTC (`2008-04-17T15:31:00Z`), or a day only, or null."""

    id: CableId
    source: SourceInfo
    mrn: Mrn | None = None
    stated: Stated = Stated()
    aliases: tuple[CableId, ...] = ()
    date: str | None = None
    subject: str = ""
    title: str = ""
    classification: Classification = Classification()
    captions: tuple[str, ...] = ()
    passing: tuple[str, ...] = ()
    origin: Origin = Origin()
    precedence: str | None = None
    transmission_id: str | None = None
    action: tuple[Addressee, ...] = ()
    info: tuple[Addressee, ...] = ()
    declassification: Declassification = Declassification()
    classified_by: tuple[ClassifiedBy, ...] = ()
    tags: tuple[Tag, ...] = ()
    references: tuple[Reference, ...] = ()
    citations: tuple[CitationMark, ...] = ()
    blocks: tuple[Block, ...] = ()
    signer: Signer | None = None
    findings: tuple[Finding, ...] = ()


class Parsed(Struct, frozen=True):
    """What parsing gives: the cable (its findings in line order) and where each character of the text went."""

    cable: Cable
    regions: tuple[Region, ...]
