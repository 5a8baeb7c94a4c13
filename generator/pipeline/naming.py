"""The stage of people: who is named in each cable, and who they are across the archive."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from generator.catalog import cables, people
from generator.config import Settings
from generator.model.people import CablePerson
from generator.participants.cable_people import people_of_cable
from generator.participants.joining import fullness, words_of
from generator.pipeline.opening import reader
from generator.pipeline.progress import stage
from generator.pipeline.workers import batches, in_processes

CABLES_A_TASK = 200
PEOPLE_A_STEP = 10_000


class NameTask(Struct, frozen=True):
    """Cables for a worker to find the people of."""

    catalog: Path
    numbers: tuple[int, ...]


def name_people(settings: Settings, catalog: sqlite3.Connection, catalog_file: Path) -> None:
    """Find the people of every cable that is new, then say of everyone who they are across the archive."""
    numbers = people.unnamed(catalog)
    tasks = (NameTask(catalog_file, batch) for batch in batches(numbers, CABLES_A_TASK))
    with stage("people", len(numbers)) as running, catalog:
        for done in in_processes(_find, tasks, settings.jobs):
            for n, found in done:
                people.add_found(catalog, n, _keyed(found))
            running.advance(len(done))
    with catalog:
        people.clear_people(catalog)
        for batch in batches(people.presences(catalog), PEOPLE_A_STEP):
            slugs = [(_slug(presence), presence) for presence in batch]
            people.set_slugs(catalog, ((slug, presence.n, presence.place) for slug, presence in slugs))
            for slug, presence in slugs:
                people.add_person(catalog, slug, presence.person.name)


def _find(task: NameTask) -> tuple[tuple[int, tuple[CablePerson, ...]], ...]:
    catalog = reader(task.catalog)
    return tuple((n, people_of_cable(cables.read_cable(catalog, n))) for n in task.numbers)


def _keyed(found: tuple[CablePerson, ...]) -> Iterator[tuple[str, str, CablePerson]]:
    for person in found:
        words = words_of(person.name)
        yield " ".join(words), words[-1], person


def _slug(presence: people.Presence) -> str:
    words = words_of(presence.person.name)
    plain = "-".join(word for word in words if word.isalnum()) or "x"
    return plain if fullness(words)[0] > 1 else f"{plain}-{presence.cable_id.lower()}"
