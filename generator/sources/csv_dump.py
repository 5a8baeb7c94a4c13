"""The dump of 2011: a row a telegram, eight columns, quotes escaped by a backslash, newlines in fields.

    row = number "," date "," ID "," origin "," classification "," references "," header "," body

A row starts at a line that only a row can start with, whatever the quotes above it: a quote too few spoils its own row
and no other.
"""

import re
from collections.abc import Iterator

from generator.model.finding import Code, Finding
from generator.model.source import RawCable, Stated, Unreadable
from generator.sources.decoding import narrow
from generator.sources.opened import Opened
from generator.sources.pieces import Piece, Starts, cut

FORM = "csv-dump"

COLUMNS = 8
# a row begins "1","12/28/1966 18:48","66BUENOSAIRES2481",
_QUOTED = re.compile(rb'(?:\xef\xbb\xbf)?"\d{1,9}", ?"[^"\n]{0,40}", ?"[^"\n]{0,80}", ?"')
# the same out of a program that quotes only what it must
_BARE = re.compile(rb"(?:\xef\xbb\xbf)?\d{1,9},\"?[\d/:. TZ-]{6,30}\"?,\"?\d\d[A-Z][A-Z0-9]{2,60}\"?,")
# with the line's end above it, which is found sooner than a line's start
_SIGN = re.compile(rb'\n(?:\xef\xbb\xbf)?"\d{1,9}", ?"[^"\n]{0,40}", ?"\d\d[A-Z][A-Z0-9-]{2,60}", ?"')
_BARE_SIGN = re.compile(rb"\n" + _BARE.pattern)
# the third column in either: without it no row need be looked for, which most files that are no dump are spared
_ID_COLUMN = re.compile(rb',(?: ?")?\d\d[A-Z]')
_FIELD = re.compile(r'\s?(?:"(?P<quoted>[^"\\]*(?:(?:\\.|"")[^"\\]*)*)"|(?P<bare>[^",\n]*))(?P<end>,|\Z)', re.DOTALL)
_ESCAPED = re.compile(r'\\(["\\])|""')
_HEADINGS = 2000  # characters; a line of column headings is no longer


def recognise(head: bytes) -> bool:
    """Whether a row of the dump stands in the first bytes: its third column is like `08BRUSSELS579`."""
    plain = narrow(head)
    if not _ID_COLUMN.search(plain):
        return False
    lines = b"\n" + plain
    return bool(_SIGN.search(lines) or _BARE_SIGN.search(lines))


def read(opened: Opened) -> Iterator[RawCable | Unreadable]:
    """Yield a telegram a row, named by the row's place from 1; the memory needed is a row's."""
    starts = _row_starts(opened.head)
    place = 0
    for piece in cut(opened.lines(), starts):
        if place == 0 and not starts(piece.raw):
            yield from _above(opened, piece)
            continue
        place += 1
        if piece.raw.strip():
            yield _read(opened, piece, str(place))


def _row_starts(head: bytes) -> Starts:
    pattern, mark = (_QUOTED, b'"\xef') if _SIGN.search(b"\n" + narrow(head)) else (_BARE, b"0123456789\xef")
    return lambda line: line[:1] in mark and pattern.match(line) is not None


def _above(opened: Opened, piece: Piece) -> Iterator[Unreadable]:
    """Say what stands above the first row, unless it is blank or names the columns."""
    if piece.raw.strip() and not (piece.raw.count(b",") >= COLUMNS - 1 and len(piece.raw) < _HEADINGS):
        yield opened.unreadable(Code.SOURCE_DAMAGED, "text above the first row of the dump", piece.raw, "0")


def _read(opened: Opened, piece: Piece, row: str) -> RawCable | Unreadable:
    if not piece.whole:
        return opened.too_large(piece.raw, piece.size, row)
    decoded, _ = opened.decoded(piece.raw, row)
    found = list(decoded.findings)
    fields = _fields(decoded.text.rstrip("\n"))
    if fields is None:
        found.append(Finding(Code.SOURCE_DAMAGED, 0, "the quotes of the row do not match; its last columns may run on"))
        fields = _damaged_fields(decoded.text.rstrip("\n"))
    number, date, identity, origin, classification, references, header, body = fields
    text = f"{header}\n\n{body}" if header.strip() else body
    stated = Stated(
        id=identity.strip(),
        date=date.strip(),
        classification=classification.strip(),
        origin=origin.strip(),
        references=tuple(part.strip() for part in references.split("|") if part.strip()),
        attributes=(("number", number),),
    )
    raw = text.encode("utf-8", "surrogatepass")
    return RawCable(opened.info(FORM, piece.raw, row), text, raw, stated, tuple(found))


def _fields(row: str) -> list[str] | None:
    """Return the eight fields, or nothing where the quotes do not allow eight."""
    fields: list[str] = []
    at = 0
    while len(fields) <= COLUMNS:
        found = _FIELD.match(row, at)
        if found is None:
            return None
        fields.append(_unescaped(found["quoted"]) if found["quoted"] is not None else found["bare"])
        at = found.end()
        if not found["end"]:
            break
    return fields if len(fields) == COLUMNS and at == len(row) else None


def _damaged_fields(row: str) -> list[str]:
    """Cut at whatever looks like a border; all that is beyond the last one stays in the body."""
    parts = re.split(r'"?, ?"', row.removeprefix("\ufeff").removeprefix('"'), maxsplit=COLUMNS - 1)
    parts = [_unescaped(part) for part in parts]
    parts[-1] = parts[-1].removesuffix('"')
    return [*parts[:-1], *[""] * (COLUMNS - len(parts)), parts[-1]]


def _unescaped(field: str) -> str:
    return _ESCAPED.sub(lambda found: found[1] or '"', field) if "\\" in field or '""' in field else field
