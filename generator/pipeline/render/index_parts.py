"""The parts of the indexes, each with what it asks of the catalog."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from generator.catalog import cables, links, listings, serials
from generator.catalog.related import related_to_posts, related_to_tags
from generator.config import ArchiveSettings
from generator.exports.ids import Numbered, id_files
from generator.model.identity import CableId, PostCode
from generator.model.listing import CableLine
from generator.model.related import Related
from generator.pages import extras, missing, paths
from generator.pages.completeness import completeness, post_completeness
from generator.pages.help_pages import help_pages
from generator.pages.indexes import levels, months, post_pages, posts_index, tag_pages, tags_index
from generator.pages.missing import missing_index, missing_page
from generator.pages.paths import Page
from generator.pages.related import related_html
from generator.pages.resolve import resolve_page
from generator.pages.scripts import script_words_page
from generator.pages.serials import SerialYear, serial_pages, serial_table
from generator.pipeline.export.feeds import Publisher
from generator.pipeline.render.conversations import CatalogCitations
from generator.pipeline.render.home import home_pages
from generator.pipeline.render.people import PersonAddresses, address_in
from generator.vocabulary.interface import say
from generator.vocabulary.posts import series_of


class IndexTask(Struct, frozen=True):
    """A part of the indexes, by its name in `PARTS`: of `keys` alone where it is made in pieces."""

    catalog: Path
    docs: Path
    archive: ArchiveSettings
    people: PersonAddresses
    language: str
    publisher: Publisher
    part: str
    keys: tuple[str, ...] = ()

    def feed(self, address: str, title: str, lines: Sequence[CableLine]) -> Page:
        """Return the feed beside the page at an address."""
        feed = f"{address}feed.xml"
        return Page(feed, self.publisher.feed(feed, title, lines).decode())


_Years = dict[PostCode, list[SerialYear]]


def _months(task: IndexTask, catalog: sqlite3.Connection) -> Iterator[Page]:
    return months(listings.groups(catalog, "month"), task.archive.rows)


def _levels(task: IndexTask, catalog: sqlite3.Connection) -> Iterator[Page]:
    return levels(listings.groups(catalog, "level"), task.archive.rows)


def _tags(task: IndexTask, catalog: sqlite3.Connection) -> Iterator[Page]:
    yield tags_index(listings.years(catalog, "tag"), task.archive.rows)


def _posts(_task: IndexTask, catalog: sqlite3.Connection) -> Iterator[Page]:
    yield posts_index(listings.years(catalog, "post"))


def _tag(task: IndexTask, catalog: sqlite3.Connection) -> Iterator[Page]:
    related = related_to_tags(catalog, task.keys)
    shown = partial(_related, address_in(catalog, task.people))
    for code, lines in listings.groups(catalog, "tag", task.keys):
        address = paths.tag(code)
        yield from tag_pages(code, lines, task.archive.rows, shown(related[code], address))
        yield task.feed(address, f"TAGS {code}", lines)


def _post(task: IndexTask, catalog: sqlite3.Connection) -> Iterator[Page]:
    """Yield the pages of posts; those of one series share their numbers."""
    related = related_to_posts(catalog, task.keys)
    shown = partial(_related, address_in(catalog, task.people), posts=say("Posts that it cites or that cite it"))
    years = _serial_years(catalog, [series_of(PostCode(code)) for code in task.keys])
    for code, lines in listings.groups(catalog, "post", task.keys):
        address = paths.post(code)
        told = _about_post(code, years.get(series_of(PostCode(code)), []))
        yield from post_pages(code, lines, task.archive.rows, told, shown(related[code], address))
        yield task.feed(address, f"Post {code}", lines)


def _serials(task: IndexTask, catalog: sqlite3.Connection) -> Iterator[Page]:
    for code, held in _serial_years(catalog, task.keys).items():
        yield from serial_pages(code, held, partial(serials.only_cited, catalog, code))


def _missing(task: IndexTask, catalog: sqlite3.Connection) -> Iterator[Page]:
    line_of, spans = partial(listings.line_of, catalog), CatalogCitations(catalog)
    for cable_id in map(CableId, task.keys):
        backlinks = links.backlinks_of(catalog, cable_id)
        lookups = task.archive.outside_lookups
        yield missing_page(cable_id, backlinks, line_of, span=spans.span(cable_id), lookups=lookups)


def _others(task: IndexTask, catalog: sqlite3.Connection) -> Iterator[Page]:
    picture = completeness(_serial_years(catalog), paths.to_root(missing.ADDRESS))
    yield missing_index(links.wanted(catalog), task.archive.rows, picture)
    yield extras.unreadable_page(cables.unreadables(catalog))
    yield from help_pages()
    yield from home_pages(task.docs, task.language, catalog)
    yield resolve_page()
    yield script_words_page()
    numbers = (Numbered(*number) for number in serials.all_numbers(catalog))
    yield from (Page(path, content.decode()) for path, content in id_files(numbers))


PARTS: Mapping[str, Callable[[IndexTask, sqlite3.Connection], Iterator[Page]]] = {
    "month": _months,
    "level": _levels,
    "tags": _tags,
    "posts": _posts,
    "others": _others,
    "tag": _tag,
    "post": _post,
    "serials": _serials,
    "missing": _missing,
}


def _serial_years(catalog: sqlite3.Connection, codes: Sequence[str] = ()) -> _Years:
    years: _Years = {}
    for one in serials.years_of_serials(catalog, codes):
        years.setdefault(one.post, []).append(SerialYear(one.year, one.highest, one.held, one.cited))
    return years


def _about_post(code: str, held: Sequence[SerialYear]) -> str:
    """Say how complete the archive is for a post."""
    if not held:
        return ""
    series = series_of(PostCode(code))
    picture = post_completeness(series, held, paths.to_root(paths.post(code)))
    return serial_table(series, code, held, picture)


def _related(address_of: Callable[[str], str], related: Related, address: str, posts: str = "") -> str:
    """Say what stands in the same cables as a tag, or comes from the same post."""
    return related_html(related, paths.to_root(address), address_of, posts)
