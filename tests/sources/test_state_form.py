"""The form with labels of 2009 and later: its head, its handling, several of them in a file."""

from pathlib import Path

import pytest

from generator.model.cable import Cable, Level
from generator.parsing import parse
from tests.laws.laws import check_parsed
from tests.sources.reading import cables, read_bytes

HEAD = """UNCLASSIFIED

MRN: 12 TUNIS 88
Date/DTG: Jan 19, 2012 / 191640Z JAN 12
From: AMEMBASSY TUNIS
Action: WASHDC, SECSTATE PRIORITY
E.O.: 13526
TAGS: PGOV, PREL, TS
Captions: SIPDIS
Reference: 11 TUNIS 901
Subject: The olive board moves house

"""
TEXT = "1. (U) The board has left the old building.\n\n2. (U) No one knows where it went.\n\n"
FOOT = (
    "Signature: GRANT\nDrafted By: TUNIS:Weller, Ida\nApproved By: POL:Grant, Hugh\nInfo: ALGIERS, AMEMBASSY ROUTINE\n"
)


def one(folder: Path, text: str) -> Cable:
    (found,) = cables(read_bytes(folder, text.encode()))
    parsed = parse(found)
    check_parsed(found.text, parsed)
    return parsed.cable


FORMS = [
    ("as it is", HEAD + TEXT + FOOT),
    ("values in a column", HEAD.replace(": ", ":            ") + TEXT + FOOT.replace(": ", ":      ")),
    ("with the ends of another system", (HEAD + TEXT + FOOT).replace("\n", "\r\n")),
    ("set in", "".join(f"    {line}\n" for line in (HEAD + TEXT + FOOT).split("\n"))),
    ("a page between text and handling", f"{HEAD}{TEXT}UNCLASSIFIED\n\fUNCLASSIFIED\n{FOOT}\nUNCLASSIFIED\n"),
    ("blank lines between the labels", HEAD.replace("\n", "\n\n") + TEXT + FOOT.replace("\n", "\n\n")),
    ("a stamp above", f"RELEASED IN FULL\n{HEAD}{TEXT}{FOOT}"),
]


@pytest.mark.parametrize("text", [form[1] for form in FORMS], ids=[form[0] for form in FORMS])
def test_the_form_is_read(text: str, tmp_path: Path) -> None:
    read = one(tmp_path, text)
    assert (read.id, read.date, read.origin.post) == ("12TUNIS88", "2012-01-19T16:40:00Z", "TUNIS")
    assert read.classification.level is Level.UNCLASSIFIED
    assert [(to.name, to.post, to.precedence) for to in read.action] == [("SECSTATE WASHDC", "STATE", "PRIORITY")]
    assert [to.post for to in read.info] == ["ALGIERS"]
    assert read.captions == ("SIPDIS",)
    assert [tag.code for tag in read.tags] == ["PGOV", "PREL", "TS"]
    assert [str(ref.candidates[0]) for ref in read.references] == ["11TUNIS901"]
    assert read.subject == "The olive board moves house"
    assert [block.text for block in read.blocks] == [
        "The board has left the old building.",
        "No one knows where it went.",
    ]
    assert read.signer is not None
    assert read.signer.written == "GRANT"
    assert ("Drafted By", "TUNIS:Weller, Ida") in read.stated.attributes


def test_handling_without_a_signature_makes_no_signer(tmp_path: Path) -> None:
    read = one(tmp_path, HEAD + TEXT + FOOT.partition("\n")[2])
    assert read.signer is None
    assert read.blocks[-1].text == "No one knows where it went."


def test_a_form_without_handling_may_be_signed_in_the_text(tmp_path: Path) -> None:
    read = one(tmp_path, f"{HEAD}{TEXT}GRANT\n")
    assert read.signer is not None
    assert read.signer.name == "Grant"


def test_words_of_the_labels_in_a_sentence_are_text(tmp_path: Path) -> None:
    text = TEXT.replace("old building", "old building.  From: the cellar, Action: none; Signature: illegible")
    assert "Signature: illegible" in one(tmp_path, HEAD + text + FOOT).blocks[0].text


def test_several_forms_in_a_file(tmp_path: Path) -> None:
    other = (HEAD + TEXT + FOOT).replace("TUNIS 88", "TUNIS 89")
    found = cables(read_bytes(tmp_path, (HEAD + TEXT + FOOT + other).encode()))
    assert [parse(each).cable.id for each in found] == ["12TUNIS88", "12TUNIS89"]
