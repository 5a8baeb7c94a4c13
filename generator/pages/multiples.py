"""Years side by side for several rows: tags over time, held against cited by post. Bars are links, a table stands behind."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from generator.pages import paths
from generator.pages.templating import render

STEP, GAP = 10, 1  # of a year, in the picture's units
HEIGHT = 30


class Series(Struct, frozen=True):
    """A row: its name, where that leads, and its counts by year, in the order of the picture's `kinds`."""

    name: str
    address: str
    years: Mapping[int, tuple[int, ...]]
    address_of: Callable[[int], str]


class BarSegment(Struct, frozen=True):
    """A part of a bar: which kind it counts, its lower edge's distance from the top, its height."""

    kind: int
    y: float
    height: float


class SeriesBar(Struct, frozen=True):
    """The bar of a year; `counts` and `pieces` are in the order of the kinds, empty pieces left out."""

    year: int
    x: int
    counts: tuple[int, ...]
    pieces: tuple[BarSegment, ...]
    address: str


class SeriesRow(Struct, frozen=True):
    """A row as drawn, and its counts by year for the table."""

    name: str
    address: str
    bars: tuple[SeriesBar, ...]
    cells: Mapping[int, tuple[int, ...]]


def multiples(courses: Sequence[Series], kinds: Sequence[str], title: str, base: str) -> str:
    """Draw a row of bars for each course, all on one line of years; nothing where all fall in one year.

    `kinds` name what is counted, the first at the foot of each bar. Rows are drawn each to its own height, so that small
    ones can be read; the numbers stand in the table.
    """
    found = sorted({year for course in courses for year in course.years})
    if len(found) < 2:  # noqa: PLR2004 - one year is no course of time
        return ""
    span = range(found[0], found[-1] + 1)
    return render(
        "multiples.html.j2",
        rows=[_row(course, span) for course in courses],
        kinds=kinds,
        title=title,
        years=found,
        first=found[0],
        last=found[-1],
        width=len(span) * STEP,
        height=HEIGHT,
        bar_width=STEP - GAP,
        link=lambda address: paths.link(base, address),
    )


def _row(course: Series, span: range) -> SeriesRow:
    most = max(sum(counts) for counts in course.years.values())
    bars = tuple(
        SeriesBar(year, (year - span[0]) * STEP, counts, tuple(_pieces(counts, most)), course.address_of(year))
        for year, counts in sorted(course.years.items())
        if any(counts)
    )
    return SeriesRow(course.name, course.address, bars, course.years)


def _pieces(counts: Iterable[int], most: int) -> Iterable[BarSegment]:
    below = 0.0
    for kind, count in enumerate(counts):
        height = round(max(count / most * HEIGHT, 1), 1) if count else 0
        below += height
        if count:
            yield BarSegment(kind, round(max(HEIGHT - below, 0), 1), height)
