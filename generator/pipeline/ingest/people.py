"""The stage of people: who is named in each cable, and who they are across the archive."""

import sqlite3
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct

from generator.catalog import cables, found_people
from generator.catalog.found_people import FoundPeople
from generator.config import Settings
from generator.participants.cable_people import people_of_cable
from generator.participants.corrections import FILE, Corrections, read_corrections
from generator.participants.sightings import sighting
from generator.pipeline.ingest.join_people import join_people
from generator.pipeline.run.reader import reader
from generator.running.progress import stage
from generator.running.workers import batches, in_processes

CABLES_A_TASK = 50  # a task costs next to nothing: with 200 a small archive kept one process waiting for the other


class NameTask(Struct, frozen=True):
    """Cables for a worker to find the people of."""

    catalog: Path
    numbers: tuple[int, ...]


def name_people(
    settings: Settings, rules: Corrections, catalog: sqlite3.Connection, catalog_file: Path
) -> tuple[str, ...]:
    """Find the people of every cable that is new, then say of everyone who they are across the archive.

    Return a line for each of the publisher's rules that matched nothing.
    """
    find_people(settings, catalog, catalog_file)
    return join_people(settings, rules, catalog, catalog_file)


def find_people(settings: Settings, catalog: sqlite3.Connection, catalog_file: Path) -> None:
    """Find the people of every cable that is new."""
    numbers = found_people.unnamed(catalog)
    tasks = (NameTask(catalog_file, batch) for batch in batches(numbers, CABLES_A_TASK))
    with stage("people", len(numbers)) as running, catalog:
        for done in in_processes(_find, tasks, settings.jobs):
            found_people.add_found(catalog, done)
            running.advance(len(done))


def read_rules(settings: Settings) -> Corrections:
    """Read the publisher's rules, which stand beside the settings file."""
    return read_corrections(settings.config_file.parent / FILE)


def corrections_digest(settings: Settings) -> dict[str, str]:
    """Return the file of the publisher's rules with its digest; empty where there is none."""
    file = settings.config_file.parent / FILE
    return {FILE: blake2b(file.read_bytes(), digest_size=16).hexdigest()} if file.is_file() else {}


def _find(task: NameTask) -> tuple[FoundPeople, ...]:
    catalog = reader(task.catalog)
    return tuple(_found(catalog, n) for n in task.numbers)


def _found(catalog: sqlite3.Connection, n: int) -> FoundPeople:
    cable = cables.read_cable(catalog, n)
    found = enumerate(people_of_cable(cable))
    return found_people.found_people(n, ((sighting(person, cable, n, place), person) for place, person in found))
