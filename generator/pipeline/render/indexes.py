"""The stage of the indexes: lists of cables, pages of what is not held and of sources that gave no cable."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from generator.catalog import links, listings, serials
from generator.catalog.outputs import Output, standing_outputs, write_output
from generator.catalog.step_cache import IndexPart, note_part, part_keys, part_paths
from generator.config import Settings
from generator.exports.record import SCHEMA_ID, record_schema
from generator.model.sections import DATA
from generator.pages import paths
from generator.pipeline.export.feeds import Publisher
from generator.pipeline.render.index_parts import PARTS, IndexTask
from generator.pipeline.render.people import PersonAddresses
from generator.pipeline.run.reader import reader
from generator.pipeline.run.recorded_lookups import digest_of
from generator.running.progress import stage
from generator.running.workers import batches, in_processes
from generator.vocabulary.interface import speak

ROWS_A_TASK = 5000  # of lists
MISSING_A_TASK = 500
SERIES_A_TASK = 100

_Piece = tuple[str, tuple[str, ...]]


def render_indexes(
    settings: Settings, catalog: sqlite3.Connection, catalog_file: Path, addresses: PersonAddresses, face: str
) -> Iterator[Output]:
    """Write the indexes, the pages of what is not held and of sources that gave no cable.

    A part that was made of the same stays as it is, where its files stand; `face` is a digest of what cables show of others.
    """
    publisher = Publisher(settings.site_name, settings.site_url)
    shared = (catalog_file, settings.docs, settings.archive, addresses, settings.language, publisher)
    limited = (addresses.count <= addresses.limit, addresses.parts)
    keys = part_keys(catalog, face, digest_of((settings.archive, limited, settings.language, publisher)))
    made: dict[str, list[str]] = {part: [] for part in keys}
    for part, key in keys.items():
        if (held := part_paths(catalog, part, key)) and (left := standing_outputs(catalog, settings.docs, held)):
            del made[part]
            yield from left
    pieces = [piece for piece in _pieces(catalog_file) if piece[0] in made or piece[0] not in keys]
    tasks = (IndexTask(*shared, *piece) for piece in pieces)
    with stage("indexes", unit="pages") as running:
        for (part, _), written in zip(pieces, in_processes(_render_index, tasks, settings.jobs), strict=True):
            running.advance(len(written))
            if part in made:
                made[part] += (output.path for output in written)
            yield from written
        yield write_output(reader(catalog_file), settings.docs, f"{DATA}{SCHEMA_ID}", record_schema())
    for part, files in made.items():
        note_part(catalog, part, IndexPart(keys[part], tuple(files)))


def _pieces(catalog_file: Path) -> Iterator[_Piece]:
    """Yield what is made of the indexes by one worker after the other."""
    catalog = reader(catalog_file)
    yield from ((part, ()) for part in ("month", "level", "tags", "posts", "others"))
    lists: tuple[tuple[str, Callable[[str], str]], ...] = (("tag", paths.tag), ("post", paths.post))
    for part, address in lists:
        yield from ((part, keys) for keys in _cut(listings.sizes(catalog, part), address))
    yield from (("serials", codes) for codes in batches(serials.series(catalog), SERIES_A_TASK))
    yield from (("missing", ids) for ids in batches((name for name, _ in links.wanted(catalog)), MISSING_A_TASK))


def _cut(sizes: Iterable[tuple[str, int]], address: Callable[[str], str]) -> Iterator[tuple[str, ...]]:
    """Cut lists into pieces of about so many rows; those that come to one address stay together, as the last stands there."""
    together: dict[str, list[tuple[str, int]]] = {}
    for key, size in sizes:
        together.setdefault(address(key), []).append((key, size))
    piece: list[tuple[str, int]] = []
    for held in together.values():
        piece += held
        if sum(size for _, size in piece) >= ROWS_A_TASK:
            yield tuple(key for key, _ in piece)
            piece = []
    if piece:
        yield tuple(key for key, _ in piece)


def _render_index(task: IndexTask) -> tuple[Output, ...]:
    speak(task.language)
    catalog = reader(task.catalog)
    pages = PARTS[task.part](task, catalog)
    return tuple(
        write_output(catalog, task.docs, page.path, page.text.encode("utf-8", "surrogatepass")) for page in pages
    )
