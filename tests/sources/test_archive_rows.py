"""An archive's rows as CSV, JSON and XML: the National Archives' bulk files, History Lab's tables."""

import json
import tracemalloc
from pathlib import Path

import pytest

from generator.model.source import RawCable
from generator.parsing import parse
from generator.sources import list_files, read_file
from tests.sources.reading import cables, read_bytes

MESSAGE = (
    "PAGE 01  PORTM  01166  251530Z\nR 251430Z MAR 75\nFM AMEMBASSY PORT MORESBY\nTO SECSTATE WASHDC 7344\n"
    "C O N F I D E N T I A L PORT MORESBY 1166\n\nE.O. 11652: GDS\nTAGS: PFOR\nSUBJECT: HARBOR DUES\n\n"
    '1. THE DUES WOULD RISE, SAID THE "HARBOR MASTER".\nHARCOURT\n'
)
ROWS = [
    {
        "Document Number": "1975PORTM01166",
        "Draft Date": "25 MAR 1975",
        "From": "PORT MORESBY",
        "To": "STATE",
        "TAGS": "PFOR",
        "Subject": "HARBOR DUES",
        "Original Classification": "CONFIDENTIAL",
        "Film Number": "D750101-0456",
        "Message Text": MESSAGE,
    },
    {
        "Document Number": "1975TELAV05349",
        "Draft Date": "26 MAR 1975",
        "From": "TEL AVIV",
        "To": "STATE",
        "TAGS": "n/a",
        "Subject": "SALT PANS",
        "Original Classification": "SECRET",
        "Film Number": "n/a",
        "Message Text": "1. THE BODY ALONE.\nAMORY\n",
    },
]


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


def _csv(sign: str, end: str, names: dict[str, str]) -> bytes:
    lines = [[names.get(key, key) for key in ROWS[0]], *[list(row.values()) for row in ROWS]]
    return end.join(sign.join(map(_quoted, line)) for line in lines).encode()


def _xml(row: str, *, named: bool) -> bytes:
    def cell(key: str, value: str) -> str:
        tag = key.replace(" ", "_")
        plain = value.replace("&", "&amp;").replace("<", "&lt;")
        return f'<field name="{tag}">{plain}</field>' if named else f"<{tag}>{plain}</{tag}>"

    rows = "\n".join(f"<{row}>{''.join(cell(*one) for one in of.items())}</{row}>" for of in ROWS)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<records>\n{rows}\n</records>\n'.encode()


HISTORY_LAB = {
    "Document Number": "doc_id",
    "Message Text": "body",
    "Draft Date": "date",
    "Original Classification": "classification",
    "Subject": "title",
}
FORMS = [
    ("CSV of the National Archives", "a.csv", _csv(",", "\r\n", {})),
    ("CSV with semicolons", "a.csv", _csv(";", "\n", {})),
    ("tabs, and a mark of the byte order", "a.tsv", b"\xef\xbb\xbf" + _csv("\t", "\n", {})),
    ("CSV of History Lab", "a.csv", _csv(",", "\n", HISTORY_LAB)),
    ("JSON, an object a line", "a.jsonl", "\n".join(map(json.dumps, ROWS)).encode()),
    ("JSON, a list", "a.json", json.dumps(ROWS, indent=2).encode()),
    (
        "JSON of History Lab",
        "a.json",
        json.dumps([{HISTORY_LAB.get(k, k): v for k, v in row.items()} for row in ROWS]).encode(),
    ),
    ("XML with elements", "a.xml", _xml("record", named=False)),
    ("XML with named fields", "a.xml", _xml("row", named=True)),
]


@pytest.mark.parametrize(("name", "raw"), [form[1:] for form in FORMS], ids=[form[0] for form in FORMS])
def test_rows(tmp_path: Path, name: str, raw: bytes) -> None:
    first, second = cables(read_bytes(tmp_path, raw, name))
    assert [one.info.file for one in (first, second)] == [f"{name}!1", f"{name}!2"]
    assert (first.text, second.text) == (MESSAGE.strip("\n"), "1. THE BODY ALONE.\nAMORY")
    one, two = parse(first).cable, parse(second).cable
    assert (one.id, one.date, one.origin.post) == ("75PORTMORESBY1166", "1975-03-25T14:30:00Z", "PORTMORESBY")
    assert (two.id, two.date, two.origin.post) == ("75TELAVIV5349", "1975-03-26", "TELAVIV")
    assert (two.classification.level, two.subject, [to.post for to in two.action]) == ("SECRET", "SALT PANS", ["STATE"])
    assert (two.signer and two.signer.written, two.blocks[0].number) == ("AMORY", 1)
    assert ("Film Number", "D750101-0456") in [(key.replace("_", " "), value) for key, value in first.stated.attributes]


NO_TELEGRAMS = [
    ("a.csv", b"id,text,author\n1,hello,me\n"),
    ("a.csv", b"cable,anchor,number,marking,role,text\n08OSLO1,par1,1,C,,words\n"),
    ("a.jsonl", b'{"id": 1, "text": "hello"}\n'),
    ("a.xml", b"<?xml version='1.0'?><notes><note><id>1</id><body>hello</body></note></notes>"),
]


@pytest.mark.parametrize(("name", "raw"), NO_TELEGRAMS)
def test_other_rows_are_no_telegrams(tmp_path: Path, name: str, raw: bytes) -> None:
    assert not [found for found in read_bytes(tmp_path, raw, name) if isinstance(found, RawCable)]


def test_damage_is_told_and_what_stood_above_is_read(tmp_path: Path) -> None:
    raw = json.dumps(ROWS).encode()[:-40]
    found = read_bytes(tmp_path, raw, "a.json")
    assert [type(one).__name__ for one in found] == ["RawCable", "Unreadable"]


def test_memory_does_not_grow_with_the_rows(tmp_path: Path) -> None:
    file = tmp_path / "many.csv"
    head, *rows = _csv(",", "\r\n", {}).split(b"\r\n")
    with file.open("wb") as stream:
        stream.write(head + b"\r\n")
        for _ in range(5000):
            stream.write(b"\r\n".join(rows) + b"\r\n")
    tracemalloc.start()
    count = sum(1 for source in list_files(file) for _ in read_file(source))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 10_000
    assert most < 4_000_000
