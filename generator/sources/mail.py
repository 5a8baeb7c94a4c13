"""E-mail messages that carry telegrams, one (`.eml`) or many (`.mbox`): in the message's words or attached to it.

RFC 5322 for the message, RFC 2045 and its followers for its parts, RFC 4155 for the file of many.
"""

import io
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message

from generator.model.finding import Code
from generator.model.source import Unreadable
from generator.sources import web_page
from generator.sources.decoding import named_encoding, narrow
from generator.sources.markup import tree
from generator.sources.opened import Opened
from generator.sources.pieces import Piece, cut, numbered
from generator.sources.telegram_lines import find_telegrams
from generator.sources.unpacking import Names, Unpacking, safe_name

_START = 16384  # bytes in which a message's own header ends
_FIELD = re.compile(rb"[!-9;-~]{1,70}:(?:[ \t]|\r?$)")
_OWN = re.compile(
    rb"^(?:Message-ID|MIME-Version|Received|Return-Path|Delivered-To|Content-Type|DKIM-Signature|X-[\w-]{2,40}):",
    re.IGNORECASE | re.MULTILINE,
)
_SENDER = re.compile(rb"^(?:From|Sender|Subject|Date):", re.IGNORECASE | re.MULTILINE)
# From archivist@example.org Mon Mar  7 10:15:00 2011
_SEPARATOR = re.compile(rb"From \S{1,200} {1,3}(?:[A-Z][a-z]{2},? )?[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d.{0,40}\d{4}")
_STUFFED = re.compile(rb"^>(>*From )", re.MULTILINE)
_QUOTED = re.compile(r"^(?:> ?)+")
_SIGNATURE = "-- "  # what stands below this line is the sender's (RFC 3676, 4.3)
_NO_TEXT = frozenset({"image", "audio", "video", "font"})
_ABOUT = frozenset(
    {"application/pgp-signature", "application/pkcs7-signature", "text/calendar", "text/vcard", "text/x-vcard"}
)


def recognise(head: bytes) -> bool:
    """Whether the first bytes are of a message: fields of its header that only mail has, above the first blank line."""
    if _SEPARATOR.match(head):
        return True
    if not _FIELD.match(head):
        return False
    header = re.split(rb"\r?\n\r?\n", narrow(head[:_START]), maxsplit=1)[0]
    return bool(_OWN.search(header) and _SENDER.search(header))


def members(archive: Opened, _: Unpacking, head_size: int) -> Iterator[Opened | Unreadable]:
    """Yield each telegram of each message's words, and each file attached; a message with neither says so."""
    for row, piece in numbered(cut(archive.lines(), lambda line: _SEPARATOR.match(line) is not None)):
        if not piece.whole:
            yield archive.too_large(piece.raw, piece.size, row)
            continue
        names = Names()
        found = False
        for name, raw in _parts(_message(piece)):
            found = True
            whole = f"{archive.name}!{f'{row}/' if row else ''}{names.unique(name)}"
            yield _opened(whole, raw, head_size)
        if not found:
            note = "an e-mail message in which no telegram is recognised"
            yield archive.unreadable(Code.SOURCE_UNRECOGNISED, note, piece.raw, row)


def _opened(name: str, raw: bytes, head_size: int) -> Opened:
    return Opened(name, len(raw), lambda: io.BytesIO(raw), raw[:head_size])


def _message(piece: Piece) -> Message:
    first, _, rest = piece.raw.partition(b"\n")
    return message_from_bytes(_STUFFED.sub(rb"\1", rest) if _SEPARATOR.match(first) else piece.raw)


def _parts(message: Message) -> Iterator[tuple[str, bytes]]:
    """Yield the telegrams of the words, by their place, and the files attached, by their names."""
    parts = [part for part in message.walk() if not part.is_multipart()]
    words = [part for part in parts if not part.get_filename() and part.get_content_maintype() == "text"]
    texts = [text for part in words if part.get_content_subtype() != "html" for text in _telegrams(_text(part))]
    # the same words as a page, which most programs send along
    texts = texts or [text for part in words if part.get_content_subtype() == "html" for text in _of_page(part)]
    yield from ((str(place), text.encode("utf-8", "surrogatepass")) for place, text in enumerate(texts, 1))
    for part in parts:
        name = part.get_filename()
        if name and part.get_content_maintype() not in _NO_TEXT and part.get_content_type() not in _ABOUT:
            yield safe_name(name) or "attachment", _payload(part)


def _payload(part: Message) -> bytes:
    raw = part.get_payload(decode=True)
    return raw if isinstance(raw, bytes) else b""


def _text(part: Message) -> str:
    """Return a part's words: as UTF-8 where they are, else by the encoding that the part names."""
    raw = _payload(part)
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode(named_encoding(str(part.get_content_charset() or "")), "replace")


def _of_page(part: Message) -> list[str]:
    return web_page.telegrams(tree(_text(part)))


def _telegrams(text: str) -> list[str]:
    """Return the telegrams among the lines of a message, those of one that is quoted in it too."""
    lines = text.replace("\r\n", "\n").split("\n")
    lines = lines[: lines.index(_SIGNATURE)] if _SIGNATURE in lines else lines
    return _among(lines) or _among([_QUOTED.sub("", line) for line in lines])


def _among(lines: list[str]) -> list[str]:
    texts: list[str] = []
    done = 0
    for found in find_telegrams(lines):
        start = found.start
        while (
            start > done and lines[start - 1].upper() == lines[start - 1]
        ):  # a telegram's own first lines are in capitals
            start -= 1
        texts.append("\n".join(lines[start : found.end]).strip("\n") + "\n")
        done = found.end
    return texts
