"""Rows of an archive: CSV with named columns, JSON (a list, or an object a line), XML; a telegram a row.

The columns are told by their names (`vocabulary/data/archive_columns.csv`); the text column holds the message, whole or its
body alone, and every other column is stated beside it.
"""

import codecs
import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import IO

from lxml import etree

from generator.model.finding import Code, Finding
from generator.model.source import RawCable, Stated, Unreadable
from generator.sources.archive_text import stated_of
from generator.sources.decoding import decode, narrow
from generator.sources.opened import MOST_BYTES, Opened
from generator.vocabulary.archive_columns import are_telegrams, column_key, fields_of

FORM = "archive-rows"

_DELIMITERS = ",;\t|"
_MOST_COLUMNS = 4000  # bytes of the line that names them
_READ = 65536  # characters read at a time
_JSON_KEY = re.compile(rb'"([A-Za-z][A-Za-z_ ]{0,40})"\s{0,9}:')
_XML_TAG = re.compile(
    rb"""<(?:(?:field|column|col)\s{1,9}name\s?=\s?["']([A-Za-z_ ]{1,40})["']|([A-Za-z][A-Za-z_]{0,40})>)"""
)
_NAMED = frozenset({"field", "column", "col"})  # <field name="body">, as some databases write a row
_BETWEEN = " \t\r\n,:[]}\ufeff"
# rows in an object that tells of them: {"total": 2, "results": [{...}, {...}]}, as the answer of a search has them
_ABOVE_ROWS = re.compile(
    r"""\s{0,99}\{(?:\s{0,99}"[^"\\]{0,60}"\s?:\s?(?:"[^"\\]{0,200}"|[\w.+-]{1,40})\s{0,99},){0,40}"""
    r"""\s{0,99}"[^"\\]{0,60}"\s?:\s?\[(?=\s{0,99}\{)"""
)
# what only telegrams have, in the first bytes of their rows: 1975PORTM01066, FM AMEMBASSY LIMA, SECSTATE
_TELEGRAM = re.compile(rb"\b(?:19[67]\d|20[01]\d|\d\d)-?[A-Z]{3,20}-?\d{2,7}\b|\bFM [A-Z]{3}|\bSECSTATE\b")
_MOST_FAULTS = 1000  # of an XML file, told with the row they stand in
_DAMAGED = "the file has more faults than are told"
_Row = tuple[Mapping[str, str], bytes, str]  # its cells by column, its bytes, what was damaged in it


def recognise(head: bytes) -> bool:
    """Whether the first bytes name columns of telegrams (number, text, sender or level or TAGS) and are of such rows."""
    plain = narrow(head)
    return _kind(plain) is not None and _TELEGRAM.search(plain) is not None


def _kind(head: bytes) -> str | None:
    first = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if first[:1] in (b"{", b"["):
        names = {found[1].decode() for found in _JSON_KEY.finditer(first)}
        return _json_kind(first) if are_telegrams(names) else None
    if first[:1] == b"<":
        names = {(found[1] or found[2]).decode() for found in _XML_TAG.finditer(first)}
        return "xml" if are_telegrams(names) else None
    return "csv" if _delimiter(first.partition(b"\n")[0]) else None


def _json_kind(first: bytes) -> str:
    """Return `lines` where the first line is an object of its own: what damages one line leaves the others whole."""
    line = first.partition(b"\n")[0].rstrip()
    return (
        "lines"
        if line[:1] == b"{" and line.endswith(b"}") and not _rows_begin(first.decode("utf-8", "replace"))
        else "json"
    )


def _rows_begin(text: str) -> int:
    found = _ABOVE_ROWS.match(text)
    return found.end() if found else 0


def _delimiter(line: bytes) -> str:
    """Return what parts the columns of the first line where it names those of telegrams; empty where it does not."""
    if len(line) > _MOST_COLUMNS:
        return ""
    text = line.decode("utf-8", "replace")
    return next(
        (sign for sign in _DELIMITERS if sign in text and are_telegrams(next(csv.reader([text], delimiter=sign)))), ""
    )


def read(opened: Opened) -> Iterator[RawCable | Unreadable]:
    """Yield a telegram a row, named by the row's place from 1; the memory needed is a row's."""
    kind = _kind(narrow(opened.head))
    place = 0
    try:
        for place, (row, raw, damage) in enumerate(_READERS[kind or "csv"](opened), 1):
            if row:
                yield _telegram(opened, row, raw, str(place), damage)
            else:
                yield opened.unreadable(Code.SOURCE_DAMAGED, f"the row cannot be read: {damage}", raw, str(place))
    except (csv.Error, ValueError, etree.XMLSyntaxError) as error:
        yield opened.unreadable(Code.SOURCE_DAMAGED, f"no further row can be read: {error}", row=str(place + 1))


def _telegram(opened: Opened, row: Mapping[str, str], raw: bytes, place: str, damage: str) -> RawCable | Unreadable:
    if len(raw) > MOST_BYTES:
        return opened.too_large(raw, len(raw), place)
    fields = fields_of(row)
    text_column = fields.get("text", "")
    decoded = decode(row.get(text_column, "").encode("utf-8", "surrogatepass"))
    attributes = tuple((key, value.strip()) for key, value in row.items() if key != text_column)
    text = decoded.text.strip("\n")
    return RawCable(
        opened.info(FORM, raw, place),
        text,
        text.encode("utf-8", "surrogatepass"),
        _stated(row, fields, attributes),
        (*decoded.findings, *((Finding(Code.SOURCE_DAMAGED, 0, damage),) if damage else ())),
    )


def _stated(row: Mapping[str, str], fields: Mapping[str, str], attributes: tuple[tuple[str, str], ...]) -> Stated:
    """Return what the columns state, under the names that the National Archives give them."""
    plain = {field: row[name].strip() for field, name in fields.items()}
    return stated_of(plain, attributes)


def _csv_rows(opened: Opened) -> Iterator[_Row]:
    taken: list[bytes] = []

    def lines() -> Iterator[str]:
        for line in opened.lines():
            taken.append(line)
            yield _plain(line) if line.isascii() else decode(line).text.removeprefix("\ufeff")

    csv.field_size_limit(MOST_BYTES)
    reader = csv.reader(
        lines(), delimiter=_delimiter(narrow(opened.head).removeprefix(b"\xef\xbb\xbf").partition(b"\n")[0])
    )
    names = next(reader)
    taken.clear()
    for cells in reader:
        raw = b"".join(taken)
        taken.clear()
        if cells:
            more = (f"column {place}" for place in range(len(names) + 1, len(cells) + 1))  # a cell with no name is kept
            yield dict(zip((*names, *more), cells, strict=False)), raw, ""


def _plain(line: bytes) -> str:
    """Return a line of ASCII as `decode` gives it, in a quarter of the time: most lines of 200,000 rows are such."""
    text = line.decode("ascii")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _json_lines(opened: Opened) -> Iterator[_Row]:
    """Yield the object of each line; of a line that is none, its bytes and what is wrong with it."""
    whole = b""
    for piece in opened.lines():
        whole += piece  # a long line comes in pieces
        if not piece.endswith(b"\n") and len(whole) <= MOST_BYTES:
            continue
        if whole.strip():
            yield _of_line(whole.rstrip(b"\r\n"))
        whole = b""
    if whole.strip():
        yield _of_line(whole.rstrip(b"\r\n"))


def _of_line(line: bytes) -> _Row:
    try:
        value = json.loads(line.decode("utf-8", "replace").strip("\ufeff \t\r\n"))
    except ValueError as error:
        return {}, line, str(error)
    return (_cells(value), line, "") if isinstance(value, dict) else ({}, line, "it is no object")


def _cells(value: Mapping[str, object]) -> Mapping[str, str]:
    return {str(key): _cell(one) for key, one in value.items()}


def _json_rows(opened: Opened) -> Iterator[_Row]:
    """Yield the objects of a list or of the lines: each is read as soon as it is whole."""
    decoder = json.JSONDecoder()
    with opened.open() as stream:
        pieces = _texts(stream)
        held = _several(pieces, _READ)
        at, more = _rows_begin(held), _READ
        while True:
            at = _next_value(held, at)
            try:
                value, end = decoder.raw_decode(held, at)
            except ValueError:
                piece = _several(pieces, more)
                if not piece:
                    if held[at:].strip(_BETWEEN):
                        raise
                    return
                held, at, more = held[at:] + piece, 0, more * 2
                if len(held) > 2 * MOST_BYTES:
                    raise
                continue
            if isinstance(value, dict):
                yield _cells(value), held[at:end].encode("utf-8", "surrogatepass"), ""
            at, more = end, _READ


def _next_value(text: str, at: int) -> int:
    while at < len(text) and text[at] in _BETWEEN:
        at += 1
    return at


def _texts(stream: IO[bytes]) -> Iterator[str]:
    reader = codecs.getincrementaldecoder("utf-8")("replace")
    while piece := stream.read(_READ):
        yield reader.decode(piece)
    yield reader.decode(b"", final=True)


def _several(pieces: Iterator[str], size: int) -> str:
    found: list[str] = []
    for piece in pieces:
        found.append(piece)
        if sum(map(len, found)) >= size:
            break
    return "".join(found)


def _cell(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_cell, value))
    return "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _xml_rows(opened: Opened) -> Iterator[_Row]:
    """Yield each element that has the columns of a telegram as its children."""
    with opened.open() as stream:
        reading = etree.iterparse(stream, events=("end",), resolve_entities=False, no_network=True, recover=True)
        faults = 0
        for _, element in reading:
            row = {name: "".join(child.itertext()) for child in element if (name := _name(child))}
            if not _is_row(row):
                continue
            # the log is copied whole each time it is asked for
            damage = [one.message for one in reading.error_log][faults:] if faults < _MOST_FAULTS else [_DAMAGED]
            faults += len(damage)
            yield row, etree.tostring(element, encoding="utf-8", with_tail=False), "; ".join(damage[:3])
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]


def _is_row(row: Iterable[str]) -> bool:
    """Whether an element's children are columns of a telegram; a row with little in it has number and text."""
    found = fields_of(row)
    return "id" in found and "text" in found


def _name(element: etree._Element) -> str:
    if not isinstance(element.tag, str):
        return ""
    tag = etree.QName(element).localname
    return str(element.get("name") or tag) if column_key(tag) in _NAMED else str(tag)


_READERS: Mapping[str, Callable[[Opened], Iterator[_Row]]] = {
    "csv": _csv_rows,
    "json": _json_rows,
    "lines": _json_lines,
    "xml": _xml_rows,
}
