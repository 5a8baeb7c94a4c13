"""People joined across a synthetic archive in which they were planted: rightly, how fast, in how much memory.

Once straight from what was planted, so that joining is measured alone, and once from the cables, found as a build finds
them. `--sizes 100000` is the size that the bars are for.
"""

import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from bench.archive import cables
from bench.archives import SEED, planted
from bench.figures import Figure
from bench.people_joins import Figures, Planted, compare, read_truth, settings_of
from bench.planted_people import plant
from generator.catalog.store import open_catalog
from generator.participants.corrections import Corrections
from generator.pipeline.naming import join_people, name_people
from generator.pipeline.reading import read_sources
from generator.withholding.entries import Policy

RIGHT, KEPT, SECONDS = 98, 99.5, 180
MEMORY = 1024  # MiB


def run(size: int) -> Iterator[Figure]:
    """Give the figures of joining alone, then those of finding and joining."""
    with tempfile.TemporaryDirectory(prefix="joins-") as folder:
        yield from _alone(size, Path(folder) / "catalog.sqlite")
    with planted(size, "csv") as folder, tempfile.TemporaryDirectory(prefix="joins-") as cache:
        yield from _whole(size, folder, Path(cache))


def _alone(size: int, file: Path) -> Iterator[Figure]:
    catalog = open_catalog(file, "bench")
    plant(catalog, (truth for _, truth in cables(SEED, size)))
    start = time.perf_counter()
    join_people(Corrections(), catalog, file)
    seconds = time.perf_counter() - start
    catalog.close()
    yield Figure("joining alone", seconds, "s", size, at_most=SECONDS)
    yield _memory("joining alone, memory", size)
    truths = (msgspec.convert(truth, Planted, from_attributes=True) for _, truth in cables(SEED, size))
    yield from _shares("joining alone", compare(file, truths), size)


def _whole(size: int, folder: Path, cache: Path) -> Iterator[Figure]:
    settings = settings_of(folder / "cables", cache)
    file = cache / "catalog.sqlite"
    catalog = open_catalog(file, "bench")
    read_sources(settings, catalog, Policy())
    start, spent = time.perf_counter(), _processor()
    name_people(settings, Corrections(), catalog, file)
    yield Figure("finding and joining", time.perf_counter() - start, "s", size)
    yield Figure("finding and joining, rate", size / (_processor() - spent), "cables/s of a core", size)
    catalog.close()
    yield _memory("finding and joining, memory", size)
    yield from _shares("finding and joining", compare(file, read_truth(folder / "truth.jsonl")), size)


def _shares(what: str, one: Figures, size: int) -> Iterator[Figure]:
    yield Figure(f"{what}, joins right", 100 * one.right / max(1, one.joins), "%", size, at_least=RIGHT)
    yield Figure(f"{what}, joins kept", 100 * one.kept / max(1, one.planted_joins), "%", size, at_least=KEPT)


def _memory(name: str, size: int) -> Figure:
    """Give the most memory that this process has had so far."""
    return Figure(name, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "MiB", size, at_most=MEMORY)


def _processor() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)
