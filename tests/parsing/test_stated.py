"""What a source states against what the text says."""

import pytest

from generator.model.finding import Code
from generator.model.source import RawCable, SourceInfo, Stated
from generator.parsing import parse
from generator.parsing.stated import read_stated_date

TEXT = """VZCZCXRO0001
DE RUEHFR #0123/01 3381200
ZNY CCCCC ZZH
P 041200Z DEC 02
FM AMEMBASSY PARIS
TO RUEHC/SECSTATE WASHDC

C O N F I D E N T I A L PARIS 000123

E.O. 12958: DECL: 12/04/2012
TAGS: PREL, FR
SUBJECT: A TEST OF STATEMENTS

1. (C) Text.
ROSS
"""

DATES = [
    ("2008-04-17 15:31", "2008-04-17"),
    ("1971-03-04T16:15:00Z", "1971-03-04"),
    ("4/17/2008 15:31", "2008-04-17"),
    ("Wed Dec 04 00:00:00 +0100 2002", "2002-12-04"),
    ("Sun Dec  1 00:00:00 UTC 2002", "2002-12-01"),
    ("04 DEC 1973", "1973-12-04"),
    ("04-DEC-1973 12:00:00 AM", "1973-12-04"),
    ("17 April 2008", "2008-04-17"),
    ("1976 April 29, 13:15 (Thursday)", "1976-04-29"),
    ("Moscow, March 4, 1971, 1615Z.", "1971-03-04"),
    ("29 FEB 1973", None),
    ("n/a", None),
    ("", None),
]


@pytest.mark.parametrize(("written", "date"), DATES)
def test_dates_as_sources_write_them(written: str, date: str | None) -> None:
    assert read_stated_date(written) == date


AGREES = [
    ("nothing stated", Stated()),
    (
        "the table of a page",
        Stated("02PARIS123", "2002-12-04 12:12", "CONFIDENTIAL", "Embassy Paris", "A test of statements"),
    ),
    ("tags in another order", Stated(tags=("FR", "PREL"))),
    ("the subject cut short", Stated(subject="A TEST OF STATE")),
    ("the archive's date of drafting", Stated(date="02 DEC 2002", attributes=(("Draft Date", "02 DEC 2002"),))),
    (
        "declassified since",
        Stated(classification="UNCLASSIFIED", attributes=(("Current Classification", "UNCLASSIFIED"),)),
    ),
    ("country and city", Stated(origin="France Paris")),
    ("a post that no table knows", Stated(origin="Embassy Atlantis")),
]


@pytest.mark.parametrize(("meaning", "stated"), AGREES, ids=[meaning for meaning, _ in AGREES])
def test_source_and_text_agree(meaning: str, stated: Stated) -> None:
    assert meaning
    assert codes(stated) == []


DIFFERS = [
    (Stated(id="02PARIS124"), Code.ID_DIFFERS, "the source calls it 02PARIS124, its text is of 02PARIS123"),
    (
        Stated(date="2002-12-05 12:12"),
        Code.STATED_DIFFERS,
        "date: the source states 2002-12-05 12:12, the text 2002-12-04T12:00:00Z",
    ),
    (
        Stated(classification="SECRET"),
        Code.STATED_DIFFERS,
        "classification: the source states SECRET, the text CONFIDENTIAL",
    ),
    (
        Stated(origin="Embassy Rome"),
        Code.STATED_DIFFERS,
        "origin: the source states Embassy Rome, the text AMEMBASSY PARIS",
    ),
    (Stated(tags=("PREL", "GM")), Code.STATED_DIFFERS, "TAGS: the source states GM, the text FR"),
    (Stated(tags=("PREL",)), Code.STATED_DIFFERS, "TAGS: the source states no FR, the text FR"),
    (
        Stated(subject="ANOTHER MATTER"),
        Code.STATED_DIFFERS,
        "subject: the source states “ANOTHER MATTER”, the text “A TEST OF STATEMENTS”",
    ),
]


@pytest.mark.parametrize(("stated", "code", "note"), DIFFERS)
def test_a_difference_is_recorded_from_both_sides(stated: Stated, code: Code, note: str) -> None:
    assert codes(stated) == [(code, note)]


def test_the_text_stands() -> None:
    wrong = Stated(date="1999-01-01", classification="SECRET", origin="Embassy Rome", subject="X Y Z", tags=("GM",))
    cable = parse(raw_cable(wrong)).cable
    assert (cable.date, cable.classification.level, cable.origin.post) == (
        "2002-12-04T12:00:00Z",
        "CONFIDENTIAL",
        "PARIS",
    )
    assert ([tag.code for tag in cable.tags], cable.subject) == (["PREL", "FR"], "A TEST OF STATEMENTS")
    assert cable.stated == wrong


@pytest.mark.parametrize("written", ["2002PARIS00123", "2002PARIS00123_b", "02PARIS123_a", "2002 Paris 123"])
def test_a_number_in_another_spelling_is_the_same_number(written: str) -> None:
    cable = parse(raw_cable(Stated(id=written))).cable
    assert cable.id == "02PARIS123"
    assert not [finding for finding in cable.findings if finding.code is Code.ID_DIFFERS]


def test_a_post_cut_to_six_letters_gives_way_to_the_whole_one() -> None:
    text = TEXT.replace("PARIS", "SANTIAGO")
    cable = parse(raw_cable(Stated(id="2002SANTIA00123"), text)).cable
    assert cable.id == "02SANTIAGO123"
    assert "2002SANTIA00123" in cable.aliases


def raw_cable(stated: Stated, text: str = TEXT) -> RawCable:
    return RawCable(SourceInfo("telegram-text", "a.txt", len(text), "0" * 64), text, text.encode(), stated)


def codes(stated: Stated) -> list[tuple[Code, str]]:
    return [(finding.code, finding.note) for finding in parse(raw_cable(stated)).cable.findings]
