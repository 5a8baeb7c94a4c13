"""The pages of the 2010 site beside the project: how many a second are unwrapped, and parsed."""

import time
from collections.abc import Callable, Iterator, Sequence
from math import inf
from pathlib import Path

from bench.figures import Figure, Skipped
from generator.model.source import RawCable
from generator.parsing import parse
from generator.sources import SourceFile, list_files, read_file

FOLDER = Path(__file__).parents[2].parent / "shared" / "samples" / "html"
_SECONDS = 2.0  # of processor time that passes are made in
PARSED, UNWRAPPED = 1000, 400  # cables a second of one core


def run(size: int) -> Iterator[Figure | Skipped]:
    """Yield the rates; the pages lie beside the project and not in it."""
    del size
    if not FOLDER.is_dir():
        yield Skipped("needs the shared samples, which lie beside the project and not in it")
        return
    files = list(list_files(FOLDER))
    cables = _read(files)
    yield Figure("sample pages parsed", rate(lambda: _parse(cables), len(cables)), "cables/s", len(cables), PARSED)
    yield Figure("sample pages unwrapped", rate(lambda: _read(files), len(files)), "pages/s", len(files), UNWRAPPED)


def rate(work: Callable[[], object], count: int) -> float:
    """Return how often a second of processor time `work` does its `count` pieces; the first time warms up.

    The best of all passes counts, as with `timeit`: the others tell what else the machine did, not what the work takes.
    """
    work()
    least, spent = inf, 0.0
    while spent < _SECONDS:
        start = time.process_time()
        work()
        took = time.process_time() - start
        least, spent = min(least, took), spent + took
    return count / least


def _read(files: Sequence[SourceFile]) -> list[RawCable]:
    return [found for file in files for found in read_file(file) if isinstance(found, RawCable)]


def _parse(cables: Sequence[RawCable]) -> None:
    for one in cables:
        parse(one)
