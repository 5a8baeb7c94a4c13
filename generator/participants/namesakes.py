"""When one full name is several people, and the addresses that they get by their own evidence alone.

Two signs part a name. Nobody serves at two posts by turns: who signs or classifies at one post, then at another, then at
the first again within a tour of duty, is two people (a transfer goes one way). And sightings that lie more than `SILENCE`
apart are one person's only if they share a post or an office: nothing else says that the silence is one career's.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations, pairwise

from generator.model.identity import Slug
from generator.model.people import PersonRole, Sighting
from generator.participants.sightings import atom, slug
from generator.vocabulary.title_classes import title_class

PERIOD = 730  # days between two sightings of one office at one post: about a tour of duty
SILENCE = (
    1827  # days: five years, about two tours; two careers never begin in one of the years that an address counts by
)
_SPAN = 5  # years that share an address
_SERVES = frozenset({PersonRole.SIGNER, PersonRole.CLASSIFIER})
_NO_OFFICE = frozenset({"", "mr", "ms", "dr", "professor", "sir"})  # forms of address, which anyone may have


def parted(sightings: Sequence[Sighting]) -> Iterator[tuple[str, tuple[Sighting, ...]]]:
    """Give the people of one full name, each with what is put behind the name in the address (`at-riga`, `1995`, mostly nothing).

    `sightings` are ordered by day, and so are those of each person.
    """
    clashing = clashes(sightings)
    for post in sorted(clashing):
        yield at_post(post), tuple(one for one in sightings if one.post == post)
    rest = [one for one in sightings if one.post not in clashing]
    careers = _careers(rest)
    for career in careers:
        first = next((one.day for one in career if one.day), "")
        yield (years(first) if len(careers) > 1 else ""), tuple(career)


def further_addresses(sightings: Sequence[Sighting]) -> dict[tuple[int, int], tuple[Slug, ...]]:
    """Give the addresses, by number and place, that each sighting of a name may have had when there were fewer cables.

    They lead on when a later cable joins what was apart: only a name that spans a silence ever had any, or one that clashes.
    """
    clashing = clashes(sightings)
    days = [day_number(one.day) for one in sightings if one.day]
    spans = bool(days) and max(days) - min(days) > SILENCE
    found: dict[tuple[int, int], tuple[Slug, ...]] = {}
    for one in sightings:
        held = [at_post(one.post)] if one.post in clashing else []
        held += [years(one.day)] if spans and one.day else []
        if held:
            found[one.n, one.place] = tuple(slug(f"{atom(one)}-{suffix}") for suffix in held)
    return found


def clashes(sightings: Sequence[Sighting]) -> frozenset[str]:
    """Give the posts at which different people of the name serve in the same years."""
    served: dict[str, list[int]] = defaultdict(list)
    for one in sightings:
        if one.day and one.post and _SERVES & set(one.roles):
            served[one.post].append(day_number(one.day))
    found: set[str] = set()
    for one_post, other in combinations(sorted(served), 2):
        if _by_turns(served[one_post], served[other]) or _by_turns(served[other], served[one_post]):
            found |= {one_post, other}
    return frozenset(found)


def _by_turns(days: Sequence[int], others: Sequence[int]) -> bool:
    """Whether one of the other days lies between two neighbouring days of one tour."""
    return any(
        after - before <= PERIOD and any(before < day < after for day in others)
        for before, after in pairwise(sorted(days))
    )


def _careers(sightings: Sequence[Sighting]) -> list[list[Sighting]]:
    """Cut at every silence; what shares a post or an office is one career still. What has no date is in the first."""
    held: list[tuple[list[Sighting], set[str]]] = []
    for stretch in _stretches(sightings):
        evidence = {told for one in stretch for told in _evidence(one)}
        alike = [career for career in held if career[1] & evidence]
        held = [career for career in held if not career[1] & evidence]
        members = [*(one for career in alike for one in career[0]), *stretch]
        held.append((members, evidence.union(*(career[1] for career in alike))))
    return sorted((career for career, _ in held), key=lambda career: [(one.day, one.cable_id) for one in career[:1]])


def _stretches(sightings: Sequence[Sighting]) -> Iterator[list[Sighting]]:
    stretch: list[Sighting] = []
    for one in sightings:
        before = stretch[-1].day if stretch else ""
        if before and one.day and day_number(one.day) - day_number(before) > SILENCE:
            yield stretch
            stretch = []
        stretch.append(one)
    if stretch:
        yield stretch


def _evidence(one: Sighting) -> Iterator[str]:
    if one.post:
        yield f"at {one.post}"
    office = title_class(one.title).removeprefix("former-")
    if office not in _NO_OFFICE:
        yield f"as {office}"


def at_post(post: str) -> str:
    """Give what an address says of a post, as `at-riga`."""
    return f"at-{slug(post)}"


def years(day: str) -> str:
    """Give the first of the five years in which a day lies: `1995` for 1995 to 1999."""
    return str(int(day[:4]) // _SPAN * _SPAN) if day else ""


def day_number(day: str) -> int:
    """Give the ordinal of a day; of one that is no day of the calendar, that of its year's first."""
    year, month, rest = int(day[:4]), int(day[5:7] or 1), int(day[8:10] or 1)
    try:
        return date(year, month, rest).toordinal()
    except ValueError:
        return date(year, 1, 1).toordinal()
