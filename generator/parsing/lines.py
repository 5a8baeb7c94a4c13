"""The lines of a telegram, each knowing where it stands in the text and, in the body, what it is."""

from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum, auto
from operator import attrgetter

from msgspec import Struct


class LineKind(StrEnum):
    """What a line of the body, or a part of one, is."""

    TEXT = auto()
    BLANK = auto()
    HEADING = auto()
    RULE = auto()
    BREAK = auto()
    FURNITURE = auto()


# bound once: looking up an enum's member by its name takes longer than the rest of a line's reading
TEXT, BLANK, HEADING, RULE, BREAK, FURNITURE = LineKind

START = attrgetter("start")  # by which a line, or a region, is found among others


class Line(Struct, frozen=True, gc=False):
    """One line or a part of one: `[start, end)` in the text, the newline left out; `text` is that stretch.

    `number` counts from 1. `continues` where the part before stands on the same line.
    """

    number: int
    start: int
    end: int
    text: str
    kind: LineKind = TEXT
    continues: bool = False

    @property
    def blank(self) -> bool:
        """Whether nothing but white space stands on it."""
        return not self.text or self.text.isspace()


def split_lines(text: str) -> list[Line]:
    r"""Split the text at its newlines.

    Only `\n` ends a line (form feeds and Unicode separators are part of one), so offsets stay those of the text.
    """
    found: list[Line] = []
    start = 0
    for number, stretch in enumerate(text.split("\n"), 1):
        end = start + len(stretch)
        # an empty line is told here, where it costs nothing; one of blanks alone when the body's lines are cut
        found.append(Line(number, start, end, stretch) if stretch else Line(number, start, end, stretch, BLANK))
        start = end + 1
    return found


def lines_from(lines: Sequence[Line], start: int) -> list[Line]:
    """Return the lines from the character `start` of the text on; the first one is cut where it begins before."""
    at = bisect_right(lines, start, key=START) - 1
    rest = list(lines[at:])
    if rest[0].start < start:
        rest[0] = part_of(rest[0], start - rest[0].start, len(rest[0].text))
    return rest


def part_of(line: Line, start: int, end: int, kind: LineKind = TEXT, *, continues: bool = False) -> Line:
    """Return the stretch `[start, end)` of a line as a line of its own."""
    return Line(line.number, line.start + start, line.start + end, line.text[start:end], kind, continues)


def sorted_as(line: Line, kind: LineKind) -> Line:
    """Return the line as one of another kind."""
    return Line(line.number, line.start, line.end, line.text, kind, line.continues)


def upper_case(text: str) -> str:
    """Return the text in capitals, every character in its place (`ß` has two)."""
    upper = text.upper()
    return upper if len(upper) == len(text) else "".join(map(_capital, text))


def _capital(char: str) -> str:
    upper = char.upper()
    return upper if len(upper) == 1 else char
