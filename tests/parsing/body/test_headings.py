"""Headings: underlined, boxed, with broken rules, in capitals alone; and lines that only look like one."""

import pytest

from generator.model.cable import BlockKind, Role
from generator.parsing.body import read_body

ABOVE = "1. (C) The talks went on.\n\n"
BELOW = "\n\n2. (C) They ended there.\n\n3. (C) The harbour was quiet.\n"

HEADINGS = [
    ("underlined", "A second day\n------------", ["A second day"]),
    ("a blank line above the rule", "A second day\n\n------------", ["A second day"]),
    ("boxed", "------------\nA second day\n------------", ["A second day"]),
    ("a broken rule", "A second day of talks\n----- ---", ["A second day of talks"]),
    ("dots for a rule", "A second day\n- - - - - -", ["A second day"]),
    (
        "two lines",
        "A second day of the\ntalks on the harbour\n--------------------",
        ["A second day of the talks on the harbour"],
    ),
    ("a question", "------------\nWhat is next?\n------------", ["What is next?"]),
    ("marked with #", "#### A second day", ["A second day"]),
    ("capitals alone", "A SECOND DAY", ["A SECOND DAY"]),
    ("capitals with a marking", "(C) A SECOND DAY", ["(C) A SECOND DAY"]),
    ("a known word", "Comment", ["Comment"]),
    ("a known word with its marking", "(U) Comment:", ["(U) Comment:"]),
    ("by its place", "A second day", ["A second day"]),
    ("with its rules on one line", "------- A SECOND DAY -------", ["A SECOND DAY"]),
    ("with its rule behind it", "A second day ------- --", ["A second day"]),
    ("behind the text", "They agreed. -------- A second day --------", ["A second day"]),
    ("a page break above the rule", "A second day\nHANOI 00000012 002 OF 003\n------------", ["A second day"]),
]
NOT_HEADINGS = [
    ("a sentence", "They met again in the harbour."),
    ("the end of a summary", "END SUMMARY"),
    ("a list item", "-- A SECOND DAY"),
    ("blacked out", "XXXXXXXXXXXX"),
    ("a notice of handling", "SENSITIVE BUT UNCLASSIFIED -- HANDLE ACCORDINGLY"),
    ("text behind a page break", "HANOI 00000012 002 OF 003 French Companies Came"),
    ("an address", "HTTP://WWW.EXAMPLE.GOV"),
    ("figures", "12 13 14 15 16"),
]


def _headings(text: str) -> list[str]:
    return [block.text for block in read_body(text, 0).blocks if block.kind is BlockKind.HEADING]


@pytest.mark.parametrize(("lines", "headings"), [row[1:] for row in HEADINGS], ids=[row[0] for row in HEADINGS])
def test_headings(lines: str, headings: list[str]) -> None:
    assert _headings(ABOVE + lines + BELOW) == headings


@pytest.mark.parametrize("lines", [row[1] for row in NOT_HEADINGS], ids=[row[0] for row in NOT_HEADINGS])
def test_no_headings(lines: str) -> None:
    assert _headings(ABOVE + lines + BELOW) == []


def test_capitals_head_nothing_where_all_is_in_capitals() -> None:
    assert (
        _headings("1. THE TALKS WENT ON IN THE HARBOUR.\n\nA SECOND DAY\n\n2. THEY ENDED THERE AND ALL WENT HOME.\n")
        == []
    )


def test_a_table_has_no_headings() -> None:
    assert _headings(ABOVE + "Name      Post\n-----     -----\nBrandt    Hanoi\nOkoro     Bonn" + BELOW) == []


def test_a_rule_at_the_end_of_a_line_is_no_word_of_it() -> None:
    (block, *_) = read_body(f"1. (C) {'They spoke of the harbour. ' * 20}END SUMMARY ----------------\n", 0).blocks
    assert block.text.endswith("END SUMMARY")


# the body; the role of each paragraph
ROLES = [
    (
        "an opening and its end",
        "1. (C) Summary: A.\n\n2. (C) B. End summary.\n\n3. (C) C.\n",
        ["summary", "summary", "body"],
    ),
    ("an opening without an end", "1. (C) SUMMARY: A.\n\n2. (C) B.\n", ["summary", "body"]),
    ("an end without an opening", "1. (C) A.\n\n2. (C) B. END SUMMARY.\n\n3. (C) C.\n", ["summary", "summary", "body"]),
    ("a heading", "Summary\n-------\n\n1. (C) A.\n\nThe talks\n---------\n\n2. (C) B.\n", ["summary", "body"]),
    ("key points", "1. (C) Key points:\n\n-- A;\n\n-- B.\n\n2. (C) C.\n", ["summary", "body"]),
    ("a comment", "1. (C) A.\n\n2. (C) Comment: B. End comment.\n\n3. (C) C.\n", ["body", "comment", "body"]),
    (
        "a comment over two",
        "1. (C) A.\n\n2. (C) COMMENT. B.\n\n3. (C) C. END COMMENT.\n",
        ["body", "comment", "comment"],
    ),
    (
        "an action request",
        "1. (C) This is an action request: see paragraph 2.\n\n2. (C) B.\n",
        ["action_request", "body"],
    ),
    ("a note", "1. (C) A.\n\n2. (C) Note: B. End note.\n", ["body", "note"]),
    ("a word that opens nothing", "1. (C) Comments were made.\n\n2. (C) Summary justice was done.\n", ["body", "body"]),
]


@pytest.mark.parametrize(("text", "roles"), [row[1:] for row in ROLES], ids=[row[0] for row in ROLES])
def test_roles(text: str, roles: list[str]) -> None:
    found = [block.role for block in read_body(text, 0).blocks if block.kind is BlockKind.PARAGRAPH]
    assert found == [Role(role) for role in roles]
