"""Kinds of faults that once tore a body: each in several layouts, posts and spellings."""

import pytest

from generator.model.cable import BlockKind
from generator.parsing.body import Body, read_body
from generator.parsing.encoding_faults import repaired_words
from generator.parsing.header import read_header
from generator.parsing.lines import split_lines
from generator.parsing.redactions import find_redactions

FULL = "The minister said that the talks on the harbour would go on for"
ABOVE = f"1. (C) {FULL}\na day, and that was all.\n"
BELOW = "\n2. (C) They ended there.\nBRANDT\n"


def _headings(body: Body) -> list[str]:
    return [block.text for block in body.blocks if block.kind is BlockKind.HEADING]


def _parts(body: Body) -> list[str]:
    block = next(block for block in body.blocks if block.kind is BlockKind.PARAGRAPH)
    return [block.text[part.start : part.end] for part in block.parts]


HEADED = [
    ("a curly quotation", "1. (C) He asked: “who would stop now?”\n\nComment\n-------\n", ["Comment"]),
    ("a bracket behind a curly quotation", "1. (C) (He asked: “who?”)\nA Second Day\n------\n", ["A Second Day"]),
    ("a single quotation mark", "1. (C) He said 'never!'\nA Second Day\n------\n", ["A Second Day"]),
    (
        "a box over a page break",
        f"{ABOVE}\n-----\nA Second Day\n\nOSLO 00000512  002 OF 002\n\n\n-----\n",
        ["A Second Day"],
    ),
    ("a box of two lines", f"{ABOVE}\n-----\nA Second\nDay\nOSLO 00000512  002 OF 002\n-----\n", ["A Second Day"]),
    ("a box over a page head", f"{ABOVE}\n-----\nA Day\nPAGE 02 OSLO 06677 01 OF 03 291400Z\n-----\n", ["A Day"]),
    ("a spacer", f"{ABOVE}.\nA SECOND DAY\n----\n", ["A SECOND DAY"]),
    ("a spacer with blanks", f"{ABOVE}  . \nComment\n", ["Comment"]),
    ("a level with caveats", f"{ABOVE}\nSECRET//FGI//NOFORN\n", []),
    ("a level released to some", f"{ABOVE}\nCONFIDENTIAL//REL TO USA, GBR\n", []),
    ("spaced letters with caveats", f"{ABOVE}\nS E C R E T // NOFORN\n", []),
    ("until when", f"{ABOVE}\nDeclassify on: Source marked 25X1-human\n", []),
    ("who classified", f"{ABOVE}\nDERIVED FROM: MULTIPLE SOURCES\n", []),
]


@pytest.mark.parametrize(("text", "headings"), [row[1:] for row in HEADED], ids=[row[0] for row in HEADED])
def test_headings(text: str, headings: list[str]) -> None:
    assert _headings(read_body(text + BELOW, 0)) == headings


BREAK = "\n\nPARIS 00001406  002 OF 002\n\n"
ITEMS = "- Anna Brandt, Head of the\nDepartment"
WHOLE = [
    ("an article", "He came with the\nFront Office.", ["He came with the Front Office."]),
    ("a conjunction", "He saw Anna and\nEduard Arvela.", ["He saw Anna and Eduard Arvela."]),
    ("a preposition", "There are dealers in\nParaguay.", ["There are dealers in Paraguay."]),
    ("a quotation", 'They use them as\n"floating fences."', ['They use them as "floating fences."']),
    ("in capitals", "THEY SAW THE\nFRONT OFFICE.", ["THEY SAW THE FRONT OFFICE."]),
    (
        "an aside below a blank line",
        "Its chief Anna Brandt\n\n(Oslo) is here.",
        ["Its chief Anna Brandt (Oslo) is here."],
    ),
    (
        "an aside before a comma",
        "Its chief Anna Brandt\n\n(Oslo), is here.",
        ["Its chief Anna Brandt (Oslo), is here."],
    ),
    ("a paragraph in brackets", "Its chief\n\n(Note: He left. End note.)", ["Its chief", "(Note: He left. End note.)"]),
    ("a marking", "Its chief\n\n(SBU) he left.", ["Its chief", "(SBU) he left."]),
    (
        "a label in a list",
        f"All:\n{ITEMS}{BREAK}Ministry of Trade\n- Carl Lund",
        ["All:", "- Anna Brandt, Head of the Department", "Ministry of Trade", "- Carl Lund"],
    ),
    (
        "a label with a colon",
        f"All:\n{ITEMS}{BREAK}Ministry of Trade:\n- Carl Lund",
        ["All:", "- Anna Brandt, Head of the Department", "Ministry of Trade:", "- Carl Lund"],
    ),
    (
        "an item that goes on",
        f"All:\n- Anna Brandt, Head of the{BREAK}Ministry of Trade\n- Carl Lund",
        ["All:", "- Anna Brandt, Head of the Ministry of Trade", "- Carl Lund"],
    ),
    ("a cut word", "its juris-\ndiction is wide", ["its jurisdiction is wide"]),
    ("a cut word in capitals", "ITS COOPERA-\nTION IS WIDE", ["ITS COOPERATION IS WIDE"]),
    ("a cut word over a page break", f"its coopera-{BREAK}tion is wide", ["its cooperation is wide"]),
    ("a cut name", "Khvostov came, and Khvos-\ntov left", ["Khvostov came, and Khvostov left"]),
    ("a compound", "the well-\nknown man", ["the well-known man"]),
    ("a compound of names", "the Euro-\nNordic group", ["the Euro-Nordic group"]),
    ("a short compound", "the co-\nop denies", ["the co-op denies"]),
    ("a compound that stands elsewhere", "a re-sume and a re-\nsume", ["a re-sume and a re-sume"]),
]


@pytest.mark.parametrize(("text", "parts"), [row[1:] for row in WHOLE], ids=[row[0] for row in WHOLE])
def test_sentences_and_words(text: str, parts: list[str]) -> None:
    filler = "\n".join([FULL] * 12)
    assert _parts(read_body(f"1. (C) {text}\n\n2. (C) {filler}\n{FULL} a day.\n", 0)) == parts


REMOVED = [
    ("[DETAILS REMOVED]", 1),
    ("[Date removed] and [PLACE NAME REDACTED]", 2),
    ("[TELEPHONE NUMBER DELETED]", 1),
    ("[the rest was removed by them]", 0),
    ("[removed]", 1),
]


@pytest.mark.parametrize(("text", "count"), REMOVED)
def test_what_was_removed(text: str, count: int) -> None:
    assert len(find_redactions(text)) == count


SIGNED = [
    f"{ABOVE[:-1]} TOLLIVER\nNNNN\nEnd Cable Text\n XXXXXXXXXXXX\n",
    f"{ABOVE}TOLLIVER\nNNNN\nXXXXXXXXXXXX\nXXXX\n",
    f"{ABOVE}TOLLIVER\nBT\n#0244\n\nNNNN\n",
    f"{ABOVE}\n*****\nVisit Embassy Oslo's Classified Web Site;\nhttp://www.state.sgov.gov/p/eur/oslo\n*****\nTOLLIVER\n",
    f"{ABOVE}\nPlease visit our website at www.example.gov\nTOLLIVER\n",
]


@pytest.mark.parametrize("text", SIGNED)
def test_signature_above_and_below_what_is_no_text(text: str) -> None:
    body = read_body(text, 0)
    assert body.signer is not None
    assert body.signer.written == "TOLLIVER"
    assert _parts(body) == [f"{FULL} a day, and that was all."]


FROM = "FM AMEMBASSY OSLO\nTO SECSTATE WASHDC 7345\nINFO AMEMBASSY COPENHAGEN\n"
CLASSIFIED = "C O N F I D E N T I A L SECTION 2 OF 2 OSLO 1344\n\n"
PAGE = "PAGE 01        OSLO  01344  02 OF 02  251530Z\n\n"
HEADS = [
    f"{PAGE}47\nACTION EUR-12\n\nINFO  OCT-01  ISO-00  /038 W\n      ---------------------     032113\n{FROM}{CLASSIFIED}",
    f"{PAGE}ACTION EUR-12\nINFO  OCT-01\nR 251430Z AUG 76\n{FROM}{CLASSIFIED}",
    f"CONFIDENTIAL\n\n{PAGE}12\n{FROM}{CLASSIFIED}",
    f"{PAGE}{FROM}{CLASSIFIED}",
]


@pytest.mark.parametrize("head", HEADS)
def test_the_head_of_a_further_section_is_no_text(head: str) -> None:
    body = read_body(f"1. THE PORT CAPTAIN ASKED THAT THE\n{head}OLD PIER BE CLOSED.\n\n2. ALL.\nHARCOURT\n", 0)
    assert [block.text for block in body.blocks] == ["THE PORT CAPTAIN ASKED THAT THE OLD PIER BE CLOSED.", "ALL."]


def test_the_break_ends_the_addressees() -> None:
    head = "R 121111Z FEB 08\nFM AMEMBASSY OSLO\nTO RUEHC/SECSTATE WASHDC 0456\nINFO RUEHSM/AMEMBASSY STOCKHOLM\nBT\n"
    text = f"{head}UNCLAS OSLO 000244\n\nSUBJECT: DUES\n\n1. All.\n"
    header = read_header(text, split_lines(text))
    assert [addressee.name for addressee in header.info] == ["AMEMBASSY STOCKHOLM"]


CUT = [
    ("the coopera-\ntion", "cooperation"),
    ("THE RESPON- SIBILITIES", "RESPONSIBILITIES"),
    ("would conti-\r\nnue", "continue"),
]


@pytest.mark.parametrize(("text", "word"), CUT)
def test_a_word_cut_at_a_line_end_is_found_whole(text: str, word: str) -> None:
    assert word in [form for _, form in repaired_words(text)]
