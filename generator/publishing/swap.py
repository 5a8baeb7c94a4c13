"""Putting one folder in another's place, in one step where the system can."""

import ctypes
import os
import shutil
from pathlib import Path

AT_FDCWD = -100  # fcntl.h: paths are relative to the working folder
RENAME_EXCHANGE = 2  # linux/fs.h: both names stand before and after, each with the other's content


def exchange(fresh: Path, place: Path) -> None:
    """Put `fresh` at `place`; what stood there is removed afterwards. There is a whole folder at `place` all the time."""
    if not place.exists():
        fresh.rename(place)
    elif _exchanged(fresh, place):
        shutil.rmtree(fresh, ignore_errors=True)
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
    shutil.rmtree(old, ignore_errors=True)
    place.rename(old)
    fresh.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def recover(place: Path) -> None:
    """Put the old folder back where a run was killed between the two renames."""
    if not place.exists() and aside(place).exists():
        aside(place).rename(place)


def aside(place: Path) -> Path:
    """Return where the old folder waits."""
    return place.with_name(f".{place.name}.old")
