"""The stage of the cables: pages, records and the downloads made of them, written where they changed."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from zlib import crc32

from msgspec import Struct

from generator.catalog import cables, links, listings
from generator.catalog.cable_rows import CableRows, rows_of
from generator.catalog.invalidation import note_cables_looked_at, touched_cables
from generator.catalog.outputs import Output, write_output
from generator.catalog.step_cache import Made, note_made, places_of, portion_key
from generator.config import Settings
from generator.exports.record import cable_record, read_record, record_json
from generator.exports.registry import portions
from generator.model.identity import CableId, PostCode
from generator.model.listing import CableLine
from generator.model.record import CableRecord
from generator.model.threads import Thread
from generator.pages import extras, paths
from generator.pages.cable_page import CablePage, cable_page
from generator.pages.paths import Page
from generator.pipeline.export.append import AppendedDownloads, downloads_stand
from generator.pipeline.render.conversations import CatalogCitations
from generator.pipeline.render.people import PersonAddresses
from generator.pipeline.run.reader import reader
from generator.pipeline.run.recorded_lookups import Asking, Lookups, Site, digest_of
from generator.resolution.threads import conversation
from generator.running.progress import stage
from generator.running.workers import in_processes
from generator.vocabulary.interface import speak, spoken

CABLES_A_TASK = 50  # about: see `_cut`

Held = Callable[[str], Sequence[CableId]]  # the held cables that go by a number


class RenderTask(Struct, frozen=True):
    """Cables for a worker to render, by their numbers in the catalog; `posts` are those that have a page.

    `again` are those of them to look at again. `portions`: what stands in the downloads may be used.
    """

    catalog: Path
    docs: Path
    numbers: tuple[int, ...]
    again: frozenset[int]
    portions: bool
    site_url: str
    people: PersonAddresses
    posts: frozenset[PostCode]
    language: str


class Rendered(Struct, frozen=True):
    """What a worker wrote, and what its cables add to each download; `None`: what stands there under that key."""

    outputs: tuple[Output, ...]
    key: bytes
    portions: dict[str, bytes] | None
    made: tuple[Made, ...]  # of the cables whose files are not those of an earlier run


def render_cables(
    settings: Settings, catalog: sqlite3.Connection, catalog_file: Path, addresses: PersonAddresses, face: str
) -> Iterator[Output]:
    """Write the page, record, raw text and redirects of every cable, and the downloads made of them.

    What would come out as an earlier run left it is not made again: `catalog` remembers what each page was made of.
    `face` is a digest of what pages show of other cables.
    """
    lines, posts = list(cables.numbered(catalog)), listings.held_posts(catalog)
    limited = (addresses.count <= addresses.limit, addresses.parts)
    key = digest_of((face, settings.site_url, limited, settings.language))
    again, portions = touched_cables(catalog, key), downloads_stand(catalog, settings.docs)
    shared = (settings.site_url, addresses, posts, settings.language)
    tasks = (
        RenderTask(catalog_file, settings.docs, batch, _among(batch, again), portions, *shared) for batch in _cut(lines)
    )
    with stage("rendering", len(lines)) as running, AppendedDownloads(catalog, settings.docs) as growing:
        for rendered in in_processes(_render, tasks, settings.jobs):
            growing.add(rendered.key, rendered.portions)
            running.advance(sum(out.path.endswith(".json") for out in rendered.outputs))
            with catalog:
                note_made(catalog, rendered.made)
            yield from rendered.outputs
        yield from growing.finish(reader(catalog_file))
    note_cables_looked_at(catalog, key)


def _cut(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, ...]]:
    """Cut cables, by number and ID, into tasks of about so many, behind IDs that say so themselves.

    So one cable that comes or goes changes one task; the portions of the downloads by all others are as they were.
    """
    batch: list[int] = []
    for n, name in lines:
        batch.append(n)
        if len(batch) == 3 * CABLES_A_TASK or crc32(name.encode()) % CABLES_A_TASK == 0:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)


def _among(batch: tuple[int, ...], again: frozenset[int] | None) -> frozenset[int]:
    return frozenset(batch) if again is None else again.intersection(batch)


def _render(task: RenderTask) -> Rendered:
    speak(task.language)
    catalog = reader(task.catalog)
    citations = CatalogCitations(catalog)
    lookups: Lookups = {
        "line": citations.line,
        "posts": partial(_held_of, task.posts),
        "held": partial(links.held, catalog),
    }
    shared = _Shared(Site(catalog, task.docs, lookups), citations, task.people, task.site_url)
    names = cables.ids(catalog, task.numbers)
    done = [(n not in task.again and _left(shared.site, names[n])) or _cable(shared, n) for n in task.numbers]
    outputs = tuple(output for one in done for output in one.outputs)
    key = portion_key(one.digest for one in outputs if one.path.endswith(".json"))
    stands = task.portions and places_of(catalog, key) is not None
    made = None if stands else portions(map(partial(_record, task.docs), done))
    return Rendered(outputs, key, made, tuple(one.made for one in done if one.made))


def _left(site: Site, name: CableId) -> "_Done | None":
    """Return a cable's files where they stand and nothing asks for another look."""
    left = site.left(paths.markdown(paths.cable(name)))
    return _Done(name, left) if left else None


def _record(docs: Path, one: "_Done") -> tuple[CableRecord, bytes]:
    """Return a cable's record and its line of JSON, of one that stands from its file."""
    if one.record:
        return one.record
    line = (docs / paths.cable_json(one.id)).read_bytes()
    return read_record(line), line


def _held_of(held: frozenset[PostCode], codes: str) -> list[str]:
    """Return those of the codes, with blanks between, that are held."""
    return [code for code in codes.split() if code in held]


class _Shared(Struct, frozen=True):
    """What all cables of a task are made with."""

    site: Site
    citations: CatalogCitations
    people: PersonAddresses
    site_url: str

    def around(self, rows: CableRows) -> "_Around":
        """Return what stands around a cable in the archive."""
        beside = listings.neighbours(self.site.catalog, rows.post, rows.date, rows.id)
        people = {str(who.slug): self.people.of(who) for who in rows.who()}
        return _Around(*beside, conversation(rows.id, self.citations), people)


class _Around(Struct, frozen=True):
    """The cables of the same post before and after one, its conversation, and where its people are found."""

    previous: CableLine | None
    following: CableLine | None
    thread: Thread
    people: dict[str, str]


class _Done(Struct, frozen=True):
    """A cable's files as they stand; its record, as a line of JSON too, and how they were made where that is new."""

    id: CableId
    outputs: tuple[Output, ...]
    record: tuple[CableRecord, bytes] | None = None
    made: Made | None = None


def _cable(shared: _Shared, n: int) -> _Done:
    """Take a cable's files from an earlier run where they would come out the same; else make them."""
    site = shared.site
    rows = rows_of(site.catalog, n)
    around = shared.around(rows)
    name, parts = paths.markdown(paths.cable(rows.id)), (rows, around, shared.site_url, spoken())
    if standing := site.standing(name, parts):
        return _Done(rows.id, standing)
    stored = rows.stored()
    asking = site.asking()
    page = _page(shared, rows, stored, around, asking)
    record = cable_record(page.cable, page.links, page.cited_by, page.people)
    line = record_json(record)
    files = (
        *_files(page, line, stored.raw, asking.of("held")),
        *(((paths.cable_original(rows.id), cables.original(site.catalog, n)),) if rows.has_original else ()),
    )
    outputs = tuple(write_output(site.catalog, site.docs, path, content) for path, content in files)
    return _Done(rows.id, outputs, (record, line), site.made(name, parts, asking, outputs))


def _page(shared: _Shared, rows: CableRows, stored: cables.StoredCable, around: _Around, asking: Asking) -> CablePage:
    named = {one.post for one in (*stored.cable.action, *stored.cable.info) if one.post}
    return CablePage(
        cable=stored.cable,
        links=rows.linked(),
        cited_by=rows.cited_by(),
        people=rows.named(),
        header_text=stored.header,
        line_of=asking.of("line"),
        previous=around.previous,
        following=around.following,
        thread=around.thread,
        linked_posts=frozenset(asking.of("posts")(" ".join(sorted(named)))),
        site_url=shared.site_url,
        person_address=around.people.__getitem__,
        has_original=bool(rows.has_original),
    )


def _files(page: CablePage, line: bytes, raw: bytes, held: Held) -> Iterable[tuple[str, bytes]]:
    cable = page.cable
    shown = cable_page(page)
    yield shown.path, shown.text.encode("utf-8", "surrogatepass")
    yield paths.cable_json(cable.id), line
    yield paths.cable_text(cable.id), raw
    for other in _other_addresses(page, held):
        yield other.path, other.text.encode("utf-8", "surrogatepass")


def _other_addresses(page: CablePage, held: Held) -> Iterator[Page]:
    """Yield what stands at a cable's other numbers and at its address of 2010.

    A number that is another cable's own leads to that one alone; of one that several go by, the first offers all.
    """
    cable = page.cable
    address, title = paths.cable(cable.id), f"{cable.id}: {cable.title}"
    for alias in dict.fromkeys(cable.aliases):
        path, found = f"{paths.cable(alias)}index.html", held(alias)
        if paths.cable(alias) == address or not found or found[0] != cable.id:
            continue
        if len(found) == 1:
            yield extras.redirect(path, address, title)
        else:
            yield extras.several(path, alias, [line for one in found if (line := page.line_of(one))])
    if old := paths.old_cable(cable.id, cable.date):
        yield extras.redirect(old, address, title)
