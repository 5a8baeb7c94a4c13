"""Explaining the people of one cable: how each was found, why mentions are one person's, why it is that person."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing

from generator.catalog import cables, people
from generator.catalog.store import open_reader, read_meta
from generator.config import Settings
from generator.model.cable import Cable
from generator.model.explanation import Explained, Place
from generator.model.people import Mention, PersonRef
from generator.model.source import RawCable
from generator.parsing.lines import Line, split_lines
from generator.participants.cable_people import people_of_cable
from generator.pipeline.run.session import catalog_file, made_by, policy_of

MOST = 4  # places shown of a person
FAR = 120  # written lines of a block among which a name is looked for


def explain_people(settings: Settings, raw: RawCable, cable: Cable) -> Iterator[Explained]:
    """Yield each person of a cable; who it is across the archive is told from the last build's catalog, where there is one."""
    lines = split_lines(raw.text)
    joined = _joined(settings, cable)
    if joined is None:
        for person in people_of_cable(cable):
            value = f"{person.name}, {', '.join(person.roles)}"
            yield Explained(
                "people",
                value,
                _rule(person.reason, "no build to compare with"),
                _places(person.mentions, cable, lines),
            )
        return
    for reference, reason, why in joined:
        value = f"{reference.name}, {', '.join(reference.roles)}, people/{reference.slug}/"
        yield Explained(
            "people", value, _rule(reason, why or "no other cable is joined"), _places(reference.mentions, cable, lines)
        )


def _rule(reason: str, why: str) -> str:
    inside = f"; in this cable: {reason}" if reason else ""
    return f"participants: titles, capitals and word lists{inside}; across the archive: {why}"


def _joined(settings: Settings, cable: Cable) -> list[tuple[PersonRef, str, str]] | None:
    """Return who its people are by the last build; `None` where there was none of this program under this policy."""
    file = catalog_file(settings)
    if not file.is_file():
        return None
    try:
        with closing(open_reader(file)) as catalog:
            if read_meta(catalog, "version") != made_by(policy_of(settings)):
                return None
            n = cables.find_number(catalog, cable.id)
            return None if n is None else people.joins_of(catalog, n)
    except sqlite3.DatabaseError:
        return None


def _places(mentions: Sequence[Mention], cable: Cable, lines: Sequence[Line]) -> tuple[Place, ...]:
    starts = {block.anchor: block.line for block in cable.blocks}
    found = (_place(one, starts.get(one.anchor or "", 1), lines) for one in mentions[:MOST])
    return tuple(dict.fromkeys(place for place in found if place))


def _place(one: Mention, first: int, lines: Sequence[Line]) -> Place | None:
    """Find the line at which a mention, or what a line break left of it, stands."""
    last = one.written.split()[-1]
    reach = len(lines) if one.anchor is None else first - 1 + FAR
    for line in lines[first - 1 : reach]:
        at = line.text.find(last)
        if at >= 0:
            whole = line.text.find(one.written)
            start, size = (whole, len(one.written)) if whole >= 0 else (at, len(last))
            return Place(line.number, start, start + size, line.text)
    return None
