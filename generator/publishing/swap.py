"""Putting one folder in another's place, in one step where the system can."""

import ctypes
import os
from pathlib import Path

from generator.publishing.ownership import check_ours, discard, mark

AT_FDCWD = -100  # fcntl.h: paths are relative to the working folder
RENAME_EXCHANGE = 2  # linux/fs.h: both names stand before and after, each with the other's content


def names_of(place: Path) -> tuple[Path, Path, Path]:
    """Return the folders that are made and removed for a site: its place, and those beside it while it is exchanged."""
    return place, fresh_of(place), aside(place)


def begin(place: Path, jobs: int = 1) -> Path:
    """Return an empty folder, marked as ours, for the site that is to take a place; what a killed run left there goes.

    Raises InputError where the place, or a name beside it that is needed to exchange it, holds what is not ours.
    """
    for folder in names_of(place):
        check_ours(folder, jobs)
    fresh = fresh_of(place)
    discard(fresh, jobs)
    mark(fresh)
    return fresh


def exchange(fresh: Path, place: Path) -> None:
    """Put `fresh` at `place`; what stood there is removed afterwards. There is a whole folder at `place` all the time.

    What stands there is ours, as `begin` has seen, and may be large: it is marked, not looked through again.
    """
    if not place.exists():
        fresh.rename(place)
    elif _exchanged(fresh, place):
        mark(fresh)
        discard(fresh)
    else:
        _in_two_steps(fresh, place)


def _exchanged(fresh: Path, place: Path) -> bool:
    """Swap two folders with the system's own call; false where it has none (macOS, old file systems)."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    names = os.fsencode(fresh), os.fsencode(place)
    return int(rename(AT_FDCWD, names[0], AT_FDCWD, names[1], RENAME_EXCHANGE)) == 0


def _in_two_steps(fresh: Path, place: Path) -> None:
    """Between the two renames lies the only moment without a folder; `recover` mends a run that ended there."""
    old = aside(place)
    discard(old)
    place.rename(old)
    fresh.rename(place)
    mark(old)
    discard(old)


def recover(place: Path) -> None:
    """Put the old folder back where a run was killed between the two renames."""
    if not place.exists() and aside(place).exists():
        aside(place).rename(place)


def fresh_of(place: Path) -> Path:
    """Return where the new folder is made."""
    return place.with_name(f".{place.name}.new")


def aside(place: Path) -> Path:
    """Return where the old folder waits."""
    return place.with_name(f".{place.name}.old")
