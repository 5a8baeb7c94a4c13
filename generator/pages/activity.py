"""When the cables of a list were sent: bars that our own template draws, light enough for every page."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial

from msgspec import Struct

from generator.model.listing import CableLine
from generator.pages import paths, words
from generator.pages.templating import render
from generator.vocabulary.interface import say

FEWEST = 3  # cables for which a picture says more than their list
MONTHS_SHOWN = 48  # a longer span is shown by year
YEAR = 12  # months: a shorter span is shown in its year, or three months would be three walls
WIDTH, HEIGHT = 640, 72  # of the picture, in its own units
GAP = 1


class YearBar(Struct, frozen=True):
    """One month or year: `x`, `y`, `width` and `height` in the picture's units, `told` as `April 2008: 3 cables`."""

    x: float
    y: float
    width: float
    height: float
    told: str
    address: str


def months_of(lines: Sequence[CableLine]) -> dict[str, int]:
    """Count the cables of each month: `{"2008-04": 3}`."""
    return dict(Counter(line.date[:7] for line in lines if line.date))


def activity(months: Mapping[str, int], base: str) -> str:
    """Draw the cables by month, or by year where they span more than four; nothing where there is little to see."""
    if sum(months.values()) < FEWEST or len(months) < 2:  # noqa: PLR2004 - one month is no course of time
        return ""
    by_year = _position(max(months)) - _position(min(months)) >= MONTHS_SHOWN
    counted = _by_year(months) if by_year else dict(months)
    first, last = min(counted), max(counted)
    if _position(last) - _position(first) + 1 < YEAR and not by_year:
        first, last = f"{first[:4]}-01", f"{last[:4]}-12"
    return render(
        "activity.html.j2",
        bars=_bars(counted, _position(first), _position(last)),
        width=WIDTH,
        height=HEIGHT,
        unit=say("year") if by_year else say("month"),
        first=_name(first),
        last=_name(last),
        link=partial(paths.link, base),
    )


def _by_year(months: Mapping[str, int]) -> dict[str, int]:
    years: Counter[str] = Counter()
    for month, count in months.items():
        years[month[:4]] += count
    return dict(years)


def _bars(counted: dict[str, int], first: int, last: int) -> list[YearBar]:
    step = WIDTH / (last - first + 1)
    width = round(max(step - GAP, 1), 1)
    tallest = max(counted.values())
    bars = []
    for key in sorted(counted):
        height = round(max(counted[key] / tallest * HEIGHT, 2), 1)
        x = round((_position(key) - first) * step, 1)
        told = f"{_name(key)}: {words.count(counted[key], 'cable')}"
        bars.append(YearBar(x, round(HEIGHT - height, 1), width, height, told, _of(key)))
    return bars


@lru_cache(maxsize=1024)  # a century of months
def _position(key: str) -> int:
    """Return months counted from year 0 for `2008-04`, the year itself for `2008`."""
    return int(key[:4]) * 12 + int(key[5:7]) - 1 if "-" in key else int(key)


def _name(key: str) -> str:
    return words.month(key) if "-" in key else key


def _of(key: str) -> str:
    return paths.month(key) if "-" in key else paths.year(key)
