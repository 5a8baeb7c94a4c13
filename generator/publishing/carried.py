"""Which files of a finished site are those of the site before: the same file by another name, so nothing has to be read of it."""

import os
from collections.abc import Iterable
from pathlib import Path

from generator.publishing.manifest import MANIFEST


def carried(before: Path, site: Path, names: Iterable[str]) -> frozenset[str]:
    """Give the names of files that both sites share by a hard link and nobody wrote to since the one before was finished.

    A file of its own has a number of its own while the site before stands. Writing into one that is shared gives it another
    time than before the manifest, which is written last.
    """
    try:
        since = (before / MANIFEST).stat().st_mtime_ns
    except OSError:
        return frozenset()
    return frozenset(name for name in names if _is_shared(f"{before}/{name}", f"{site}/{name}", since))


def _is_shared(before: str, now: str, since: int) -> bool:
    try:
        old, new = os.lstat(before), os.lstat(now)
    except OSError:
        return False
    return (old.st_ino, old.st_dev) == (new.st_ino, new.st_dev) and new.st_mtime_ns < since
