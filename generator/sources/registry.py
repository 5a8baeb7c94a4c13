"""The source formats and the kinds of archive, in the order in which they are tried."""

import io
from collections.abc import Iterator
from functools import partial
from types import ModuleType

from generator.model.finding import Code
from generator.model.source import RawCable, Unreadable
from generator.sources import (
    archive_rows,
    archive_text,
    compressed,
    csv_dump,
    front_matter,
    frus_volume,
    html_page,
    mail,
    markdown_text,
    pdf_file,
    plusd_page,
    records,
    seven_zip,
    state_form,
    tar_archive,
    telegram_text,
    titled_text,
    web_page,
    zip_archive,
)
from generator.sources.decoding import is_binary
from generator.sources.folder import SourceFile
from generator.sources.markup import is_page
from generator.sources.opened import HEAD, Opened
from generator.sources.unpacking import BROKEN, TooMuchError, Unpacking

SOURCES: tuple[ModuleType, ...] = (
    *(frus_volume, plusd_page, html_page),
    *(records, csv_dump, archive_rows, archive_text, titled_text),
    *(web_page, front_matter, state_form, markdown_text, telegram_text),
)
ARCHIVES: tuple[ModuleType, ...] = (zip_archive, compressed, seven_zip, tar_archive, mail)

_BLANK = b"\0 \t\r\n\f\v\x1a"  # a tar of nothing is NULs alone
DEEPEST = 2  # an archive in an archive is read, one in that is not


def read_file(file: SourceFile) -> Iterator[RawCable | Unreadable]:
    """Read the telegrams of a file, whatever its format; a file that gives none says why."""
    opened = Opened(file.name, file.size, lambda: open(file.path, "rb"), b"")  # noqa: PTH123, SIM115 - closed where it is opened
    if file.fault:
        yield opened.unreadable(Code.SOURCE_UNREADABLE, file.fault)
        return
    try:
        with open(file.path, "rb") as stream:  # noqa: PTH123 - as for `SourceFile.path`
            head = stream.read(HEAD)
        reopen = partial(io.BytesIO, head) if len(head) < HEAD else opened.open  # most files are read by now
        yield from _read(Opened(file.name, file.size, reopen, head), Unpacking(file.size), 0)
    except OSError as error:
        yield opened.unreadable(Code.SOURCE_UNREADABLE, f"cannot be read: {error.strerror or error}")
    except TooMuchError:
        yield opened.unreadable(
            Code.SOURCE_TOO_LARGE, "expands to more than an archive of its size may hold; read no further"
        )


def is_archive(head: bytes) -> bool:
    """Whether the first bytes are of an archive of any kind: a small one can hold much."""
    return any(kind.recognise(head) for kind in ARCHIVES)


def _read(opened: Opened, unpacking: Unpacking, depth: int) -> Iterator[RawCable | Unreadable]:
    if not opened.head.strip(_BLANK):
        yield opened.unreadable(Code.SOURCE_EMPTY, "the file is empty")
        return
    for kind in ARCHIVES:
        if kind.recognise(opened.head):
            yield from _unpack(kind, opened, unpacking, depth)
            return
    if pdf_file.recognise(opened.head):
        yield from pdf_file.read(opened, _read_text)
        return
    if is_binary(opened.head):
        yield opened.unreadable(Code.SOURCE_BINARY, "the file is not text and no archive that is known")
        return
    opened = opened.whole_page() if is_page(opened.head) else opened
    yield from _read_text(opened)


def _read_text(opened: Opened) -> Iterator[RawCable | Unreadable]:
    for source in SOURCES:
        if source.recognise(opened.head):
            yield from _from(source, opened)
            return
    yield opened.unreadable(Code.SOURCE_UNRECOGNISED, "no telegram is recognised in it")


def _from(source: ModuleType, opened: Opened) -> Iterator[RawCable | Unreadable]:
    """Read by a format; what it cannot cope with is told of and stops no other source."""
    try:
        yield from source.read(opened)
    except OSError:
        raise
    except BROKEN as error:
        yield opened.unreadable(Code.SOURCE_DAMAGED, f"cannot be read as {source.FORM}: {error}")


def _unpack(kind: ModuleType, archive: Opened, unpacking: Unpacking, depth: int) -> Iterator[RawCable | Unreadable]:
    if depth == DEEPEST:
        yield archive.unreadable(Code.SOURCE_UNREADABLE, "an archive in an archive in an archive is not opened")
        return
    given = 0
    try:
        for found in kind.members(archive, unpacking, HEAD):
            given += 1
            if isinstance(found, Unreadable):
                yield found
            else:
                yield from _read(found, unpacking, depth + 1)
            yield from _broken(archive, unpacking)
    except BROKEN as error:
        unpacking.note(archive.name, error)
    broken = list(_broken(archive, unpacking))
    yield from broken
    if not given and not broken:
        yield archive.unreadable(Code.SOURCE_EMPTY, "the archive is empty")


def _broken(archive: Opened, unpacking: Unpacking) -> Iterator[Unreadable]:
    """Say what broke: an archive or one member of it; what came before the damage was read."""
    for name, why in unpacking.broken():
        row = name.removeprefix(f"{archive.name}!") if name != archive.name else ""
        yield archive.unreadable(Code.SOURCE_DAMAGED, f"damaged: {why}; some of it may be missing", row=row)
