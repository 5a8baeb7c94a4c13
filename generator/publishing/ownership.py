"""What of a site's place is ours to remove: a folder that this program made, in which nothing else stands."""

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from itertools import islice
from pathlib import Path

from generator.errors import InputError
from generator.publishing.integrity.manifest import MANIFEST, MARK, listed_paths, paths

# what file managers leave behind wherever someone has looked
LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
_NAMED = 5  # strangers that a message names


def mark(folder: Path) -> None:
    """Make a folder, if it is not there, and mark it as ours. MkDocs, which empties the place of a site, leaves the mark."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).touch()


def unmark(folder: Path) -> None:
    """Take the mark away: what is in the folder is whole, and its manifest tells that it is ours."""
    (folder / MARK).unlink(missing_ok=True)


def check_kind(folder: Path) -> None:
    """Raise InputError where a folder is there that cannot be ours, at a glance: it has neither mark nor manifest."""
    if not os.path.lexists(folder):
        return
    if folder.is_symlink() or not folder.is_dir():
        message = f"{folder}: is no folder: a site takes the place only of a folder that this program made"
        raise InputError(message)
    if (folder / MARK).is_file():
        return
    names = sorted({one.name for one in folder.iterdir()} - LITTER)
    if names and MANIFEST not in names:
        message = f"{folder}: was not made by this program (it has no {MANIFEST}); it holds {in_words(names)}"
        raise InputError(message)


def check_ours(folder: Path, jobs: int = 1) -> None:
    """Raise InputError where a folder is there, and anything in it that this program did not put there.

    It is ours where it is empty, has the mark, or has a manifest that lists each file in it.
    """
    check_kind(folder)
    if not (folder / MANIFEST).is_file() or (folder / MARK).is_file():
        return
    known = listed_paths(folder)
    found = (path for path in paths(folder, jobs) if path.rpartition("/")[2] not in LITTER)
    if strangers := [path for path in found if path not in known]:
        message = f"{folder}: holds what this program did not make: {in_words(strangers)}"
        raise InputError(message)


def discard(folder: Path, jobs: int = 1) -> None:
    """Remove a folder that is ours. Raises InputError where it is not, and removes nothing then.

    The mark goes last: a run that is killed meanwhile leaves a folder that the next one may remove.
    """
    check_ours(folder, jobs)
    if not folder.exists():
        return
    mark(folder)
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path, ignore_errors=True)
        elif entry.name != MARK:
            Path(entry.path).unlink(missing_ok=True)
    if [one.name for one in folder.iterdir()] != [MARK]:  # a file is open or may not be removed: the next run goes on
        return
    unmark(folder)
    with suppress(OSError):  # someone has it open, or has just put something there
        folder.rmdir()


def in_words(paths: Iterable[str]) -> str:
    """Return the first paths of many for a message, and how many more there are."""
    left = iter(paths)
    shown = list(islice(left, _NAMED))
    more = sum(1 for _ in left)
    return ", ".join(shown) + (f" and {more:,} more" if more else "")
