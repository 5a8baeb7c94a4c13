"""The conversation around one cable: what it answers and what answers it, some steps each way."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from generator.model.identity import CableId
from generator.model.listing import CableLine
from generator.model.threads import Span, Thread, ThreadEntry, ThreadPlace

STEPS = 5  # citations followed each way
BEFORE = 12  # cables shown that it answers
BEHIND = 24  # cables shown that answer it


class Citations(Protocol):
    """Who cites whom in the archive, and what is known of each."""

    def cites(self, cable_id: CableId, most: int) -> Sequence[CableId]:
        """Return what a cable cites, at most so many."""

    def cited_by(self, cable_id: CableId, most: int) -> Sequence[CableId]:
        """Return who cites it, the oldest first, at most so many."""

    def place(self, cable_id: CableId) -> ThreadPlace | None:
        """Return its place in its thread."""

    def line(self, cable_id: CableId) -> CableLine | None:
        """Return the line of a held cable."""

    def span(self, cable_id: CableId) -> Span:
        """Return between which dates a cable that is not held was sent."""


def conversation(cable_id: CableId, archive: Citations) -> Thread:
    """Return the conversation around a cable; empty where it neither cites nor is cited.

    The nearest cables are shown, each behind the one that it answers, in the order of their dates. What it costs depends
    on what is shown and not on how long the thread is.
    """
    if archive.place(cable_id) is None:
        return Thread()
    shown = [
        *_reach(cable_id, archive.cites, BEFORE),
        cable_id,
        *_reach(cable_id, archive.cited_by, BEHIND),
    ]
    places = {name: place for name in dict.fromkeys(shown) if (place := archive.place(name))}
    if len(places) < 2:  # noqa: PLR2004 - one alone is no conversation
        return Thread()
    lines = {name: archive.line(name) for name in places}
    spans = {name: Span() if line else archive.span(name) for name, line in lines.items()}
    ordered = sorted(places, key=lambda name: _when(name, lines[name], spans[name]))
    cites = {name: archive.cites(name, BEFORE) for name in ordered if lines[name]}
    above = _above(ordered, places, cites)
    below: dict[CableId | None, list[CableId]] = {}
    for name in ordered:
        below.setdefault(above[name], []).append(name)
    hidden = _hidden(places, archive)
    entries = tuple(ThreadEntry(name, lines[name], spans[name], indent, hidden[name]) for name, indent in _walk(below))
    pairs = _pairs([entry.id for entry in entries], cites)
    first = places[_first_ancestor(cable_id, places)]
    if not first.depth:
        return Thread(entries, cites=pairs)
    return Thread(entries, first.root, archive.line(first.root) is not None, first.depth, pairs)


def _above(
    ordered: Sequence[CableId], places: Mapping[CableId, ThreadPlace], cites: Mapping[CableId, Sequence[CableId]]
) -> dict[CableId, CableId | None]:
    """Return the cable under which each stands: the one that it answers, or where that is not shown the latest shown.

    A cable that is not held answers nothing that is known. Where nothing shown answers it either, it stands beside the
    first that cites it: that is its place in the conversation.
    """
    above: dict[CableId, CableId | None] = {}
    for at, name in enumerate(ordered):
        older = [other for other in ordered[:at] if other in cites.get(name, ())]
        parent = places[name].parent
        above[name] = parent if parent in places else (older[-1] if older else None)
    answered = set(above.values())
    for name in ordered:
        if name not in cites and name not in answered:
            citing = next((other for other in ordered if name in cites.get(other, ())), None)
            above[name] = above[citing] if citing else None
    return above


def _pairs(names: Sequence[CableId], cites: Mapping[CableId, Sequence[CableId]]) -> tuple[tuple[int, int], ...]:
    """Return who cites whom among the cables shown, by their places."""
    places = {name: place for place, name in enumerate(names)}
    found = ((places[name], places[other]) for name in names for other in cites.get(name, ()) if other in places)
    return tuple(sorted(found))


def _reach(start: CableId, step: Callable[[CableId, int], Sequence[CableId]], most: int) -> list[CableId]:
    """Follow citations from a cable, the nearest first."""
    found: dict[CableId, None] = {}
    edge = [start]
    for _ in range(STEPS):
        ahead: list[CableId] = []
        for name in edge:
            for other in step(name, most):
                if len(found) == most:
                    return list(found)
                if other != start and other not in found:
                    found[other] = None
                    ahead.append(other)
        edge = ahead
    return list(found)


def _walk(below: dict[CableId | None, list[CableId]]) -> list[tuple[CableId, int]]:
    """Return the cables from top to bottom, each with its indent."""
    order: list[tuple[CableId, int]] = []
    waiting = [(name, 0) for name in reversed(below.get(None, []))]
    while waiting:
        name, indent = waiting.pop()
        order.append((name, indent))
        waiting += [(child, indent + 1) for child in reversed(below.get(name, []))]
    return order


def _hidden(places: Mapping[CableId, ThreadPlace], archive: Citations) -> dict[CableId, int]:
    """Count the answers below each that are not shown: each shown one is taken off the nearest shown above it."""
    hidden = {name: place.size - 1 for name, place in places.items()}
    for place in places.values():
        above: ThreadPlace | None = place
        for _ in range(2 * STEPS):
            parent = above.parent if above else None
            if parent is None or parent in hidden:
                break
            above = archive.place(parent)
        if parent in hidden:
            hidden[parent] -= place.size
    return hidden


def _first_ancestor(name: CableId, places: Mapping[CableId, ThreadPlace]) -> CableId:
    while (parent := places[name].parent) in places and parent is not None:
        name = parent
    return name


def _when(name: CableId, line: CableLine | None, span: Span) -> tuple[str, bool, CableId]:
    known = line or span.after or span.before
    return (known.date or "" if known else "", line is not None, name)
