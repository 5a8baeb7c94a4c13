"""The address of a full name's people: which never changes because of what others the archive takes in.

The plain address is the name's (`jan-novak`). Of several people of a name one has it, each other has what its own
sightings say behind it: the post of the first (`jan-novak-at-riga`), or, where only the Department speaks of the person,
the years (`jan-novak-1990`). No two have the same, as people who share a post are one, and people without posts are
years apart.

The plain address stays with whom an earlier build gave it to, and so does every other; else it is the first's, by
date. (Of two people who would each have it alone, no rule that sees the cables only can leave both theirs: what was
published decides, and a build without memory of it goes by the dates.)
"""

from collections import defaultdict
from collections.abc import Sequence

from generator.model.identity import Slug
from generator.model.people import Sighting
from generator.participants.namesakes import may_part, post_of
from generator.participants.sightings import evidence_slug, initials, slug

_Claim = tuple[int, str, str, int]
_HAD_IT, _NEW, _HAS_ANOTHER = range(3)  # what an earlier build gave a person
_SPAN = 5  # years that share an address: no more than the silence that parts people


def addresses(people: Sequence[Sequence[Sighting]]) -> list[Slug]:
    """Return the address of each of a name's people, whose sightings are ordered by day."""
    plain = [_plain(one) for one in people]
    claims: dict[Slug, list[tuple[_Claim, int]]] = defaultdict(list)
    for at, name in enumerate(plain):
        claims[name].append((_claim(people[at], name), at))
    strongest = [min(held) for held in claims.values()]
    holders = {at for claim, at in strongest if claim[0] != _HAS_ANOTHER}
    return [name if at in holders else _own(people[at], name) for at, name in enumerate(plain)]


def further_addresses(sightings: Sequence[Sighting]) -> dict[tuple[int, int], tuple[Slug, ...]]:
    """Return the addresses, by number and place, that each sighting of a name may have had when there were fewer cables."""
    if not may_part(sightings):
        return {}
    found = ((one, _suffixed(one)) for one in sightings)
    return {(one.n, one.place): (address,) for one, address in found if address}


def _plain(person: Sequence[Sighting]) -> Slug:
    """Return the name's address, with the initial where there is one, so that another initial takes nothing from it."""
    marked = [evidence_slug(one) for one in person if initials(one.words)]
    return min(marked or [evidence_slug(person[0])])


def _claim(person: Sequence[Sighting], plain: Slug) -> _Claim:
    """Order those who could have the plain address, the first first; who has another never takes it."""
    kept = [one for one in person if one.held == plain]
    first = kept[0] if kept else person[0]
    had = {one.held for one in person if one.held}
    apart = bool(had) and had <= {_suffixed(one) for one in person}
    return _HAD_IT if kept else _HAS_ANOTHER if apart else _NEW, first.day, first.cable_id, first.place


def _own(person: Sequence[Sighting], plain: Slug) -> Slug:
    """Return the address by the first sighting that shows a post, of those with the plain address if there are any."""
    shown = [one for one in person if post_of(one)] or [one for one in person if one.day]
    told = [one for one in shown if evidence_slug(one) == plain] or shown
    return next(filter(None, map(_suffixed, told)), slug(f"{plain}-{person[0].cable_id}"))


def _suffixed(one: Sighting) -> Slug:
    """Return what a sighting's address is where another has the plain one; empty where it has neither post nor date."""
    if post := post_of(one):
        return slug(f"{evidence_slug(one)}-at-{post}")
    return slug(f"{evidence_slug(one)}-{int(one.day[:4]) // _SPAN * _SPAN}") if one.day else Slug("")
