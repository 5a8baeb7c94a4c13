"""ACP 127, formatted messages, DD-173, letters and memoranda: what is sure is read, nothing is made up."""

from pathlib import Path

import pytest

from generator.model.cable import Cable, Level, ReferenceKind
from generator.model.finding import Code
from generator.model.source import RawCable, Unreadable
from generator.parsing import parse
from generator.sources import list_files, read_file
from tests.laws.laws import check_parsed
from tests.sources.reading import cables, read_bytes

HEAD = """RTTUZYUW RUWDAAA0044 1231415-UUUU--RUEHC.
ZNR UUUUU
R 031415Z MAY 94
FM COMCARGRU THREE
TO RUEHC/SECSTATE WASHDC//PM-ISP//
RUHPHKA/USS LAKE ERIE
INFO AIG 4402
BT
"""
FOOT = "BT\n#0044\n\nNNNN\n"


def one(folder: Path, text: str) -> Cable:
    (found,) = cables(read_bytes(folder, text.encode()))
    parsed = parse(found)
    check_parsed(found.text, parsed)
    return parsed.cable


TEXTS = [
    (
        "a formatted message",
        ("UNCLAS //N03128//\nMSGID/GENADMIN/COMCARGRU THREE/-/MAY//\nSUBJ/VISIT TO THE HARBOR OF PORT\nLOUIS//\n"
        "REF/A/LTR/SECNAV/02APR94//\nREF/B/MSG/CNO/011200ZAPR94//\nNARR/REF A IS THE PLAN.//\n"
        "RMKS/1. SHIPS ARRIVE ON MONDAY.\n2. THEY LEAVE ON TUESDAY.//\n"),
        "VISIT TO THE HARBOR OF PORT LOUIS",
        ["A", "B"],
    ),
    (
        "references without a label",
        ("UNCLAS\nSUBJ: VISIT TO THE HARBOR\nA. CNO 011200Z APR 94\nB. USDAO PORT LOUIS 020900Z APR 94 (NOTAL)\n"
        "1. (U) SHIPS ARRIVE ON MONDAY.\n2. (U) THEY LEAVE ON TUESDAY.\n"),
        "VISIT TO THE HARBOR",
        ["A", "B"],
    ),
    (
        "no references",
        "UNCLAS E F T O\nSUBJ: VISIT TO THE HARBOR OF\nPORT LOUIS\n\n1. SHIPS ARRIVE ON MONDAY.\n2. THEY LEAVE.\n",
        "VISIT TO THE HARBOR OF PORT LOUIS",
        [],
    ),
    (
        "a personal message",
        "UNCLAS PERSONAL FOR COMMANDER FROM ADMIRAL\nSUBJ/THE HARBOR//\nRMKS/1. SHIPS ARRIVE ON MONDAY.//\n",
        "THE HARBOR",
        [],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subject", "labels"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS])
def test_what_is_sure_is_read(text: str, subject: str, labels: list[str], tmp_path: Path) -> None:
    read = one(tmp_path, HEAD + text + FOOT)
    assert read.id.startswith("X-")
    assert read.date == "1994-05-03T14:15:00Z"
    assert read.origin.written == "COMCARGRU THREE"
    assert [(to.name, to.post, to.mcn) for to in read.action] == [
        ("SECSTATE WASHDC//PM-ISP//", "STATE", None),
        ("USS LAKE ERIE", None, None),
    ]
    assert [(to.name, to.mcn) for to in read.info] == [("AIG 4402", None)]
    assert read.classification.level in {Level.UNCLASSIFIED, Level.FOUO}
    assert read.subject == subject
    assert [reference.label for reference in read.references] == labels
    assert all(reference.kind is not ReferenceKind.CABLE for reference in read.references)
    assert "SHIPS ARRIVE ON MONDAY" in "".join(block.text for block in read.blocks)
    assert "#0044" not in "".join(block.text for block in read.blocks)
    assert read.signer is None
    assert Code.ID_MISSING in {found.code for found in read.findings}


NO_TELEGRAMS = [
    ("a memorandum", "MEMORANDUM FOR THE SECRETARY\n\nFROM: The harbor office\nSUBJECT: Dues\n\nThe dues are due.\n"),
    ("one that says its level", "CONFIDENTIAL\n\nMEMORANDUM FOR THE RECORD\n\nSUBJECT: Dues\n\nMr. Lund called.\n"),
    ("one to someone", "CONFIDENTIAL\nMemorandum to the Director\nTO : Mr. Lund\nSUBJECT: Dues\n\nThey are due.\n"),
    ("a letter", "SECRET\n\nDear Mr. Lund:\n\nI refer to your call.\n\nREF: our talk\n\nSincerely,\nOlav Hale\n"),
    ("a record of a talk", "SECRET\nMEMORANDUM OF CONVERSATION\nSUBJECT: Dues\nPARTICIPANTS: Mr. Lund\n\nThey met.\n"),
]


@pytest.mark.parametrize("text", [row[1] for row in NO_TELEGRAMS], ids=[row[0] for row in NO_TELEGRAMS])
def test_a_memorandum_or_a_letter_is_shown_whole_and_is_no_telegram(text: str, tmp_path: Path) -> None:
    (found,) = read_bytes(tmp_path, text.encode())
    assert isinstance(found, Unreadable)
    assert found.finding.code is Code.SOURCE_UNRECOGNISED
    assert found.raw.decode() == text


def test_a_telegram_that_quotes_a_memorandum_is_one(tmp_path: Path) -> None:
    text = f"{HEAD}UNCLAS\nSUBJ: A MEMORANDUM\n\n1. TEXT FOLLOWS:\nMEMORANDUM FOR THE RECORD\nALL WAS SAID.\n{FOOT}"
    assert one(tmp_path, text).subject == "A MEMORANDUM"


def test_a_file_name_with_an_unknown_post_makes_no_number(tmp_path: Path) -> None:
    (found,) = cables(
        read_bytes(tmp_path, f"{HEAD}UNCLAS\nSUBJ: DUES\n\n1. THEY ARE DUE.\n{FOOT}".encode(), "94NOTES12.txt")
    )
    assert parse(found).cable.id.startswith("X-")


REAL = [("military", 2), ("ocr", 1)]


@pytest.mark.parametrize(("folder", "telegrams"), REAL)
def test_no_number_and_no_person_is_made_up(folder: str, telegrams: int, shared: Path) -> None:
    found = [one for file in list_files(shared / "real" / folder) for one in read_file(file)]
    read = [parse(one).cable for one in found if isinstance(one, RawCable)]
    assert len(read) == telegrams
    assert all(cable.id.startswith("X-") and cable.signer is None for cable in read)
    assert all(not cable.classified_by for cable in read)
