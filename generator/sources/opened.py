"""A source opened for reading: what every format's reader gets."""

import hashlib
import io
from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO

from msgspec import Struct

from generator.model.finding import Code, Finding
from generator.model.source import RawCable, SourceInfo, Stated, Unreadable
from generator.sources.decoding import Decoded, decode, is_binary, wide_encoding

MOST_BYTES = 4 * 1024 * 1024  # of one telegram; the longest real one has 66,332 characters
MOST_PAGE_BYTES = 32 * 1024 * 1024  # of one web page, the images that a browser wrote into it included
HEAD = 65536  # bytes that a format is recognised by; of a web page all of them, as its navigation can fill 185,000
SHOWN = 65536  # bytes that the page of unreadable sources shows of one
LONGEST_LINE = 1024 * 1024  # bytes; a longer line comes in pieces


class Opened(Struct, frozen=True):
    """A file or a member of an archive: its name, its size in bytes (0: not known), its first bytes, how to open it.

    A large member of a tar can be opened only once.
    """

    name: str
    size: int
    open: Callable[[], BinaryIO]
    head: bytes

    def whole_page(self) -> "Opened":
        """Return it with all its bytes as its head, read once; one that is longer than any web page as it is."""
        if not HEAD < self.size <= MOST_PAGE_BYTES:
            return self
        with self.open() as stream:
            raw = stream.read(MOST_PAGE_BYTES)
        return Opened(self.name, self.size, lambda: io.BytesIO(raw), raw)

    @classmethod
    def of_bytes(cls, name: str, content: bytes) -> "Opened":
        """Return what is already read as if it were a file."""
        return cls(name, len(content), partial(io.BytesIO, content), content[:HEAD])

    def most(self) -> bytes:
        """Read it all, or one byte more than a telegram may have."""
        with self.open() as stream:
            return stream.read(MOST_BYTES + 1)

    def lines(self) -> Iterator[bytes]:
        """Yield its lines with their ends, as UTF-8 where it is UTF-16; a very long one comes in pieces."""
        wide = wide_encoding(self.head)
        with self.open() as stream:
            if wide:
                text = io.TextIOWrapper(stream, wide, errors="replace", newline="")
                while line := text.readline(LONGEST_LINE):
                    yield line.encode()
            while part := stream.readline(LONGEST_LINE) if not wide else b"":
                yield part

    def decoded(self, raw: bytes, row: str = "") -> tuple[Decoded, bytes]:
        """Decode a record that `lines` gave; with it the bytes to publish, which of a lone record are the file's own."""
        decoded = decode(raw)
        if not wide_encoding(self.head):
            return decoded, raw
        found = (Finding(Code.SOURCE_ENCODING, 0, "read as UTF-16"), *decoded.findings)
        whole = b"" if row else self.most()
        return Decoded(decoded.text, found), whole if 0 < len(whole) <= MOST_BYTES else raw

    def info(self, form: str, raw: bytes, row: str = "") -> SourceInfo:
        """Describe it, or the row of it that `raw` holds."""
        name = f"{self.name}!{row}" if row else self.name
        return SourceInfo(form, name, len(raw), hashlib.sha256(raw).hexdigest())

    def unreadable(self, code: Code, note: str, raw: bytes = b"", row: str = "") -> Unreadable:
        """Say why nothing could be read; the bytes are kept as far as a page can show them, those of no text not at all."""
        kept = raw or self.head
        kept = b"" if is_binary(kept[:SHOWN]) else kept
        return Unreadable(self.info("unreadable", raw, row), Finding(code, 0, note), kept[:SHOWN])

    def too_large(self, raw: bytes, size: int = 0, row: str = "") -> Unreadable:
        """Say that it is longer than any telegram; its first bytes are shown."""
        said = f"{size:,}" if size else f"more than {MOST_BYTES:,}"
        note = f"{said} bytes; one telegram may have {MOST_BYTES:,}; the page shows the first {SHOWN:,}"
        return self.unreadable(Code.SOURCE_TOO_LARGE, note, raw[:SHOWN], row)


def telegram_of_file(opened: Opened, form: str, unwrap: Callable[[str], str] = str) -> RawCable | Unreadable:
    """Read a file that is one telegram; `unwrap` takes off what is not the telegram's."""
    raw = opened.most()
    if len(raw) > MOST_BYTES:
        return opened.too_large(raw, opened.size)
    decoded = decode(raw)
    return RawCable(opened.info(form, raw), unwrap(decoded.text), raw, Stated(), decoded.findings)
