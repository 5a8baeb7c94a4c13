"""Synthetic archives for the time of a benchmark: on disk, or parsed already."""

import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from bench.archive import cable
from bench.parsing import raw
from generator.catalog.identity import settle_all
from generator.pipeline.reading import Read, read_telegrams, store
from generator.running.workers import batches, in_processes
from generator.withholding.entries import Policy

SEED = 1
A_TASK = 250


@contextmanager
def written(count: int, form: str = "text") -> Iterator[Path]:
    """Give a folder, removed afterwards, with `cables/` in it: an archive of that many telegrams."""
    with tempfile.TemporaryDirectory(prefix="archive-") as folder:
        out = Path(folder) / "cables"
        command = (sys.executable, "-m", "bench.archive", str(out), "--count", str(count), "--form", form)
        subprocess.run((*command, "--seed", str(SEED)), check=True)  # noqa: S603 - our own program
        yield Path(folder)


@contextmanager
def planted(count: int, form: str) -> Iterator[Path]:
    """Give such a folder with `truth.jsonl` beside `cables/`: what was planted, a telegram a line."""
    with tempfile.TemporaryDirectory(prefix="archive-") as folder:
        out, truth = Path(folder) / "cables", Path(folder) / "truth.jsonl"
        command = (sys.executable, "-m", "bench.archive", str(out), "--count", str(count), "--form", form)
        subprocess.run((*command, "--seed", str(SEED), "--truth", str(truth)), check=True)  # noqa: S603 - our own program
        yield Path(folder)


def fill(catalog: sqlite3.Connection, seed: int, count: int, jobs: int) -> None:
    """Put the parsed telegrams of an archive into an empty catalog, as a build does that has read its sources."""
    with catalog:
        store(catalog, in_processes(partial(_parsed, seed), batches(range(count), A_TASK), jobs))
    settle_all(catalog)


def _parsed(seed: int, indexes: tuple[int, ...]) -> tuple[Read, ...]:
    return tuple(
        read_telegrams(f"{index}.txt", "", [raw(text, truth)], Policy())
        for index in indexes
        for text, truth in [cable(seed, index)]
    )
