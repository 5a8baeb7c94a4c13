"""What each line of a body is, before any block is built: text, blank, heading, rule, page break, furniture."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.model.region import RegionKind
from generator.parsing.furniture import LONGEST_EXEMPTION, heads_page_below, is_repeated_line, page_breaks
from generator.parsing.headings import (
    BLANKS,
    DRAWN,
    HASHES,
    RULE_AT_END,
    RULED_LINE,
    RULED_TAIL,
    is_rule,
    may_head,
)
from generator.parsing.lines import BLANK, BREAK, FURNITURE, HEADING, RULE, TEXT, Line, LineKind, part_of, sorted_as
from generator.parsing.numbering import read_number
from generator.parsing.prose import Cut, special_lines

LONGEST_RULED = 300  # characters of a line that holds a heading and its rules

_ODD = frozenset(BLANKS) - frozenset(" \t\r\u00a0")  # what stands on lines that are blank all the same
_OPENS_DRAWN = DRAWN | {"#"}  # what a rule or a heading of a Markdown rendering begins with

REGIONS = {
    TEXT: RegionKind.PARAGRAPH,
    HEADING: RegionKind.HEADING,
    RULE: RegionKind.RULE,
    BREAK: RegionKind.PAGE_BREAK,
    FURNITURE: RegionKind.FURNITURE,
    BLANK: RegionKind.FURNITURE,  # a converter's line end, a full stop alone
}


def cut_lines(lines: Sequence[Line]) -> Cut:
    """Cut the lines into pieces, each of one kind; headings that need their neighbours to be known are still text."""
    pieces = list(lines)
    special = special_lines(lines)
    doubtful: list[int] = []
    parted: dict[int, Sequence[Line]] = {}
    for at in special:
        line = lines[at]
        if line.kind is BLANK:
            continue
        found = (sorted_as(line, BREAK),) if at and heads_page_below(line.text, lines[at - 1].text) else _pieces(line)
        if len(found) != 1:
            parted[at] = found
            continue
        pieces[at] = piece = found[0]
        if piece.kind is TEXT:
            doubtful.append(at)
    return _parted(pieces, special, parted) if parted else Cut(pieces, special, doubtful)


def _parted(lines: Sequence[Line], special: Iterable[int], parted: Mapping[int, Sequence[Line]]) -> Cut:
    """Put the pieces of the lines that were parted into their places."""
    pieces: list[Line] = []
    places: list[int] = []
    done = 0
    for at in special:
        pieces += lines[done:at]
        before = len(pieces)
        pieces += parted.get(at, (lines[at],))
        places += range(before, len(pieces))
        done = at + 1
    pieces += lines[done:]
    return Cut(pieces, places, [at for at in places if pieces[at].kind is TEXT])


def _pieces(line: Line) -> Sequence[Line]:
    text = bare = line.text
    first = text[:1]
    if first.isspace() or first in _ODD:
        bare = text.strip()
        bare = bare.strip(BLANKS) if bare[:1] in _ODD else bare
        first = bare[:1]
    if not bare:
        return (sorted_as(line, BLANK),)
    if (
        first == "." and bare.strip(BLANKS) == "."
    ):  # keeps a line apart (a spacer, where the transmission drops blank lines)
        return (sorted_as(line, BLANK),)
    if (first.isupper() or first in "<*" or (first in "1(#" and len(bare) <= LONGEST_EXEMPTION)) and is_repeated_line(
        bare
    ):
        return (sorted_as(line, FURNITURE),)
    # one character is found in no time
    if ("0" in text and (" OF " in text or " of 0" in text)) or ("G" in text and "PAGE " in text):
        return tuple(_around_breaks(line))
    if first in DRAWN and is_rule(text):
        return (sorted_as(line, RULE),)
    return tuple(_drawn(line)) if first in _OPENS_DRAWN or ("-" in text and "---" in text) else (line,)


def _around_breaks(line: Line) -> Iterator[Line]:
    """Cut a page break out of a line that it shares with text (07RABAT1657, 08TEGUCIGALPA459)."""
    at, written = 0, False
    for start, end in page_breaks(line.text):
        if line.text[at:start].strip(BLANKS):
            yield from _drawn(part_of(line, at, start, continues=written))
            written = True
        yield part_of(line, start, end, BREAK)
        at = end
    if line.text[at:].strip(BLANKS):
        yield from _drawn(part_of(line, at, len(line.text), continues=written))


def _drawn(line: Line) -> Iterator[Line]:
    """Tell rules, and headings that stand on one line with theirs, from text."""
    text = line.text
    if is_rule(text):
        yield sorted_as(line, RULE)
    elif HASHES.match(text):
        yield sorted_as(line, HEADING)
    elif "----" in text:
        yield from _ruled(line)
    else:
        yield line


def _ruled(line: Line) -> Iterator[Line]:
    tail = RULED_TAIL.search(line.text)
    if tail and may_head(tail["words"]):
        yield part_of(line, 0, tail.start("rule"), continues=line.continues)
        yield from _groups(line, tail, {"rule": RULE, "words": HEADING, "under": RULE}, continues=True)
        return
    found = RULED_LINE.match(line.text) if len(line.text) <= LONGEST_RULED else None
    if found and read_number(line.text) is None:
        kind = HEADING if may_head(found["words"]) else TEXT
        yield from _groups(line, found, {"over": RULE, "words": kind, "under": RULE}, continues=line.continues)
        return
    drawn = RULE_AT_END.search(line.text, max(0, len(line.text) - LONGEST_RULED))
    if drawn:  # the rule that should stand above the next heading
        yield part_of(line, 0, drawn.start(), continues=line.continues)
        yield part_of(line, *drawn.span("rule"), RULE, continues=True)
    else:
        yield line


def _groups(line: Line, found: re.Match[str], kinds: Mapping[str, LineKind], *, continues: bool) -> Iterator[Line]:
    for name, kind in kinds.items():
        start, end = found.span(name)
        if start < end:
            yield part_of(line, start, end, kind, continues=continues)
            continues = True
