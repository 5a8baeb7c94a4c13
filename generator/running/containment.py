"""Which folder holds which, whatever they are called: by links, other letters, another mount."""

import os
from collections.abc import Iterator, Mapping
from itertools import permutations
from pathlib import Path

from generator.errors import ConfigError

Identity = tuple[int, int, tuple[str, ...]]


def holds(outer: Path, inner: Path) -> bool:
    """Whether `inner` is `outer` or stands somewhere in it; neither has to be there."""
    wanted = _identity(outer)
    return any(_identity(folder) == wanted for folder in _and_above(inner))


def check_apart(folders: Mapping[str, Path]) -> None:
    """Raise ConfigError where one of these holds another, or both are one; the names are what a user calls them."""
    for (name, outer), (other, inner) in permutations(folders.items(), 2):
        if holds(outer, inner):
            message = f"{other}: {inner}: stands in {name}, {outer}: each needs a folder of its own"
            raise ConfigError(message)


def _and_above(path: Path) -> Iterator[Path]:
    """Yield a path and all that it stands in, links followed: what a link leads to is what would be lost."""
    whole = Path(os.path.realpath(path))
    yield whole
    yield from whole.parents


def _identity(path: Path) -> Identity:
    """Return what two names of one place have in common: device and inode of what is there, the rest of the name.

    Names that are not there yet are one where only the case of their letters differs, as on a disk of macOS or Windows.
    """
    rest: list[str] = []
    here = path
    while True:
        try:
            stat = here.stat()
        except (FileNotFoundError, NotADirectoryError):
            rest.append(here.name.casefold())
            here = here.parent
        else:
            return stat.st_dev, stat.st_ino, tuple(rest)
