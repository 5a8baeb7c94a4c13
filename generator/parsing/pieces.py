"""What each line of a body is, before any block is built: text, heading, rule, page break, a second header."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto

from msgspec import Struct

from generator.model.region import RegionKind
from generator.parsing.fields.classification import read_classification_line
from generator.parsing.fields.date_time_group import read_date_time_group
from generator.parsing.furniture import is_furniture_line, page_breaks
from generator.parsing.header import read_header
from generator.parsing.headings import (
    HASHES,
    heading_above,
    is_capitals_heading,
    is_known_heading,
    is_rule,
)
from generator.parsing.lines import Line
from generator.parsing.numbering import read_number

SECTION_LINES = 80  # lines of a second header; those of the samples have at most 40
_SMALL = re.compile(r"[a-z]")
_CAPITAL = re.compile(r"[A-Z]")
CAPITALS = 0.08  # a body with fewer small letters than that is all in capitals


class Sort(Enum):
    """What a piece of a line is."""

    TEXT = auto()
    BLANK = auto()
    HEADING = auto()
    RULE = auto()
    BREAK = auto()
    FURNITURE = auto()
    SECTION = auto()


class Piece(Struct, frozen=True):
    """A line of the body or a part of one; `glued` where the one before stands on the same line."""

    line: Line
    sort: Sort
    glued: bool = False


REGIONS = {
    Sort.TEXT: RegionKind.PARAGRAPH,
    Sort.HEADING: RegionKind.HEADING,
    Sort.RULE: RegionKind.RULE,
    Sort.BREAK: RegionKind.PAGE_BREAK,
    Sort.FURNITURE: RegionKind.FURNITURE,
    Sort.SECTION: RegionKind.FURNITURE,
}


def sort_lines(text: str, lines: Sequence[Line]) -> list[Piece]:
    """Say what each line is."""
    pieces = list(_cut(lines))
    _mark_sections(text, pieces)
    _mark_headings(pieces)
    return pieces


def _cut(lines: Sequence[Line]) -> Iterator[Piece]:
    for line in lines:
        if not line.text.strip(" \t\r\\"):
            yield Piece(line, Sort.BLANK)
        elif is_rule(line.text):
            yield Piece(line, Sort.RULE)
        elif is_furniture_line(line.text):
            yield Piece(line, Sort.BREAK if any(page_breaks(line.text)) else Sort.FURNITURE)
        else:
            yield from _around_breaks(line)


def _around_breaks(line: Line) -> Iterator[Piece]:
    """Cut a page break out of a line that it shares with text (07RABAT1657, 08TEGUCIGALPA459)."""
    at = 0
    for found in sorted(page_breaks(line.text), key=lambda match: match.start()):
        if found.start() < at:
            continue
        if line.text[at : found.start()].strip():
            yield Piece(_part(line, at, found.start()), Sort.TEXT, glued=at > 0)
        yield Piece(_part(line, found.start(), found.end()), Sort.BREAK, glued=True)
        at = found.end()
    if line.text[at:].strip():
        yield Piece(_part(line, at, len(line.text)), Sort.TEXT, glued=at > 0)


def _part(line: Line, start: int, end: int) -> Line:
    return Line(line.number, line.start + start, line.start + end, line.text[start:end])


def _mark_sections(text: str, pieces: list[Piece]) -> None:
    """Find the whole header of a second section in mid-body (90CAPETOWN97): its lines are no text."""
    at = 0
    while at < len(pieces):
        if pieces[at].sort is not Sort.TEXT or not _opens_section(pieces, at):
            at += 1
            continue
        lines = [piece.line for piece in pieces[at : at + SECTION_LINES]]
        header = read_header(text[: lines[-1].end], lines)
        claimed = [region for region in header.regions if region.start < header.body_start]
        for place in range(at, min(at + SECTION_LINES, len(pieces))):
            line = pieces[place].line
            if pieces[place].sort is Sort.TEXT and any(r.start <= line.start and line.end <= r.end for r in claimed):
                pieces[place] = Piece(line, Sort.SECTION)
        at += 1


def _opens_section(pieces: list[Piece], at: int) -> bool:
    text = pieces[at].line.text
    if text[:1] in " CSULTRPOZ\tc" and (read := read_classification_line(text)):
        return read.serial is not None and "OF" in text.upper().replace(" ", "")
    return text[:1] in "ROPZ" and read_date_time_group(text) is not None


def _mark_headings(pieces: list[Piece]) -> None:
    lines = [piece.line for piece in pieces]
    floor = 0
    for at, piece in enumerate(pieces):
        if piece.sort is Sort.RULE:
            first = heading_above(lines, at, floor)
            if first is not None and _free(pieces, first, at):
                for place in range(first, at):
                    if pieces[place].sort is Sort.TEXT:
                        pieces[place] = Piece(lines[place], Sort.HEADING)
            floor = at + 1
        elif piece.sort is Sort.TEXT and HASHES.match(piece.line.text):
            pieces[at] = Piece(piece.line, Sort.HEADING)
    capitals = _all_capitals(pieces)
    for at, piece in enumerate(pieces):
        if piece.sort is Sort.TEXT and not piece.glued and _alone(pieces, at) and read_number(piece.line.text) is None:
            if is_known_heading(piece.line.text) or (not capitals and is_capitals_heading(piece.line.text)):
                pieces[at] = Piece(piece.line, Sort.HEADING)


def _free(pieces: list[Piece], first: int, rule: int) -> bool:
    texts = [piece for piece in pieces[first:rule] if piece.sort is not Sort.BLANK]
    return all(piece.sort is Sort.TEXT and read_number(piece.line.text) is None for piece in texts) and bool(texts)


def _alone(pieces: list[Piece], at: int) -> bool:
    above = at == 0 or pieces[at - 1].sort is not Sort.TEXT
    below = at + 1 == len(pieces) or pieces[at + 1].sort is not Sort.TEXT or bool(read_number(pieces[at + 1].line.text))
    return above and below


def _all_capitals(pieces: list[Piece]) -> bool:
    text = "".join(piece.line.text for piece in pieces if piece.sort is Sort.TEXT)
    small = len(_SMALL.findall(text))
    return small <= (small + len(_CAPITAL.findall(text))) * CAPITALS
