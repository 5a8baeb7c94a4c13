"""Our own records: `cables.jsonl` with a telegram a line, or the `.json` of one telegram.

Every value of a record stands as it was read. Its text, of which a record has the blocks alone, is written anew.
"""

import re
from collections.abc import Iterator

import msgspec

from generator.model.finding import Code
from generator.model.identity import claimed
from generator.model.record import CableRecord
from generator.model.source import RawCable, Stated, Unreadable
from generator.sources.opened import Opened
from generator.sources.pieces import Piece, cut, numbered
from generator.sources.record_text import record_text

FORM = "cable-record"

_FIRST = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"id"\s*:\s*"[^"\\]{1,99}"\s*,\s*"aliases"\s*:\s*\[')
# what becomes part of an address; `08LISBON311-5d1f00aa` is a further text of 08LISBON311
_ID = re.compile(r"[0-9A-Z]{3,40}(?:-[0-9a-f]{8})?|X-[0-9a-f]{12}(?:-[0-9a-f]{8})?")
_ALIAS = re.compile(r"[0-9A-Z-]{1,80}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?")
_ANCHOR = re.compile(r"[a-z0-9-]{1,200}")
_decode = msgspec.json.Decoder(CableRecord).decode


def recognise(head: bytes) -> bool:
    """Whether the first bytes are of a record: its first two fields."""
    return _FIRST.match(head) is not None


def read(opened: Opened) -> Iterator[RawCable | Unreadable]:
    """Yield each telegram as its record has it; a line that is no record says so and stops no other."""
    # a line that opens no record goes on with the one above: a record that was indented has many
    for row, piece in numbered(cut(opened.lines(), lambda line: line.startswith((b'{"', b"\xef\xbb\xbf{")))):
        yield _read(opened, piece, row)


def _read(opened: Opened, piece: Piece, row: str) -> RawCable | Unreadable:
    if not piece.whole:
        return opened.too_large(piece.raw, piece.size, row)
    try:
        record = _decode(piece.raw.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return opened.unreadable(Code.SOURCE_DAMAGED, f"no record of a telegram: {error}", piece.raw, row)
    if fault := _fault(record):
        return opened.unreadable(Code.SOURCE_DAMAGED, f"no record of a telegram: {fault}", piece.raw, row)
    text = record_text(record)
    stated = Stated(id=claimed(record.id)[0], date=record.date or "")
    return RawCable(opened.info(FORM, piece.raw, row), text, text.encode("utf-8", "surrogatepass"), stated, (), record)


def _fault(record: CableRecord) -> str:
    """Say what of a record could not be shown: what becomes an address, and places outside of the text that they are in."""
    if not _ID.fullmatch(record.id) or not all(map(_ALIAS.fullmatch, record.aliases)):
        return "its ID is none"
    if record.date is not None and not _DATE.fullmatch(record.date):
        return "its date is none"
    anchors = [block.anchor for block in record.blocks]
    if len(set(anchors)) < len(anchors) or not all(map(_ANCHOR.fullmatch, anchors)):
        return "its anchors are none"
    for block in record.blocks:
        spans = [(part.start, part.end) for part in block.parts]
        spans += [(one.start, one.end) for one in block.redactions]
        spans += [(one.at, one.at) for one in block.page_breaks]
        if not all(0 <= start <= end <= len(block.text) for start, end in spans) or block.line < 0:
            return f"a place outside of the text of {block.anchor}"
    return ""
