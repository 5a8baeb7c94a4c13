"""`explain`: every field with its value, its rule and the place in the text; `check`: the findings by code."""

import json
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from generator.cli import cli
from generator.errors import InputError
from generator.model.explanation import Explanation
from generator.model.region import RegionKind
from generator.model.source import Stated
from generator.parsing import parse
from generator.parsing.explained import explain_parsed
from tests.laws.laws import raw_cable

TELEGRAM = """VZCZCXRO0862
O 171531Z APR 08
FM AMEMBASSY HANOI
TO RUEHC/SECSTATE WASHDC IMMEDIATE 1234

C O N F I D E N T I A L HANOI 000012

SIPDIS

E.O. 12958: DECL: 04/16/2018
TAGS: PREL PGOVV VM
SUBJECT: THE HARBOUR TALKS GO ON FOR
A SECOND DAY

REF: A. HANOI 7

Classified By: DCM Anna Brandt for reasons 1.4 (b).

Summary
-------

1. (C) The talks went on.

2. (C) They ended.
BRANDT
"""


@pytest.fixture(scope="module")
def explanation() -> Explanation:
    raw = raw_cable(TELEGRAM)
    return explain_parsed(raw, parse(raw))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "cables").mkdir()
    (tmp_path / "cables" / "one.txt").write_text(TELEGRAM, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: A trial\n", encoding="utf-8")
    return tmp_path


# field, value, the module that read it, the lines it was read from
FIELDS = [
    ("id", "08HANOI12", "parsing.identity", [2, 6]),
    ("date", "2008-04-17T15:31:00Z", "parsing.fields.date_time_group", [2]),
    ("origin", "AMEMBASSY HANOI; Embassy Hanoi; HANOI", "parsing.top", [3]),
    ("action", "SECSTATE WASHDC IMMEDIATE 1234", "parsing.fields.addressees", [4]),
    ("classification", "CONFIDENTIAL", "parsing.fields.classification", [6]),
    ("captions", "SIPDIS", "parsing.fields.captions", [8]),
    ("declassification", "E.O. 12958; 2018-04-16", "parsing.fields.executive_order", [10]),
    ("subject", "THE HARBOUR TALKS GO ON FOR A SECOND DAY", "parsing.fields.subject", [12, 13]),
    ("title", "The Harbour Talks Go on for a Second Day", "parsing.title_case", [12, 13]),
    ("references", "A cable 08HANOI7", "parsing.fields.references", [15]),
    ("classified_by", "Anna Brandt, DCM, b", "parsing.fields.classified_by", [17]),
    ("signer", "Brandt", "parsing.signature", [25]),
    ("sec-summary", "heading body Summary", "parsing.headings", [19]),
    ("par1", "paragraph summary (C) The talks went on.", "parsing.numbering", [22]),
    ("par2", "paragraph summary (C) They ended.", "parsing.numbering", [24]),
]


@pytest.mark.parametrize(("name", "value", "module", "lines"), FIELDS)
def test_a_field_tells_value_rule_and_lines(
    explanation: Explanation, name: str, value: str, module: str, lines: list[int]
) -> None:
    field = next(field for field in explanation.fields if field.field == name)
    assert field.value == value
    assert field.rule.startswith(f"{module}: ")
    assert [place.line for place in field.places] == lines


def test_places_hold_the_regions_words(explanation: Explanation) -> None:
    subject = next(field for field in explanation.fields if field.field == "subject")
    assert [place.text[place.start : place.end] for place in subject.places] == [
        "SUBJECT: THE HARBOUR TALKS GO ON FOR",
        "A SECOND DAY",
    ]


def test_each_kind_of_header_region_is_explained() -> None:
    from generator.parsing import explained  # noqa: PLC0415 - its table is looked at, not its interface

    told = {kind for field in explained._FIELDS for kind in field.regions}  # noqa: SLF001
    of_the_body = {"heading", "rule", "paragraph", "page-break", "furniture", "unparsed"}
    assert {str(kind) for kind in RegionKind} - {str(kind) for kind in told} == of_the_body


def test_findings_point_at_their_line(explanation: Explanation) -> None:
    assert [(finding.code, place and place.text) for finding, place in explanation.findings] == [
        ("tag-repaired", "TAGS: PREL PGOVV VM")
    ]


def test_explain_prints_carets(folder: Path) -> None:
    done = CliRunner().invoke(
        cli, ["explain", "08 Hanoi 12", "--config", str(folder / "mkdocs.yml"), "--source", str(folder / "cables")]
    )
    assert done.exit_code == 0
    lines = done.output.splitlines()
    assert lines[0].startswith("08HANOI12  one.txt  (")
    at = lines.index("signer = Brandt")
    assert lines[at + 2 : at + 4] == ["       25 | BRANDT", "          | ^^^^^^"]
    assert "finding tag-repaired: PGOVV is read as PGOV" in lines


def test_explain_as_json(folder: Path) -> None:
    done = CliRunner().invoke(
        cli,
        ["explain", "08HANOI12", "--json", "--config", str(folder / "mkdocs.yml"), "--source", str(folder / "cables")],
    )
    told = json.loads(done.output)
    assert told["id"] == "08HANOI12"
    assert {"field", "value", "rule", "places"} == set(told["fields"][0])


def test_explain_of_a_cable_that_is_not_held_says_so(folder: Path) -> None:
    done = CliRunner().invoke(
        cli, ["explain", "08HANOI13", "--config", str(folder / "mkdocs.yml"), "--source", str(folder / "cables")]
    )
    assert isinstance(done.exception, InputError)
    assert str(done.exception).endswith("holds no cable 08HANOI13")


def test_check_prints_findings_by_code(folder: Path) -> None:
    options = ["--config", str(folder / "mkdocs.yml"), "--source", str(folder / "cables"), "--jobs", "1"]
    table = CliRunner().invoke(cli, ["check", *options])
    assert "tag-repaired" in table.output
    objects = CliRunner().invoke(cli, ["check", "--json", *options])
    finding, read = map(json.loads, objects.output.splitlines())
    assert read == {
        "read": {
            "files": 1,
            "telegrams": 1,
            "forms": {"telegram-text": 1},
            "unread": {},
            "findings": {"tag-repaired": 1},
        }
    }
    assert "as telegram-text" in table.output
    assert finding == {
        "file": "one.txt",
        "code": "tag-repaired",
        "line": 11,
        "note": "PGOVV is read as PGOV",
    }
    assert CliRunner().invoke(cli, ["check", "--strict", *options]).exit_code == 1


def test_what_the_source_states_is_told_with_the_id() -> None:
    raw = msgspec.structs.replace(raw_cable(TELEGRAM), stated=Stated(id="08HANOI12", subject="A VISIT"))
    told = explain_parsed(raw, parse(raw))
    assert told.fields[0].rule.endswith("The source states 08HANOI12.")


def test_a_value_that_only_the_source_states_has_no_place() -> None:
    raw = msgspec.structs.replace(raw_cable("1. (C) Text.\n"), stated=Stated(subject="A VISIT"))
    subject = next(field for field in explain_parsed(raw, parse(raw)).fields if field.field == "subject")
    assert (subject.value, subject.places) == ("A VISIT", ())
    assert subject.rule.endswith("what the source states beside the text")
