"""Held against cited, by post and year, as pictures."""

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.model.identity import PostCode
from generator.model.sections import MISSING, POSTS
from generator.pages import paths
from generator.pages.multiples import Series, multiples
from generator.pages.serials import SerialYear
from generator.vocabulary.interface import say
from generator.vocabulary.posts import post_by_code

SHOWN = 15  # posts, those of which most numbers are cited

Years = Mapping[PostCode, Sequence[SerialYear]]


def completeness(years: Years, base: str) -> str:
    """Draw all posts together, then those that most is missing of, a row each."""
    missing = {code: sum(one.cited for one in held) for code, held in years.items()}
    most = sorted((code for code in missing if missing[code]), key=lambda code: (-missing[code], code))[:SHOWN]
    rows = [_all(years), *(_of_post(code, years[code]) for code in most)] if most else []
    return multiples(rows, _kinds(), say("Held and not held by year of the number"), base)


def post_completeness(code: PostCode, years: Sequence[SerialYear], base: str) -> str:
    """Draw one post."""
    return multiples([_of_post(code, years)], _kinds(), say("Held and not held by year of the number"), base)


def _kinds() -> tuple[str, str]:
    return say("held"), say("cited and not held")


def _all(years: Years) -> Series:
    held: Counter[int] = Counter()
    cited: Counter[int] = Counter()
    for one in (one for some in years.values() for one in some):
        held[one.year] += one.held
        cited[one.year] += one.cited
    counts = {year: (held[year], cited[year]) for year in sorted(held)}
    # a year whose cables are all missing has no page of its own
    return Series(say("All posts"), POSTS, counts, lambda year: paths.year(str(year)) if held[year] else MISSING)


def _of_post(code: PostCode, years: Sequence[SerialYear]) -> Series:
    post = post_by_code(code)
    counts = {one.year: (one.held, one.cited) for one in years}
    return Series(post.name if post else code, paths.serials(code), counts, lambda _year: paths.serials(code))
