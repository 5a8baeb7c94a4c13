"""Rows of an archive: CSV with named columns, JSON (a list, or an object a line), XML; a telegram a row.

The columns are told by their names (`vocabulary/data/archive_columns.csv`); the text column holds the message, whole or its
body alone, and every other column is stated beside it.
"""

import codecs
import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import IO

from lxml import etree

from generator.model.finding import Code
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
_BETWEEN = " \t\r\n,[]\ufeff"
_Row = tuple[Mapping[str, str], bytes]


def recognise(head: bytes) -> bool:
    """Whether the first bytes name columns of telegrams: number, text, and what only a telegram has."""
    return _kind(narrow(head)) is not None


def _kind(head: bytes) -> str | None:
    first = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if first[:1] in (b"{", b"["):
        names = {found[1].decode() for found in _JSON_KEY.finditer(first)}
        return "json" if are_telegrams(names) else None
    if first[:1] == b"<":
        names = {(found[1] or found[2]).decode() for found in _XML_TAG.finditer(first)}
        return "xml" if are_telegrams(names) else None
    return "csv" if _delimiter(first.partition(b"\n")[0]) else None


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
    found = _csv_rows(opened) if kind == "csv" else _json_rows(opened) if kind == "json" else _xml_rows(opened)
    place = 0
    try:
        for place, (row, raw) in enumerate(found, 1):
            yield _telegram(opened, row, raw, str(place))
    except (csv.Error, ValueError, etree.XMLSyntaxError) as error:
        yield opened.unreadable(Code.SOURCE_DAMAGED, f"no further row can be read: {error}", row=str(place + 1))


def _telegram(opened: Opened, row: Mapping[str, str], raw: bytes, place: str) -> RawCable | Unreadable:
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
        decoded.findings,
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
            yield decode(line).text.removeprefix("\ufeff")

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
            yield dict(zip(names, cells, strict=False)), raw


def _json_rows(opened: Opened) -> Iterator[_Row]:
    """Yield the objects of a list or of the lines: each is read as soon as it is whole."""
    decoder = json.JSONDecoder()
    with opened.open() as stream:
        pieces = _texts(stream)
        held, at, more = "", 0, _READ
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
                yield (
                    {str(key): _cell(one) for key, one in value.items()},
                    held[at:end].encode("utf-8", "surrogatepass"),
                )
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
        for _, element in etree.iterparse(
            stream, events=("end",), resolve_entities=False, no_network=True, recover=True
        ):
            row = {name: "".join(child.itertext()) for child in element if (name := _name(child))}
            if not _is_row(row):
                continue
            yield row, etree.tostring(element, encoding="utf-8", with_tail=False)
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
