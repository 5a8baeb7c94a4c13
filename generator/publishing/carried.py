"""Which files of a finished site are those of the site before: the same file by another name, so nothing has to be read of it."""

import os
from pathlib import Path


def carried(before: Path, site: Path, names: list[str], since: int) -> set[str]:
    """Give the names of files that both sites share by a hard link and nobody wrote to from `since` on (ns).

    A file of its own has a number of its own while the site before stands. Writing into one that is shared gives it another time.
    """
    return {name for name in names if _is_shared(f"{before}/{name}", f"{site}/{name}", since)}


def _is_shared(before: str, now: str, since: int) -> bool:
    try:
        old, new = os.lstat(before), os.lstat(now)
    except OSError:
        return False
    return (old.st_ino, old.st_dev) == (new.st_ino, new.st_dev) and new.st_mtime_ns < since
