"""Threads of a whole archive: each cable is put under the one that it answers."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.model.identity import CableId, number_order
from generator.model.threads import ThreadPlace


class Citing(Struct, frozen=True):
    """A held cable, its date, and what it cites in the order in which it cites it."""

    id: CableId
    date: str
    cites: tuple[CableId, ...]


def plant(citing: Iterable[Citing], dates: dict[CableId, str]) -> Iterator[ThreadPlace]:
    """Return the place of every cable that cites or is cited; `citing` in the order of date and ID, `dates` of all held.

    A cable answers the latest of the older held ones that it cites; where it cites no such one, the first that is not
    held. What is as old as the cable, or later (two that cite each other), is never what it answers: there is no circle.
    """
    parents: dict[CableId, CableId | None] = {}
    for cable in citing:
        for cited in cable.cites:
            parents.setdefault(cited, None)
        parents[cable.id] = _answered(cable, dates)
    order = sorted(parents, key=lambda name: (name in dates, dates.get(name, ""), number_order(name)))
    roots: dict[CableId, CableId] = {}
    depths: dict[CableId, int] = {}
    sizes = dict.fromkeys(order, 1)
    for name in order:
        parent = parents[name]
        roots[name] = roots[parent] if parent else name
        depths[name] = depths[parent] + 1 if parent else 0
    for name in reversed(order):
        if parent := parents[name]:
            sizes[parent] += sizes[name]
    return (ThreadPlace(name, parents[name], roots[name], depths[name], sizes[name]) for name in order)


def _answered(cable: Citing, dates: dict[CableId, str]) -> CableId | None:
    own = (cable.date, number_order(cable.id))
    sent = ((dates[cited], number_order(cited)) for cited in cable.cites if cited in dates)
    if older := [place for place in sent if place < own]:
        return CableId(max(older)[1][-1])
    return next((cited for cited in cable.cites if cited not in dates), None)
