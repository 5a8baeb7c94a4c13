"""The lines of a telegram, each knowing where it stands in the text and, in the body, what it is."""

from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum, auto
from itertools import accumulate, count
from operator import add, attrgetter

from msgspec import Struct


class Sort(StrEnum):
    """What a line of the body, or a part of one, is."""

    TEXT = auto()
    BLANK = auto()
    HEADING = auto()
    RULE = auto()
    BREAK = auto()
    FURNITURE = auto()


# bound once: looking up an enum's member by its name takes longer than the rest of a line's reading
TEXT, BLANK, HEADING, RULE, BREAK, FURNITURE = Sort

_START = attrgetter("start")


class Line(Struct, frozen=True, gc=False):
    """One line or a part of one: `[start, end)` in the text, the newline left out; `text` is that stretch.

    `number` counts from 1. `glued` where the part before stands on the same line.
    """

    number: int
    start: int
    end: int
    text: str
    sort: Sort = TEXT
    glued: bool = False

    @property
    def blank(self) -> bool:
        """Whether nothing but white space stands on it."""
        return not self.text or self.text.isspace()


def split_lines(text: str) -> tuple[Line, ...]:
    r"""Split the text at its newlines.

    Only `\n` ends a line (form feeds and Unicode separators are part of one), so offsets stay those of the text.
    """
    stretches = text.split("\n")
    written = list(accumulate(map(len, stretches), initial=0))  # characters above each line, the newlines not counted
    starts, ends = map(add, written, count()), map(add, written[1:], count())
    return tuple(map(Line, count(1), starts, ends, stretches))


def lines_from(lines: Sequence[Line], start: int) -> list[Line]:
    """Give the lines from the character `start` of the text on; the first one is cut where it begins before."""
    at = bisect_right(lines, start, key=_START) - 1
    rest = list(lines[at:])
    if rest[0].start < start:
        rest[0] = part_of(rest[0], start - rest[0].start, len(rest[0].text))
    return rest


def part_of(line: Line, start: int, end: int, sort: Sort = TEXT, *, glued: bool = False) -> Line:
    """Give the stretch `[start, end)` of a line as a line of its own."""
    return Line(line.number, line.start + start, line.start + end, line.text[start:end], sort, glued)


def sorted_as(line: Line, sort: Sort) -> Line:
    """Give the line as one of another sort."""
    return Line(line.number, line.start, line.end, line.text, sort, line.glued)
