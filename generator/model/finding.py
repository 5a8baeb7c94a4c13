"""What a reader of the archive should know about how a telegram was read."""

from enum import StrEnum

from msgspec import Struct


class Code(StrEnum):
    """What was found. The value is what data files and `check` print; `docs/findings.md` explains each."""

    # the source
    SOURCE_EMPTY = "source-empty"
    SOURCE_BINARY = "source-binary"
    SOURCE_UNREADABLE = "source-unreadable"
    SOURCE_UNRECOGNISED = "source-unrecognised"
    SOURCE_ENCODING = "source-encoding"
    SOURCE_TOO_LARGE = "source-too-large"
    SOURCE_DAMAGED = "source-damaged"
    SOURCE_SCANNED = "source-scanned"
    STATED_DIFFERS = "stated-differs"
    DUPLICATE_ID = "duplicate-id"
    DUPLICATE_TEXT = "duplicate-text"
    WITHHELD = "withheld"
    # the header
    HEADER_MISSING = "header-missing"
    ID_MISSING = "id-missing"
    ID_DIFFERS = "id-differs"
    DATE_MISSING = "date-missing"
    DATE_DIFFERS = "date-differs"
    CLASSIFICATION_MISSING = "classification-missing"
    CLASSIFICATION_GARBLED = "classification-garbled"
    POST_UNKNOWN = "post-unknown"
    EXECUTIVE_ORDER_UNKNOWN = "executive-order-unknown"
    DECLASSIFICATION_UNREAD = "declassification-unread"
    TAGS_MISSING = "tags-missing"
    TAG_UNKNOWN = "tag-unknown"
    TAG_REPAIRED = "tag-repaired"
    SUBJECT_MISSING = "subject-missing"
    REFERENCE_UNREAD = "reference-unread"
    CLASSIFIED_BY_UNREAD = "classified-by-unread"
    ADDRESSEE_UNREAD = "addressee-unread"
    PRECEDENCE_MISSPELT = "precedence-misspelt"
    # the body
    BODY_MISSING = "body-missing"
    BODY_UNNUMBERED = "body-unnumbered"
    PARAGRAPH_DUPLICATE = "paragraph-duplicate"
    PARAGRAPH_GAP = "paragraph-gap"
    PARAGRAPH_RESTART = "paragraph-restart"
    PARAGRAPH_REVERSED = "paragraph-reversed"
    MARKING_UNKNOWN = "marking-unknown"
    SECTION_HEADER = "section-header"
    REDACTED = "redacted"
    PARTIAL_EXTRACT = "partial-extract"
    AFTER_SIGNATURE = "after-signature"
    SIGNATURE_MISSING = "signature-missing"
    ENCODING_FAULT = "encoding-fault"
    CONTROL_CHARACTERS = "control-characters"
    UNPARSED = "unparsed"


class Finding(Struct, frozen=True, order=True):
    """One oddity, kept as data.

    `line` counts the lines of the telegram's text from 1 (0: no particular line); `note` is plain words with the
    written form, fit for readers.
    """

    code: Code
    line: int
    note: str
