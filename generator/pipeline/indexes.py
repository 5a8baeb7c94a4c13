"""The stage of the indexes: lists of cables, pages of what is not held and of sources that gave no cable."""

import sqlite3
from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path

from msgspec import Struct

from generator.catalog import cables, links, listings, serials
from generator.catalog.outputs import Output, write_output
from generator.catalog.related import related_to_post, related_to_tag
from generator.config import ArchiveSettings, Settings
from generator.exports.ids import Numbered, id_files
from generator.exports.record import SCHEMA_ID, record_schema
from generator.model.identity import CableId, PostCode
from generator.model.listing import CableLine
from generator.pages import extras, missing, paths
from generator.pages.completeness import completeness, post_completeness
from generator.pages.help_pages import help_pages
from generator.pages.indexes import INDEXES, posts, tags
from generator.pages.missing import missing_index, missing_page
from generator.pages.paths import Page
from generator.pages.related import related_html
from generator.pages.resolve import resolve_page
from generator.pages.scripts import script_words_page
from generator.pages.serials import SerialYear, serial_pages, serial_table
from generator.pipeline.conversing import CatalogCitations
from generator.pipeline.homing import home_pages
from generator.pipeline.opening import reader
from generator.pipeline.peopling import PersonAddresses, address_in
from generator.running.progress import stage
from generator.running.workers import batches, in_processes
from generator.vocabulary.interface import say, speak
from generator.vocabulary.posts import series_of

MISSING_A_TASK = 500


class IndexTask(Struct, frozen=True):
    """A part of the indexes: one of `INDEXES`, `tag`, `post`, `others`, or `missing`, the pages of `ids`, not held."""

    catalog: Path
    docs: Path
    archive: ArchiveSettings
    people: PersonAddresses
    language: str
    part: str
    ids: tuple[CableId, ...] = ()


def render_indexes(settings: Settings, catalog_file: Path, addresses: PersonAddresses) -> Iterator[Output]:
    """Write the indexes, the pages of what is not held and of sources that gave no cable."""
    wanted = links.wanted(reader(catalog_file))
    parts = [(name, ()) for name in (*(index.by for index in INDEXES), "tag", "post", "others")]
    ids = [cable_id for cable_id, _ in wanted]
    pieces = chain(parts, (("missing", batch) for batch in batches(ids, MISSING_A_TASK)))
    tasks = (
        IndexTask(catalog_file, settings.docs, settings.archive, addresses, settings.language, *piece)
        for piece in pieces
    )
    with stage("indexes", unit="pages") as running:
        for written in in_processes(_render_index, tasks, settings.jobs):
            running.advance(len(written))
            yield from written
        yield write_output(reader(catalog_file), settings.docs, f"data/{SCHEMA_ID}", record_schema())


def _render_index(task: IndexTask) -> tuple[Output, ...]:
    speak(task.language)
    catalog = reader(task.catalog)
    pages = _index_pages(task, catalog)
    return tuple(
        write_output(catalog, task.docs, page.path, page.text.encode("utf-8", "surrogatepass")) for page in pages
    )


def _index_pages(task: IndexTask, catalog: sqlite3.Connection) -> Iterator[Page]:
    rows = task.archive.rows

    def line_of(cable_id: CableId) -> CableLine | None:
        return listings.line_of(catalog, cable_id)

    if task.part == "missing":
        spans = CatalogCitations(catalog)
        for cable_id in task.ids:
            backlinks = links.backlinks_of(catalog, cable_id)
            lookups = task.archive.outside_lookups
            yield missing_page(cable_id, backlinks, line_of, span=spans.span(cable_id), lookups=lookups)
    elif task.part == "post":
        years = _serial_years(catalog)
        about, akin = partial(_about_post, years), partial(_related, catalog, task, "post")
        yield from posts(listings.groups(catalog, "post"), rows, about, akin)
        for code, held in years.items():
            yield from serial_pages(code, held, partial(serials.only_cited, catalog, code))
    elif task.part == "tag":
        yield from tags(listings.groups(catalog, "tag"), rows, partial(_related, catalog, task, "tag"))
    elif task.part == "others":
        picture = completeness(_serial_years(catalog), paths.to_root(missing.ADDRESS))
        yield missing_index(links.wanted(catalog), rows, picture)
        yield extras.unreadable_page(cables.unreadables(catalog))
        yield from help_pages()
        yield from home_pages(task.docs, task.language, catalog)
        yield resolve_page()
        yield script_words_page()
        numbers = (Numbered(*number) for number in serials.all_numbers(catalog))
        yield from (Page(path, content.decode()) for path, content in id_files(numbers))
    else:
        index = next(index for index in INDEXES if index.by == task.part)
        yield from index.pages(listings.groups(catalog, index.by), rows)


def _serial_years(catalog: sqlite3.Connection) -> dict[PostCode, list[SerialYear]]:
    years: dict[PostCode, list[SerialYear]] = {}
    for one in serials.years_of_serials(catalog):
        years.setdefault(one.post, []).append(SerialYear(one.year, one.highest, one.held, one.cited))
    return years


def _about_post(years: dict[PostCode, list[SerialYear]], code: str) -> str:
    """Say how complete the archive is for a post; posts of one series share their numbers."""
    held = years.get(series_of(PostCode(code)), [])
    if not held:
        return ""
    series = series_of(PostCode(code))
    picture = post_completeness(series, held, paths.to_root(paths.post(code)))
    return serial_table(series, code, held, picture)


def _related(catalog: sqlite3.Connection, task: IndexTask, by: str, code: str) -> str:
    """Say what stands in the same cables as a tag, or comes from the same post."""
    address_of = address_in(catalog, task.people)
    if by == "tag":
        return related_html(related_to_tag(catalog, code), paths.to_root(paths.tag(code)), address_of)
    base = paths.to_root(paths.post(code))
    return related_html(related_to_post(catalog, code), base, address_of, say("Posts that it cites or that cite it"))
