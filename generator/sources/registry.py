"""The source formats, in the order in which they are tried."""

import os
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from msgspec import Struct

from generator.errors import InputError
from generator.model.finding import Code
from generator.model.source import RawCable, Unreadable
from generator.sources import csv_dump, html_page, markdown_text, telegram_text, titled_text
from generator.sources.decoding import is_binary
from generator.sources.opened import Opened

SOURCES: tuple[ModuleType, ...] = (html_page, csv_dump, titled_text, markdown_text, telegram_text)

HEAD = 65536  # bytes that a format is recognised by; the navigation of a 2010 page fills 30,000
_IGNORED = ("readme", "license", "licence")  # files of a source folder that are about it


class SourceFile(Struct, frozen=True):
    """A file of the source folder: `name` is its path below the folder, with forward slashes."""

    path: Path
    name: str
    size: int


def list_files(path: Path) -> Iterator[SourceFile]:
    """List the source files below a folder, by name, or the one file given.

    Hidden files and the folder's own README and licence are left out. Raises InputError where the path is unusable.
    """
    if path.is_dir():
        yield from _walk(path, "")
        return
    if not path.exists():
        message = f"{path}: no such file or folder"
        raise InputError(message)
    yield SourceFile(path, path.name, path.stat().st_size)


def read_file(file: SourceFile) -> Iterator[RawCable | Unreadable]:
    """Read the telegrams of a file, whatever its format; a file that gives none says why."""
    try:
        with file.path.open("rb") as stream:
            head = stream.read(HEAD)
        opened = Opened(file.name, file.size, lambda: file.path.open("rb"), head)
        yield from _read(opened)
    except OSError as error:
        opened = Opened(file.name, file.size, lambda: file.path.open("rb"), b"")
        yield opened.unreadable(Code.SOURCE_UNREADABLE, f"cannot be read: {error.strerror or error}")


def _read(opened: Opened) -> Iterator[RawCable | Unreadable]:
    if not opened.head.strip():
        yield opened.unreadable(Code.SOURCE_EMPTY, "the file is empty")
        return
    if is_binary(opened.head):
        yield opened.unreadable(Code.SOURCE_BINARY, "the file is not text and no archive that is known")
        return
    for source in SOURCES:
        if source.recognise(opened.head):
            yield from source.read(opened)
            return
    yield opened.unreadable(Code.SOURCE_UNRECOGNISED, "no telegram is recognised in it")


def _walk(folder: Path, prefix: str) -> Iterator[SourceFile]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        if not prefix:
            message = f"{folder}: cannot be read: {error.strerror}"
            raise InputError(message) from error
        yield SourceFile(folder, prefix, 0)
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.lower().startswith(_IGNORED):
            continue
        if entry.is_dir():
            yield from _walk(Path(entry.path), f"{prefix}{entry.name}/")
        else:
            size = entry.stat().st_size if entry.is_file() else 0
            yield SourceFile(Path(entry.path), f"{prefix}{entry.name}", size)
