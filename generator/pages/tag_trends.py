"""The most frequent tags over time."""

from collections.abc import Sequence

from msgspec import Struct

from generator.pages import paths
from generator.pages.multiples import Series, multiples
from generator.vocabulary.interface import say

SHOWN = 15  # tags


class TagYears(Struct, frozen=True):
    """How many cables a tag has, and how many in each year."""

    code: str
    name: str
    cables: int
    years: dict[int, int]


def tags_over_time(tags: Sequence[TagYears], rows: int, base: str) -> str:
    """Draw the tags of most cables; a bar leads to the tag's cables of its year where these have a page (above `rows`)."""
    largest = sorted((tag for tag in tags if tag.years), key=lambda tag: (-tag.cables, tag.code))[:SHOWN]
    courses = [_course(tag, split=tag.cables > rows) for tag in largest]
    return multiples(courses, (say("cables"),), say("The most frequent tags over time"), base)


def _course(tag: TagYears, *, split: bool) -> Series:
    address = paths.tag(tag.code)
    name = tag.code if tag.name.upper() == tag.code else f"{tag.code} {tag.name}"
    counts = {year: (count,) for year, count in tag.years.items()}
    return Series(name, address, counts, lambda year: f"{address}{year}/" if split else address)
