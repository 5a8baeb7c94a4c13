"""What is told once of a whole body, so that no block of it has to ask again."""

import math
from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

from generator.parsing.layout import FULL
from generator.parsing.lines import TEXT
from generator.parsing.prose import Cut
from generator.parsing.redactions import may_be_redacted

WRAP_MOST = 90  # characters; longer lines are whole paragraphs, not wrapped ones
_TABS = "\t\r\v\f\x1c\x1d\x1e\x1f"  # the white space of ASCII, but for blanks and line ends


class Measure(Struct, frozen=True):
    """How a body's lines are set: `width` is where they are wrapped, 0 where they are not.

    A line of more than `full` characters was ended by the wrap; `lengths` has that of each, 0 for what is no text. `text` is
    the telegram's; `tabbed` where it holds white space that is no blank, `redacted` where something can have been blacked out.
    """

    text: str
    width: int
    full: float
    lengths: Sequence[int]
    tabbed: bool
    redacted: bool


def measured(cut: Cut, text: str) -> Measure:
    """Measure the pieces of a body; `text` is that in which they stand."""
    pieces = cut.pieces
    lengths = [len(piece.text.rstrip()) for piece in pieces]
    for at in cut.special:
        if pieces[at].kind is not TEXT:
            lengths[at] = 0
    width = _width(lengths)
    return Measure(
        text=text,
        width=width,
        full=width * FULL if width else math.inf,  # where lines are not wrapped none is full
        lengths=lengths,
        tabbed=holds_tabs(text),
        redacted=may_be_redacted(text),
    )


def _width(lengths: Sequence[int]) -> int:
    """Return where the lines of a body are wrapped: the length that nine of ten stay below; 0 where paragraphs are one line."""
    ordered = sorted(lengths)
    first = bisect_right(ordered, 0)
    if first == len(ordered):
        return 0
    width = ordered[first + int((len(ordered) - first) * 0.9)]
    return width if width <= WRAP_MOST else 0


def holds_tabs(text: str) -> bool:
    """Whether white space other than blanks and line ends stands in the text; that beyond ASCII is not looked for."""
    return any(map(text.__contains__, _TABS))
