"""Writing the index of people and a page for each, in parallel, where they changed."""

import sqlite3
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from msgspec import Struct

from generator.catalog import people
from generator.catalog.cooccurrence import names
from generator.catalog.invalidation import note_looked_at, touched
from generator.catalog.outputs import Output, write_output
from generator.catalog.people import NamedIn
from generator.catalog.person_queries import Gathered, gather
from generator.catalog.step_cache import Made, note_made
from generator.config import Settings
from generator.exports.people_table import PEOPLE, people_csv
from generator.model.sections import DATA
from generator.pages import extras, paths
from generator.pages.paths import Page
from generator.pages.people_pages import ADDRESS as INDEX
from generator.pages.people_pages import PersonEntry, entry, index_address, index_parts, people_index
from generator.pages.person_page import Companion, PersonPage, person_pages, person_part
from generator.pipeline.export.feeds import Publisher
from generator.pipeline.run.reader import reader
from generator.pipeline.run.recorded_lookups import Site, digest_of
from generator.running.background import background
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

    def paged(self, who: NamedIn) -> bool:
        """Whether a person has a page."""
        return self.count <= self.limit or not who.passing

    def of(self, who: NamedIn) -> str:
        """Return where readers find a person: the page, or the row of the index."""
        return paths.person(who.slug) if self.paged(who) else index_address(who.name, who.slug, self.parts)


class PeopleTask(Struct, frozen=True):
    """People for a worker to write pages of, by their slugs; `again` are those of them to look at again."""

    catalog: Path
    docs: Path
    rows: int
    addresses: PersonAddresses
    language: str
    publisher: Publisher
    slugs: tuple[str, ...]
    again: frozenset[str]


class PeopleIndexTask(Struct, frozen=True):
    """The index of people for a worker to write; `again` are those to look at again, null: everyone."""

    catalog: Path
    docs: Path
    addresses: PersonAddresses
    language: str
    again: frozenset[str] | None


def address_or_none(catalog: sqlite3.Connection, addresses: PersonAddresses) -> Callable[[str], str | None]:
    """Return the same look-up for people who may be gone: those that a page of an earlier run named."""

    @cache  # who is named in one cable of a task is named in others
    def address_of(slug: str) -> str | None:
        found = people.find_named(catalog, slug)
        return addresses.of(found) if found else None

    return address_of


class RenderedPeople(Struct, frozen=True):
    """What a worker wrote of so many people, or found as it should be; `made` is of those whose pages are new."""

    people: int
    outputs: tuple[Output, ...]
    made: tuple[Made, ...]


def person_addresses(settings: Settings, catalog: sqlite3.Connection) -> PersonAddresses:
    """Decide which people have pages, and where the others stand."""
    names = [who.name for who in people.all_named(catalog)]
    return PersonAddresses(settings.archive.person_pages_above, len(names), index_parts(names))


def address_in(catalog: sqlite3.Connection, addresses: PersonAddresses) -> Callable[[str], str]:
    """Return a look-up of the address of someone who is there, by slug."""
    address_of = address_or_none(catalog, addresses)
    return lambda slug: address_of(slug) or ""


def render_people(
    settings: Settings, catalog: sqlite3.Connection, catalog_file: Path, addresses: PersonAddresses
) -> Iterator[Output]:
    """Write the index, and the page of everyone who has one."""
    publisher = Publisher(settings.site_name, settings.site_url)
    shared = (addresses.count <= addresses.limit, addresses.parts, settings.archive.rows, settings.language, publisher)
    key = digest_of(shared)
    again = touched(catalog, key)
    index = PeopleIndexTask(catalog_file, settings.docs, addresses, settings.language, again)
    with background(_render_index, [index], settings.jobs) as indexed:
        yield from _render_pages(settings, catalog, catalog_file, addresses, again)
        for written in indexed:
            with catalog:
                note_made(catalog, written.made)
            yield from written.outputs
    note_looked_at(catalog, key)


def _render_pages(
    settings: Settings,
    catalog: sqlite3.Connection,
    catalog_file: Path,
    addresses: PersonAddresses,
    again: frozenset[str] | None,
) -> Iterator[Output]:
    # in the order of the cables a task's people share them: a quarter of the cables, a fifth of who stands beside them
    paged = [who.slug for who in people.named_by_cable(catalog) if addresses.paged(who)]
    publisher = Publisher(settings.site_name, settings.site_url)
    given = (catalog_file, settings.docs, settings.archive.rows, addresses, settings.language, publisher)
    tasks = (
        PeopleTask(*given, batch, frozenset(batch) if again is None else again.intersection(batch))
        for batch in batches(paged, PEOPLE_A_TASK)
    )
    with stage("people's pages", len(paged), unit="people") as running:
        for written in in_processes(_render, tasks, settings.jobs):
            with catalog:
                note_made(catalog, written.made)
            yield from written.outputs
            running.advance(written.people)


def _render_index(task: PeopleIndexTask) -> RenderedPeople:
    """Write the index and the table of people, unless everyone is who they were.

    The index shows one thing that stands in no person: the only cable of those without a page.
    """
    speak(task.language)
    catalog, addresses = reader(task.catalog), task.addresses
    site = Site(catalog, task.docs, {})
    name = paths.index(INDEX)
    parts = (people.people_digest(catalog), addresses.count <= addresses.limit, addresses.parts, task.language)
    looked_at = task.again is not None and all(addresses.paged(who) for who in names(catalog, task.again).values())
    if looked_at and (standing := site.standing(name, parts)):
        return RenderedPeople(0, standing, ())
    pages = people_index(_entries(catalog, addresses), addresses.parts)
    done = [write_output(catalog, task.docs, page.path, _bytes(page)) for page in pages]
    done.append(write_output(catalog, task.docs, f"{DATA}{PEOPLE}", people_csv(people.all_people(catalog))))
    return RenderedPeople(0, tuple(done), (site.made(name, parts, site.asking(), done),))


def _entries(catalog: sqlite3.Connection, addresses: PersonAddresses) -> Iterator[PersonEntry]:
    for person in people.all_people(catalog):
        paged = addresses.paged(NamedIn(person.slug, person.name, person.passing))
        yield entry(person, paged=paged, only="" if paged else people.only_cable(catalog, person.slug))


def _render(task: PeopleTask) -> RenderedPeople:
    speak(task.language)
    catalog = reader(task.catalog)
    site = Site(catalog, task.docs, {}, (paths.markdown(paths.person(slug)) for slug in task.slugs))
    address_of = cache(task.addresses.of)  # who stands beside one person of a task stands beside others
    outputs: list[Output] = []
    new: list[Made] = []
    again = []
    for slug in task.slugs:
        left = None if slug in task.again else site.left(paths.markdown(paths.person(slug)))
        if left is None:
            again.append(slug)
        else:
            outputs += left
    for found in gather(catalog, again, COMPANIONS):
        name = paths.markdown(paths.person(found.person.slug))
        others = tuple(Companion(address_of(one.who), one.who.name, one.cables) for one in found.others)
        # of one name that is several people, the row of the index: the others stand beside it
        row = index_address(found.person.name, found.person.slug, task.addresses.parts) if found.held else ""
        parts = (found.packed, found.rows, others, found.held, row, task.rows, task.language, task.publisher)
        if standing := site.standing(name, parts):
            outputs += standing
            continue
        done = [write_output(catalog, task.docs, path, content) for path, content in _files(found, others, row, task)]
        new.append(site.made(name, parts, site.asking(), done))
        outputs += done
    return RenderedPeople(len(task.slugs), tuple(outputs), tuple(new))


def _files(found: Gathered, others: tuple[Companion, ...], row: str, task: PeopleTask) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a person with their paths: pages, feed, what leads there from other addresses."""
    slug = found.person.slug
    parts = tuple(person_part(line, mentions) for line, mentions in found.parts())
    for made in person_pages(PersonPage(found.person, parts, others), task.rows):
        yield made.path, _bytes(made)
    feed = f"{paths.person(slug)}feed.xml"
    yield feed, task.publisher.feed(feed, f"Person {slug}", (part.line for part in parts))
    for made in _other_addresses(found, row):
        yield made.path, _bytes(made)


def _other_addresses(found: Gathered, row: str) -> Iterator[Page]:
    person = found.person
    for evidence_slug in person.further_slugs:
        held, taken = found.held[evidence_slug]
        if held[0] == person.slug and not taken:
            target = paths.person(person.slug) if len(held) == 1 else row
            yield extras.redirect(f"{paths.person(evidence_slug)}index.html", target, person.name)


def _bytes(page: Page) -> bytes:
    return page.text.encode("utf-8", "surrogatepass")
