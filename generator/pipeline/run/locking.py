"""One run at a time in a folder: a second one says so and stops."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.errors import InputError


@contextmanager
def alone(file: Path, folder: Path) -> Iterator[None]:
    """Hold the lock `file` while a run writes in `folder`. Raises InputError where another run holds it."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        lock = file.open("w")
    except OSError as error:
        message = f"{folder}: cannot be written: {error.strerror}"
        raise InputError(message) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            message = f"{folder}: another build is running"
            raise InputError(message) from error
        yield


def site_lock(site: Path) -> Path:
    """Return the lock of a site, which stands beside it: what is in it is exchanged as a whole."""
    return site.with_name(f".{site.name}.lock")
