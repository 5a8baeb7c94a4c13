"""What is told once of a whole body, so that no block of it has to ask again."""

import math
from collections.abc import Sequence

from msgspec import Struct

from generator.parsing.layout import FULL, wrap_width
from generator.parsing.lines import TEXT, Line
from generator.parsing.redactions import may_be_redacted

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


def measured(pieces: Sequence[Line], text: str) -> Measure:
    """Measure the pieces of a body; `text` is that in which they stand."""
    lengths = [len(piece.text.rstrip()) if piece.sort is TEXT else 0 for piece in pieces]
    width = wrap_width([length for length in lengths if length])
    return Measure(
        text=text,
        width=width,
        full=width * FULL if width else math.inf,  # where lines are not wrapped none is full
        lengths=lengths,
        tabbed=holds_tabs(text),
        redacted=may_be_redacted(text),
    )


def holds_tabs(text: str) -> bool:
    """Whether white space other than blanks and line ends stands in the text; that beyond ASCII is not looked for."""
    return any(map(text.__contains__, _TABS))
