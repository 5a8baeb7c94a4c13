"""Synthetic archives for the time of a benchmark: on disk, or parsed already."""

import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec import Struct

from bench.parsing import raw
from bench.people_joins import Planted
from generator.catalog.identity import settle_all
from generator.pipeline.ingest.read import Read, read_telegrams, store
from generator.running.workers import batches, in_processes
from generator.withholding.entries import Policy
from synthetic import cable

SEED = 1
A_TASK = 250


@contextmanager
def written(count: int, form: str = "text") -> Iterator[Path]:
    """Yield a folder, removed afterwards, with `cables/` in it: an archive of that many telegrams."""
    with tempfile.TemporaryDirectory(prefix="archive-") as folder:
        out = Path(folder) / "cables"
        command = (sys.executable, "-m", "synthetic", str(out), "--count", str(count), "--form", form)
        subprocess.run((*command, "--seed", str(SEED)), check=True)
        yield Path(folder)


@contextmanager
def planted(count: int, form: str) -> Iterator[Path]:
    """Yield such a folder with `truth.jsonl` beside `cables/`: what was planted, a telegram a line."""
    with tempfile.TemporaryDirectory(prefix="archive-") as folder:
        out, truth = Path(folder) / "cables", Path(folder) / "truth.jsonl"
        command = (sys.executable, "-m", "synthetic", str(out), "--count", str(count), "--form", form)
        subprocess.run((*command, "--seed", str(SEED), "--truth", str(truth)), check=True)
        yield Path(folder)


class _Piece(Struct, frozen=True):
    """Some telegrams as parsed, and the people planted in them, a line each."""

    reads: tuple[Read, ...]
    planted: bytes


def fill(catalog: sqlite3.Connection, seed: int, count: int, jobs: int, planted: Path | None = None) -> None:
    """Put the parsed telegrams of an archive into an empty catalog, as a build does that has read its sources.

    Who was planted in them goes to the file `planted`: making a telegram takes as long as reading many lines of it.
    """
    with catalog, planted.open("wb") if planted else nullcontext() as file:
        pieces = in_processes(partial(_parsed, seed), batches(range(count), A_TASK), jobs)
        store(catalog, _reads(pieces, file))
    settle_all(catalog)


def _reads(pieces: Iterable[_Piece], planted: BinaryIO | None) -> Iterator[tuple[Read, ...]]:
    for piece in pieces:
        if planted:
            planted.write(piece.planted)
        yield piece.reads


def _parsed(seed: int, indexes: tuple[int, ...]) -> _Piece:
    made = [cable(seed, index) for index in indexes]
    reads = (
        read_telegrams(f"{index}.txt", "", [raw(text, truth)], Policy())
        for index, (text, truth) in zip(indexes, made, strict=True)
    )
    lines = [msgspec.json.encode(msgspec.convert(truth, Planted, from_attributes=True)) + b"\n" for _, truth in made]
    return _Piece(tuple(reads), b"".join(lines))
