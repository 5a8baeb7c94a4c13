"""Members of a tar, compressed or not, in one pass."""

import tarfile
from collections.abc import Iterator
from typing import Self

from generator.model.source import Unreadable
from generator.sources.opened import Opened
from generator.sources.unpacking import Names, Unpacking, is_about, member, refused, safe_name

BLOCK = 512
_SPOILT = (tarfile.InvalidHeaderError, tarfile.TruncatedHeaderError)  # type: ignore[attr-defined]  # not in the stubs
_CHECKSUM = slice(148, 156)


class _Tar(tarfile.TarFile):
    """A tar that knows whether a header of it was spoilt: the library passes over those in silence."""

    spoilt = False


class _Header(tarfile.TarInfo):
    @classmethod
    def fromtarfile(cls, tarfile: tarfile.TarFile) -> Self:
        try:
            return super().fromtarfile(tarfile)
        except _SPOILT:
            tarfile.spoilt = True  # type: ignore[attr-defined]  # it is a _Tar
            raise


def recognise(head: bytes) -> bool:
    """Whether the first block's checksum is that of a tar's header: no mark is common to all kinds of tar."""
    block = head[:BLOCK]
    if len(block) < BLOCK or not block[0]:
        return False
    try:
        stated = int(block[_CHECKSUM].strip(b" \0") or b"x", 8)
    except ValueError:
        return False
    return stated == sum(block) - sum(block[_CHECKSUM]) + 8 * ord(" ")


def members(archive: Opened, unpacking: Unpacking, head_size: int) -> Iterator[Opened | Unreadable]:
    """Yield each file of the tar in its order; links, devices and names that point outside are refused."""
    names = Names()
    with archive.open() as stream, _Tar.open(fileobj=stream, mode="r|", tarinfo=_Header, ignore_zeros=True) as opened:
        for info in opened:
            name = safe_name(info.name)
            if info.isdir() or (name and is_about(name)):
                continue
            if name is None:
                yield refused(archive, info.name, "the archive names a file outside itself")
            elif not info.isreg() or (content := opened.extractfile(info)) is None:
                yield refused(
                    archive, info.name, "a link, not a file" if info.islnk() or info.issym() else "not a file"
                )
            else:
                found = member(archive, names.unique(name), content, unpacking, head_size)
                if found.size and found.size < info.size:
                    unpacking.note(found.name, EOFError("the archive ends in the middle of it"))
                yield found
            opened.members.clear()  # type: ignore[attr-defined]  # it would keep every header that has passed
        if opened.spoilt:
            unpacking.note(archive.name, tarfile.ReadError("a member's header cannot be read"))
