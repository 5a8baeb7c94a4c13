"""What every kind of archive is read by: bounded, in memory or a temporary file, never by a path that a member names."""

import io
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import IO, BinaryIO, Protocol, cast

import py7zr
from lxml import etree

from generator.model.finding import Code
from generator.model.source import Unreadable
from generator.sources.opened import MOST_BYTES, Opened

BROKEN = (
    *(OSError, EOFError, RuntimeError, NotImplementedError, ValueError, zlib.error),
    *(lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError, py7zr.exceptions.ArchiveError, etree.LxmlError),
)
"""What the libraries raise for a file that is damaged, encrypted or of a kind that they do not know."""

RATIO = 200  # bytes out for each byte in; solid archives of pages that differ little reach about 80
FLOOR = 64 * 1024 * 1024  # bytes that any archive may hold, whatever its ratio
MOST = 64 * 1024 * 1024 * 1024  # bytes that none may exceed
_CHUNK = 256 * 1024
_DRIVE = re.compile(r"[A-Za-z]:")
_ABOUT = ("readme", "license", "licence")  # files that are about the archive


class TooMuchError(Exception):
    """An archive holds more than it may."""


class Source(Protocol):
    """A stream as decompressors give it."""

    def read1(self, size: int = -1, /) -> bytes:
        """Return up to `size` bytes, and those before a fault without it."""
        ...


class Unpacking:
    """How much one source file has given so far, and what broke on the way; shared by archives inside it."""

    def __init__(self, size: int) -> None:
        self._left = min(MOST, max(FLOOR, RATIO * size))
        self._broken: list[tuple[str, str]] = []

    def take(self, count: int) -> None:
        """Count bytes that came out. Raises TooMuchError where they are more than the file may hold."""
        self._left -= count
        if self._left < 0:
            raise TooMuchError

    def note(self, name: str, error: Exception) -> None:
        """Keep what broke; what came before it is read all the same."""
        self._broken.append((name, " ".join(str(error).split()) or type(error).__name__))

    def broken(self) -> Iterator[tuple[str, str]]:
        """Yield what broke since this was last asked: name and reason."""
        noted, self._broken = self._broken, []
        yield from noted


class _Counted(io.RawIOBase):
    """A member's stream: counts what comes out, and ends where it breaks."""

    def __init__(self, name: str, source: IO[bytes] | Source, unpacking: Unpacking, head: bytes = b"") -> None:
        self._name, self._unpacking, self._head = name, unpacking, head
        self._source = cast("Source", source)  # every stream of the libraries has read1

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]  # the buffer is always a memoryview
        if self._head:
            part, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        else:
            part = self._next(min(len(buffer), _CHUNK))
        buffer[: len(part)] = part
        return len(part)

    def _next(self, size: int) -> bytes:
        try:
            part = self._source.read1(size)
        except BROKEN as error:
            self._unpacking.note(self._name, error)
            return b""
        self._unpacking.take(len(part))
        return part


def member(archive: Opened, name: str, source: IO[bytes] | Source, unpacking: Unpacking, head_size: int) -> Opened:
    """Open a member: a small one is held in memory, a large one streams once from where it stands."""
    whole_name = f"{archive.name}!{name}"
    stream = _buffered(_Counted(whole_name, source, unpacking))
    start = stream.read(MOST_BYTES + 1)
    if len(start) <= MOST_BYTES:
        return Opened(whole_name, len(start), lambda: io.BytesIO(start), start[:head_size])
    rest = _Counted(whole_name, stream, Unpacking(MOST), start)
    return Opened(whole_name, 0, lambda: _buffered(rest), start[:head_size])


def seekable(opened: Opened) -> BinaryIO:
    """Return a stream that can go back: the file itself, else a copy in a temporary file without a name."""
    stream = opened.open()
    if stream.seekable():
        return stream
    copy = TemporaryFile()  # noqa: SIM115 - the caller closes it
    with stream:
        while part := stream.read(_CHUNK):
            copy.write(part)
    copy.seek(0)
    return cast("BinaryIO", copy)


def safe_name(written: str) -> str | None:
    """Return a member's name with forward slashes; none where it points outside its archive."""
    name = written.replace("\\", "/").removeprefix("./")
    unsafe = name.startswith("/") or _DRIVE.match(name) or "\0" in name or ".." in name.split("/")
    return None if unsafe or not name else name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def is_about(name: str) -> bool:
    """Whether a file is left out: hidden, a Macintosh's double of one, or the folder's own README or licence."""
    parts = [part for part in name.split("/") if part not in {"", "."}]
    hidden = any(part.startswith(".") or part == "__MACOSX" for part in parts)
    return hidden or (bool(parts) and parts[-1].lower().startswith(_ABOUT))


def refused(archive: Opened, written: str, why: str) -> Unreadable:
    """Say that a member is not read at all."""
    shown = written.replace("\0", "\\0").encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return archive.unreadable(Code.SOURCE_UNREADABLE, why, row=shown)


class Names:
    """The names that an archive has given out: the second of one name gets `~2`, and so on."""

    def __init__(self) -> None:
        self._seen: dict[int, int] = {}

    def unique(self, name: str) -> str:
        """Return the name, or the name marked as a further one."""
        key = hash(name)
        times = self._seen[key] = self._seen.get(key, 0) + 1
        return name if times == 1 else f"{name}~{times}"


def _buffered(raw: io.RawIOBase) -> BinaryIO:
    return io.BufferedReader(raw, _CHUNK)
