"""Who is who across the archive: people of one surname, joined on evidence only.

A full name is the same person anywhere, unless its sightings say that it is several (`namesakes`, `addressing`). A
surname alone is tied to a full name of the same post and period where exactly one fits: by signing, or by the same
office. What is left is joined where surname, office and post are the same in an unbroken run of years.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from msgspec import Struct

from generator.model.identity import Slug
from generator.model.people import Identified, PersonRole, Sighting
from generator.participants.addressing import addresses, further_addresses
from generator.participants.namesakes import PERIOD, day_number, parted
from generator.participants.same_person import same
from generator.participants.sightings import evidence_slug, full_key, initials, is_full, office_class
from generator.vocabulary.title_classes import OURS, title_class

_ONE_OF_OURS = frozenset({PersonRole.SIGNER, PersonRole.CLASSIFIER})


class Bearer(Struct, frozen=True):
    """A full name with all its sightings, oldest first; `slug` is the address of the first."""

    slug: Slug
    words: tuple[str, ...]
    sightings: tuple[Sighting, ...]


def identify(sightings: Iterable[Sighting]) -> Iterator[Identified]:
    """Say who each sighting of one surname is. The order in which they come decides nothing."""
    ordered = sorted(sightings, key=lambda one: (one.day, one.cable_id, one.place))
    full: list[Sighting] = []
    alone: list[Sighting] = []
    for one in ordered:
        (full if is_full(one.words) else alone).append(one)
    bearers, also = _bearers(full)
    for bearer in bearers:
        why = _why_full(bearer) if len(bearer.sightings) > 1 else ""
        for one in bearer.sightings:
            yield Identified(one.n, one.place, bearer.slug, evidence_slug(one), why, also.get((one.n, one.place), ()))
    yield from _surnames(alone, bearers)


def _identified(one: Sighting, slug: Slug, why: str) -> Identified:
    return Identified(one.n, one.place, slug, evidence_slug(one), why)


def _bearers(full: Sequence[Sighting]) -> tuple[list[Bearer], dict[tuple[int, int], tuple[Slug, ...]]]:
    """Gather full names, those with different middle initials apart; give the further addresses of sightings too."""
    by_key: dict[tuple[str, ...], list[Sighting]] = defaultdict(list)
    for one in full:
        by_key[full_key(one.words)].append(one)
    found: list[Bearer] = []
    also: dict[tuple[int, int], tuple[Slug, ...]] = {}
    for key in sorted(by_key):
        found.extend(_by_initials(by_key[key]))
        also |= further_addresses(by_key[key])
    return _spellings(found), also


def _why_full(bearer: Bearer) -> str:
    alike = len({full_key(one.words) for one in bearer.sightings}) == 1
    return "the same full name" if alike else "spellings of one name at the same post in the same years"


def _by_initials(sightings: Sequence[Sighting]) -> Iterator[Bearer]:
    """Yield the people of one full name: one, unless there are different initials; then what has none stays apart."""
    marks = sorted({initials(one.words) for one in sightings if initials(one.words)})
    groups = [[*sightings]]
    if len(marks) > 1:
        groups = [[one for one in sightings if initials(one.words) == mark] for mark in (*marks, ())]
    people = [person for held in groups for person in parted(held)]
    for person, address in zip(people, addresses(people), strict=True):
        yield Bearer(address, full_key(person[0].words), person)


def _spellings(bearers: Sequence[Bearer]) -> list[Bearer]:
    """Join spellings of one name (Alexandr, Alexander Kazulin) that stand at one post in overlapping years, if unambiguous."""
    near: dict[int, set[int]] = defaultdict(set)
    for one, other in _neighbours(bearers):
        if _one_spelling(bearers[one], bearers[other]):
            near[one].add(other)
            near[other].add(one)
    merged: list[Bearer] = []
    done: set[int] = set()
    for at, bearer in enumerate(bearers):
        if at in done:
            continue
        partner = next(iter(near[at])) if len(near[at]) == 1 else None
        partner = partner if partner is not None and len(near[partner]) == 1 else None
        if partner is None:
            merged.append(bearer)
            continue
        done.add(partner)
        both = (*bearer.sightings, *bearers[partner].sightings)
        ordered = tuple(sorted(both, key=lambda one: (one.day, one.cable_id, one.place)))
        first = bearer if ordered[0] in bearer.sightings else bearers[partner]
        merged.append(Bearer(first.slug, first.words, ordered))
    return merged


def _neighbours(bearers: Sequence[Bearer]) -> list[tuple[int, int]]:
    """Return the pairs that stand at one post and whose given names begin alike."""
    held: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, bearer in enumerate(bearers):
        for post in sorted({one.post for one in bearer.sightings if one.post and one.day}):
            held[post, bearer.words[0][0]].append(at)
    return sorted({pair for places in held.values() for pair in combinations(places, 2)})


def _one_spelling(one: Bearer, other: Bearer) -> bool:
    if one.words == other.words:  # kept apart by their initials
        return False
    longer, shorter = sorted((one.words, other.words), key=lambda words: (-len(words), words))
    if same(longer, shorter) is None or not _offices(one) & _offices(other):
        return False
    ours, theirs = _years(one), _years(other)
    return any(
        ours[post][0] - PERIOD <= theirs[post][1] and theirs[post][0] - PERIOD <= ours[post][1]
        for post in ours.keys() & theirs.keys()
    )


def _years(bearer: Bearer) -> dict[str, tuple[int, int]]:
    """Return the first and last day at each post."""
    days: dict[str, list[int]] = defaultdict(list)
    for one in bearer.sightings:
        if one.day and one.post:
            days[one.post].append(day_number(one.day))
    return {post: (min(held), max(held)) for post, held in days.items()}


def _offices(bearer: Bearer) -> set[str]:
    return {title_class(one.title) for one in bearer.sightings if one.title}


def _close(one: Sighting, other: Sighting) -> bool:
    return bool(one.day and other.day) and abs(day_number(one.day) - day_number(other.day)) <= PERIOD


def _surnames(alone: Sequence[Sighting], bearers: Sequence[Bearer]) -> Iterator[Identified]:
    """Tie surnames to full names; join what is left by office, post and years."""
    index = _Index(bearers)
    left: dict[tuple[str, ...], list[Sighting]] = defaultdict(list)
    for one in alone:
        tied = None if one.lone else index.tie(one)
        if tied:
            yield _identified(one, tied[0].slug, tied[1])
        elif one.lone or not one.day:
            yield _identified(one, evidence_slug(one), "")
        else:
            where = "" if one.office and not one.title else one.post
            left[(*one.words, office_class(one), where)].append(one)
    for key in sorted(left):
        yield from _runs(left[key])


def _runs(sightings: Sequence[Sighting]) -> Iterator[Identified]:
    first = sightings[0]
    yield _identified(first, evidence_slug(first), "")
    slug = evidence_slug(first)
    for before, one in pairwise(sightings):
        joined = _close(before, one)
        slug = slug if joined else evidence_slug(one)
        yield _identified(one, slug, "the same surname, office and post in the same years" if joined else "")


class _Index:
    """Full names of one surname by post, to be asked who a surname alone can be."""

    def __init__(self, bearers: Sequence[Bearer]) -> None:
        self._by_post: dict[str, list[tuple[int, Bearer, Sighting]]] = defaultdict(list)
        for bearer in bearers:
            for one in bearer.sightings:
                if one.day:
                    self._by_post[one.post].append((day_number(one.day), bearer, one))
        for held in self._by_post.values():
            held.sort(key=_first)

    def tie(self, one: Sighting) -> tuple[Bearer, str] | None:
        """Return the one full name that a surname alone can be, and why; `None` where none or several can."""
        if not one.day:
            return None
        day, held = day_number(one.day), self._by_post.get(one.post, [])
        low, high = bisect_left(held, day - PERIOD, key=_first), bisect_right(held, day + PERIOD, key=_first)
        near = [(bearer, other) for _, bearer, other in held[low:high]]
        near = [(bearer, other) for bearer, other in near if _initial_agrees(one.words, bearer.words)]
        if PersonRole.SIGNER in one.roles:
            ours = _distinct(bearer for bearer, other in near if _is_ours(other))
            found = ours or _distinct(bearer for bearer, other in near if not other.title)
            return (
                (found[0], "the only fuller name that signs at this post in these years") if len(found) == 1 else None
            )
        office = office_class(one)
        found = _distinct(bearer for bearer, other in near if office and title_class(other.title) == office)
        return (
            (found[0], "the only fuller name with this title at this post in these years") if len(found) == 1 else None
        )


def _first(entry: tuple[int, Bearer, Sighting]) -> int:
    return entry[0]


def _distinct(bearers: Iterable[Bearer]) -> list[Bearer]:
    return list({bearer.slug: bearer for bearer in bearers}.values())


def _is_ours(one: Sighting) -> bool:
    return bool(_ONE_OF_OURS & set(one.roles)) or title_class(one.title) in OURS


def _initial_agrees(words: Sequence[str], full: Sequence[str]) -> bool:
    return len(words) == 1 or words[0][0] == full[0][0]
