"""How the lines of a paragraph are joined: wrapped and cut sentences go on, items and tables stand apart."""

import pytest

from generator.model.cable import Block, BlockKind, PartKind
from generator.parsing.body import read_body

FULL = "The minister said that the talks on the harbour would go on for"  # a line as long as the wrap lets it be


def _first(text: str) -> Block:
    filler = "\n".join([FULL] * 12)
    body = read_body(f"1. (C) {text}\n\n2. (C) {filler}\n{FULL} a day.\n", 0)
    return next(block for block in body.blocks if block.kind is BlockKind.PARAGRAPH)


# what stands between two stretches of text, and what the reader sees there
JOINTS = [
    ("a wrap", f"{FULL}\na day.", [f"{FULL} a day."]),
    ("a page break in mid-sentence", f"{FULL}\n\nHANOI 00000012 002 OF 003 \n\na day.", [f"{FULL} a day."]),
    ("a page break on its line", f"{FULL}\nHANOI 00000012 002 OF 003 a day.", [f"{FULL} a day."]),
    ("a page break inside a line", "the deputy of HANOI 00000012 002 OF 003 the house", ["the deputy of the house"]),
    ("a page break in small letters", f"{FULL}\nVladivosto 00000012 002.2 of 003 \na day.", [f"{FULL} a day."]),
    ("a page head", f"{FULL}\nPAGE 02 HANOI 06677 01 OF 03 291400Z\na day.", [f"{FULL} a day."]),
    ("a caption of the second page", f"{FULL}\n\nSIPDIS\n\na day.", [f"{FULL} a day."]),
    ("a stray blank line", "They did not and would\n\nnot link the two.", ["They did not and would not link the two."]),
    ("a hyphen at the end", f"{FULL} juris-\ndiction.", [f"{FULL} jurisdiction."]),
    ("a hyphen that waits", f"{FULL} short-\nand long-term.", [f"{FULL} short- and long-term."]),
    ("a sentence that its writer ended", "They met.\nThey parted.", ["They met.", "They parted."]),
    ("a new thought", f"{FULL} a day.\n\nMoreover, it rained.", [f"{FULL} a day.", "Moreover, it rained."]),
]


@pytest.mark.parametrize(("text", "parts"), [joint[1:] for joint in JOINTS], ids=[joint[0] for joint in JOINTS])
def test_joints(text: str, parts: list[str]) -> None:
    block = _first(text)
    assert [block.text[part.start : part.end] for part in block.parts] == parts


def test_a_page_break_keeps_its_place() -> None:
    block = _first(f"{FULL}\n\nHANOI 00000012 002 OF 003 \n\na day.")
    (cut,) = block.page_breaks
    assert cut.written == "HANOI 00000012 002 OF 003"
    assert block.text[cut.at :].strip() == "a day."


# the mark, what kind of item it opens
MARKS = [
    ("--", PartKind.ITEM),
    ("-", PartKind.ITEM),
    ("*", PartKind.ITEM),
    ("o", PartKind.ITEM),
    ("a.", PartKind.SUBITEM),
    ("(b)", PartKind.SUBITEM),
    ("(iv)", PartKind.SUBITEM),
    ("1)", PartKind.SUBITEM),
]


@pytest.mark.parametrize(("mark", "kind"), MARKS)
def test_items(mark: str, kind: PartKind) -> None:
    block = _first(f"He asked for this:\n\n{mark} the first thing;\n\n{mark} the second thing.")
    assert [(part.kind, part.mark) for part in block.parts] == [(PartKind.TEXT, ""), (kind, mark), (kind, mark)]


@pytest.mark.parametrize(
    "text",
    [
        f"{FULL}\n- as he said - a day.",  # a dash that the wrap put first
        f"{FULL}\nA. Brandt left.",  # an initial
        "R. Nicholas Holt spoke.",
    ],
)
def test_no_items(text: str) -> None:
    assert [part.kind for part in _first(text).parts] == [PartKind.TEXT]


def test_capital_letters_in_series_are_items() -> None:
    block = _first("He asked for:\n\nA. the first thing;\n\nB. the second thing.")
    assert [part.mark for part in block.parts] == ["", "A.", "B."]


def test_a_table_keeps_its_lines() -> None:
    block = _first(
        "The posts:\n\nName        Post       Since\n-----       -----      -----\nBrandt      Hanoi      2004\nOkoro       Bonn       2005"
    )
    table = next(part for part in block.parts if part.kind is PartKind.PREFORMATTED)
    assert block.text[table.start : table.end].split("\n")[2] == "Brandt      Hanoi      2004"


def test_unwrapped_paragraphs_are_one_line_each() -> None:
    long = " ".join([FULL] * 4)
    body = read_body(f"1. (C) {long}.\n{long}.\n\n2. (C) {long}.\n\n3. (C) {long}.\n", 0)
    assert [len(block.parts) for block in body.blocks] == [2, 1, 1]


def test_redactions_are_marked() -> None:
    block = _first("The source, XXXXXXXXXXXX, said to [NAME REMOVED] that xxxx left.")
    assert [block.text[found.start : found.end] for found in block.redactions] == [
        "XXXXXXXXXXXX",
        "[NAME REMOVED]",
        "xxxx",
    ]
