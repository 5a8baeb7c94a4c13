"""Which files of a finished site are those of the site before: the same file by another name, so nothing has to be read of it."""

import os
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from msgspec import Struct

from generator.publishing.integrity.manifest import MANIFEST
from generator.running.workers import batches, in_processes

FILES_A_TASK = 2000


class UnchangedLinksTask(Struct, frozen=True):
    """Files for a worker to compare, by their names in both sites; `since` is when the one before was finished (ns)."""

    before: str
    site: str
    names: tuple[str, ...]
    since: int


def unchanged_links(before: Path, site: Path, names: Iterable[str], jobs: int = 1) -> dict[str, int]:
    """Return the files that both sites share by a hard link and nobody wrote to since the one before was finished: name, time.

    A file of its own has a number of its own while the site before stands. Writing into one that is shared gives it another
    time than before the manifest, which is written last.
    """
    try:
        since = (before / MANIFEST).stat().st_mtime_ns
    except OSError:
        return {}
    tasks = (UnchangedLinksTask(str(before), str(site), some, since) for some in batches(names, FILES_A_TASK))
    return dict(chain.from_iterable(in_processes(_unchanged_links, tasks, jobs)))


def _unchanged_links(task: UnchangedLinksTask) -> list[tuple[str, int]]:
    times = ((name, _shared(f"{task.before}/{name}", f"{task.site}/{name}", task.since)) for name in task.names)
    return [(name, mtime_ns) for name, mtime_ns in times if mtime_ns is not None]


def _shared(before: str, now: str, since: int) -> int | None:
    try:
        old, new = os.lstat(before), os.lstat(now)
    except OSError:
        return None
    same = (old.st_ino, old.st_dev) == (new.st_ino, new.st_dev)
    return new.st_mtime_ns if same and new.st_mtime_ns < since else None
