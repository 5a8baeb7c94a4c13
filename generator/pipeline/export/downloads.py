"""The stage of data: a database and a graph of all cables, and the description of every download."""

import sqlite3
from collections.abc import Iterator
from functools import partial
from itertools import chain

from generator.catalog import cables
from generator.catalog.outputs import Output, place_file, standing_outputs, write_output
from generator.catalog.store import read_meta, set_meta
from generator.config import Settings
from generator.exports import parquet
from generator.exports.by_year import UNDATED, Year, write_year, year_file, years_of
from generator.exports.database import ABOUT, DATABASE, METADATA, QUERIES, metadata
from generator.exports.digests import Sourced, digest_files
from generator.exports.graph import GRAPH
from generator.exports.package import PACKAGE, Described, describe, package
from generator.exports.people_table import PEOPLE
from generator.exports.record import SCHEMA_ID
from generator.exports.registry import DOWNLOADS, JSONL
from generator.exports.tables import TABLES
from generator.model.sections import DATA
from generator.pages import paths
from generator.pages.downloads import DownloadRow, Question, downloads_page
from generator.pages.words import count
from generator.pipeline.export.large import pack_downloads, pack_names
from generator.running.progress import stage
from generator.running.workers import in_processes

SEARCH = "search.sqlite"  # placed by the stage of search

_OTHERS = (
    (PEOPLE, "One row a person of the archive: how each is written, with which titles, and where."),
    (DATABASE, f"One SQLite database with foreign keys and an index of words; its tables: {', '.join(ABOUT)}."),
    (
        SEARCH,
        "The search index of this site as one SQLite database (FTS5): which cables have a word, and where in them.",
    ),
    (METADATA, "What each table of the database is, for Datasette."),
    (GRAPH, "The network of references, for Gephi, NetworkX and other programs that read GraphML."),
    (SCHEMA_ID, "The JSON Schema of the cable record."),
)


def render_data(settings: Settings, catalog: sqlite3.Connection, meanwhile: Iterator[Output]) -> Iterator[Output]:
    """Write what is made of all records; runs when the tables stand and are noted.

    `meanwhile` is what else is to be made while the large downloads are: one after the other they left cores idle. The files
    of years are made then too.
    """
    yield from _packed(settings, catalog, chain(meanwhile, _years(settings, catalog)))
    sourced = ((sha256, Sourced(name, paths.cable(name))) for name, sha256 in cables.sources(catalog))
    for name, content in digest_files(sourced):
        yield write_output(catalog, settings.docs, f"{DATA}{name}", content)
    yield write_output(catalog, settings.docs, f"{DATA}{METADATA}", metadata(settings.site_name))


def describe_data(settings: Settings, catalog: sqlite3.Connection) -> Iterator[Output]:
    """Write the package's description and its page; runs when all downloads are noted, which saves to read them again."""
    known: list[tuple[str, str, int | None]] = [
        *((one.name, one.about, None) for one in DOWNLOADS),
        *((*one, None) for one in _OTHERS),
    ]
    if parquet.available():
        known += ((name, parquet.about(table), None) for name, table in zip(parquet.NAMES, TABLES, strict=True))
    if _split(settings):
        years = ((year or UNDATED, rows) for year, rows in cables.years(catalog))
        known += ((year_file(year), f"The records of {year} as in {JSONL}, compressed.", rows) for year, rows in years)
    described = [_described(settings, catalog, *row) for row in known]
    yield write_output(catalog, settings.docs, f"{DATA}{PACKAGE}", package(settings.site_name, described))
    page = downloads_page(
        [_row(file) for file in described], [Question(one.title, one.sql) for one in QUERIES.values()]
    )
    yield write_output(catalog, settings.docs, page.path, page.text.encode())


def _described(
    settings: Settings, catalog: sqlite3.Connection, name: str, about: str = "", rows: int | None = None
) -> Described:
    noted = standing_outputs(catalog, settings.docs, [f"{DATA}{name}"])
    if name == JSONL:  # a line each: to count them would be to read the largest file again, twice a run
        rows = cables.count_cables(catalog)
    return describe(settings.docs / "data", name, about, rows, noted[0].digest if noted else "")


def _packed(settings: Settings, catalog: sqlite3.Connection, meanwhile: Iterator[Output]) -> Iterator[Output]:
    """Yield the large downloads: those of an earlier run where the records are the same and the files stand."""
    names = pack_names()
    made_of = ",".join((_described(settings, catalog, JSONL).sha256, *names))
    standing = standing_outputs(catalog, settings.docs, [f"{DATA}{name}" for name in names])
    if standing and read_meta(catalog, "packed") == made_of:
        yield from standing
        yield from meanwhile
        return
    with catalog:
        set_meta(
            catalog, "packed", ""
        )  # until all are placed: a run that is broken off between them leaves some of each
    with pack_downloads(settings.docs / "data", settings.jobs) as packed:
        yield from meanwhile
        with stage("downloads", unit="files") as running:
            for name, half in packed:
                yield place_file(catalog, settings.docs, f"{DATA}{name}", half)
                running.advance()
    with catalog:
        set_meta(catalog, "packed", made_of)


def _split(settings: Settings) -> bool:
    """Whether the records are given by year too."""
    return (settings.docs / "data" / JSONL).stat().st_size > settings.archive.split_above


def _years(settings: Settings, catalog: sqlite3.Connection) -> Iterator[Output]:
    """Yield the files of years: of those whose lines are the same, as they stand.

    The others are compressed in processes: one after the other they took an eighth of a build of 20,000 cables.
    """
    jsonl = settings.docs / "data" / JSONL
    years = [*years_of(jsonl)] if _split(settings) else []
    standing = [_standing_year(settings, catalog, one) for one in years]
    changed = [one for one, stands in zip(years, standing, strict=True) if not stands]
    halves = in_processes(partial(write_year, jsonl), changed, settings.jobs)
    for one, stands in zip(years, standing, strict=True):
        output = stands or place_file(catalog, settings.docs, f"{DATA}{one.name}", next(halves))
        with catalog:
            set_meta(catalog, _noted(one), one.sha256)
        yield output


def _standing_year(settings: Settings, catalog: sqlite3.Connection, one: Year) -> Output | None:
    same = read_meta(catalog, _noted(one)) == one.sha256
    standing = standing_outputs(catalog, settings.docs, [f"{DATA}{one.name}"]) if same else None
    return standing[0] if standing else None


def _noted(one: Year) -> str:
    return f"lines of {one.name}"


def _row(file: Described) -> DownloadRow:
    unit = "cable" if file.name.startswith("cables") else "row"
    rows = "" if file.rows is None else count(file.rows, unit)
    return DownloadRow(file.name, file.about, file.bytes, file.sha256, rows)
