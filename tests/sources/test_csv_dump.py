"""The dump of 2011: eight quoted columns, a row a telegram."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.finding import Code
from generator.model.source import RawCable
from generator.sources.csv_dump import _damaged_fields, _fields
from tests.sources.reading import cables, read_bytes

HEADER = "P 041200Z DEC 02\nFM AMEMBASSY PARIS\nTO SECSTATE WASHDC"
BODY = 'UNCLAS PARIS 000123\n\nSUBJECT: A TEST\n\n1. He said "no",\nand left.'


def row(number: int, identity: str = "02PARIS123", header: str = HEADER, body: str = BODY) -> list[str]:
    return [
        str(number),
        "12/4/2002 12:00",
        identity,
        "Embassy Paris",
        "UNCLASSIFIED",
        "02STATE1|02STATE2",
        header,
        body,
    ]


def dump(*rows: list[str], **dialect: object) -> bytes:
    stream = io.StringIO()
    form = {"quoting": csv.QUOTE_ALL, "doublequote": False, "escapechar": "\\", "lineterminator": "\n"} | dialect
    csv.writer(stream, **form).writerows(rows)  # type: ignore[arg-type]  # the dialect is of many types
    return stream.getvalue().encode()


DIALECTS = [
    ("as released: backslash before quotes", {}),
    ("lines end in CR LF", {"lineterminator": "\r\n"}),
    ("saved again: quotes doubled", {"doublequote": True, "escapechar": None}),
    (
        "saved again: only what must be is quoted",
        {"quoting": csv.QUOTE_MINIMAL, "doublequote": True, "escapechar": None},
    ),
]


@pytest.mark.parametrize(("meaning", "dialect"), DIALECTS, ids=[name for name, _ in DIALECTS])
def test_a_row_is_a_telegram(tmp_path: Path, meaning: str, dialect: dict[str, object]) -> None:
    assert meaning
    first, second = cables(read_bytes(tmp_path, dump(row(1), row(2, "02PARIS124"), **dialect), "dump.csv"))
    assert first.text == f"{HEADER}\n\n{BODY}"
    assert (first.info.file, second.info.file) == ("dump.csv!1", "dump.csv!2")
    assert (first.stated.id, second.stated.id) == ("02PARIS123", "02PARIS124")
    assert first.stated.references == ("02STATE1", "02STATE2")
    assert first.stated.origin == "Embassy Paris"
    assert not first.findings


COLUMNS = b"id,date,reference,origin,classification,references,header,body\n"
ABOVE = [
    ("no heading", b""),
    ("column headings", COLUMNS),
    ("a byte order mark", b"\xef\xbb\xbf"),
    ("blank lines", b"\n\n"),
]


@pytest.mark.parametrize(("meaning", "above"), ABOVE, ids=[name for name, _ in ABOVE])
def test_what_may_stand_above_the_rows(tmp_path: Path, meaning: str, above: bytes) -> None:
    assert meaning
    found = cables(read_bytes(tmp_path, above + dump(row(1), row(2)), "dump.csv"))
    assert [raw.info.file for raw in found] == ["dump.csv!1", "dump.csv!2"]


def test_words_above_the_rows_are_listed(tmp_path: Path) -> None:
    above, first = read_bytes(tmp_path, b"Export of Monday\n" + dump(row(1)), "dump.csv")
    assert not isinstance(above, RawCable)
    assert above.raw == b"Export of Monday\n"
    assert isinstance(first, RawCable)


def test_an_empty_header_column_leaves_the_body_alone(tmp_path: Path) -> None:
    (raw,) = cables(read_bytes(tmp_path, dump(row(1, header="")), "dump.csv"))
    assert raw.text == BODY


def test_a_quote_too_many_spoils_its_own_row_only(tmp_path: Path) -> None:
    spoilt = dump(row(2)).replace(b'\\"no\\"', b'"no"')
    first, second, third = cables(read_bytes(tmp_path, dump(row(1)) + spoilt + dump(row(3)), "dump.csv"))
    assert [finding.code for finding in second.findings] == [Code.SOURCE_DAMAGED]
    assert second.text == f"{HEADER}\n\n{BODY}"
    assert not first.findings
    assert third.text == first.text


def test_a_dump_cut_off_keeps_what_there_is_of_its_last_row(tmp_path: Path) -> None:
    whole = dump(row(1), row(2))
    first, second = cables(read_bytes(tmp_path, whole[:-20], "dump.csv"))
    assert not first.findings
    assert second.text.startswith(HEADER)
    assert second.text.endswith("1. He said")


def test_each_row_may_be_in_an_encoding_of_its_own(tmp_path: Path) -> None:
    first, second = dump(row(1, body="1. Café Noël.")), dump(row(2, body="1. Café Noël.")).decode().encode("cp1252")
    plain, western = cables(read_bytes(tmp_path, first + second, "dump.csv"))
    assert plain.text == western.text
    assert [finding.code for finding in western.findings] == [Code.SOURCE_ENCODING]


def test_utf_16_is_read_row_by_row(tmp_path: Path) -> None:
    first, second = cables(read_bytes(tmp_path, dump(row(1), row(2)).decode().encode("utf-16"), "dump.csv"))
    assert first.text == second.text == f"{HEADER}\n\n{BODY}"


FIELDS = st.lists(st.text(st.characters(exclude_characters="\r\0", exclude_categories=["Cs"])), min_size=8, max_size=8)


@given(FIELDS)
@settings(max_examples=300, deadline=None)
def test_fields_come_back_as_they_were_written(fields: list[str]) -> None:
    assert _fields(dump(fields).decode().removesuffix("\n")) == fields


@given(st.text(max_size=400))
@settings(max_examples=300, deadline=None)
def test_a_damaged_row_still_has_eight_columns_and_every_letter(text: str) -> None:
    fields = _damaged_fields(text)
    assert len(fields) == 8
    kept = sorted("".join(fields))
    assert not [letter for letter in text if letter.isalnum() and letter not in kept]
