"""What each line of a body is, before any block is built: text, blank, heading, rule, page break, furniture."""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum, auto

from msgspec import Struct

from generator.model.region import RegionKind
from generator.parsing.furniture import LONGEST_STAMP, is_repeated_line, page_breaks
from generator.parsing.headings import BLANKS, HASHES, RULE_AT_END, RULED_LINE, RULED_TAIL, is_rule, may_head
from generator.parsing.lines import Line
from generator.parsing.numbering import read_number

LONGEST_RULED = 300  # characters of a line that holds a heading and its rules

_ODD = frozenset(BLANKS) - frozenset(" \t\r\u00a0")  # what stands on lines that are blank all the same


class Sort(Enum):
    """What a piece of a line is."""

    TEXT = auto()
    BLANK = auto()
    HEADING = auto()
    RULE = auto()
    BREAK = auto()
    FURNITURE = auto()


# bound once: looking up an enum's member by its name takes longer than the rest of a line's reading
TEXT, BLANK, HEADING, RULE, BREAK, FURNITURE = Sort


class Piece(Struct, frozen=True, gc=False):
    """A line of the body or a part of one; `glued` where the one before stands on the same line."""

    line: Line
    sort: Sort
    glued: bool = False


REGIONS = {
    TEXT: RegionKind.PARAGRAPH,
    HEADING: RegionKind.HEADING,
    RULE: RegionKind.RULE,
    BREAK: RegionKind.PAGE_BREAK,
    FURNITURE: RegionKind.FURNITURE,
    BLANK: RegionKind.FURNITURE,  # a converter's line end
}


def cut_lines(lines: Iterable[Line]) -> list[Piece]:
    """Cut the lines into pieces, each of one sort; headings that need their neighbours to be known are still text."""
    pieces: list[Piece] = []
    for line in lines:
        text = line.text
        bare = text.strip()
        if bare[:1] in _ODD:
            bare = bare.strip(BLANKS)
        if not bare:
            pieces.append(Piece(line, BLANK))
        elif bare[0].isupper() and len(bare) <= LONGEST_STAMP and is_repeated_line(bare):
            pieces.append(Piece(line, FURNITURE))
        elif " OF " in text or " of 0" in text or "PAGE " in text:
            pieces += _around_breaks(line)
        elif "---" in text or not bare[0].isalnum():
            pieces += _drawn(line)
        else:
            pieces.append(Piece(line, TEXT))
    return pieces


def _around_breaks(line: Line) -> Iterator[Piece]:
    """Cut a page break out of a line that it shares with text (07RABAT1657, 08TEGUCIGALPA459)."""
    at, written = 0, False
    for start, end in page_breaks(line.text):
        if line.text[at:start].strip(BLANKS):
            yield from _drawn(part_of(line, at, start), glued=written)
            written = True
        yield Piece(part_of(line, start, end), BREAK)
        at = end
    if line.text[at:].strip(BLANKS):
        yield from _drawn(part_of(line, at, len(line.text)), glued=written)


def _drawn(line: Line, *, glued: bool = False) -> Iterator[Piece]:
    """Tell rules, and headings that stand on one line with theirs, from text."""
    text = line.text
    if is_rule(text):
        yield Piece(line, RULE, glued)
    elif HASHES.match(text):
        yield Piece(line, HEADING, glued)
    elif "----" in text:
        yield from _ruled(line, glued=glued)
    else:
        yield Piece(line, TEXT, glued)


def _ruled(line: Line, *, glued: bool) -> Iterator[Piece]:
    tail = RULED_TAIL.search(line.text)
    if tail and may_head(tail["words"]):
        yield Piece(part_of(line, 0, tail.start("rule")), TEXT, glued)
        yield from _groups(line, tail, {"rule": RULE, "words": HEADING, "under": RULE}, glued=True)
        return
    found = RULED_LINE.match(line.text) if len(line.text) <= LONGEST_RULED else None
    if found and read_number(line.text) is None:
        sort = HEADING if may_head(found["words"]) else TEXT
        yield from _groups(line, found, {"over": RULE, "words": sort, "under": RULE}, glued=glued)
        return
    drawn = RULE_AT_END.search(line.text, max(0, len(line.text) - LONGEST_RULED))
    if drawn:  # the rule that should stand above the next heading
        yield Piece(part_of(line, 0, drawn.start()), TEXT, glued)
        yield Piece(part_of(line, *drawn.span("rule")), RULE, glued=True)
    else:
        yield Piece(line, TEXT, glued)


def _groups(line: Line, found: re.Match[str], sorts: Mapping[str, Sort], *, glued: bool) -> Iterator[Piece]:
    for name, sort in sorts.items():
        start, end = found.span(name)
        if start < end:
            yield Piece(part_of(line, start, end), sort, glued)
            glued = True


def part_of(line: Line, start: int, end: int) -> Line:
    """Give the stretch `[start, end)` of a line as a line of its own."""
    return Line(line.number, line.start + start, line.start + end, line.text[start:end])
