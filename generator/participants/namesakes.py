"""When one full name is several people.

Sightings hang together by what they share: a post (the Department's telegrams speak of everyone, so they show no post),
or a title, except forms of address and the offices of our own missions, which hundreds hold at once. Two such strands
are one person's, as full names are, unless something parts them:

- service by turns: nobody signs or classifies at one post, at another, and at the first again within a tour of duty;
- office by turns: so twice over (A, B, A, B) for titles said of the name, where neither post nor title is ever shared;
- silence: more than `SILENCE` without a telegram of the name, and nothing shared that lasts (a post, an office that one holds).
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from generator.model.people import PersonRole, Sighting
from generator.vocabulary.title_classes import OURS, is_single, title_class

PERIOD = 730  # days between two sightings of one office at one post: about a tour of duty
SILENCE = 1827  # days: five years, about two tours
EVERYWHERE = "STATE"
_SERVES = frozenset({PersonRole.SIGNER, PersonRole.CLASSIFIER})
_FORMS = frozenset({"", "mr", "ms", "dr", "professor", "sir"})  # of address, which anyone may have


class Strand(Struct, frozen=True):
    """Sightings that hang together, oldest first; days as ordinals: of all, of those that serve, of those with an office."""

    sightings: tuple[Sighting, ...]
    days: tuple[int, ...]
    served: tuple[int, ...]
    offices: tuple[int, ...]


def parted(sightings: Sequence[Sighting]) -> list[tuple[Sighting, ...]]:
    """Return the people of one full name, by their first sightings. `sightings` are ordered by day, and so are each person's."""
    posts = set(map(post_of, sightings))
    if len(sightings) == 1 or (len(posts) == 1 and "" not in posts):  # most names: one strand
        return [tuple(sorted(sightings, key=_order))]
    people: list[list[Strand]] = []
    for strand in _strands(sightings):
        homes = [one for one in people if not any(_conflict(strand, other) for other in one)]
        near = [(_distance(strand, one), at) for at, one in enumerate(homes)]
        distance, at = min(near, default=(SILENCE + 1, 0))
        if distance > SILENCE:
            people.append([strand])
        else:
            homes[at].append(strand)
    return [_person(strands) for strands in people]


def may_part(sightings: Sequence[Sighting]) -> bool:
    """Whether fewer telegrams of the name could have been several people's."""
    dated = [(day_number(one.day), post_of(one)) for one in sightings if one.day]
    posts = {post for _, post in dated}
    silent = bool(dated) and dated[-1][0] - dated[0][0] > SILENCE
    if len(posts) < 2:  # noqa: PLR2004 - what shares a post is one person's, what shows none may be two by silence
        return silent and "" in posts
    return silent or any(map(_weighs, sightings))


def _weighs(one: Sighting) -> bool:
    return bool(_SERVES & set(one.roles)) or bool(_office(one))


def _office(one: Sighting) -> str:
    """Return the class of what a person is said to be; empty for forms of address and for offices of our missions."""
    office = title_class(one.title).removeprefix("former-")
    return "" if office in _FORMS or office in OURS else office


def post_of(one: Sighting) -> str:
    """Return the post that a sighting shows; empty for the Department's telegrams."""
    return "" if one.post == EVERYWHERE else one.post


def _strands(sightings: Sequence[Sighting]) -> list[Strand]:
    """Gather what shares evidence; what has none is a strand of its own."""
    root = list(range(len(sightings)))
    last: dict[str, int] = {}
    for at, one in enumerate(sightings):
        for told, lasts in _evidence(one):
            before = last.get(told)
            if before is not None and (lasts or _within(sightings[before], one)):
                root[_root(root, at)] = _root(root, before)
            last[told] = at
    gathered: dict[int, list[Sighting]] = defaultdict(list)
    for at, one in enumerate(sightings):
        gathered[_root(root, at)].append(one)
    return sorted(map(_strand, gathered.values()), key=lambda one: _order(one.sightings[0]))


def _root(root: list[int], at: int) -> int:
    while root[at] != at:
        root[at] = root[root[at]]
        at = root[at]
    return at


def _evidence(one: Sighting) -> Iterator[tuple[str, bool]]:
    """Yield what a sighting may share with others, and whether that bridges a silence."""
    if post := post_of(one):
        yield f"at {post}", True
    if office := _office(one):
        yield f"as {office}", is_single(office)


def _within(before: Sighting, one: Sighting) -> bool:
    return not before.day or not one.day or day_number(one.day) - day_number(before.day) <= SILENCE


def _strand(sightings: list[Sighting]) -> Strand:
    dated = [one for one in sightings if one.day]
    return Strand(
        sightings=tuple(sightings),
        days=tuple(day_number(one.day) for one in dated),
        served=tuple(day_number(one.day) for one in dated if post_of(one) and _SERVES & set(one.roles)),
        offices=tuple(day_number(one.day) for one in dated if post_of(one) and _office(one)),
    )


def _conflict(one: Strand, other: Strand) -> bool:
    if _by_turns(one.served, other.served) or _by_turns(other.served, one.served):
        return True
    return _by_turns(one.offices, other.offices) and _by_turns(other.offices, one.offices)


def _by_turns(days: Sequence[int], others: Sequence[int]) -> bool:
    """Whether one of the other days lies between two neighbouring days of one tour."""
    return bool(others) and any(
        after - before <= PERIOD and _any_between(others, before, after) for before, after in pairwise(days)
    )


def _any_between(days: Sequence[int], before: int, after: int) -> bool:
    at = bisect_left(days, before + 1)
    return at < len(days) and days[at] < after


def _distance(strand: Strand, person: Sequence[Strand]) -> int:
    """Return the days between a strand and the nearest of a person's; 0 where either has none."""
    return min((_apart(strand.days, other.days) for other in person), default=0)


def _apart(days: Sequence[int], others: Sequence[int]) -> int:
    if not days or not others:
        return 0
    nearest = (others[max(0, at - 1) : at + 1] for at in (bisect_left(others, day) for day in days))
    return min(abs(day - other) for day, held in zip(days, nearest, strict=True) for other in held)


def _person(strands: Sequence[Strand]) -> tuple[Sighting, ...]:
    return tuple(sorted((one for strand in strands for one in strand.sightings), key=_order))


def _order(one: Sighting) -> tuple[str, str, int]:
    return one.day, one.cable_id, one.place


@lru_cache(maxsize=65536)
def day_number(day: str) -> int:
    """Return the ordinal of a day; of one that is no day of the calendar, that of its year's first."""
    year, month, rest = int(day[:4]), int(day[5:7] or 1), int(day[8:10] or 1)
    try:
        return date(year, month, rest).toordinal()
    except ValueError:
        return date(year, 1, 1).toordinal()
