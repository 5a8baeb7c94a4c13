"""A source opened for reading: what every format's reader gets."""

import hashlib
from collections.abc import Callable
from typing import BinaryIO

from msgspec import Struct

from generator.model.finding import Code, Finding
from generator.model.source import RawCable, SourceInfo, Stated, Unreadable
from generator.sources.decoding import decode

MOST_BYTES = 64 * 1024 * 1024  # of one telegram; the longest real one has 66,332 characters


class Opened(Struct, frozen=True):
    """A file or a member of an archive: its name, its size in bytes, how to open it anew, its first bytes."""

    name: str
    size: int
    open: Callable[[], BinaryIO]
    head: bytes

    def whole(self) -> bytes:
        """Read it all."""
        with self.open() as stream:
            return stream.read()

    def info(self, form: str, raw: bytes, row: str = "") -> SourceInfo:
        """Describe it, or the row of it that `raw` holds."""
        name = f"{self.name}!{row}" if row else self.name
        return SourceInfo(form, name, len(raw), hashlib.sha256(raw).hexdigest())

    def unreadable(self, code: Code, note: str, raw: bytes = b"") -> Unreadable:
        """Say why nothing could be read; the bytes are kept as far as a page can show them."""
        kept = raw or self.head
        return Unreadable(self.info("unreadable", raw), Finding(code, 0, note), kept[:65536])


def telegram_of_file(opened: Opened, form: str, unwrap: Callable[[str], str] = str) -> RawCable | Unreadable:
    """Read a file that is one telegram; `unwrap` takes off what is not the telegram's."""
    if opened.size > MOST_BYTES:
        return opened.unreadable(Code.SOURCE_TOO_LARGE, f"{opened.size:,} bytes; one telegram may have {MOST_BYTES:,}")
    raw = opened.whole()
    decoded = decode(raw)
    return RawCable(opened.info(form, raw), unwrap(decoded.text), raw, Stated(), decoded.findings)
