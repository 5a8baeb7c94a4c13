"""Digests of folders by names, sizes and times of their files, none of which is read.

The docs folder and the site are looked at together: a file that both have by a hard link is looked at once.
"""

import os
from collections.abc import Callable, Iterator, Sequence
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

DOCS, SITE, BOTH = 1, 2, 4  # where a part stands; both: the same file

Part = tuple[str, int]  # a path, and where it stands
Seen = tuple[str, int, int]  # a file's path from the folder, size and time
Told = TypeVar("Told")
Visit = Callable[[Sequence[Seen]], Told]  # what there is to tell of some of the files


class TreeTask(Struct, frozen=True):
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
    tasks = (TreeTask(str(folder), some, visit) for some in batches(chain(first, found), PARTS_A_TASK))
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


def _look(task: TreeTask) -> tuple[int, Any]:
    seen = [see(task.root, path) for part in task.parts for path in files_of(task.root, part)]
    return sum(map(mark_of, seen)), task.visit(seen)


class Looked(Struct, frozen=True):
    """The digests of a docs folder and of a site, each empty where nobody has looked."""

    docs: str = ""
    site: str = ""


class TwoTreesTask(Struct, frozen=True):
    """Parts of the two folders for a worker to look at; `visit` is told of the files of the docs folder."""

    docs: str
    site: str
    parts: tuple[Part, ...]
    visit: Visit[Any]


def look_at_both(docs: Path, site: Path, jobs: int, visit: Visit[Told]) -> tuple[Looked, list[Told]]:
    """Look at every file of the two folders once; return the digests, and what `visit` tells of some files of docs at a time.

    Two files in three of a site are links to what stands in the docs folder. To find a file takes the system longer than
    all else that is done here.
    """
    tasks = (
        TwoTreesTask(str(docs), str(site), some, visit) for some in batches(_parts_of_both(docs, site), PARTS_A_TASK)
    )
    of_docs, of_site, told = 0, 0, list[Told]()
    for docs_marks, site_marks, of_part in in_processes(_look_at_both, tasks, lookers(jobs)):
        of_docs += docs_marks
        of_site += site_marks
        told.append(of_part)
    return Looked(digest_of(of_docs), digest_of(of_site)), told


def _parts_of_both(docs: Path, site: Path) -> Iterator[Part]:
    """Yield the parts of both folders in the order of their paths."""
    ours, theirs = parts(str(docs)), parts(str(site))
    one, other = next(ours, None), next(theirs, None)
    while one and other:
        if one[0] == other[0]:
            yield one[0], BOTH if one == other and not one[0].endswith("/") else DOCS | SITE
            one, other = next(ours, None), next(theirs, None)
        elif one[0] < other[0]:
            yield one[0], DOCS
            one = next(ours, None)
        else:
            yield other[0], SITE
            other = next(theirs, None)
    for left, rest, where in ((one, ours, DOCS), (other, theirs, SITE)):
        if left:
            yield left[0], where
            yield from ((path, where) for path, _ in rest)


def _look_at_both(task: TwoTreesTask) -> tuple[int, int, Any]:
    of_docs, of_site, of_both = (
        [see(root, path) for part, stands in task.parts if stands & where for path in files_of(root, part)]
        for root, where in ((task.docs, DOCS), (task.site, SITE), (task.site, BOTH))
    )
    docs, site, both = (sum(map(mark_of, seen)) for seen in (of_docs, of_site, of_both))
    return docs + both, site + both, task.visit(of_docs + of_both)
