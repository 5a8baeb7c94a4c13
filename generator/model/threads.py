"""Conversations: which cable answers which, and what the numbers around a lost one say of its date."""

from msgspec import Struct

from generator.model.identity import CableId
from generator.model.listing import CableLine


class ThreadPlace(Struct, frozen=True):
    """Where a cable stands among those that answer each other.

    `parent` is the cable that it answers: of those it cites the latest that is older than itself; null at the start of a
    thread. `root` is that start, `depth` the number of steps from it, `size` the number of cables in the answers below
    this one, itself included.
    """

    id: CableId
    parent: CableId | None
    root: CableId
    depth: int
    size: int


class Span(Struct, frozen=True):
    """Between which dates a telegram was sent, told by the nearest held numbers of its post and year; null where open."""

    after: CableLine | None = None
    before: CableLine | None = None


class ThreadEntry(Struct, frozen=True):
    """A line of a conversation; `line` is null for a cable that is not held.

    `indent` counts the steps from the first one shown, `hidden` the answers below it that are not shown.
    """

    id: CableId
    line: CableLine | None
    span: Span
    indent: int
    hidden: int = 0


class Thread(Struct, frozen=True):
    """The cables around one, each behind what it answers; `earlier` steps lead from `start` to the first one shown.

    `start` is null where the start is shown; `start_held` tells whether its page is a cable's or says that it is not held.
    `cites` has the places in `entries` of every two of which the first cites the second.
    """

    entries: tuple[ThreadEntry, ...] = ()
    start: CableId | None = None
    start_held: bool = False
    earlier: int = 0
    cites: tuple[tuple[int, int], ...] = ()
