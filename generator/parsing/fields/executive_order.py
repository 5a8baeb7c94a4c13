"""The E.O. line: order, date or event of declassification, exemption."""

import re
from datetime import date
from functools import lru_cache

from generator.model.cable import Declassification
from generator.model.identity import full_year
from generator.parsing.fields.date_time_group import MONTHS

KEPT = 2048  # lines remembered a process: N/A, and the days that a year's telegrams name again and again
_ORDER = re.compile(r"E\.?\s?[O0]\.?\s?:?\s?(1\d{3,4})", re.IGNORECASE)
_KNOWN = ("12958", "13526", "12356", "12065", "11652")
_LABEL = re.compile(
    r"^[\s:,;.-]*(?:DECL(?:ASSIFY)?(?:\s+ON)?|DECLAS|DNG|RDS(?:-\d)?|GDS|ADS|DOR)\b[\s:.]*", re.IGNORECASE
)
# 04/16/2018, 011/2/2019, 8/12/85, 06-30-2018
_MONTH_FIRST = re.compile(r"\b0?(\d{1,2})[/.-]\s?(\d{1,2})[/.-]\s?(\d{4}|\d{2})\b")
_YEAR_FIRST = re.compile(r"\b((?:19|20)\d\d)[/-]?(\d\d?)[/-]?(\d\d?)\b")  # 2020/02/23 (10CARACAS147), 20200223
_IN_WORDS = re.compile(
    r"\b(\d{1,2})\s+([A-Z]{3})[A-Z]*\.?,?\s+(\d{4})|\b([A-Z]{3})[A-Z]*\.?\s+(\d{1,2}),?\s+(\d{4})", re.IGNORECASE
)
_EXEMPTION = re.compile(r"\b(X?GDS-?\d?|25X\d|X[1-8](?:,\s?X?[1-8])*|OADR|MR|OR-[PM])\b", re.IGNORECASE)
# TWENTY YEARS FROM 01/01/2005: an event, not that day
_RECKONED = re.compile(r"\bYEARS?\s+(?:FROM|AFTER)\b", re.IGNORECASE)
_NONE = re.compile(r"^(?:N/?A\.?|NOT APPLICABLE|NONE|)$", re.IGNORECASE)


@lru_cache(maxsize=KEPT)
def read_executive_order(text: str) -> Declassification:
    """Read the line with its label (`E.O. 12958: DECL: 04/16/2018`); what is no date stays in words as the event."""
    written = " ".join(text.split())
    order = _ORDER.search(written)
    number = order[1] if order else None
    rest = written[order.end() :] if order else written
    said = _LABEL.sub("", rest).strip(" :;,.")
    exemption = _EXEMPTION.search(rest)
    day = None if _RECKONED.search(rest) else read_day(rest)
    event = None if day or _NONE.match(said) or exemption else said or None
    return Declassification(number, day, event, exemption[1].upper() if exemption else None, written)


def known_order(number: str | None) -> bool:
    """Whether the number is one of the orders that telegrams cite (12598 and 19528 are slips of 12958)."""
    return number in _KNOWN


def read_day(text: str) -> str | None:
    """Read the first date in the text; ISO 8601, `None` where there is none or it is no day of the calendar."""
    if found := _YEAR_FIRST.search(text):
        return _iso(int(found[1]), int(found[2]), int(found[3]))
    if found := _MONTH_FIRST.search(text):
        year = int(found[3])
        return _iso(year if len(found[3]) == 4 else full_year(year), int(found[1]), int(found[2]))  # noqa: PLR2004
    if found := _IN_WORDS.search(text):
        day, name, whole = (found[1], found[2], found[3]) if found[1] else (found[5], found[4], found[6])
        return _iso(int(whole), MONTHS.index(name.upper()) + 1, int(day)) if name.upper() in MONTHS else None
    return None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
