"""A digest of what stands in a folder: names, sizes and times of its files, none of which is read."""

import os
from collections.abc import Iterator
from hashlib import blake2b
from itertools import chain, islice
from pathlib import Path

from msgspec import Struct

from generator.publishing.folders import files_of, parts
from generator.running.workers import batches, in_processes

SIZE = 16  # bytes of a digest
PARTS_A_TASK = 1000
FEW = 1000  # parts that one process looks at sooner than two are started


class DigestTask(Struct, frozen=True):
    """Parts of a folder for a worker to look at."""

    root: str
    parts: tuple[str, ...]


def folder_digest(folder: Path, jobs: int = 1) -> str:
    """Give the digest as hexadecimal digits; empty where there is no folder."""
    if not folder.is_dir():
        return ""
    found = _all_parts(str(folder))
    first = tuple(islice(found, FEW + 1))
    tasks = (DigestTask(str(folder), some) for some in batches(chain(first, found), PARTS_A_TASK))
    digest = blake2b(digest_size=SIZE)
    for part in in_processes(_digest, tasks, jobs if len(first) > FEW else 1):
        digest.update(part)
    return digest.hexdigest()


def _all_parts(root: str) -> Iterator[str]:
    names = sorted(os.listdir(root))  # noqa: PTH208 - paths are joined as text, a million of them
    yield from (name for name in names if not os.path.isdir(f"{root}/{name}"))  # noqa: PTH112
    yield from parts(root, names)


def _digest(task: DigestTask) -> bytes:
    digest = blake2b(digest_size=SIZE)
    for part in task.parts:
        for path in files_of(task.root, part):
            stat = os.stat(f"{task.root}/{path}")  # noqa: PTH116
            line = f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\0"
            digest.update(line.encode("utf-8", "surrogateescape"))
    return digest.digest()
