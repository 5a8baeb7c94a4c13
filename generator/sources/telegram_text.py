"""Raw telegram text: header and body in one stream, with or without VZCZC; one telegram a file or many."""

import io
import re
from collections.abc import Iterable, Iterator
from itertools import islice

from generator.model.source import RawCable, Stated, Unreadable
from generator.sources.decoding import narrow, wide_encoding
from generator.sources.opened import HEAD, MOST_BYTES, Opened
from generator.sources.pieces import Piece, cut, joined, numbered
from generator.vocabulary.release_stamps import read_stamps

FORM = "telegram-text"
_NOTHING = Stated()

_SENT = re.compile(rb"^\s*(?:[ZOPR] (?:[ZOPR] )?)?\d{6}Z? [A-Z]{3}[A-Z]* \d\d", re.MULTILINE)
_FROM = re.compile(rb"^\s*FM [A-Z]", re.MULTILINE)
_STATION = re.compile(rb"^\s*DE (?P<station>[A-Z]{4,8}) ?#?(?P<serial>\d{1,6})", re.MULTILINE)
_LEVEL = (
    rb"^\W*(?:C ?O ?N ?F ?I ?D ?E ?N ?T ?I ?A ?L|(?:T ?O ?P ?)?S ?E ?C ?R ?E ?T|U ?N ?C ?L ?A ?S|L ?I ?M ?I ?T ?E ?D O)"
)
_SECTION = re.compile(_LEVEL + rb"[^\n]{0,40}\bSECTION (?:0[2-9]|[1-9]\d) OF \d\d", re.MULTILINE)
_NUMBER = re.compile(_LEVEL + rb"[^\n]{0,80}?(?P<post>[A-Z]{3,})[ \t]+0*(?P<serial>\d{1,7})[ \t]*$", re.MULTILINE)
# lines that no other document has
_OWN = (
    re.compile(rb"^\s*VZCZC\S", re.MULTILINE),
    re.compile(rb"^\s*DE R[A-Z]{4,6} #?\d", re.MULTILINE),
    _SENT,
    _FROM,
    re.compile(rb"^\s*E\.? ?O\.? ?1\d{4}|^\s*E\.O\.", re.MULTILINE | re.IGNORECASE),
    re.compile(rb"^\s*TAGS?:? ", re.MULTILINE | re.IGNORECASE),
    _NUMBER,
)
_SIGNS = (
    *_OWN,
    re.compile(rb"^\s*(?:TO|INFO) [A-Z]", re.MULTILINE),
    re.compile(rb"^\s*SUBJ(?:ECT)?:? ", re.MULTILINE | re.IGNORECASE),
    re.compile(_LEVEL, re.MULTILINE),
    re.compile(rb"^\s*REF(?:S|TEL)?:? ", re.MULTILINE),
    re.compile(rb"^\s*Classified By:? ", re.MULTILINE | re.IGNORECASE),
)
# how letters and memoranda open, which have levels and subjects too
OTHER = re.compile(
    rb"^\s*(?:MEMORANDUM\s+(?:FOR|TO|OF)\b|(?:My\s+)?Dear\s+[A-Z]|(?:OFFICE|ROUTING|INTEROFFICE)\s+MEMORANDUM\b)",
    re.MULTILINE | re.IGNORECASE,
)
ENOUGH = 2  # signs; a damaged telegram has lost most of them
OPENING = 4096  # bytes in which the lines that open a telegram stand
_STARTS = (b"VZCZC", b"ZCZC")
_ENDS = b"NNNN"


def recognise(head: bytes) -> bool:
    """Whether the first bytes show a telegram: two of the lines that telegrams have."""
    plain = narrow(head)
    found = tuple(
        islice((sign for sign in _SIGNS if sign.search(plain)), ENOUGH)
    )  # the first two lines have them, mostly
    return len(found) == ENOUGH and (found[0] in _OWN or OTHER.search(plain) is None)


def read(opened: Opened) -> Iterator[RawCable | Unreadable]:
    """Yield each telegram of the file, text unchanged."""
    for row, piece in numbered(_pieces(opened)):
        if not piece.whole:
            yield opened.too_large(piece.raw, piece.size, row)
            continue
        decoded, raw = opened.decoded(piece.raw, row)
        yield RawCable(opened.info(FORM, raw, row), decoded.text, raw, stamped(decoded.text), decoded.findings)


def stamped(text: str) -> Stated:
    """Return what the stamps of a release say of a telegram."""
    stamps = read_stamps(text)
    return Stated(attributes=stamps) if stamps else _NOTHING


def _pieces(opened: Opened) -> Iterator[Piece]:
    """Cut the file; of a small one it is seen at once whether another telegram can start in it."""
    if not 0 < opened.size <= HEAD or wide_encoding(opened.head):
        yield from telegrams(opened.lines())
    elif _is_one(raw := opened.most()):
        yield Piece(raw, len(raw))
    else:
        yield from telegrams(io.BytesIO(raw))


def _is_one(raw: bytes) -> bool:
    """Whether no line but the first has a VZCZC and nothing stands behind an NNNN: told in a tenth of the time of a cut."""
    end = raw.find(_ENDS)
    return raw.rfind(_STARTS[1]) <= 1 and (end < 0 or len(raw[end:].split()) == 1) and len(raw) <= MOST_BYTES


def telegrams(lines: Iterable[bytes]) -> Iterator[Piece]:
    """Cut a stream at each VZCZC and behind each NNNN where another telegram opens there.

    A further section of the same telegram is no other telegram (eight of the 2010 pages hold the whole header of their
    second section in mid-body), and what opens none belongs to the telegram above it.
    """
    return joined(cut(lines, _Border()), opens, is_same)


class _Border:
    """Where a telegram can start: a line of VZCZC, the first words behind an NNNN."""

    def __init__(self) -> None:
        self._ended = False

    def __call__(self, line: bytes) -> bool:
        words = line.strip()
        if not words:
            return False
        starts = self._ended or words.startswith(_STARTS)
        self._ended = words.startswith(_ENDS) and not words.strip(b"N")
        return starts


def is_same(above: bytes, below: bytes) -> bool:
    """Whether what opens below is a further section of the telegram above, by their numbers or by its own word."""
    here, there = _numbers(below), _numbers(above)
    return bool(here & there) if here and there else bool(_SECTION.search(below[:OPENING]))


def opens(raw: bytes) -> bool:
    """Whether the head of a telegram stands in the first bytes: its date-time group, or who sent it."""
    opening = raw[:OPENING]
    return bool(_FROM.search(opening) or _SENT.search(opening))


def _numbers(raw: bytes) -> set[tuple[bytes, int]]:
    """Return station and serial of the DE line, post and serial of the classification line, as far as they are there."""
    opening = raw[:OPENING]
    station, number = _STATION.search(opening), _NUMBER.search(opening)
    found = {(station["station"], int(station["serial"]))} if station else set()
    return found | ({(number["post"], int(number["serial"]))} if number else set())
