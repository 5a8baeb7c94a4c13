"""From bytes to text, with a finding wherever that is not plain."""

import re
from collections.abc import Callable
from functools import lru_cache

from msgspec import Struct

from generator.model.finding import Code, Finding

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_WESTERN = "cp1252"
SAMPLE = 4096  # bytes that decide whether a file is text, and in which a page says how it is written
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\s[^<>]*?\b(?:charset|encoding)\s{0,9}=\s{0,9}["']?(?P<name>[A-Za-z0-9._:-]+)""", re.IGNORECASE
)
# those that a page can be written in and that are neither UTF-8 nor, as Latin-1 and ASCII are in browsers (Encoding
# Standard, 4.2), Windows-1252
_OTHER = re.compile(
    r"(?:windows-|cp)125[0134578]|iso-?8859-(?:[2-9]|1[03456])|koi8-[ru]|gbk|gb2312|gb18030|big5|shift_jis|euc-(?:jp|kr)|iso-2022-jp"
)
# tables for `bytes.translate`, which counts a kind of byte sooner than it takes it out: 1 for each of the kind, else 0
_ODD = bytes(byte < 32 and byte not in b"\t\n\r\f\x1a\x1b\x08\x0b" for byte in range(256))  # noqa: PLR2004 - the control characters
_MARKS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # what turns the writing's direction
_UNSEEN = bytes((byte < 32 and byte not in b"\t\n\r\f") or byte == 127 for byte in range(256))  # noqa: PLR2004 - as above


class Decoded(Struct, frozen=True):
    r"""Text with newlines as `\n`, and what was odd about its bytes."""

    text: str
    findings: tuple[Finding, ...]


def is_binary(head: bytes) -> bool:
    """Whether the first bytes are of no text: many NULs or control characters, and no mark or pattern of UTF-16."""
    if not head or head.startswith(tuple(mark for mark, _ in _BOMS)) or _utf16_without_mark(head):
        return False
    marked = head.translate(_ODD)
    return 1 in marked and marked.count(1) > len(head) // 50 + 4  # a look for the first is a quarter of a count


def decode_page(raw: bytes) -> Decoded:
    """Decode a web page: as `decode` does, but what is no UTF-8 as the page itself declares."""
    return decode(raw, _declared)


def _declared(raw: bytes) -> str:
    """Return the encoding that a page declares; Windows-1252 where it declares none that is another."""
    found = _DECLARED.search(raw[:SAMPLE])
    name = found["name"].decode() if found else ""
    return named_encoding(name)


def named_encoding(name: str) -> str:
    """Return an encoding that a page or a message names, other than UTF-8; Windows-1252 where it is none that text is sent in."""
    return name.lower() if _OTHER.fullmatch(name.lower()) else _WESTERN


def decode(raw: bytes, declared: Callable[[bytes], str] = lambda _: _WESTERN) -> Decoded:
    """Decode as UTF-8, with a byte order mark as UTF-16, else as Windows-1252 or as is declared; never loses a byte's trace."""
    encoding = (
        next((name for mark, name in _BOMS if raw.startswith(mark)), None)
        or _utf16_without_mark(raw[:SAMPLE])
        or "utf-8"
    )
    found: list[Finding] = []
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        other = declared(raw) if encoding == "utf-8" else encoding
        shown = "Windows-1252" if other == _WESTERN else other.upper()
        found.append(
            Finding(Code.SOURCE_ENCODING, line, f"not {encoding.upper()} at byte {error.start}; read as {shown}")
        )
        text = raw.decode(other, "replace")
    else:
        if encoding.startswith("utf-16"):
            found.append(Finding(Code.SOURCE_ENCODING, 0, "read as UTF-16"))
    if _may_control(raw, text) and (odd := _CONTROL.search(text)):
        line = text.count("\n", 0, odd.start()) + 1
        found.append(Finding(Code.CONTROL_CHARACTERS, line, f"control characters, the first U+{ord(odd[0]):04X}"))
    # one character is found in no time
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text, tuple(found))


def _may_control(raw: bytes, text: str) -> bool:
    """Whether a control character can be in it: told in a tenth of the time that the search for one takes."""
    return 1 in raw.translate(_UNSEEN) or (not raw.isascii() and any(mark in text for mark in _MARKS))


def wide_encoding(head: bytes) -> str | None:
    """Say which UTF-16 the first bytes are of, if any."""
    marked = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    return "utf-16" if marked else _utf16_without_mark(head[:SAMPLE])


@lru_cache(maxsize=2)  # each format asks for the same bytes, one after the other
def narrow(head: bytes) -> bytes:
    r"""Return the first bytes as UTF-8 with newlines as `\n`, for a format to be recognised by."""
    wide = wide_encoding(head)
    plain = head.decode(wide, "replace").encode() if wide else head
    return plain.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in plain else plain


def _utf16_without_mark(head: bytes) -> str | None:
    """Tell UTF-16 of Latin letters by its NULs: every second byte."""
    if len(head) < 8 or b"\0" not in head:  # noqa: PLR2004 - too short to tell
        return None
    even, odd = head[0::2], head[1::2]
    if odd.count(0) > len(odd) * 0.8 and even.count(0) < len(even) * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even.count(0) > len(even) * 0.8 and odd.count(0) < len(odd) * 0.1 else None
