"""Lines that are plainly running text: their first two letters say so, and no other rule of the body need look at them."""

from collections.abc import Iterable, Sequence
from string import ascii_letters, ascii_lowercase

from msgspec import Struct

from generator.parsing.lines import Line

_ROMAN = frozenset("ivx")  # `iv.` is an item's mark
# a letter and a small one: no number, no item's mark, no rule, no line in capitals, no release stamp (`Review ...`)
PROSE = frozenset(
    first + second
    for first in ascii_letters
    for second in ascii_lowercase
    if not {first, second} <= _ROMAN and first + second not in {"Re", "Sy"}
)


class Cut(Struct, frozen=True, gc=False):
    """The pieces of a body's lines; `special` are the places of all that is not plainly running text, in order.

    `doubtful` are those of them that are text until a rule that looks at their neighbours knows better; empty behind it.
    """

    pieces: list[Line]
    special: Sequence[int]
    doubtful: Sequence[int] = ()


def special_lines(lines: Sequence[Line]) -> Sequence[int]:
    """Return which lines are not plainly running text: those that begin otherwise, or hold a page break, a rule, a stamp."""
    return [
        at
        for at, line in enumerate(lines)
        if (text := line.text)[:2] not in PROSE
        or ("-" in text and "---" in text)  # one character is found in no time
        or ("0" in text and (" OF " in text or " of 0" in text))  # section 001 of at most 099
        or ("G" in text and "PAGE " in text)
        or ("/" in text and "eclassified" in text)  # Declassified/Released
    ]


def merged(special: Sequence[int], more: Iterable[int]) -> Sequence[int]:
    """Return the places with more of them, in order, each once."""
    found = set(more)
    return sorted(found.union(special)) if found else special
