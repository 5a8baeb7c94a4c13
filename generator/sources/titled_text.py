"""Text with five title lines: ID, subject, date, classification, origin, then header glued to body."""

import re
from collections.abc import Iterator

from generator.model.source import RawCable, Stated, Unreadable
from generator.sources.decoding import narrow
from generator.sources.opened import Opened
from generator.sources.pieces import Piece, cut, joined, numbered

FORM = "titled-text"

TITLES = 5
DATE = 2  # the third line
OPENING = 4096  # bytes in which the titles stand
_ID = re.compile(rb"^(?:\xef\xbb\xbf)?\d\d[A-Z][A-Z0-9 -]{2,60}\d\s*$")
# Wed Dec 04 00:00:00 +0100 2002
_DATE = re.compile(rb"^\s*[A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d (?:[+-]\d{4}|[A-Z]{1,5}) \d{4}\s*$")
# ... original cable is not available.UNCLAS SECTION 01 OF 02 ADANA 0386 ; ...WASHDC 1234Monday, 09 November 2009, 07:32
_GLUED = re.compile(
    r"(?<=[^\s])(?=(?:UNCLAS(?:SIFIED)?|C O N F I D E N T I A L|CONFIDENTIAL|S E C R E T|SECRET|LIMITED OFFICIAL USE) "
    r"(?:SECTION \d|FOR OFFICIAL|[A-Z][A-Z .'-]{1,30} \d{3,8}\b)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d{1,2} [A-Z][a-z]+ \d{4})"
)
_HEADER_END = re.compile(r"^(?:E\.? ?O\.?|TAGS|SUBJECT|SUBJ)\b", re.MULTILINE)


def recognise(head: bytes) -> bool:
    """Whether the first line is an ID and the third such a date."""
    return _opens(narrow(head).lstrip())


def read(opened: Opened) -> Iterator[RawCable | Unreadable]:
    """Yield each telegram of the file; its title lines are stated, not part of its text."""
    # every line that is an ID alone could be a title: the date below it tells
    pieces = joined(cut(opened.lines(), _may_start), lambda raw: _opens(narrow(raw[:OPENING])), lambda *_: False)
    for row, piece in numbered(pieces):
        yield _read(opened, piece, row)


def _may_start(line: bytes) -> bool:
    return bool(_ID.match(line))


def _opens(raw: bytes) -> bool:
    titles = raw[:OPENING].split(b"\n", TITLES)
    return len(titles) > DATE and bool(_ID.match(titles[0]) and _DATE.match(titles[DATE]))


def _read(opened: Opened, piece: Piece, row: str) -> RawCable | Unreadable:
    if not piece.whole:
        return opened.too_large(piece.raw, piece.size, row)
    decoded, raw = opened.decoded(piece.raw, row)
    lines = decoded.text.lstrip("\n\ufeff").split("\n", TITLES)
    identity, subject, date, classification, origin, text = (lines + [""] * TITLES)[: TITLES + 1]
    stated = Stated(
        id=identity.strip(),
        subject=subject.strip(),
        date=date.strip(),
        classification=classification.strip(),
        origin=origin.strip(),
    )
    return RawCable(opened.info(FORM, raw, row), unglued(text), raw, stated, decoded.findings)


def unglued(text: str) -> str:
    """Put the body's first line on a line of its own; only above the first labelled field, where the border is."""
    label = _HEADER_END.search(text)
    end = label.start() if label else len(text)
    glue = _GLUED.search(text, 0, end)
    return f"{text[: glue.start()]}\n{text[glue.start() :]}" if glue else text
