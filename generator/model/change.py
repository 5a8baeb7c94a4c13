"""What is different from the edition that was published before: the lines of the log of changes."""

from enum import StrEnum

from msgspec import Struct


class ChangeKind(StrEnum):
    """What happened to a cable."""

    ADDED = "added"
    CHANGED = "changed"  # its source is another one, or has other bytes
    CORRECTED = "corrected"  # the source is the same, and is read in another way
    WITHHELD = "withheld"  # the publisher keeps back more of it than before, or less
    REMOVED = "removed"


class DiffPiece(Struct, frozen=True, array_like=True):
    """A stretch of a text: `sign` is `=` where it stayed, `-` where it went, `+` where it came."""

    sign: str
    text: str


class TextChange(Struct, frozen=True):
    """A block of a cable, by its anchor, as it was and as it is; what stayed is cut short with `…`."""

    anchor: str
    pieces: tuple[DiffPiece, ...]


class FieldChange(Struct, frozen=True):
    """A field of the cable record in words, before and after; both empty where only the name is kept."""

    name: str
    before: str = ""
    after: str = ""


class Change(Struct, frozen=True, tag="change"):
    """One cable in one edition. `more` counts the blocks that differ too and are not shown."""

    edition: int
    id: str
    kind: ChangeKind
    fields: tuple[FieldChange, ...] = ()
    texts: tuple[TextChange, ...] = ()
    more: int = 0


class Gone(Struct, frozen=True, tag="gone"):
    """An address, as a file below the site, at which nothing stands since an edition; `to` is what stands in its place."""

    edition: int
    address: str
    to: str = ""


class Edition(Struct, frozen=True, tag="edition"):
    """A build that changed something, from 2: the first has nothing before it. `date` is the publisher's, or empty."""

    number: int
    date: str = ""


Line = Edition | Change | Gone
