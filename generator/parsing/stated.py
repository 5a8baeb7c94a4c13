"""What a source states of a telegram against what its text says: the text stands, and a finding records both."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from generator.model.cable import Classification, Level
from generator.model.finding import Code, Finding
from generator.model.region import RegionKind
from generator.model.source import Stated
from generator.parsing.fields.tags import read_tags
from generator.parsing.header import Header
from generator.vocabulary.posts import Post, find_post, series_of

# bound once: looking up an enum's member by its name takes longer than most lines' reading
_DATE_TIME_GROUP, _CLASSIFICATION, _FROM, _TAGS, _SUBJECT = (
    RegionKind.DATE_TIME_GROUP,
    RegionKind.CLASSIFICATION,
    RegionKind.FROM,
    RegionKind.TAGS,
    RegionKind.SUBJECT,
)
_LEVELS = (
    ("TOP SECRET", Level.TOP_SECRET),
    ("SECRET", Level.SECRET),
    ("CONFIDENTIAL", Level.CONFIDENTIAL),
    ("LIMITED OFFICIAL USE", Level.LOU),
    ("FOR OFFICIAL USE ONLY", Level.FOUO),
    ("FOUO", Level.FOUO),
    ("UNCLASSIFIED", Level.UNCLASSIFIED),
)
# UNCLAS with SENSITIVE below it is the one or the other, as whoever made the table saw it
_OPEN = frozenset({Level.UNCLASSIFIED, Level.FOUO})
KEPT = 2048  # origins and levels remembered a process; a source states few different ones
DRAFTED = 7  # days: archives state when a telegram was drafted, and it was sent within a week

# 2008-04-17 15:31, 1971-03-04T16:15:00Z, 4/17/2008 15:31, Wed Dec 04 00:00:00 +0100 2002, 04 DEC 1973, 04-DEC-1973,
# 1976 April 29, 13:15 (Thursday)
_ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)")
_AMERICAN = re.compile(r"\b(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})\b")
_YEAR_FIRST = re.compile(r"\b(?P<year>\d{4}) (?P<name>[A-Za-z]{3})[a-z]* (?P<day>\d{1,2})\b")
_DAY_FIRST = re.compile(r"\b(?P<day>\d{1,2})[ -](?P<name>[A-Za-z]{3})[A-Za-z]*[ -](?P<year>\d{4})\b")
_MONTH_FIRST = re.compile(r"\b(?P<name>[A-Za-z]{3})[a-z]*\.? {1,2}(?P<day>\d{1,2})(?:,|\s)(?:.*\s)?(?P<year>\d{4})\b")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_OFFICE = re.compile(
    r"^(?:embassy|consulate(?: general)?|us(?:un)? mission|mission|us office|us delegation|american institute in|the)\s+",
    re.IGNORECASE,
)


def read_stated_date(text: str) -> str | None:
    """Read the date of a source's statement, the day only: the minutes of the 2010 pages are wrong. ISO 8601."""
    for pattern in (_ISO, _AMERICAN, _YEAR_FIRST, _DAY_FIRST, _MONTH_FIRST):
        for found in pattern.finditer(text):
            groups = found.groupdict()
            name = (groups.get("name") or "").lower()
            if name and name not in _MONTHS:
                continue
            month = _MONTHS.index(name) + 1 if name else int(groups["month"])
            if day := _day(int(groups["year"]), month, int(groups["day"])):
                return day.isoformat()
    return None


@lru_cache(maxsize=KEPT)
def stated_classification(stated: str) -> Classification:
    """Read the level that a source states, where the text has no classification line."""
    upper = stated.upper()
    level = next((level for name, level in _LEVELS if name in upper), None)
    return Classification(level, ("NOFORN",) if "NOFORN" in upper else ())


def stated_findings(stated: Stated, header: Header) -> Iterator[Finding]:
    """Yield a finding for each of date, level, origin, tags and subject that source and text tell differently."""
    for field, theirs, ours, kind in (
        ("date", *_dates(stated, header), _DATE_TIME_GROUP),
        ("classification", *_levels(stated, header), _CLASSIFICATION),
        ("origin", *_origins(stated, header), _FROM),
        ("TAGS", *_tags(stated, header), _TAGS),
        ("subject", *_subjects(stated, header), _SUBJECT),
    ):
        if theirs:
            note = f"{field}: the source states {theirs}, the text {ours}"
            yield Finding(Code.STATED_DIFFERS, header.line_of.get(kind, 0), note)


def _dates(stated: Stated, header: Header) -> tuple[str, str]:
    sent = header.top.sent
    if sent is None or stated.date[:10] == sent.date[:10]:  # ISO 8601 and the same: most telegrams
        return "", ""
    day = read_stated_date(stated.date)
    if day is None or sent.date[:10] == day:
        return "", ""
    apart = (date.fromisoformat(sent.date[:10]) - date.fromisoformat(day)).days
    drafted = any(key == "Draft Date" for key, _ in stated.attributes)
    return ("", "") if drafted and 0 < apart <= DRAFTED else (stated.date, sent.date)


def _levels(stated: Stated, header: Header) -> tuple[str, str]:
    theirs = stated_classification(stated.classification).level
    ours = header.top.classified.classification.level if header.top.classified else None
    if theirs is ours or theirs is None or ours is None:
        return "", ""
    keys = {key.upper() for key, _ in stated.attributes}
    now = "CURRENT CLASSIFICATION" in keys and "ORIGINAL CLASSIFICATION" not in keys  # it has been declassified since
    same = {theirs, ours} <= _OPEN
    return ("", "") if same or now else (stated.classification, ours)


def _origins(stated: Stated, header: Header) -> tuple[str, str]:
    sender = " ".join(" ".join(header.top.lists[_FROM]).split())
    theirs, ours = _stated_post(stated.origin), find_post(sender) if sender else None
    if theirs is None or ours is None or series_of(theirs.code) == series_of(ours.code):
        return "", ""
    return stated.origin, sender


@lru_cache(maxsize=KEPT)
def _stated_post(origin: str) -> Post | None:
    """Find the post of `Embassy Lisbon`, `Norway Oslo` (PlusD writes the country first), `Secretary of State`."""
    bare = _OFFICE.sub("", origin.strip())
    if bare.lower() in {"secretary of state", "department of state"}:
        return find_post("STATE")
    found = find_post(bare)
    words = bare.split()
    return found or next((post for at in range(1, len(words)) if (post := find_post(" ".join(words[at:])))), None)


def _tags(stated: Stated, header: Header) -> tuple[str, str]:
    if not stated.tags:
        return "", ""
    theirs = {tag.code for tag in read_tags(", ".join(stated.tags))}
    ours = {tag.code for tag in header.tags}
    if not theirs or not ours or theirs == ours:
        return "", ""
    more, fewer = ", ".join(sorted(theirs - ours)), ", ".join(sorted(ours - theirs))
    return more or f"no {fewer}", fewer or f"no {more}"


def _subjects(stated: Stated, header: Header) -> tuple[str, str]:
    if not stated.subject or stated.subject == header.subject:
        return "", ""
    theirs, ours = _letters(stated.subject), _letters(header.subject)
    if not theirs or not ours or theirs in ours or ours in theirs:
        return "", ""
    return f"“{stated.subject}”", f"“{header.subject}”"


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.upper()))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
