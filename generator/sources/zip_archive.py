"""Members of a zip."""

import stat
from collections.abc import Iterator
from zipfile import ZipFile, ZipInfo

from generator.model.finding import Code
from generator.model.source import Unreadable
from generator.sources.opened import Opened
from generator.sources.unpacking import BROKEN, Names, Unpacking, is_about, member, refused, safe_name, seekable

_ENCRYPTED = 0x1
# word processors and e-books keep their files in a zip; they are no archives of cables
_OFFICE = ("[Content_Types].xml", "META-INF/container.xml", "META-INF/manifest.xml", "META-INF/MANIFEST.MF")


def recognise(head: bytes) -> bool:
    """Whether the first bytes are of a zip, an empty one included."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def members(archive: Opened, unpacking: Unpacking, head_size: int) -> Iterator[Opened | Unreadable]:
    """Yield each file of the zip in its order; links, encrypted ones and names that point outside are refused."""
    with seekable(archive) as stream, ZipFile(stream) as opened:
        if any(name in opened.NameToInfo for name in _OFFICE):
            yield archive.unreadable(Code.SOURCE_BINARY, "a document of a word processor or the like: save it as text")
            return
        names = Names()
        for info in opened.infolist():
            name = safe_name(info.filename)
            if info.is_dir() or (name and is_about(name)):
                continue
            if name is None or (why := _refusal(info)):
                yield refused(archive, info.filename, why if name else "the archive names a file outside itself")
                continue
            try:
                yield member(archive, names.unique(name), opened.open(info), unpacking, head_size)
            except BROKEN as error:
                unpacking.note(f"{archive.name}!{name}", error)


def _refusal(info: ZipInfo) -> str:
    if info.flag_bits & _ENCRYPTED:
        return "encrypted"
    return "a link, not a file" if stat.S_ISLNK(info.external_attr >> 16) else ""
