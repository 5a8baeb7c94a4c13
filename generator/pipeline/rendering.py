"""The stage of the cables: pages, records and the downloads made of them, written where they changed."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import BinaryIO, Self

from msgspec import Struct

from generator.catalog import cables, links, listings
from generator.catalog.cable_rows import CableRows, rows_of
from generator.catalog.made import Made, note_made
from generator.catalog.outputs import Output, place_file, write_output
from generator.config import Settings
from generator.exports.record import cable_record, read_record, record_json
from generator.exports.registry import DOWNLOADS, portions
from generator.model.identity import CableId, PostCode
from generator.model.listing import CableLine
from generator.model.record import CableRecord
from generator.model.threads import Thread
from generator.pages import extras, paths
from generator.pages.cable_page import CablePage, cable_page
from generator.pages.paths import Page
from generator.pipeline.conversing import CatalogCitations
from generator.pipeline.opening import reader
from generator.pipeline.peopling import PersonAddresses
from generator.pipeline.remembering import Asking, Lookups, Site
from generator.resolution.threads import conversation
from generator.running.progress import stage
from generator.running.workers import batches, in_processes
from generator.vocabulary.interface import speak, spoken

CABLES_A_TASK = 50

Held = Callable[[str], Sequence[CableId]]  # the held cables that go by a number


class RenderTask(Struct, frozen=True):
    """Cables for a worker to render, by their numbers in the catalog; `posts` are those that have a page."""

    catalog: Path
    docs: Path
    numbers: tuple[int, ...]
    site_url: str
    people: PersonAddresses
    posts: frozenset[PostCode]
    language: str


class Rendered(Struct, frozen=True):
    """What a worker wrote, and what its cables add to each download."""

    outputs: tuple[Output, ...]
    portions: dict[str, bytes]
    made: tuple[Made, ...]  # of the cables whose files are not those of an earlier run


def render_cables(
    settings: Settings, catalog: sqlite3.Connection, catalog_file: Path, addresses: PersonAddresses
) -> Iterator[Output]:
    """Write the page, record, raw text and redirects of every cable, and the downloads made of them.

    What would come out as an earlier run left it is not made again: `catalog` remembers what each page was made of.
    """
    numbers, posts = cables.numbers(catalog), listings.held_posts(catalog)
    tasks = (
        RenderTask(catalog_file, settings.docs, batch, settings.site_url, addresses, posts, settings.language)
        for batch in batches(numbers, CABLES_A_TASK)
    )
    with stage("rendering", len(numbers)) as running, ExitStack() as stack:
        downloads = {
            download.name: stack.enter_context(_Growing(settings.docs, download.name)) for download in DOWNLOADS
        }
        for download in DOWNLOADS:
            downloads[download.name].add(download.top)
        for rendered in in_processes(_render, tasks, settings.jobs):
            for name, portion in rendered.portions.items():
                downloads[name].add(portion)
            running.advance(sum(out.path.endswith(".json") for out in rendered.outputs))
            with catalog:
                note_made(catalog, rendered.made)
            yield from rendered.outputs
        for name, growing in downloads.items():
            yield growing.finish(reader(catalog_file), name)


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
    done = [_cable(shared, n) for n in task.numbers]
    outputs = tuple(output for one in done for output in one.outputs)
    return Rendered(
        outputs, portions((one.record, one.line) for one in done), tuple(one.made for one in done if one.made)
    )


def _held_of(held: frozenset[PostCode], codes: str) -> list[str]:
    """Give those of the codes, with blanks between, that are held."""
    return [code for code in codes.split() if code in held]


class _Shared(Struct, frozen=True):
    """What all cables of a task are made with."""

    site: Site
    citations: CatalogCitations
    people: PersonAddresses
    site_url: str

    def around(self, rows: CableRows) -> "_Around":
        """Give what stands around a cable in the archive."""
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
    """A cable's files as they stand, its record as a line of JSON too, and how they were made where that is new."""

    outputs: tuple[Output, ...]
    record: CableRecord
    line: bytes
    made: Made | None = None


def _cable(shared: _Shared, n: int) -> _Done:
    """Take a cable's files from an earlier run where they would come out the same; else make them."""
    site = shared.site
    rows = rows_of(site.catalog, n)
    around = shared.around(rows)
    name, parts = paths.markdown(paths.cable(rows.id)), (rows, around, shared.site_url, spoken())
    if standing := site.standing(name, parts):
        line = (site.docs / paths.cable_json(rows.id)).read_bytes()
        return _Done(standing, read_record(line), line)
    stored = rows.stored()
    asking = site.asking()
    page = _page(shared, rows, stored, around, asking)
    record = cable_record(page.cable, page.links, page.cited_by, page.people)
    line = record_json(record)
    files = _files(page, line, stored.raw, asking.of("held"))
    outputs = tuple(write_output(site.catalog, site.docs, path, content) for path, content in files)
    return _Done(outputs, record, line, site.made(name, parts, asking, outputs))


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
    """Give what stands at a cable's other numbers and at its address of 2010.

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


class _Growing:
    """A download that grows beside its final place and takes it only where it differs."""

    def __init__(self, docs: Path, name: str) -> None:
        self._docs = docs
        self._path = docs / "data" / f"{name}.part"
        self._stream: BinaryIO | None = None

    def __enter__(self) -> Self:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._stream = self._path.open("wb")
        return self

    def __exit__(self, *_error: object) -> None:
        if self._stream:
            self._stream.close()
        self._path.unlink(missing_ok=True)

    def add(self, portion: bytes) -> None:
        """Write the next portion."""
        if self._stream:
            self._stream.write(portion)

    def finish(self, catalog: sqlite3.Connection, name: str) -> Output:
        """Put the download in its place."""
        if self._stream:
            self._stream.close()
        return place_file(catalog, self._docs, f"data/{name}", self._path)
