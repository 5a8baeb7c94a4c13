"""Our own records as a source. Law: records come back as they were, to the byte."""

import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from generator import pipeline
from generator.config import Settings
from generator.model.finding import Code
from generator.model.source import RawCable, Unreadable
from generator.parsing import parse
from generator.pipeline.ingest.withhold import withhold
from generator.pipeline.publish.finish import source_digests
from generator.sources.record_text import record_text
from generator.withholding import Policy
from tests.golden.golden import cases
from tests.pipeline.test_same_output import settings_in
from tests.sources.reading import cables, read_bytes

GOLDEN = Path(__file__).parent.parent / "golden"
RECORDS = (GOLDEN / "sources/cable-record/source.jsonl").read_bytes()
FIRST, SECOND = (json.loads(line) for line in RECORDS.splitlines())


def generated(folder: Path, sources: dict[str, bytes]) -> tuple[Settings, bytes]:
    for name, raw in sources.items():
        (folder / "cables" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "cables" / name).write_bytes(raw)
    settings = settings_in(folder / "project", folder / "cables", 1)
    pipeline.generate(settings)
    return settings, (settings.docs / "data/cables.jsonl").read_bytes()


def test_records_come_back_as_they_were(tmp_path: Path) -> None:
    written = [*cases("sources"), *cases("cables")]
    found = [next(case.glob("source.*")) for case in written]
    sources = {f"{file.parent.name}{file.suffix}": file.read_bytes() for file in found}
    _, first = generated(tmp_path / "first", sources)
    _, second = generated(tmp_path / "second", {"cables.jsonl": first})
    assert first.count(b"\n") > 12
    assert second == first


@pytest.mark.parametrize(
    ("meaning", "write"),
    [
        ("a line each", lambda: RECORDS),
        ("without the last line's end", RECORDS.rstrip),
        ("with a byte order mark", lambda: b"\xef\xbb\xbf" + RECORDS),
        ("CR LF", lambda: RECORDS.replace(b"\n", b"\r\n")),
        ("with blanks between", lambda: b"\n".join(json.dumps(one).encode() for one in (FIRST, SECOND))),
    ],
)
def test_records_may_be_written_in_another_way(tmp_path: Path, meaning: str, write: Callable[[], bytes]) -> None:
    assert meaning
    found = cables(read_bytes(tmp_path, write(), "a.jsonl"))
    assert [raw.info.file for raw in found] == ["a.jsonl!1", "a.jsonl!2"]
    assert [parse(raw).cable.id for raw in found] == [FIRST["id"], SECOND["id"]]


def test_a_single_record_may_be_indented(tmp_path: Path) -> None:
    (raw,) = cables(read_bytes(tmp_path, json.dumps(SECOND, indent=2).encode(), "08X1.json"))
    assert parse(raw).cable.title == SECOND["title"]
    assert raw.info.file == "08X1.json"


def with_field(name: str, value: object) -> bytes:
    return json.dumps({**FIRST, name: value}).encode()


BLOCK = FIRST["blocks"][0]
NONE = [
    ("cut off", json.dumps(FIRST).encode()[:-9]),
    ("a field too few", json.dumps({name: value for name, value in FIRST.items() if name != "tags"}).encode()),
    ("a level that is none", with_field("classification", {"level": "COSMIC", "caveats": []})),
    ("an address for an ID", with_field("id", "../../index")),
    ("an address for an alias", with_field("aliases", ["../08X1"])),
    ("a date that is none", with_field("date", "../..")),
    ("markup for an anchor", with_field("blocks", [{**BLOCK, "anchor": 'a"><script>'}])),
    ("one anchor twice", with_field("blocks", [BLOCK, BLOCK])),
    ("a part beyond the text", with_field("blocks", [{**BLOCK, "parts": [{**BLOCK["parts"][0], "end": 99999}]}])),
]  # fmt: skip


@pytest.mark.parametrize(("meaning", "line"), NONE, ids=[meaning for meaning, _ in NONE])
def test_what_is_no_record_says_so_and_stops_no_other(tmp_path: Path, meaning: str, line: bytes) -> None:
    assert meaning
    bad, good = read_bytes(tmp_path, line + b"\n" + json.dumps(SECOND).encode(), "a.jsonl")
    assert isinstance(bad, Unreadable)
    assert bad.finding.code is Code.SOURCE_DAMAGED
    assert isinstance(good, RawCable)


def test_the_text_has_every_word_of_the_record(tmp_path: Path) -> None:
    for raw in cables(read_bytes(tmp_path, RECORDS, "a.jsonl")):
        assert raw.record
        text = "".join(record_text(raw.record).split())
        for block in raw.record.blocks:
            for written in block.page_breaks:
                text = text.replace("".join(written.written.split()), "")
            assert "".join(block.text.split()) in text
        assert raw.record.subject in raw.text
        plain = parse(RawCable(raw.info, raw.text, raw.raw)).cable
        assert (plain.id, plain.date, plain.subject) == (raw.record.id, raw.record.date, raw.record.subject)


SAID = {"who": "the archivist", "when": "2026-01-01", "why": "a source", "notice": "a name"}


def policy(kind: str, **entry: str) -> Policy:
    return msgspec.convert({kind: [{**SAID, **entry}]}, Policy)


NAMED = SECOND["classified_by"][0]["name"]
WITHHELD = [
    ("a name of the text", "Saparov", policy("terms", term="Saparov")),
    ("a name of a field", NAMED, policy("terms", term=NAMED)),
    ("the name of its file", SECOND["source"]["file"], policy("terms", term=SECOND["source"]["file"])),
    ("a paragraph", "nine districts", policy("paragraphs", cable=SECOND["id"], anchor="par2")),
    ("the telegram", "Saparov", policy("cables", cable=SECOND["id"])),
]


@pytest.mark.parametrize(("meaning", "said", "entries"), WITHHELD, ids=[meaning for meaning, *_ in WITHHELD])
def test_what_is_withheld_of_a_record_is_in_nothing_that_is_kept(
    tmp_path: Path, meaning: str, said: str, entries: Policy
) -> None:
    assert meaning
    first, second = cables(read_bytes(tmp_path, RECORDS, "a.jsonl"))
    assert said in msgspec.json.encode(parse(second).cable).decode()
    kept = withhold(second, entries)
    assert kept.met
    for shown in (msgspec.json.encode(kept.parsed.cable).decode(), kept.raw.text, kept.raw.raw.decode()):
        assert said not in shown
    assert withhold(first, entries).parsed == parse(first)


def test_a_published_record_is_verified_by_the_source_that_it_names(tmp_path: Path) -> None:
    settings, _ = generated(tmp_path, {"cables.jsonl": RECORDS})
    records = [json.loads(line) for line in (settings.docs / "data/cables.jsonl").read_bytes().splitlines()]
    digests = source_digests(settings)
    assert [digests[record["source"]["file"]] for record in records] == [
        record["source"]["sha256"] for record in records
    ]
