"""Every telegram number of the archive in small files that the resolver page fetches, and the spelling rules it reads by."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

import msgspec
from msgspec import Struct

from generator.model.identity import FIRST_YEAR
from generator.model.sections import DATA
from generator.vocabulary.number_grammar import grammar_for_scripts
from generator.vocabulary.posts import CUT, PREFIX, all_posts, names_of_posts

FOLDER = f"{DATA}ids"
SPELLINGS = f"{FOLDER}/spellings.json"
IN_A_PART = 10_000  # numbers in a file: the largest stays below 64 KB

_encode = msgspec.json.Encoder().encode


class Numbered(Struct, frozen=True):
    """A number that is held or cited: `id` is the cable's, held or not; several IDs can go by one number."""

    year: int
    post: str
    serial: int
    id: str
    held: bool


class Part(Struct, frozen=True):
    """A file of the numbers of one post and year, sorted.

    `held` and `cited` are differences: the first number, then how much each is above the one before. `others` gives the
    IDs of numbers that lead to something else than year, post and serial (an alias, a second text).
    """

    held: list[int]
    cited: list[int]
    others: dict[str, list[str]]


def id_files(numbers: Iterable[Numbered]) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each file; `numbers` in the order of year, post and serial.

    `<year>.json` tells of each post the first number of each of its parts; `<year>/<post>-<part>.json` is a `Part`.
    """
    yield SPELLINGS, _encode(_spellings()) + b"\n"
    for year, of_year in groupby(numbers, key=lambda one: one.year):
        starts: dict[str, list[int]] = {}
        for post, of_post in groupby(of_year, key=lambda one: one.post):
            for place, part in enumerate(_parts(list(of_post))):
                starts.setdefault(post, []).append(part[0].serial)
                yield f"{FOLDER}/{year}/{post}-{place}.json", _encode(_part(part)) + b"\n"
        yield f"{FOLDER}/{year}.json", _encode(starts) + b"\n"


def _spellings() -> dict[str, object]:
    """Return the rules by which a number is read: names of posts, what stands before one, who shares a series."""
    return {
        "names": names_of_posts(),
        "series": {post.code: post.series for post in all_posts() if post.series != post.code},
        "prefix": PREFIX,
        "cut": CUT,
        "firstYear": FIRST_YEAR,
        "grammar": grammar_for_scripts(),
    }


def _parts(numbers: Sequence[Numbered]) -> Iterator[list[Numbered]]:
    """Cut the numbers of a post and year; those of one serial stay together."""
    part: list[Numbered] = []
    for _, same in groupby(numbers, key=lambda one: one.serial):
        part += same
        if len(part) >= IN_A_PART:
            yield part
            part = []
    if part:
        yield part


def _part(numbers: Sequence[Numbered]) -> Part:
    others: dict[str, list[str]] = {}
    for one in numbers:
        if one.id != f"{one.year % 100:02d}{one.post}{one.serial}":
            others.setdefault(str(one.serial), []).append(one.id)
    plain = [one for one in numbers if str(one.serial) not in others or one.id not in others[str(one.serial)]]
    return Part(
        _differences([one.serial for one in plain if one.held]),
        _differences([one.serial for one in plain if not one.held]),
        others,
    )


def _differences(serials: Sequence[int]) -> list[int]:
    return [high - low for low, high in pairwise([0, *serials])]
