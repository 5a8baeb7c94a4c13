"""References and citations after they were looked up in the archive."""

from enum import StrEnum

from msgspec import Struct

from generator.model.cable import ReferenceKind
from generator.model.identity import CableId


class Outcome(StrEnum):
    """What became of a reference."""

    HELD = "held"
    NOT_HELD = "not_held"
    AMBIGUOUS = "ambiguous"
    NOT_A_CABLE = "not_a_cable"


class CitationTarget(Struct, frozen=True):
    """What an in-text citation points to; `id` is null for the citing cable itself or where nothing was found.

    `anchor` is the cited paragraph's (`par4`), null where the whole cable is meant or it has no such paragraph. Without
    an `id` it is a place on the citing cable's own page: a paragraph, an item of its references that is no cable
    (`ref-c`), or their list (`references`) where several could be meant. `label` is the REF letter it was named by.
    """

    id: CableId | None
    outcome: Outcome
    paragraph: int | None = None
    anchor: str | None = None
    label: str | None = None


class Link(Struct, frozen=True):
    """One REF item looked up. `target` is the cable meant, held or not; `offered` all that could be, where ambiguous.

    `places` are the paragraphs of the target that the item names, mostly none.
    """

    label: str | None
    written: str
    kind: ReferenceKind
    outcome: Outcome
    target: CableId | None = None
    offered: tuple[CableId, ...] = ()
    notal: bool = False
    date: str | None = None
    places: tuple[CitationTarget, ...] = ()


class Citation(Struct, frozen=True):
    """A place in the text of the block `anchor`, characters `[start, end)`, and what it points to."""

    anchor: str
    start: int
    end: int
    written: str
    targets: tuple[CitationTarget, ...]


class Backlink(Struct, frozen=True):
    """A place in cable `id` that cites this one: its paragraph (null: its REF block), the sentence around it.

    `paragraph_anchor` is the paragraph of this cable that is cited, null where the whole cable is.
    """

    id: CableId
    anchor: str | None
    sentence: str
    paragraph_anchor: str | None = None


class Links(Struct, frozen=True):
    """All that one cable points to."""

    references: tuple[Link, ...] = ()
    citations: tuple[Citation, ...] = ()
