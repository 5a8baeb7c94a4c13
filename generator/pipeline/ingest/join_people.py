"""Joining: who the people of the cables are across the archive, a span of surnames at a time, in parallel.

Nobody's parts are of two surnames, unless the publisher says so or two names come to one address; such people are made
again at the end, from what the catalog then holds of them. So where there is no word of the publisher's, and was none
the last time, surnames whose people are the same in the same cables stand as they were joined.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from generator.catalog import found_people, people
from generator.catalog.invalidation import touch_all, touch_around
from generator.catalog.people import IdentifiedRow, PackedPerson
from generator.catalog.store import read_meta, set_meta
from generator.config import Settings
from generator.model.people import Appearance, Identified, Outside, Sighting
from generator.participants.corrections import BY_WORD, Correcting, Corrections, known_of
from generator.participants.identifying import identify
from generator.participants.persons import person_of
from generator.pipeline.run.reader import reader
from generator.running.progress import stage
from generator.running.workers import batches, in_processes

PEOPLE_A_TASK = 4000
SURNAMES_A_TASK = 100
MANY = 2000  # surnames to be joined anew: above that, to join all takes no longer
PLAIN = "without the publisher's word"

_Known = dict[str, tuple[str, str, tuple[Outside, ...]]]


class JoinTask(Struct, frozen=True):
    """Spans of surnames, each by the first and the last, for a worker to say who everyone is."""

    catalog: Path
    spans: tuple[tuple[str, str], ...]
    rules: Corrections


class JoinedSpans(Struct, frozen=True):
    """Who the people of cables are, by number and place, and who there is.

    `again` are addresses that the publisher's word touches.
    """

    rows: tuple[IdentifiedRow, ...]
    people: tuple[PackedPerson, ...]
    again: tuple[str, ...]
    used: frozenset[tuple[str, str]]


def join_people(
    settings: Settings, rules: Corrections, catalog: sqlite3.Connection, catalog_file: Path
) -> tuple[str, ...]:
    """Say of everyone who is found in the cables who they are across the archive; return a line for each unmet rule."""
    plain = rules == Corrections()
    some = people.unsettled(catalog) if plain and read_meta(catalog, "joined") == PLAIN else None
    with catalog:  # at once with what says that it is done
        if some is not None and len(some[0]) <= MANY:
            unmet: tuple[str, ...] = ()
            _join_some(settings, catalog, catalog_file, *some)
        else:
            unmet = _join_all(settings, rules, catalog, catalog_file)
        people.note_settled(catalog)
        set_meta(catalog, "joined", PLAIN if plain else "")
    return unmet


def _join_all(
    settings: Settings, rules: Corrections, catalog: sqlite3.Connection, catalog_file: Path
) -> tuple[str, ...]:
    spans = people.surname_spans(catalog, PEOPLE_A_TASK)
    tasks = (JoinTask(catalog_file, (span,), rules) for span in spans)
    correcting = Correcting(rules)
    again: set[str] = set()
    people.forget_people(catalog)
    touch_all(catalog)
    with stage("joining", found_people.count_found(catalog), unit="names") as running:
        for joined in in_processes(_join, tasks, settings.jobs):
            correcting.add_used(joined.used)
            again.update(joined.again, people.add_people(catalog, joined.people))
            people.add_identified(catalog, joined.rows)
            running.advance(len(joined.rows))
    known = known_of(rules)
    for slug in sorted(again):
        people.replace_person(catalog, _packed(slug, people.appearances(catalog, slug), known))
    return tuple(correcting.unused())


def _join_some(
    settings: Settings, catalog: sqlite3.Connection, catalog_file: Path, surnames: Iterable[str], slugs: set[str]
) -> None:
    """Join these surnames; whoever is or was said to be in them is made again of what the catalog then holds."""
    some = batches(((surname, surname) for surname in surnames), SURNAMES_A_TASK)
    tasks = (JoinTask(catalog_file, spans, Corrections()) for spans in some)
    touch_around(catalog, slugs)
    rows = [row for joined in in_processes(_join, tasks, settings.jobs) for row in joined.rows]
    people.add_identified(catalog, rows)
    again = sorted(slugs.union(slug for _, _, slug, *_ in rows) - {""})
    for slug in again:
        if found := people.appearances(catalog, slug):
            people.replace_person(catalog, _packed(slug, found, {}))
        else:
            people.remove_person(catalog, slug)
    touch_around(catalog, again)


def _join(task: JoinTask) -> JoinedSpans:
    correcting = Correcting(task.rules)
    rows: list[IdentifiedRow] = []
    parts: dict[str, list[Appearance]] = defaultdict(list)
    again: set[str] = set()
    catalog = reader(task.catalog)
    for held in (one for span in task.spans for one in people.by_surname(catalog, *span)):
        sightings = {(one.n, one.place): one for one in held}
        for who in correcting.correct(identify(held), sightings):
            rows.append(people.identified_row(who))
            parts[who.slug].append(_appearance(sightings[who.n, who.place], who))
            if who.why == BY_WORD:
                again.add(who.slug)
    parts.pop("", None)
    known = known_of(task.rules)
    found = tuple(_packed(slug, parts[slug], known) for slug in sorted(parts))
    return JoinedSpans(tuple(sorted(rows)), found, tuple(sorted(again - {""})), correcting.used)


def _appearance(one: Sighting, who: Identified) -> Appearance:
    told = (one.cable_id, one.day, one.post, one.name, one.title, one.roles)
    return Appearance(who.slug, who.evidence_slug, who.why, *told, who.also)


def _packed(slug: str, parts: list[Appearance], known: _Known) -> PackedPerson:
    name, note, outside = known.get(slug, ("", "", ()))
    return people.packed(person_of(parts, name=name, note=note, outside=outside))
