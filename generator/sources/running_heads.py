"""What every page of a PDF has at its head or foot: it stands once, numbers of pages not at all."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.vocabulary.release_stamps import is_stamp

ENDS = 3  # written lines at either end of a page among which a running head stands
REPEATED = 3  # pages that show the same line before it is one
NUMBERED = 2  # pages, one after the other, whose numbers are

# 3, - 3 -, Page 3, Page 3 of 9, 3/9
_NUMBER = re.compile(r"\W*(?:page\s+)?(?P<number>\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)


class PdfPage(Struct, frozen=True):
    """A page's lines, how many letters lie beneath its bars, whether it shows a picture, whether it could not be read."""

    lines: tuple[str, ...]
    hidden: int = 0
    pictured: bool = False
    damaged: bool = False


def without_running_heads(pages: Sequence[PdfPage]) -> Iterator[list[str]]:
    """Yield each page's lines without its number and without what the pages before had in the same place.

    Numbers of pages count on from page to page, so that a lone figure in a text is none.
    """
    ends = [_ends(page.lines) for page in pages]
    counted = Counter(line for page, places in zip(pages, ends, strict=True) for line in _written(page, places))
    numbers = [_numbers(page, places) for page, places in zip(pages, ends, strict=True)]
    seen: set[str] = set()
    for at, (page, places) in enumerate(zip(pages, ends, strict=True)):
        left_out = _counting(numbers, at)
        for place in places:
            line = page.lines[place].strip()
            if line in seen and (counted[line] >= REPEATED or is_stamp(line)):
                left_out.add(place)
        seen.update(_written(page, places))
        yield [line for place, line in enumerate(page.lines) if place not in left_out]


def _ends(lines: Sequence[str]) -> list[int]:
    written = [place for place, line in enumerate(lines) if line.strip()]
    return sorted({*written[:ENDS], *written[-ENDS:]})


def _written(page: PdfPage, places: Sequence[int]) -> set[str]:
    return {page.lines[place].strip() for place in places}


def _numbers(page: PdfPage, places: Sequence[int]) -> dict[int, int]:
    """Return the numbers that stand alone on a line at either end of a page, by the line's place."""
    found = ((place, _NUMBER.fullmatch(page.lines[place].strip())) for place in places)
    return {place: int(number["number"]) for place, number in found if number}


def _counting(numbers: Sequence[dict[int, int]], at: int) -> set[int]:
    """Return the lines of a page whose number counts on from the page before or to the one behind."""
    before = set(numbers[at - 1].values()) if at else set()
    behind = set(numbers[at + 1].values()) if at + 1 < len(numbers) else set()
    return {place for place, number in numbers[at].items() if number - 1 in before or number + 1 in behind}
