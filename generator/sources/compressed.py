"""A file compressed by itself: gz, bz2, xz; a tar in it is read as if it were not."""

import bz2
import gzip
import lzma
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

import msgspec

from generator.model.source import Unreadable
from generator.sources import tar_archive
from generator.sources.opened import Opened
from generator.sources.unpacking import Unpacking, member

Expanded = gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile

_KINDS: tuple[tuple[bytes, str, Callable[[BinaryIO], Expanded]], ...] = (
    (b"\x1f\x8b\x08", ".gz", lambda stream: gzip.GzipFile(fileobj=stream)),
    (b"BZh", ".bz2", bz2.BZ2File),
    (b"\xfd7zXZ\x00", ".xz", lzma.LZMAFile),
)


def recognise(head: bytes) -> bool:
    """Whether the first bytes are of gzip, bzip2 or xz."""
    return head.startswith(tuple(mark for mark, _, _ in _KINDS))


def members(archive: Opened, unpacking: Unpacking, head_size: int) -> Iterator[Opened | Unreadable]:
    """Yield the one file inside, by the archive's name without its ending; of a tar inside, its members."""
    suffix, expand = next((suffix, expand) for mark, suffix, expand in _KINDS if archive.head.startswith(mark))
    own = PurePosixPath(archive.name.rpartition("!")[2]).name
    name = own[: -len(suffix)] if own.lower().endswith(suffix) and len(own) > len(suffix) else own
    with archive.open() as stream, expand(stream) as plain:
        inside = member(archive, name, plain, unpacking, head_size)
        if tar_archive.recognise(inside.head):
            yield from tar_archive.members(msgspec.structs.replace(inside, name=archive.name), unpacking, head_size)
        else:
            yield inside
