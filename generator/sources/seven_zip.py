"""Members of a 7z: expanded one after the other into a temporary file without a name, then read from it."""

from collections.abc import Iterator
from tempfile import TemporaryFile

from py7zr import SevenZipFile
from py7zr.exceptions import PasswordRequired
from py7zr.io import Py7zIO, WriterFactory

from generator.model.finding import Code
from generator.model.source import Unreadable
from generator.sources.opened import Opened
from generator.sources.unpacking import BROKEN, Names, Unpacking, is_about, member, refused, safe_name, seekable

_PPMD = b"\x03\x04\x01"  # its decompressor ends the whole process on damaged data, and never could say where


class _Kept(Py7zIO):
    """Where one member lies in the temporary file; the library writes it, and reads nothing back."""

    def __init__(self, store: "_Store") -> None:
        self._store = store
        self.start, self.length = store.file.tell(), 0

    def write(self, s: bytes | bytearray) -> int:
        self._store.unpacking.take(len(s))
        self.length += len(s)
        return self._store.file.write(s)

    def read(self, size: int | None = None) -> bytes:
        del size
        return b""

    def seek(self, offset: int, whence: int = 0) -> int:
        del offset, whence
        return 0

    def flush(self) -> None:
        """Nothing waits: the temporary file buffers."""

    def size(self) -> int:
        return self.length


class _Store(WriterFactory):
    """All members in one temporary file."""

    def __init__(self, unpacking: Unpacking) -> None:
        self.file = TemporaryFile()  # noqa: SIM115 - closed by the reader
        self.unpacking = unpacking
        self.kept: list[tuple[str, _Kept]] = []

    def create(self, filename: str) -> Py7zIO:
        """Return the place for the next member."""
        self.kept.append((filename, _Kept(self)))
        return self.kept[-1][1]


class _MethodNotReadError(Exception):
    """The archive is compressed in a way that is not safe to read."""

    def __str__(self) -> str:
        return "compressed with PPMd, which is not read; pack it again with LZMA2"


class _Part:
    """A stretch of the temporary file."""

    def __init__(self, store: _Store, kept: _Kept) -> None:
        self._file, self._at, self._end = store.file, kept.start, kept.start + kept.length

    def read1(self, size: int = -1, /) -> bytes:
        """Return up to `size` bytes."""
        self._file.seek(self._at)
        part = self._file.read(self._end - self._at if size < 0 else min(size, self._end - self._at))
        self._at += len(part)
        return part


def recognise(head: bytes) -> bool:
    """Whether the first bytes are of a 7z."""
    return head.startswith(b"7z\xbc\xaf\x27\x1c")


def members(archive: Opened, unpacking: Unpacking, head_size: int) -> Iterator[Opened | Unreadable]:
    """Yield each file of the 7z in its order; links and names that point outside are refused."""
    store = _Store(unpacking)
    with store.file, seekable(archive) as stream:
        try:
            yield from _unpack(archive, SevenZipFile(stream), store)
        except PasswordRequired:
            yield archive.unreadable(Code.SOURCE_UNREADABLE, "encrypted")
            return
        except _MethodNotReadError as error:
            yield archive.unreadable(Code.SOURCE_UNREADABLE, str(error))
            return
        except BROKEN as error:
            unpacking.note(archive.name, error)
        names = Names()
        for name, kept in store.kept:
            yield member(archive, names.unique(name), _Part(store, kept), Unpacking(kept.length), head_size)


def _unpack(archive: Opened, opened: SevenZipFile, store: _Store) -> Iterator[Unreadable]:
    """Expand what may be read into the store; give what may not."""
    wanted = set()
    with opened:
        if opened.password_protected:
            raise PasswordRequired
        if _PPMD in _methods(opened):
            raise _MethodNotReadError
        for info in opened.files:
            name = safe_name(info.filename)
            if info.is_directory or (name and is_about(name)):
                continue
            if name is None:
                yield refused(archive, info.filename, "the archive names a file outside itself")
            elif not info.is_file:
                yield refused(archive, info.filename, "a link, not a file" if info.is_symlink else "not a file")
            else:
                wanted.add(info.filename)
        opened.extract(targets=wanted, factory=store)


def _methods(opened: SevenZipFile) -> set[bytes]:
    """Return the numbers of the methods with which the members are compressed."""
    streams = opened.header.main_streams
    folders = streams.unpackinfo.folders if streams is not None else []
    return {coder["method"] for folder in folders for coder in folder.coders}
