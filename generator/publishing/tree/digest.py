"""A look at what stands in a folder: names, sizes and times of its files, none of which is read."""

import os
from collections.abc import Callable, Sequence
from hashlib import blake2b
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct

from generator.publishing.tree.walk import files_of, parts
from generator.running.workers import batches, in_processes

SIZE = 16  # bytes of a digest
PARTS_A_TASK = 1000
FEW = 1000  # parts that one process looks at sooner than two are started

Seen = tuple[str, int, int]  # a file's path from the folder, size and time
Told = TypeVar("Told")
Visit = Callable[[Sequence[Seen]], Told]  # what there is to tell of some of the files


class LookTask(Struct, frozen=True):
    """Parts of a folder for a worker to look at."""

    root: str
    parts: tuple[str, ...]
    visit: Visit[Any]


def _nothing(_seen: Sequence[Seen]) -> None:
    return None


def folder_digest(folder: Path, jobs: int = 1) -> str:
    """Return the digest as hexadecimal digits; empty where there is no folder."""
    return look_at(folder, jobs, _nothing)[0]


def look_at(folder: Path, jobs: int, visit: Visit[Told]) -> tuple[str, list[Told]]:
    """Look at every file of a folder once; return its digest, and what `visit` tells of some of them at a time.

    The digest is empty where there is no folder.
    """
    if not folder.is_dir():
        return "", []
    found = (path for path, _ in parts(str(folder)))
    first = tuple(islice(found, FEW + 1))
    tasks = (LookTask(str(folder), some, visit) for some in batches(chain(first, found), PARTS_A_TASK))
    marks, told = 0, list[Told]()
    for mark, of_part in in_processes(_look, tasks, lookers(jobs) if len(first) > FEW else 1):
        marks += mark
        told.append(of_part)
    return digest_of(marks), told


def lookers(jobs: int) -> int:
    """Return how many processes look at folders: half of the time goes to waiting for the disk where these are not in memory."""
    return jobs if jobs == 1 else 2 * jobs


def see(root: str, path: str) -> Seen:
    """Look at a file by its path from `root`."""
    stat = os.stat(f"{root}/{path}")  # noqa: PTH116 - a Path for each of a million files takes longer than this
    return path, stat.st_size, stat.st_mtime_ns


def mark_of(seen: Seen) -> int:
    """Return a number for a file as it stands."""
    path, size, mtime_ns = seen
    line = f"{path}\0{size}\0{mtime_ns}".encode("utf-8", "surrogateescape")
    return int.from_bytes(blake2b(line, digest_size=SIZE).digest(), "big")


def digest_of(marks: int) -> str:
    """Return the digest of a folder by the sum of its files' marks: whoever has seen every file can tell it, in any order."""
    return f"{marks % 2 ** (8 * SIZE):0{2 * SIZE}x}"


def _look(task: LookTask) -> tuple[int, Any]:
    seen = [see(task.root, path) for part in task.parts for path in files_of(task.root, part)]
    return sum(map(mark_of, seen)), task.visit(seen)
