"""Which numbers open a paragraph, and which are years, dates or items of inner lists."""

import pytest

from generator.model.cable import Block, BlockKind
from generator.parsing.body import read_body
from generator.parsing.numbering import read_number

# the line, number, marking, where its words begin
OPENINGS = [
    ("1. (C) Text", 1, "C", "Text"),
    ("1.(C) Text", 1, "C", "Text"),
    ("¶5. Text", 5, None, "Text"),
    ("18, (SBU) Text", 18, "SBU", "Text"),
    ("(11. (C) Text", 11, "C", "Text"),
    ("4 (C) Text", 4, "C", "Text"),
    ("3) (U) Text", 3, "U", "Text"),
    ("> 2. (S//NF) Text", 2, "S//NF", "Text"),
    ("  7.  Text", 7, None, "Text"),
    ("1. (C - ENTIRE TEXT) Text", 1, "C - ENTIRE TEXT", "Text"),
    ("2. (S//FGI//NF) Text", 2, "S//FGI//NF", "Text"),
    ("2. (C//REL TO USA, GBR) Text", 2, "C//REL TO USA, GBR", "Text"),
    ("6. 12 men", 6, None, "12 men"),
    ('9. "So be it"', 9, None, '"So be it"'),
    ("10.", 10, None, ""),
]
NOT_OPENINGS = [
    "2001. Another idea",
    "100. Text",
    "0. Text",
    "1.5 percent",
    "1) text",
    "3, text",
    "(4) Text",
    "- 5. Text",
    "12 men",
    "5. lower",
    "",
]


@pytest.mark.parametrize(("line", "number", "marking", "words"), OPENINGS)
def test_opening(line: str, number: int, marking: str | None, words: str) -> None:
    found = read_number(line)
    assert found is not None
    assert (found.number, found.marking, line[found.text :]) == (number, marking, words)


@pytest.mark.parametrize("line", NOT_OPENINGS)
def test_no_opening(line: str) -> None:
    assert read_number(line) is None


def _anchors(text: str) -> list[str]:
    return [block.anchor for block in _paragraphs(text)]


def _paragraphs(text: str) -> list[Block]:
    return [block for block in read_body(text, 0).blocks if block.kind is BlockKind.PARAGRAPH]


SENTENCE = "The minister said that the talks would go on."
BODIES = [
    ("in order", "1. (C) A.\n\n2. (C) B.\n", ["par1", "par2"]),
    ("a number twice", "1. (C) A.\n\n2. (C) B.\n\n2. (C) C.\n", ["par1", "par2", "par2-2"]),
    ("a gap", "1. (C) A.\n\n4. (C) B.\n", ["par1", "par4"]),
    ("running backwards", "1. (C) A.\n\n3. (C) B.\n\n2. (C) C.\n", ["par1", "par3", "par2"]),
    ("a restart", "1. (C) A.\n\n2. (C) B.\n\n1. (C) C.\n\n2. (C) D.\n", ["par1", "par2", "par1-2", "par2-2"]),
    ("an inner list", "1. (C) A.\n\n1. First.\n2. Second.\n\n2. (C) B.\n\n3. (C) C.\n", ["par1", "par2", "par3"]),
    ("no numbers", f"{SENTENCE}\n\n{SENTENCE}\n", ["par1", "par2"]),
    ("text above the first number", f"{SENTENCE}\n\n1. (C) A.\n", ["txt1", "par1"]),
    ("a year the wrap put first", "1. (C) They met in January\n2001. Another idea was to meet.\n", ["par1"]),
    ("unmarked and apart", "1. A.\n\n2. B.\n\n3. C.\n", ["par1", "par2", "par3"]),
    ("too far", "1. A.\n\n2. B.\n\n9. C.\n", ["par1", "par2"]),
]


@pytest.mark.parametrize(("text", "anchors"), [body[1:] for body in BODIES], ids=[body[0] for body in BODIES])
def test_bodies(text: str, anchors: list[str]) -> None:
    assert _anchors(text) == anchors


def test_an_unmarked_series_can_begin_anew() -> None:
    lines = "\n".join([SENTENCE] * 5)
    text = f"1. A.\n{lines}\n\n2. B.\n{lines}\n\n1. C.\n{lines}\n\n2. D.\n{lines}\n"
    assert _anchors(text) == ["par1", "par2", "par1-2", "par2-2"]


def test_findings_say_what_is_odd() -> None:
    text = "1. (C) A.\n\n3. (C) B.\n\n2. (C) C.\n\n2. (QX) D.\n\n2. (C) E.\n\n1. (C) F.\n"
    codes = [str(finding.code) for finding in read_body(text, 0).findings]
    assert codes[:5] == [
        "paragraph-gap",
        "paragraph-reversed",
        "paragraph-duplicate",
        "paragraph-restart",
        "signature-missing",
    ]
