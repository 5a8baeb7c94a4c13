"""Which numbers at the start of a line open a paragraph, and which are years, dates or inner lists."""

import re
from collections.abc import Sequence

from msgspec import Struct

from generator.parsing.markings import read_marking

HIGHEST = 100  # a "paragraph" 2001 is a year that the wrap put at the start of a line (04MADRID4367)
JUMP = 3  # numbers that may be missing where a paragraph carries no marking
APART = 4  # lines from one paragraph of an unmarked series to the next; items of a list stand closer
FEW = 2  # marked paragraphs that do not yet make a rule

FIRST = frozenset("0123456789¶(> \t\u00a0-")

# `1. (C)`, `1.(C)`, `18, (SBU)`, `¶5.`, `(11. (C)`, `4 (C)`; a digit behind the dot makes a decimal or a date
_NUMBER = re.compile(r"[\s>¶-]{0,10}\(?(\d{1,3})(?:([.,)]{1,2})(?!\d)|(?=\s{0,4}\([CSU]))\s*")


class Opening(Struct, frozen=True, gc=False):
    """A line that can open a paragraph: `text` is where its words begin in the line; `pilcrow` as the 2010 site set it."""

    number: int
    marking: str | None
    text: int
    pilcrow: bool = False


class Candidate(Struct, frozen=True, gc=False):
    """An opening in its place: `at` counts the lines; `cut` where the line above breaks off in mid-sentence."""

    at: int
    opening: Opening
    apart: bool
    cut: bool


def read_number(line: str) -> Opening | None:
    """Read a number at the start of a line; `None` where there is none or it is too high for a paragraph.

    number = ["¶"] ["("] digits ("." | "," | ")") [marking] ; only a marking makes `(1.`, `1,` and `1)` a paragraph.
    """
    if line[:1] not in FIRST:
        return None
    found = _NUMBER.match(line)
    number = int(found[1]) if found else 0
    if found is None or not 0 < number < HIGHEST:
        return None
    marking, end = read_marking(line, found.end())
    lead = line[: found.start(1)]
    pilcrow = "¶" in lead
    if marking is None:
        plain = "." in (found[2] or "") and ("(" not in lead and "-" not in lead)
        if not (plain and (pilcrow or _starts_text(line[end : end + 1]))):
            return None
    return Opening(number, marking, len(line) - len(line[end:].lstrip()), pilcrow)


def _starts_text(first: str) -> bool:
    return not first.strip() or first.isupper() or first.isdigit() or first in "\"“'‘([*_¿¡-"


class Places(Struct, frozen=True, gc=False):
    """What is known of all candidates: the last place of each number, the last one not in mid-sentence, the marked ones."""

    final: dict[int, int]
    whole: dict[int, int]
    marked: frozenset[int]


def paragraph_openings(candidates: Sequence[Candidate]) -> frozenset[int]:
    """Return the lines (`Candidate.at`) that open a paragraph.

    A marking settles it, and so does the site's ¶ where the line above is a whole sentence. Any other number has to
    follow on; it is an item of a list where the list counts on or where a marked paragraph has the same number.
    """
    places: Places | None = None  # of no use where all is settled, as in most telegrams
    opened: list[int] = []
    last = inner = 0
    for place, candidate in enumerate(candidates):
        opening = candidate.opening
        settled = opening.marking is not None or (opening.pilcrow and not candidate.cut)
        if not settled:
            places = places or _places(candidates)
            settled = _follows_on(candidates, place, last, inner, places)
        if settled:
            opened.append(candidate.at)
            last, inner = opening.number, 0
        else:
            inner = opening.number
    return frozenset(opened)


def _places(candidates: Sequence[Candidate]) -> Places:
    numbers = [candidate.opening.number for candidate in candidates]
    marked = frozenset(candidate.opening.number for candidate in candidates if candidate.opening.marking is not None)
    plain = sum(candidate.opening.marking is None for candidate in candidates)
    return Places(
        final={number: place for place, number in enumerate(numbers)},
        whole={number: place for place, number in enumerate(numbers) if not candidates[place].cut},
        marked=marked if len(marked) > FEW and 2 * len(marked) > plain else frozenset(),
    )


def _follows_on(candidates: Sequence[Candidate], place: int, last: int, inner: int, places: Places) -> bool:
    candidate = candidates[place]
    number = candidate.opening.number
    if number in places.marked or (inner and number == inner + 1 and (places.marked or number <= last)):
        return False
    if number == last + 1:
        return not (candidate.cut and places.whole.get(number, -1) > place)
    if number == 1 and last > 1:
        return not places.marked and candidate.apart and _new_series(candidates, place, last, places)
    return last < number <= last + JUMP and candidate.apart and not candidate.cut


def _new_series(candidates: Sequence[Candidate], place: int, last: int, places: Places) -> bool:
    """Whether a 1 begins the numbers anew (09BERLIN1626): none below goes on from the last, and it is no close list."""
    if places.final.get(last + 1, -1) > place or place + 1 == len(candidates):
        return False
    following = candidates[place + 1]
    return following.opening.number == 2 and following.at - candidates[place].at >= APART  # noqa: PLR2004
