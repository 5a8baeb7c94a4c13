"""Writing the index of people and a page for each, in parallel, where they changed."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from pathlib import Path

from msgspec import Struct

from generator.catalog import people
from generator.catalog.made import Made, note_made, person_parts
from generator.catalog.outputs import Output, write_output
from generator.config import Settings
from generator.exports.people_table import PEOPLE, people_csv
from generator.model.people import Person
from generator.pages import extras, paths
from generator.pages.paths import Page
from generator.pages.people_pages import PersonEntry, entry, index_address, index_parts, people_index
from generator.pages.person_page import Companion, PersonPage, person_pages, person_part
from generator.pipeline.feeding import Publisher
from generator.pipeline.opening import reader
from generator.pipeline.remembering import Asking, Site
from generator.running.progress import stage
from generator.running.workers import batches, in_processes
from generator.vocabulary.interface import speak

PEOPLE_A_TASK = 100
COMPANIONS = 40  # people named in the same cables that a page lists


class PersonAddresses(Struct, frozen=True):
    """Which people have pages: those met once and only in passing have none where there are more than `limit` people.

    `parts` are the first letters by which the index is divided.
    """

    limit: int
    count: int
    parts: tuple[str, ...]

    def paged(self, person: Person) -> bool:
        """Whether a person has a page."""
        return self.count <= self.limit or not person.passing

    def of(self, person: Person) -> str:
        """Give where readers find a person: the page, or the row of the index."""
        return paths.person(person.slug) if self.paged(person) else index_address(person.name, person.slug, self.parts)


class PeopleTask(Struct, frozen=True):
    """People for a worker to write pages of, by their slugs."""

    catalog: Path
    docs: Path
    rows: int
    addresses: PersonAddresses
    language: str
    publisher: Publisher
    slugs: tuple[str, ...]


def address_or_none(catalog: sqlite3.Connection, addresses: PersonAddresses) -> Callable[[str], str | None]:
    """Give the same look-up for people who may be gone: those that a page of an earlier run named."""

    @cache  # who is named in one cable of a task is named in others
    def address_of(slug: str) -> str | None:
        found = people.find_person(catalog, slug)
        return addresses.of(found) if found else None

    return address_of


class Written(Struct, frozen=True):
    """What a worker wrote of so many people, or found as it should be; `made` is of those whose pages are new."""

    people: int
    outputs: tuple[Output, ...]
    made: tuple[Made, ...]


def person_addresses(settings: Settings, catalog: sqlite3.Connection) -> PersonAddresses:
    """Decide which people have pages, and where the others stand."""
    names = [person.name for person in people.all_people(catalog)]
    return PersonAddresses(settings.archive.person_pages_above, len(names), index_parts(names))


def address_in(catalog: sqlite3.Connection, addresses: PersonAddresses) -> Callable[[str], str]:
    """Give a look-up of a person's address by slug."""
    return lambda slug: addresses.of(people.person(catalog, slug))


def render_people(settings: Settings, catalog: sqlite3.Connection, catalog_file: Path) -> Iterator[Output]:
    """Write the index, and the page of everyone who has one."""
    addresses = person_addresses(settings, catalog)
    for page in people_index(_entries(catalog, addresses), addresses.parts):
        yield write_output(catalog, settings.docs, page.path, _bytes(page))
    yield write_output(catalog, settings.docs, f"data/{PEOPLE}", people_csv(people.all_people(catalog)))
    publisher = Publisher(settings.site_name, settings.site_url)
    paged = [person.slug for person in people.all_people(catalog) if addresses.paged(person)]
    tasks = (
        PeopleTask(catalog_file, settings.docs, settings.archive.rows, addresses, settings.language, publisher, batch)
        for batch in batches(paged, PEOPLE_A_TASK)
    )
    with stage("people's pages", len(paged), unit="people") as running:
        for written in in_processes(_render, tasks, settings.jobs):
            with catalog:
                note_made(catalog, written.made)
            yield from written.outputs
            running.advance(written.people)


def _entries(catalog: sqlite3.Connection, addresses: PersonAddresses) -> Iterator[PersonEntry]:
    for person in people.all_people(catalog):
        paged = addresses.paged(person)
        yield entry(person, paged=paged, only="" if paged else people.only_cable(catalog, person.slug))


def _render(task: PeopleTask) -> Written:
    speak(task.language)
    catalog = reader(task.catalog)
    site = Site(
        catalog, task.docs, {"person": address_or_none(catalog, task.addresses), "holders": partial(_held, catalog)}
    )
    outputs: list[Output] = []
    new: list[Made] = []
    for slug in task.slugs:
        name = paths.markdown(paths.person(slug))
        others = people.companions(catalog, slug, COMPANIONS)
        parts = (person_parts(catalog, slug), others, task.rows, task.addresses.parts, task.language, task.publisher)
        if standing := site.standing(name, parts):
            outputs += standing
            continue
        asking = site.asking()
        files = _files(catalog, slug, others, task, asking)
        done = [write_output(catalog, task.docs, path, content) for path, content in files]
        new.append(site.made(name, parts, asking, done))
        outputs += done
    return Written(len(task.slugs), tuple(outputs), tuple(new))


def _files(
    catalog: sqlite3.Connection, slug: str, others: Iterable[tuple[str, str, int]], task: PeopleTask, asking: Asking
) -> Iterator[tuple[str, bytes]]:
    """Give the files of a person with their paths: pages, feed, what leads there from other addresses."""
    person = people.person(catalog, slug)
    parts = tuple(person_part(line, found) for line, found in people.parts_of(catalog, slug))
    page = PersonPage(person, parts, tuple(Companion(*row) for row in others), asking.of("person"))
    for made in person_pages(page, task.rows):
        yield made.path, _bytes(made)
    feed = f"{paths.person(slug)}feed.xml"
    yield feed, task.publisher.feed(feed, f"Person {slug}", (part.line for part in parts))
    for made in _other_addresses(person, task, asking):
        yield made.path, _bytes(made)


def _other_addresses(person: Person, task: PeopleTask, asking: Asking) -> Iterator[Page]:
    slug = person.slug
    for atom in person.atoms:
        held, taken = asking.of("holders")(atom)
        if held[0] == slug and not taken:
            # of one name that is several people, the row of the index: the others stand beside it
            shared = index_address(person.name, slug, task.addresses.parts)
            target = paths.person(slug) if len(held) == 1 else shared
            yield extras.redirect(f"{paths.person(atom)}index.html", target, person.name)


def _held(catalog: sqlite3.Connection, address: str) -> tuple[list[str], bool]:
    """Give who can be reached at an address, and whether it is a page of its own."""
    return people.holders(catalog, address), people.exists(catalog, address)


def _bytes(page: Page) -> bytes:
    return page.text.encode("utf-8", "surrogatepass")
