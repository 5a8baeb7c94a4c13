"""Which lines of a body are headings, by the lines around them."""

import re
from collections.abc import Iterator, Sequence

from generator.parsing.headings import LONGEST, is_capitals_heading, is_known_heading, is_title, may_head
from generator.parsing.layout import ends_sentence
from generator.parsing.lines import BLANK, BREAK, FURNITURE, HEADING, RULE, TEXT, Line, sorted_as
from generator.parsing.prose import Cut, merged
from generator.parsing.redactions import is_redacted_line

MOST_LINES = 3  # of a heading
MOST_BREAK = 6  # lines of a page break with the blank ones around it
GAP = 2  # blank lines that may stand between a heading and the rule below it (08BRUSSELS579 has one)
COMMON = "eatoin"  # letters by which small and capital are weighed
SAMPLE = 2000  # characters
CAPITALS = 0.08  # a body whose letters are small to a lesser share is all in capitals
SENTENCE_END = re.compile(r"[.;][\"”'’)\]]{0,3}$")  # a heading can end in ? or !
_BETWEEN_PAGES = frozenset({BLANK, BREAK, FURNITURE})
_COLUMNS = re.compile(r"[-=_]\s{2,9}[-=_]")  # a rule below the heads of a table's columns
LONG = 60  # characters; a shorter line in a box can end in a full stop ("Comment.")


def with_headings(cut: Cut, openings: frozenset[int]) -> Cut:
    """Return the pieces with each heading marked; `openings` are the places that open a paragraph, which are none."""
    found = list(cut.pieces)
    breaks = [at for at in cut.special if found[at].kind is not TEXT]
    rules = [at for at in breaks if found[at].kind is RULE]
    marked = list(_mark_ruled(found, rules, openings)) if rules else []
    capitals: bool | None = None
    # a heading below running text is none: only what stands below something else is looked at
    for above in merged([-1, *breaks], marked):
        at = above + 1
        if at == len(found):
            break
        piece = found[at]
        if piece.kind is TEXT and len(piece.text) <= LONGEST and not _goes_on(found, at):
            end = _run_end(found, at, openings)
            if at < end:
                capitals = is_capitals_body(cut.pieces) if capitals is None else capitals
                marked += _mark(found, at, end) if _heads(found, at, end, openings, capitals=capitals) else ()
    return Cut(found, merged(cut.special, marked))


def _goes_on(pieces: Sequence[Line], at: int) -> bool:
    """Whether a piece goes on with a line: behind other text, or behind a page break that cut its sentence (07RABAT1657)."""
    above = pieces[at - 1] if at else None
    broken = above is not None and above.kind is BREAK and above.number == pieces[at].number
    return pieces[at].continues or broken


def is_capitals_body(pieces: Sequence[Line]) -> bool:
    """Whether the text is all in capitals, so that they mark no heading; its first two thousand characters tell."""
    sample = ""
    for piece in pieces:
        sample += piece.text if piece.kind is TEXT else ""
        if len(sample) > SAMPLE:
            break
    small = 0
    for letter in COMMON:
        small += sample.count(letter)
        if small > len(sample) * CAPITALS:  # mostly told by the first letter
            return False
    large = sum(map(sample.count, COMMON.upper()))
    return small <= (small + large) * CAPITALS


def _mark(pieces: list[Line], start: int, end: int) -> Iterator[int]:
    for at in range(start, end):
        if pieces[at].kind is TEXT:
            pieces[at] = sorted_as(pieces[at], HEADING)
            yield at


def _mark_ruled(pieces: list[Line], rules: Sequence[int], openings: frozenset[int]) -> Iterator[int]:
    """Mark what stands above each rule, or between two; yield the places."""
    floor = 0
    for at in rules:
        # a rule behind text on its line underlines nothing: what it belongs to was told when the line was cut
        if at < floor or pieces[at].continues or ("  " in pieces[at].text and _COLUMNS.search(pieces[at].text)):
            continue
        boxed = _box_end(pieces, at, openings)
        first = _underlined(pieces, at, floor, openings, boxed=boxed is not None)
        if first is not None:
            yield from _mark(pieces, first, at)
        if boxed is not None:
            yield from _mark(pieces, at + 1, boxed)
        floor = at + 1 if boxed is None else boxed


def _box_end(pieces: Sequence[Line], rule: int, openings: frozenset[int]) -> int | None:
    """Return the rule that closes a box which this one opens: nothing but a heading stands between them.

    A page break can stand above the closing rule, with blank lines around it.
    """
    lines = 0
    broken = False
    for at in range(rule + 1, min(rule + MOST_LINES + MOST_BREAK + 2, len(pieces))):
        piece = pieces[at]
        if piece.kind is RULE:
            return at if lines and (broken or at == rule + lines + 1) else None
        if lines and piece.kind in _BETWEEN_PAGES:
            broken = broken or piece.kind is not BLANK
            continue
        lines += 1
        text = piece.text.rstrip()
        if (
            lines > MOST_LINES
            or not _can_head(pieces, at, openings)
            or (len(text) > LONG and SENTENCE_END.search(text[-4:]))
        ):
            return None
    return None


def _underlined(pieces: Sequence[Line], rule: int, floor: int, openings: frozenset[int], *, boxed: bool) -> int | None:
    """Return the first line of the heading that the rule underlines; `None` where running text stands above.

    A page break can stand between them (08RABAT194), a blank line too where the rule opens no box.
    """
    last, gap = rule - 1, 0
    while last >= floor and pieces[last].kind in _BETWEEN_PAGES:
        gap += pieces[last].kind is BLANK
        last -= 1
    far = gap > 0
    if last < floor or gap > GAP or (far and boxed) or not _can_head(pieces, last, openings):
        return None
    if far and SENTENCE_END.search(pieces[last].text.rstrip()[-4:]):
        return None
    first = last
    while first > floor and last - first + 1 < MOST_LINES and _goes_up(pieces, first - 1, openings):
        first -= 1
    return first if first == floor or _bounds(pieces[first - 1]) else None


def _goes_up(pieces: Sequence[Line], at: int, openings: frozenset[int]) -> bool:
    return _can_head(pieces, at, openings) and not _bounds(pieces[at])


def _bounds(piece: Line) -> bool:
    """Whether a heading can begin below: no text, or text that ends."""
    return piece.kind is not TEXT or ends_sentence(piece.text) or is_redacted_line(piece.text)


def _can_head(pieces: Sequence[Line], at: int, openings: frozenset[int]) -> bool:
    piece = pieces[at]
    return piece.kind is TEXT and at not in openings and not piece.continues and may_head(piece.text)


def _run_end(pieces: Sequence[Line], start: int, openings: frozenset[int]) -> int:
    """Return the end of a run of text lines that no paragraph opens; `start` where it is longer than a heading."""
    at = start
    while at < len(pieces) and pieces[at].kind is TEXT and at not in openings:
        at += 1
        if at - start > MOST_LINES:
            return start
    return at


def _heads(pieces: Sequence[Line], start: int, end: int, openings: frozenset[int], *, capitals: bool) -> bool:
    lines = [piece.text for piece in pieces[start:end]]
    if len(lines) == 1 and is_known_heading(lines[0]):
        return True
    if capitals:
        return False
    return all(map(is_capitals_heading, lines)) or (
        len(lines) == 1 and is_title(lines[0]) and _opens_below(pieces, end, openings) and _ended_above(pieces, start)
    )


def _opens_below(pieces: Sequence[Line], end: int, openings: frozenset[int]) -> bool:
    at = end
    while at < len(pieces) and pieces[at].kind is BLANK:
        at += 1
    return at in openings and at > end


def _ended_above(pieces: Sequence[Line], start: int) -> bool:
    at = start - 1
    while at >= 0 and pieces[at].kind is not TEXT:
        if pieces[at].kind is HEADING:
            return True
        at -= 1
    return at < 0 or ends_sentence(pieces[at].text)
