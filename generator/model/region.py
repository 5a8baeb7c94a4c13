"""Where each character of a telegram went."""

from enum import StrEnum

from msgspec import Struct


class RegionKind(StrEnum):
    """What a stretch of the telegram's text is."""

    FORMAT_LINE = "format-line"  # VZCZC..., OO RUEHFL ..., DE RUEHBS #0579, ZNY CCCCC ZZH
    DATE_TIME_GROUP = "date-time-group"
    FROM = "from"
    TO = "to"
    INFO = "info"
    CLASSIFICATION = "classification"
    CAPTION = "caption"
    PASSING = "passing"
    EXECUTIVE_ORDER = "executive-order"
    TAGS = "tags"
    SUBJECT = "subject"
    REFERENCE = "reference"
    CLASSIFIED_BY = "classified-by"
    HEADING = "heading"
    RULE = "rule"
    PARAGRAPH = "paragraph"
    PAGE_BREAK = "page-break"
    SIGNATURE = "signature"
    FURNITURE = "furniture"  # a release stamp, NNNN, a repeated classification: not the telegram's words
    UNPARSED = "unparsed"


class Region(Struct, frozen=True, order=True, gc=False):
    """A half-open stretch `[start, end)` of `RawCable.text`, in characters.

    Law: the regions of a telegram do not overlap, and every non-blank character lies in exactly one.
    """

    start: int
    end: int
    kind: RegionKind
