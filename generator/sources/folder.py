"""The source folder: which files there are to read, in an order that is always the same."""

import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from generator.errors import InputError
from generator.sources.unpacking import is_about

_Folder = tuple[int, int]  # device and inode
_JUST_NOW = 2_000_000_000  # nanoseconds; the times of some file systems have a tick of two seconds


class SourceFile(Struct, frozen=True):
    """A file of the source folder: `name` is its path below the folder, with forward slashes.

    `path` is text: a `Path` for each takes as long as all else that is done with a file that is not read again.

    `fault` says why it cannot be read, where that is known without opening it. `stamp` is another once the file was written
    to or another stands in its place: size, times and inode; the time of the last change of the inode cannot be set by a
    program. It is empty where the last change is so new that the next one could have the same time.
    """

    path: str
    name: str
    size: int
    fault: str = ""
    stamp: str = ""


def list_files(path: Path) -> Iterator[SourceFile]:
    """List the source files below a folder, by name, or the one file given.

    Hidden files and the folder's own README and licence are left out. Raises InputError where the path is unusable.
    """
    try:
        found = path.stat()
    except OSError as error:
        message = f"{path}: {'no such file or folder' if isinstance(error, FileNotFoundError) else error.strerror}"
        raise InputError(message) from error
    if stat.S_ISDIR(found.st_mode):
        yield from _walk(str(path), "", ())
    elif stat.S_ISREG(found.st_mode):
        yield SourceFile(str(path), _shown(path.name), found.st_size, stamp=_stamp(found))
    else:
        message = f"{path}: neither a file nor a folder"
        raise InputError(message)


def _walk(folder: str, prefix: str, above: tuple[_Folder, ...]) -> Iterator[SourceFile]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        here = os.stat(folder)  # noqa: PTH116 - as for `SourceFile.path`
    except OSError as error:
        if not prefix:
            message = f"{folder}: cannot be read: {error.strerror}"
            raise InputError(message) from error
        yield SourceFile(folder, prefix, 0, f"cannot be read: {error.strerror}")
        return
    if (here.st_dev, here.st_ino) in above:
        yield SourceFile(folder, prefix, 0, "a link to a folder above it: the files there are read in their own place")
        return
    for entry in entries:
        if is_about(entry.name):
            continue
        name = f"{prefix}{_shown(entry.name)}"
        if entry.is_dir():
            yield from _walk(entry.path, f"{name}/", (*above, (here.st_dev, here.st_ino)))
        else:
            yield _file(entry, name)


def _file(entry: os.DirEntry[str], name: str) -> SourceFile:
    try:
        found = entry.stat()
    except OSError as error:
        return SourceFile(entry.path, name, 0, f"cannot be read: {error.strerror}")
    # opening a pipe would wait for ever
    fault = "" if stat.S_ISREG(found.st_mode) else "neither a file nor a folder"
    return SourceFile(entry.path, name, found.st_size, fault, _stamp(found))


def _stamp(found: os.stat_result) -> str:
    if max(found.st_mtime_ns, found.st_ctime_ns) > time.time_ns() - _JUST_NOW:
        return ""
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"


def _shown(name: str) -> str:
    r"""Return a name that is not UTF-8 with its odd bytes as `\xE9`, so that it can be written anywhere."""
    return name if name.isascii() else name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
