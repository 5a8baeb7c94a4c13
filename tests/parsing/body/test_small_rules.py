"""Small rules of the body that a table of their own would bury."""

import pytest

from generator.model.cable import BlockKind
from generator.model.finding import Code
from generator.parsing.body import read_body
from generator.parsing.encoding_faults import repaired_words
from generator.parsing.explained import explain_parsed
from generator.parsing.furniture import is_furniture_line, page_breaks
from generator.parsing.header import read_header
from generator.parsing.lines import split_lines
from generator.parsing.markings import known_marking, read_marking
from generator.parsing.parse import parse
from generator.parsing.roles import summary_words
from tests.laws.laws import raw_cable

SENTENCE = "1. (C) The talks on the harbour went on for a day and will go on."

# a line: the page breaks in it
BREAKS = [
    ("HANOI 00000012 002 OF 003", ["HANOI 00000012 002 OF 003"]),
    ("he left HANOI 00000012 002 OF 003 and came", ["HANOI 00000012 002 OF 003"]),
    ("HE SPOKE IN HANOI 00000012 002 OF 003 AGAIN", ["HANOI 00000012 002 OF 003"]),
    ("RIO DE JAN 00000285 002.2 OF 004", ["RIO DE JAN 00000285 002.2 OF 004"]),
    ("he left Vladivosto 00000005 002.2 of 003 and came", ["Vladivosto 00000005 002.2 of 003"]),
    ("and 00000012 002 OF 003", ["00000012 002 OF 003"]),
    ("PAGE 02 HANOI 06677 01 OF 03 291400Z text", ["PAGE 02 HANOI 06677 01 OF 03 291400Z"]),
    ("PAGE 02 HANOI 00000012 002 OF 003 text", ["HANOI 00000012 002 OF 003"]),
    ("two of 003 and 12 OF 13", []),
]


@pytest.mark.parametrize(("line", "breaks"), BREAKS)
def test_page_breaks(line: str, breaks: list[str]) -> None:
    assert [line[start:end] for start, end in page_breaks(line)] == breaks


STAMPS = [
    ("Declassified/Released US Department of State EO Systematic Review 05 JUL 2006", True),
    ("Systematic Review 05 JUL 2006", True),
    ("UNCLASSIFIED", True),
    ("NNNN", True),
    ("Tuesday, 15 September 2009, 16:39", True),
    ("This record is a partial extract of the original cable. The full text is not available.", True),
    ("a review of the text", False),
    ("x" * 200, False),
]


@pytest.mark.parametrize(("line", "is_one"), STAMPS)
def test_stamps(line: str, *, is_one: bool) -> None:
    assert is_furniture_line(line) is is_one


MARKINGS = [
    ("(C) Text", "C", True),
    ("(S//NF) Text", "S//NF", True),
    ("(c - entire text) Text", "C - ENTIRE TEXT", True),
    ("(REL TO USA, GBR) Text", "REL TO USA, GBR", False),
    ("(SBU/NOFORN) Text", "SBU/NOFORN", True),
    ("(C QX) Text", "C QX", False),
    ("(Text)", None, True),
]


@pytest.mark.parametrize(("text", "marking", "known"), MARKINGS)
def test_markings(text: str, marking: str | None, *, known: bool) -> None:
    found, _ = read_marking(text)
    assert found == marking
    assert found is None or known_marking(found) is known


def test_an_unknown_marking_is_a_finding() -> None:
    assert "marking-unknown" in [finding.code for finding in read_body("1. (C QX) Text.\n", 0).findings]


SUMMARIES = [
    ("Summary: A. End summary.", "A."),
    ("SUMMARY AND COMMENT: A.\nB. END SUMMARY AND COMMENT.", "A.\nB."),
    ("Summary. (SBU) A.", "A."),
    ("A. END\nSUMMARY. B.", "A."),
    ("A.", "A."),
]


@pytest.mark.parametrize(("text", "words"), SUMMARIES)
def test_the_words_of_a_summary(text: str, words: str) -> None:
    assert summary_words(text) == words


def test_a_signature_can_end_the_file() -> None:
    body = read_body(f"{SENTENCE}  BRANDT", 0)
    assert (body.signer and body.signer.written, body.blocks[0].text) == ("BRANDT", SENTENCE[7:])


def test_a_date_time_group_opens_the_header_of_a_further_section() -> None:
    header = "R 171512Z JAN 90\nFM AMCONSUL HANOI\nTO SECSTATE WASHDC\n\nCONFIDENTIAL SECTION 02 OF 02 HANOI 00012\n\n"
    body = read_body(f"{SENTENCE}\n\n{header}2. (C) They ended.\n", 0)
    assert [block.text for block in body.blocks] == [SENTENCE[7:], "They ended."]


def test_a_table_goes_on_over_a_page_break() -> None:
    rows = "Brandt      Hanoi      2004\nOkoro       Bonn       2005\n"
    body = read_body(f"{SENTENCE}\n\n{rows}\nHANOI 00000012 002 OF 003\n\n{rows}", 0)
    (block,) = body.blocks
    assert len(block.page_breaks) == 1
    assert block.text.count("Okoro       Bonn") == 2


def test_a_long_line_with_a_rule_in_it_is_text() -> None:
    text = f"{SENTENCE} {'They met and spoke. ' * 20}---- and so on."
    (block,) = read_body(text, 0).blocks
    assert block.kind is BlockKind.PARAGRAPH
    assert "---- and so on" in block.text


def test_a_comma_behind_no_word_is_whole() -> None:
    assert repaired_words("( ,s )") == ()


def test_findings_without_a_line_have_no_place() -> None:
    raw = raw_cable(f"{SENTENCE}\n")
    places = dict(explain_parsed(raw, parse(raw)).findings)
    assert [place for finding, place in places.items() if finding.code is Code.SIGNATURE_MISSING] == [None]


def test_a_rule_two_blank_lines_below_a_sentence_underlines_nothing() -> None:
    body = read_body(f"{SENTENCE}\n\nThey all went home by the evening train.\n\n-------\n\n2. (C) B.\n", 0)
    assert all(block.kind is BlockKind.PARAGRAPH for block in body.blocks)


def test_header_of_a_text_without_labels_stops_at_the_first_paragraph() -> None:
    text = f"UNCLAS HANOI 000012\n\n{SENTENCE}\nSIPDIS\n"
    header = read_header(text, split_lines(text))
    assert header.body_start == len("UNCLAS HANOI 000012")


def test_a_line_of_nothing_but_marks_of_order_is_blank() -> None:
    assert [block.text for block in read_body(f"{SENTENCE}\n\ufeff\n\n2. (C) They ended.\n", 0).blocks][
        1
    ] == "They ended."


def test_a_numbered_line_is_not_passed_on_the_way_back_to_a_signature() -> None:
    assert read_body(f"{SENTENCE}\n\nBRANDT\n\n2. (C) They ended there.\nlate in the day\n", 0).signer is None
