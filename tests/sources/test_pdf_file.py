"""PDFs with a text layer: layout, stamps, bars, several telegrams in one; those without text, damaged or locked."""

from pathlib import Path
from time import process_time

import pytest

from generator.model.cable import Cable
from generator.model.finding import Code
from generator.model.source import RawCable, Unreadable
from generator.parsing import parse
from generator.sources import list_files, read_file
from tests.sources.pdf_writer import LEFT, PICTURE, STEP, TOP, Box, Item, Line, Note, page_of, pdf
from tests.sources.reading import cables, read_bytes

WIDE = 6.0  # points of a letter of 10 points in Courier
HEAD = (
    "VZCZCXRO0301\nRR RUEHC\nDE RUEHLI #0301/01 0521220\nZNR UUUUU ZZH\nR 211220Z FEB 08\nFM AMEMBASSY LISBON\n"
    "TO RUEHC/SECSTATE WASHDC 3611\nINFO RUEHMD/AMEMBASSY MADRID 0119\n\nUNCLAS LISBON 000301\n\nE.O. 12958: N/A\n"
    "TAGS: PREL, PO\nSUBJECT: A NEW QUAY\nREF: 07 LISBON 2990\n\n"
)
BODY = "1. The harbor master called.\n\n2. He was accompanied by             , who\nsaid nothing.\n\nMARLOW\n"
STAMP = "UNCLASSIFIED U.S. Department of State Case No. F-2014-20439 Doc No. C05794498 Date: 11/30/2015"


def row(text: str, words: str) -> int:
    return next(at for at, line in enumerate(text.split("\n")) if words in line)


def bar_over(text: str, words: str, start: str, letters: int, grey: float = 0) -> Box:
    """Return a box over `letters` letters behind `start` in the line with `words`."""
    at = row(text, words)
    left = text.split("\n")[at].index(start) + len(start)
    return Box(LEFT + left * WIDE, TOP - at * STEP - 2, letters * WIDE, 10, grey)


def read(folder: Path, *pages: list[Item], turned: int = 0) -> list[RawCable | Unreadable]:
    return read_bytes(folder, pdf(pages, turned=turned), "a.pdf")


def cable(folder: Path, *pages: list[Item], turned: int = 0) -> Cable:
    (found,) = cables(read(folder, *pages, turned=turned))
    return parse(found).cable


def test_a_pdf_reads_like_its_text(tmp_path: Path) -> None:
    text = HEAD + BODY
    (made,) = cables(read(tmp_path / "pdf", page_of(text)))
    (plain,) = cables(read_bytes(tmp_path / "text", text.encode()))
    assert made.text == text
    assert made.info.format == "pdf"
    assert made.original.startswith(b"%PDF-")
    assert made.raw == text.encode()
    one, other = parse(made).cable, parse(plain).cable
    for name in ("id", "date", "origin", "action", "info", "tags", "references", "blocks", "signer", "findings"):
        assert getattr(one, name) == getattr(other, name), name


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_page_that_is_turned_reads_the_same(turned: int, tmp_path: Path) -> None:
    assert cable(tmp_path, page_of(HEAD + BODY), turned=turned).id == "08LISBON301"


def test_a_page_written_upwards_reads_the_same(tmp_path: Path) -> None:
    upwards: list[Item] = [
        Line(40 + at * STEP, 40, line, turn=90) for at, line in enumerate((HEAD + BODY).split("\n")) if line.strip()
    ]
    assert [block.number for block in cable(tmp_path, upwards).blocks] == [1, 2]


BARS = [
    ("black", 0, (), "[REDACTED]"),
    ("white", 1, (), "[REDACTED]"),
    ("an exemption in the margin", 0, ("B1,1.4(D)",), "[REDACTED B1,1.4(D)]"),
    ("two of them, one below the other", 0, ("1.4(B)", "B1"), "[REDACTED 1.4(B), B1]"),
]


@pytest.mark.parametrize(("grey", "codes", "mark"), [bar[1:] for bar in BARS], ids=[bar[0] for bar in BARS])
def test_a_bar_is_a_redaction(grey: float, codes: tuple[str, ...], mark: str, tmp_path: Path) -> None:
    text = HEAD + BODY
    at = TOP - row(text, "accompanied") * STEP
    margin = [Line(540, at + 4 - 8 * place, code, 7) for place, code in enumerate(codes)]
    read_in = cable(tmp_path, page_of(text, bar_over(text, "accompanied", "by ", 12, grey), *margin))
    block = read_in.blocks[1]
    assert block.text == f"He was accompanied by {mark}, who said nothing."
    assert [block.text[found.start : found.end] for found in block.redactions] == [mark]


def test_an_exemption_written_in_a_white_box_is_its_own(tmp_path: Path) -> None:
    text = HEAD + BODY
    box = bar_over(text, "accompanied", "by ", 12, 1)
    block = cable(tmp_path, page_of(text, box, Line(box.x + 20, box.y + 2, "B6", 8))).blocks[1]
    assert block.text == "He was accompanied by [REDACTED B6], who said nothing."


def test_words_beneath_a_bar_are_left_out_and_the_pdf_is_not_published(tmp_path: Path) -> None:
    text = (HEAD + BODY).replace("by             ,", "by Anna Brandt,")
    (found,) = cables(read(tmp_path, page_of(text, bar_over(text, "accompanied", "by ", 11))))
    assert "Brandt" not in found.text
    assert "[REDACTED]" in found.text
    assert found.original == b""
    assert [one.code for one in found.findings] == [Code.REDACTED]


def test_a_bar_drawn_as_a_note_hides_words_too(tmp_path: Path) -> None:
    text = (HEAD + BODY).replace("by             ,", "by Anna Brandt,")
    box = bar_over(text, "accompanied", "by ", 11)
    note = Note(box.x, box.y, box.wide, box.high)
    (found,) = cables(read(tmp_path, page_of(text, note)))
    assert "Brandt" not in found.text
    assert found.original == b""


LEGIBLE = [
    (
        "a banner in white on black",
        Box(LEFT - 4, TOP - 14, 300, 20),
        Line(LEFT, TOP - 8, "DEPARTMENT OF STATE", grey=1),
    ),
    (
        "a pale ground beneath the words",
        Box(LEFT - 4, TOP - 14, 300, 20, 0.9),
        Line(LEFT, TOP - 8, "DEPARTMENT OF STATE"),
    ),
    ("a rule", Box(LEFT, TOP - 14, 300, 1), Line(LEFT, TOP - 8, "DEPARTMENT OF STATE")),
]


@pytest.mark.parametrize(("box", "words"), [one[1:] for one in LEGIBLE], ids=[one[0] for one in LEGIBLE])
def test_what_can_be_read_is_no_bar(box: Box, words: Line, tmp_path: Path) -> None:
    (found,) = cables(read(tmp_path, [box, words, *page_of(HEAD + BODY, top=TOP - 40)]))
    assert found.text.startswith("DEPARTMENT OF STATE")
    assert "REDACTED" not in found.text


def test_stamps_and_running_heads_are_furniture(tmp_path: Path) -> None:
    pages = [HEAD + "1. The first\n\nparagraph goes on over", "the page, and\n", "ends here.\n\nMARLOW\n"]
    stamped = [
        page_of(
            f"{STAMP}\nRELEASE IN PART B6\nHARBOR FILE\n\n{text}",
            Line(300, 30, str(at)),
            Line(LEFT, 20, STAMP),
            Line(LEFT, 8, "B6"),
        )
        for at, text in enumerate(pages, 1)
    ]
    read_in = cable(tmp_path, *stamped)
    (block,) = read_in.blocks
    assert "".join(block.text.split()) == "Thefirstparagraphgoesonoverthepage,andendshere."
    assert read_in.signer is not None
    assert read_in.stated.attributes == (
        ("Case Number", "F-2014-20439"),
        ("Case Document Number", "C05794498"),
        ("Case Date", "11/30/2015"),
        ("Release", "RELEASE IN PART"),
        ("Exemptions", "B6"),
    )


def second(number: str = "302") -> str:
    return (
        (HEAD + BODY)
        .replace("000301", f"000{number}")
        .replace("#0301", f"#0{number}")
        .replace("XRO0301", f"XRO0{number}")
    )


SEVERAL = [
    ("a page each", [HEAD + BODY, second()]),
    ("an NNNN between them", [f"{HEAD}{BODY}NNNN\n\n{second()}"]),
    ("another document number", [f"{STAMP}\n{HEAD}{BODY}", f"{STAMP.replace('98 Date', '99 Date')}\n{second()}"]),
]


@pytest.mark.parametrize("pages", [one[1] for one in SEVERAL], ids=[one[0] for one in SEVERAL])
def test_several_telegrams_in_a_file(pages: list[str], tmp_path: Path) -> None:
    found = cables(read(tmp_path, *(page_of(text, top=780) for text in pages)))
    assert [(str(parse(one).cable.id), one.info.file, one.original) for one in found] == [
        ("08LISBON301", "a.pdf!1", b""),
        ("08LISBON302", "a.pdf!2", b""),
    ]


def test_a_dossier_keeps_its_documents_apart(tmp_path: Path) -> None:
    memorandum = "CONFIDENTIAL\n\nMEMORANDUM FOR THE FILE\n\nSUBJECT: Dues\n\nMr. Lund of the harbor office called me."
    plain = HEAD[HEAD.index("R 211220Z") :] + BODY
    found = read(
        tmp_path, page_of(memorandum), page_of(plain), page_of(memorandum), page_of("Dear Mr. Lund:\n\n" + "x " * 30)
    )
    assert [type(one) for one in found] == [Unreadable, RawCable, Unreadable, Unreadable]
    assert [one.info.file for one in found] == ["a.pdf!1", "a.pdf!2", "a.pdf!3", "a.pdf!4"]
    assert b"Mr. Lund of the harbor office" in found[0].raw


def test_a_further_section_on_a_page_of_its_own_is_the_same_telegram(tmp_path: Path) -> None:
    first, below = (HEAD + BODY).replace("UNCLAS LISBON", "UNCLAS SECTION 01 OF 02 LISBON").split("2. He")
    again = HEAD.partition("E.O.")[0].replace("UNCLAS LISBON", "UNCLAS SECTION 02 OF 02 LISBON")
    assert [block.number for block in cable(tmp_path, page_of(first), page_of(f"{again}2. He{below}")).blocks] == [1, 2]


def test_a_telegram_over_pages_is_one(tmp_path: Path) -> None:
    body = "\n\n".join(f"{at}. The paragraph with this number." for at in range(1, 60))
    lines = f"{HEAD}{body}\n\nMARLOW".split("\n")
    pages = [page_of("\n".join(lines[at : at + 50])) for at in range(0, len(lines), 50)]
    read_in = cable(tmp_path, *pages)
    assert [block.number for block in read_in.blocks] == [*range(1, 60)]


def test_a_page_without_text_among_others_is_told_of(tmp_path: Path) -> None:
    found = cable(tmp_path, page_of(HEAD + BODY), [PICTURE]).findings
    assert [one.note.partition(":")[0] for one in found if one.code is Code.SOURCE_SCANNED] == [
        "page 2 is a picture without text"
    ]


UNREAD = [
    ("a scan", pdf([[PICTURE]]), Code.SOURCE_SCANNED, "ocrmypdf"),
    ("a scan with a stamp in letters", pdf([[PICTURE, Line(LEFT, 20, STAMP)]]), Code.SOURCE_SCANNED, "Tesseract"),
    ("no page", pdf([]), Code.SOURCE_EMPTY, "without pages"),
    ("blank pages", pdf([[], []]), Code.SOURCE_EMPTY, "no text on its 2 pages"),
    ("a password", pdf([page_of(HEAD + BODY)], locked=True), Code.SOURCE_UNREADABLE, "password"),
    ("a mark and nothing else", b"%PDF-1.7\n", Code.SOURCE_DAMAGED, "PDF"),
    ("noise", b"%PDF-1.7\n" + bytes(range(256)) * 50, Code.SOURCE_DAMAGED, "PDF"),
    ("a letter", pdf([page_of("Dear Sir,\n\nthank you for your letter of Tuesday, which came.")]), Code.SOURCE_UNRECOGNISED, "no telegram"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "code", "words"), [one[1:] for one in UNREAD], ids=[one[0] for one in UNREAD])
def test_a_pdf_without_a_telegram_says_why(raw: bytes, code: Code, words: str, tmp_path: Path) -> None:
    (found,) = read_bytes(tmp_path, raw, "a.pdf")
    assert isinstance(found, Unreadable)
    assert (found.finding.code, words in found.finding.note) == (code, True)


def test_a_truncated_pdf_is_no_crash(tmp_path: Path) -> None:
    whole = pdf([page_of(HEAD + BODY), page_of("3. More.")])
    for end in range(0, len(whole), 97):
        assert read_bytes(tmp_path, whole[:end] or b" ", "a.pdf")


def test_sixty_pages_are_read_in_a_fifth_of_the_time_for_three_hundred(tmp_path: Path) -> None:
    page = "\n".join("the harbor master said that the dues would rise and that no one had asked" for _ in range(55))
    raw = pdf([page_of(HEAD + BODY), *(page_of(page) for _ in range(59))])
    before = process_time()
    assert read_bytes(tmp_path, raw, "a.pdf")
    assert process_time() - before < 4


def test_a_release_as_pdf(shared: Path) -> None:
    (found,) = cables(read_bytes_of(shared / "real/pdf/foia-oslo-2007.pdf"))
    read_in = parse(found).cable
    assert (read_in.id, read_in.date, read_in.origin.post) == ("07OSLO321", "2007-03-16T14:10:00Z", "OSLO")
    assert [(one.post, one.mcn) for one in read_in.action] == [("STATE", "5123")]
    assert [one.post for one in read_in.info] == ["COPENHAGEN", "REYKJAVIK"]
    assert read_in.subject == "BERGEN RAISES HARBOR DUES WITHOUT ASKING"
    assert [str(one.candidates[0]) for one in read_in.references] == ["06OSLO1388", "04OSLO2207"]
    assert [block.number for block in read_in.blocks] == [1, 2, 3, 4, 5]
    assert [len(block.redactions) for block in read_in.blocks] == [0, 1, 0, 0, 0]
    assert "raise the matter with the Foreign Ministry" in read_in.blocks[3].text
    assert read_in.signer is not None
    assert read_in.signer.written == "AMORY"
    assert dict(read_in.stated.attributes)["Case Number"] == "F-2099-00071"
    assert dict(read_in.stated.attributes)["Case Document Number"] == "C00000071"


def test_a_print_of_1975_reads_as_its_text_does(shared: Path, tmp_path: Path) -> None:
    (found,) = cables(read_bytes_of(shared / "real/pdf/print-dakar-1975.pdf"))
    (plain,) = cables(read_bytes(tmp_path, found.raw))
    read_in = parse(found).cable
    assert (read_in.id, read_in.date) == ("75DAKAR3344", "1975-06-03T14:30:00Z")
    assert read_in.subject == "SALT BARRIER ON THE RIVER"
    assert [(one.post, one.mcn) for one in read_in.action] == [("STATE", "7344")]
    assert [one.post for one in read_in.info] == ["ABIDJAN"]
    assert read_in.signer is not None
    assert read_in.signer.written == "MARLOWE"
    assert [block.number for block in read_in.blocks] == [1, 2, 3, 4]
    assert read_in.blocks == parse(plain).cable.blocks


def test_a_scan_says_so(shared: Path) -> None:
    (found,) = read_bytes_of(shared / "real/pdf/scan-no-text-layer.pdf")
    assert isinstance(found, Unreadable)
    assert found.finding.code is Code.SOURCE_SCANNED


def read_bytes_of(path: Path) -> list[RawCable | Unreadable]:
    return [found for file in list_files(path) for found in read_file(file)]
