"""What is withheld is found however it is written, and nothing else is."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.errors import ConfigError
from generator.pipeline.ingest.withhold import withhold
from generator.withholding import Policy, finder, read_policy
from generator.withholding.entries import Pattern, Term
from tests.laws.laws import raw_cable


def _said() -> dict[str, object]:
    return {"who": "The library", "when": date(2026, 1, 2), "why": "a living source", "notice": "protects a source"}


POLICY = Policy(
    terms=(Term(term="Mikhaïl Quervax", **_said()), Term(term="O'Tessamund", **_said())),  # type: ignore[arg-type]
    patterns=(Pattern(pattern=r"passport no\. \d+", **_said()),),  # type: ignore[arg-type]
)

FORMS = [
    ("in capitals", "met MIKHAIL QUERVAX on"),
    ("over a line end", "met Mikhail\nQuervax on"),
    ("over a blank line, with a pilcrow", "met Mikhail\n\n¶Quervax"),
    ("with accents of other letters", "met Mikhail Quervàx's son"),
    ("decomposed accents", "Mikhai\u0308l Quervax"),
    ("markup inside a word", "Mi<b>khail</b> Quervax"),
    ("markup between the words", "Mikhail<br>Quervax"),
    ("markup with attributes", 'Mikhail <span title="a > b">Quervax</span>'.replace(" > ", " ")),
    ("a word cut by a hyphen at a line end", "MIKHAIL QUER-\nVAX"),
    ("a word cut by a hyphen and a blank", "MIKHAIL QUER- VAX"),
    ("letters set apart", "M I K H A I L  Q U E R V A X"),
    ("character references", "Mikha&iuml;l&nbsp;Querv&#97;x"),
    ("a file name", "mikhail-quervax.txt"),
    ("an address", "Mikhail%20Quervax"),
    ("wide letters", "Ｍｉｋｈａｉｌ Ｑｕｅｒｖａｘ"),
    ("joiners", "Mikhail\u200bQuer\u00advax"),
    ("marks of direction", "\u202eMikhail\u202c Quervax"),
    ("emphasis", "**Mikhail** _Quervax_"),
    ("digits beside it", "1Mikhail Quervax2"),
    ("no apostrophe", "AMBASSADOR OTESSAMUND"),
    ("a curly apostrophe", "Ambassador O’Tessamund"),
    ("a pattern over a line end", "Passport\nNo. 4411"),
]
OTHERS = [
    ("a longer word", "Mikhail Quervaxov"),
    ("the end of another word", "Smikhail Quervax"),
    ("another order", "Quervax Mikhail"),
    ("a word between", "Mikhail Ivanovich Quervax"),
    ("half of it", "Quervax"),
    ("a pattern's beginning", "passport no."),
]


@pytest.mark.parametrize("text", [text for _, text in FORMS], ids=[name for name, _ in FORMS])
def test_found(text: str) -> None:
    assert finder(POLICY).find(text)


@pytest.mark.parametrize("text", [text for _, text in OTHERS], ids=[name for name, _ in OTHERS])
def test_left_alone(text: str) -> None:
    assert finder(POLICY).find(text) == []


def test_a_page_break_between_the_words_is_no_part_of_the_sentence() -> None:
    text = "met Mikhail\n\nLISBON 00002210 002 OF 002\n\nQuervax"
    cut = text.index("LISBON"), text.index("\n\nQuervax")
    assert finder(POLICY).find(text) == []
    assert [text[one.start : one.end][:7] for one in finder(POLICY).find(text, [cut])] == ["Mikhail"]


_ENTRY = "who: me, when: 2026-01-02, why: safety, notice: protects a source"
FAULTS = [
    ("terms: [{term: Quervax, whom: me}]", "terms[0]: Object contains unknown field `whom`"),
    (f"patterns: [{{pattern: '(', {_ENTRY}}}]", "patterns[0].pattern: does not compile: missing )"),
    (f"patterns: [{{pattern: 'a*', {_ENTRY}}}]", "patterns[0].pattern: matches the empty text"),
    ("terms: [{term: Quervax, who: me, when: soon, why: a, notice: b}]", "terms[0].when: Invalid RFC3339"),
    (f"terms: [{{term: '-', {_ENTRY}}}]", "terms[0].term: expected 2 letters or more"),
    ("terms: [{term: Quervax, who: '', when: 2026-01-02, why: a, notice: b}]", "terms[0].who: expected text"),
    (
        "terms: [{term: Quervax, who: me, when: 2026-01-02, why: a, notice: Q-U-E-R-V-A-X}]",
        "terms[0].notice: says what",
    ),
    ("names: []", "Object contains unknown field `names`"),
    ("terms: {", "cannot be read"),
    (f"cables: [{{{_ENTRY}}}]", "cables[0]: Object missing required field `cable`"),
]


@pytest.mark.parametrize(("text", "message"), FAULTS)
def test_a_fault_is_one_line_with_file_entry_and_key(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "withhold.yml"
    file.write_text(text)
    with pytest.raises(ConfigError) as caught:
        read_policy(file)
    assert message in str(caught.value)
    assert str(caught.value).startswith(str(file))
    assert "\n" not in str(caught.value)


def test_no_file_keeps_nothing_back(tmp_path: Path) -> None:
    assert not read_policy(tmp_path / "withhold.yml")


def test_a_page_break_inside_a_field_hides_no_name() -> None:
    text = (
        "C O N F I D E N T I A L LISBON 002210\n\nE.O. 12958: DECL: 01/01/2018\nTAGS: PREL\n"
        "SUBJECT: VISIT OF MIKHAIL LISBON 00002210 002 OF 002 QUERVAX\n\n1. (C) A visit. End.\n"
    )
    raw = raw_cable(text)
    kept = withhold(raw, POLICY)
    assert "QUERVAX" not in kept.raw.text
    assert "withheld" in kept.parsed.cable.subject


def test_a_name_that_only_the_file_has_is_withheld() -> None:
    raw = raw_cable(
        "C O N F I D E N T I A L LISBON 002210\n\nE.O. 12958: N/A\nSUBJECT: HERRING\n\n1. (C) A visit. End.\n"
    )
    kept = withhold(replace(raw, info=replace(raw.info, file="mikhail-quervax/2.txt")), POLICY)
    assert kept.raw.info.file.startswith("withheld/")
    assert kept.met == {"terms[0]": 1}
