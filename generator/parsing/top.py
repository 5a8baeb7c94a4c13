"""The top of a telegram: format lines, date-time group, FM, TO, INFO, classification line, captions, passing lines."""

import re
from collections.abc import Mapping, Sequence
from itertools import islice

from msgspec import Struct

from generator.model.region import Region, RegionKind
from generator.parsing.fields.addressees import read_addressees
from generator.parsing.fields.captions import is_passing, read_captions
from generator.parsing.fields.classification import ClassificationLine, read_classification_line
from generator.parsing.fields.date_time_group import DateTimeGroup, read_date_time_group
from generator.parsing.fields.transmission import TRANSMISSION_ID, Station, is_format_line, read_station
from generator.parsing.form import form_claims
from generator.parsing.furniture import heads_page_below, is_distribution_line, is_furniture_line
from generator.parsing.lines import Line

# bound once: looking up an enum's member by its name takes longer than most lines' reading
_FORMAT_LINE, _DATE_TIME_GROUP, _CLASSIFICATION = (
    RegionKind.FORMAT_LINE,
    RegionKind.DATE_TIME_GROUP,
    RegionKind.CLASSIFICATION,
)
_FROM, _TO, _INFO = RegionKind.FROM, RegionKind.TO, RegionKind.INFO
_CAPTION, _PASSING, _FURNITURE = RegionKind.CAPTION, RegionKind.PASSING, RegionKind.FURNITURE

_LIST = re.compile(r"^\s*(?P<label>FM|TO|INFO)\s+(?=\S)")
_LIST_KINDS = {"FM": _FROM, "TO": _TO, "INFO": _INFO}
_OPENS_LIST = frozenset(label[:2] for label in _LIST_KINDS)
_LISTED = (_FROM, _TO, _INFO)
# the first letters of a date-time group and of format lines: the cheap look that spares most lines the dear ones
_OPENS_GROUP = frozenset("ZOPRzopr0123")
_OPENS_FORMAT = frozenset("VZOPRDNBYME")
# an addressee's routing indicator; a level cannot be read into its letters (RECRET/... can be a garbled SECRET)
_ROUTED = re.compile(r"R[UH]E[ABD-Z][A-Z]{1,4}\s?/")
_SPLIT_NUMBER = re.compile(r"^\s*[A-Z][A-Z .'-]{2,24}\s+\d{3,8}\s*$")


MARGIN = 30  # lines between the marking of a page and the sender: offices that got a telegram of the 1970s


class Top(Struct, frozen=True):
    """What stands above and between the labelled fields; `lists` has the lines of FM, TO and INFO without their labels.

    `line_of` gives the first line of each kind, counted from 1.
    """

    regions: tuple[Region, ...]
    lists: dict[RegionKind, tuple[str, ...]]
    line_of: dict[RegionKind, int]
    transmission_id: str | None
    station: Station | None
    sent: DateTimeGroup | None
    classified: ClassificationLine | None
    captions: tuple[str, ...]
    passing: tuple[str, ...]


def read_top(lines: Sequence[Line]) -> Top:
    """Read the lines; each is claimed by the first rule that knows it."""
    claims: list[tuple[RegionKind, Line]] = []
    classified: ClassificationLine | None = None
    current: RegionKind | None = None
    held_level: Line | None = None
    marked: ClassificationLine | None = None  # by the marking of a printed page
    above: Line | None = None
    headed = early = False
    for place, line in enumerate(lines):
        # a level alone above all else marks the page (1973-79): the head is still to come
        listing = classified is None or (early and not classified.post)
        kind, current = (
            (_FURNITURE, current)
            if above and heads_page_below(line.text, above.text)
            else _claim(line, current, after_class=classified is not None, listing=listing)
        )
        headed = headed or kind is _FROM or kind is _DATE_TIME_GROUP
        if kind is None and not line.blank and claims and claims[-1] == (_PASSING, above):
            kind = _PASSING
        above = line
        if kind is _CLASSIFICATION:
            read = read_classification_line(line.text)
            if classified is None and read and not read.post and _sent_below(lines, place):
                kind, marked = _FURNITURE, marked or read
            elif classified is None or not classified.post:
                classified = read or classified
                held_level, early = line, not headed
        elif (
            held_level and classified and not classified.post and kind not in _LISTED and _SPLIT_NUMBER.match(line.text)
        ):
            classified = read_classification_line(f"{held_level.text} {line.text}") or classified
            kind = _CLASSIFICATION
        if kind is not None:
            claims.append((kind, line))
    return _top(claims, classified or marked)


def _sent_below(lines: Sequence[Line], place: int) -> bool:
    """Whether a level alone is the marking of a printed page: date-time group and sender stand below it (1975ROME16677)."""
    below = (line.text for line in islice(lines, place + 1, place + 1 + MARGIN))
    return any((text.lstrip()[:2] == "FM" and _LIST.match(text)) or read_date_time_group(text) for text in below)


def read_form(lines: Sequence[Line]) -> Top:
    """Read the head of a telegram in the form with labels; the level stands above it as on every page."""
    claims: list[tuple[RegionKind, Line]] = []
    classified: ClassificationLine | None = None
    for known, line in form_claims(lines):
        kind = known or _single(line.text, line.text.lstrip()[:2], listed=False) or _instruction(line.text)
        if kind is _CLASSIFICATION:
            classified = classified or read_classification_line(line.text)
        if kind is not None and not (known is None and line.blank):
            claims.append((kind, line))
    return _top(claims, classified)


def _claim(
    line: Line, current: RegionKind | None, *, after_class: bool, listing: bool
) -> tuple[RegionKind | None, RegionKind | None]:
    """Say what a line is, and which list it leaves open; `listing` where addressees can still come."""
    text = line.text
    if not text or text.isspace():
        return None, None if current is _FROM else current
    addressed = current is _TO or current is _INFO
    if addressed and "-" not in text and _ROUTED.match(text):
        return current, current  # most lines of a list: no other rule knows such a line
    opening = text.lstrip()[:2]
    if listing and (kind := _distributed_or_listed(text, opening, current)):
        return kind, kind if kind is not _FURNITURE or current is None else current
    if known := _single(text, opening, listed=current in _LISTED):
        return known, (current if known is _FURNITURE else None)
    if addressed:
        return current, current
    return (_instruction(text) if after_class else None), None


def _distributed_or_listed(text: str, opening: str, current: RegionKind | None) -> RegionKind | None:
    """Know a line above the classification that tells of offices, or that opens FM, TO or INFO."""
    if is_distribution_line(text, within=current is _FURNITURE):
        return _FURNITURE
    label = _LIST.match(text) if opening in _OPENS_LIST else None
    return _LIST_KINDS[label["label"]] if label else None


def _single(text: str, opening: str, *, listed: bool) -> RegionKind | None:
    """Know a line by itself; in a list of addressees a format line is one of them."""
    first = opening[:1]
    if first in _OPENS_GROUP and not opening.isalpha() and read_date_time_group(text):
        return _DATE_TIME_GROUP
    # BT ends the addressees (ACP 127); of other format lines one in their list is one of them
    if (not listed or text.strip() == "BT") and first in _OPENS_FORMAT and is_format_line(text):
        return _FORMAT_LINE
    if read_classification_line(text):
        return _CLASSIFICATION
    return _FURNITURE if is_furniture_line(text) else None


def _instruction(text: str) -> RegionKind | None:
    if read_captions(text):
        return _CAPTION
    return _PASSING if is_passing(text) else None


def _top(claims: list[tuple[RegionKind, Line]], classified: ClassificationLine | None) -> Top:
    held: dict[RegionKind, list[Line]] = {}
    for kind, line in claims:
        held.setdefault(kind, []).append(line)
    if not (_FROM in held or _DATE_TIME_GROUP in held or _FORMAT_LINE in held or _addressed(held)):
        # a letter's or a memorandum's `TO`: no telegram's head stands above it, and nothing that gets telegrams behind it
        claims = [(kind, line) for kind, line in claims if kind not in _LISTED]
        held = {kind: lines for kind, lines in held.items() if kind not in _LISTED}
    format_lines = [line.text for line in held.get(_FORMAT_LINE, ())]
    identified = map(TRANSMISSION_ID.match, format_lines)
    captions = [caption for line in held.get(_CAPTION, ()) for caption in read_captions(line.text)]
    return Top(
        regions=tuple([Region(line.start, line.end, kind) for kind, line in claims]),
        lists={kind: _unlabelled(held.get(kind, ())) for kind in _LISTED},
        line_of={kind: lines[0].number for kind, lines in held.items()},
        transmission_id=next((found[1] for found in identified if found), None),
        station=next(filter(None, map(read_station, format_lines)), None),
        sent=read_date_time_group(held[_DATE_TIME_GROUP][0].text) if _DATE_TIME_GROUP in held else None,
        classified=classified,
        captions=tuple(dict.fromkeys(captions)),
        passing=tuple([line.text.strip() for line in held.get(_PASSING, ())]),
    )


def _addressed(held: Mapping[RegionKind, Sequence[Line]]) -> bool:
    """Whether a list names a post that is known or has a routing indicator."""
    lists = (_unlabelled(held.get(kind, ())) for kind in (_TO, _INFO))
    return any(entry.post or entry.routing for lines in lists for entry in read_addressees(lines))


def _unlabelled(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the lines of a list, the first without its label."""
    if not lines:
        return ()
    first = lines[0].text
    label = _LIST.match(first)
    return (first[label.end() :] if label else first, *[line.text for line in lines[1:]])
