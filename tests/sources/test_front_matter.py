"""Cablegrams with YAML front matter: what is sure is read, no post and no number is made up."""

from pathlib import Path

import pytest

from generator.model.cable import Cable, Level
from generator.model.finding import Code
from generator.model.source import Unreadable
from generator.parsing import parse
from generator.sources import list_files, read_file
from tests.laws.laws import check_parsed
from tests.sources.reading import cables, read_bytes

FRONT = "---\ndoc_date: '1961-04-02'\ntitle: Cablegram to Vientiane, Bangkok and Washington\n---\n\n"
HEAD = "Canberra, 2 April 1961\n\nO.CH4410 TOP SECRET AUSTEO IMMEDIATE\n\n"


def one(folder: Path, text: str) -> Cable:
    (found,) = cables(read_bytes(folder, text.encode(), "a.md"))
    assert found.raw.decode() == text
    parsed = parse(found)
    check_parsed(found.text, parsed)
    return parsed.cable


SUBJECTS = [
    ("a heading", "## Rice for Laos\n\nThank you for your telegram.\n", "Rice for Laos"),
    ("in bold", " **Rice for Laos**\n\nThank you for your telegram.\n", "Rice for Laos"),
    ("plain", "Rice for Laos\n\nThank you for your telegram.\n", "Rice for Laos"),
    ("none", "Thank you for your telegram.\n", ""),
]


@pytest.mark.parametrize(("body", "subject"), [row[1:] for row in SUBJECTS], ids=[row[0] for row in SUBJECTS])
def test_a_cablegram_is_read(body: str, subject: str, tmp_path: Path) -> None:
    read = one(
        tmp_path,
        f"{FRONT}{HEAD}{body}\n  2. We agree[1](#f1) and wait.\n\n _[NAA: A1838, 3, i]_\n\n  * 1 Document 7.\n",
    )
    assert read.id.startswith("X-")
    assert (read.date, read.subject, read.classification.level) == ("1961-04-02", subject, Level.TOP_SECRET)
    assert (read.origin.post, read.origin.written) == (None, "Canberra")
    assert [(to.name, to.post) for to in read.action] == [("Vientiane", None), ("Bangkok", None), ("Washington", None)]
    assert [block.text for block in read.blocks] == ["Thank you for your telegram.", "We agree[1] and wait."]
    attributes = dict(read.stated.attributes)
    assert (attributes["Number"], attributes["Note 1"]) == ("O.CH4410", "Document 7.")
    assert read.signer is None


def test_fields_of_the_front_matter_go_before_the_head(tmp_path: Path) -> None:
    front = (
        "---\ntitle: Telegram to London\nnumber: 417\nfrom: Pretoria\nto: London and Ottawa\ndate: 1963-02-01\n---\n"
    )
    read = one(tmp_path, f"{front}\nThe ship has come.\n")
    assert (read.date, read.origin.written) == ("1963-02-01", "Pretoria")
    assert [to.name for to in read.action] == ["London", "Ottawa"]
    assert ("Number", "417") in read.stated.attributes


def test_a_telegram_of_ours_below_front_matter_is_one(tmp_path: Path) -> None:
    text = (
        "---\ntitle: A telegram\nauthor: an archive\n---\nR 211220Z FEB 08\nFM AMEMBASSY LISBON\nTO SECSTATE WASHDC 3611\n\n"
        "UNCLAS LISBON 000301\n\nE.O. 12958: N/A\nTAGS: PREL, PO\nSUBJECT: A QUAY\n\n1. All quiet.\n\nMARLOW\n"
    )
    read = one(tmp_path, text)
    assert (read.id, read.origin.post) == ("08LISBON301", "LISBON")
    assert ("author", "an archive") in read.stated.attributes


NONE = [
    ("no end", "---\ntitle: Cablegram to Canberra\n", Code.SOURCE_UNRECOGNISED),
    ("no YAML", "---\ntitle: Cablegram to Canberra: [\n---\nText.\n", Code.SOURCE_DAMAGED),
    ("no fields", "---\n- title\n- title: telegram\n---\nText.\n", Code.SOURCE_UNRECOGNISED),
    ("an essay", "---\ntitle: On rice\n---\nText.\n", Code.SOURCE_UNRECOGNISED),
]


@pytest.mark.parametrize(("text", "code"), [row[1:] for row in NONE], ids=[row[0] for row in NONE])
def test_what_is_none_says_why(text: str, code: Code, tmp_path: Path) -> None:
    (found,) = read_bytes(tmp_path, text.encode(), "a.md")
    assert isinstance(found, Unreadable)
    assert found.finding.code is code


# number, day, from, to, level, signer, read from each source by eye
REAL = {
    "105": ("O.CH183503", "1975-03-05", "Canberra", ["Jakarta", "Lisbon"], "SECRET", None),
    "169": ("O.JA1240", "1975-08-17", "Jakarta", ["Canberra"], "SECRET", "WOOLCOTT"),
    "200": ("O.JA1528", "1975-08-29", "Jakarta", ["Canberra"], "SECRET", "WOOLCOTT"),
    "245": ("O.CH273153", "1975-09-30", "Canberra", ["Lisbon", "Jakarta"], "SECRET", None),
    "280": ("O.JA2523", "1975-10-20", "Jakarta", ["Canberra"], "SECRET", None),
    "321": ("O.CH285927", "1975-11-04", "Canberra", ["Jakarta"], "SECRET", "WOOLCOTT"),
    "358": ("O.JA3479", "1975-12-04", "Jakarta", ["Canberra"], "UNCLASSIFIED", None),
    "397": ("O.CH306802", "1976-01-08", "Canberra", ["New York"], "SECRET", None),
    "449": ("O.JA6766", "1976-05-21", "Jakarta", ["Canberra"], "SECRET", None),
    "484": ("O.JA7855", "1976-07-17", "Jakarta", ["Canberra"], "CONFIDENTIAL", None),
}


def test_the_cablegrams_of_the_collections(shared: Path) -> None:
    read = {}
    for file in list_files(shared / "real/cablegrams-au"):
        (found,) = cables(list(read_file(file)))
        cable = parse(found).cable
        assert cable.id.startswith("X-")
        assert cable.origin.post is None
        read[file.name.partition("-")[0]] = (
            dict(cable.stated.attributes)["Number"],
            cable.date,
            cable.origin.written,
            [to.name for to in cable.action],
            str(cable.classification.level),
            cable.signer.written if cable.signer else None,
        )
    assert read == REAL
