"""People found and joined in a synthetic archive in which they were planted: rightly, how fast, in how much memory.

Two runs on one archive, made once. `joining alone` begins with what was planted, so that joining is measured with nothing
parsed or found. `whole` begins with a catalog of parsed telegrams, as a build has it, and is timed to the end of the stage of people: everyone
named in every telegram found in two processes (`finding`), then joined across the archive (`joining`), all of it written
to the catalog. Making the archive and parsing it is in neither time. Memory is the peak over all processes while people
are found and joined, pages of the catalog that are mapped included. `--sizes 100000` is the size that the bars are for.
"""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from msgspec import structs

from bench.archives import SEED, fill
from bench.figures import Figure
from bench.memory import processor, watched
from bench.people_joins import Figures, compare, read_truth, settings_of
from bench.planted_people import plant
from generator.catalog.store import open_catalog
from generator.config import Settings
from generator.participants.corrections import Corrections
from generator.pipeline.ingest.join_people import join_people
from generator.pipeline.ingest.people import find_people

RIGHT, KEPT, SECONDS, RATE = 98, 99.5, 180, 600
MEMORY = 1024  # MiB
JOBS = 2
FULL = 100_000  # the size of the bar in seconds


def run(size: int) -> Iterator[Figure]:
    """Yield the figures of finding and joining, then those of joining alone."""
    with tempfile.TemporaryDirectory(prefix="joins-") as cache:
        planted = Path(cache) / "planted.jsonl"
        yield from _whole(size, Path(cache), planted)
        yield from _alone(size, Path(cache) / "alone", planted)


def _alone(size: int, cache: Path, planted: Path) -> Iterator[Figure]:
    settings, file = _settings(cache), cache / "catalog.sqlite"
    catalog = open_catalog(file, "bench")
    plant(catalog, read_truth(planted))
    start = time.perf_counter()
    join_people(settings, Corrections(), catalog, file)
    yield Figure("joining alone", time.perf_counter() - start, "s", size)
    catalog.close()
    yield from _shares("joining alone", compare(file, read_truth(planted)), size)


def _settings(cache: Path) -> Settings:
    return structs.replace(settings_of(cache, cache), jobs=JOBS)


def _whole(size: int, cache: Path, planted: Path) -> Iterator[Figure]:
    settings, file = _settings(cache), cache / "catalog.sqlite"
    catalog = open_catalog(file, "bench")
    fill(catalog, SEED, size, JOBS, planted)
    start, spent = time.perf_counter(), processor()
    with watched() as memory:
        find_people(settings, catalog, file)
        found, finding = time.perf_counter(), processor() - spent
        join_people(settings, Corrections(), catalog, file)
    end = time.perf_counter()
    catalog.close()
    yield Figure("whole: finding and joining", end - start, "s", size, at_most=SECONDS * max(1, size / FULL))
    yield Figure("whole: finding", found - start, "s", size)
    yield Figure("whole: finding, rate", size / finding, "cables/s of a core", size, at_least=RATE)
    yield Figure("whole: joining", end - found, "s", size)
    yield Figure("whole: of processors", processor() - spent, "s", size)
    yield Figure("whole: memory", memory.peak / 1024 / 1024, "MiB", size, at_most=MEMORY)
    yield from _shares("whole", compare(file, read_truth(planted)), size)


def _shares(what: str, one: Figures, size: int) -> Iterator[Figure]:
    yield Figure(f"{what}, planted people found", 100 * one.found / max(1, one.planted), "%", size)
    yield Figure(f"{what}, joins right", 100 * one.right / max(1, one.joins), "%", size, at_least=RIGHT)
    yield Figure(f"{what}, joins kept", 100 * one.kept / max(1, one.planted_joins), "%", size, at_least=KEPT)
