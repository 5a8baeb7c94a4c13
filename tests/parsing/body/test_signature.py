"""The signature in all its forms, and what stands after it."""

import pytest

from generator.model.cable import BlockKind
from generator.model.region import RegionKind
from generator.parsing.body import read_body

SENTENCE = "1. (C) The talks on the harbour went on for a day and will go on in May."

# the end of a body; who signed, as written
SIGNED = [
    (f"{SENTENCE}\nBRANDT\n", "BRANDT"),
    (f"{SENTENCE}\n\nBRANDT\n", "BRANDT"),
    (f"{SENTENCE}\nMCKINLEY\n", "MCKINLEY"),
    (f"{SENTENCE}\nO'DONNELL\n", "O'DONNELL"),
    (f"{SENTENCE}\nVAN DER BERG\n", "VAN DER BERG"),
    (f"{SENTENCE}\nBRANDT (ACTING)\n", "BRANDT"),
    (f"{SENTENCE}\n//BRANDT//\n", "BRANDT"),
    (f"{SENTENCE}\nBRANDT##\n", "BRANDT"),
    (f"{SENTENCE}\nBrandt\n", "Brandt"),
    (f"{SENTENCE}\n\nbrandt\n", "brandt"),
    (f"{SENTENCE}  BRANDT\n", "BRANDT"),
    (f"{SENTENCE}  Brandt\n", "Brandt"),
    (f"{SENTENCE[:-1]} to the U.S. BRANDT\n", "BRANDT"),
    (f"{SENTENCE}\nLYLE ACTING\n", "LYLE"),
    (f"{SENTENCE}\nBRANDT\nBRANDT\n", "BRANDT"),
    (f"{SENTENCE}\nBRANDT\n\nNNNN\n", "BRANDT"),
    (f"{SENTENCE}\nBRANDT\n\nhttp://www.example.gov/p/eur\n", "BRANDT"),
    (f"{SENTENCE}\nBRANDT\nSELECT * FROM `cable` WHERE `id` = '1'\n", "BRANDT"),
    (f"{SENTENCE}\nBRANDT\n2009-12-31\n", "BRANDT"),
    (f"{SENTENCE}\nBRANDT\nCONFIDENTIAL\n", "BRANDT"),
    (f"{SENTENCE} HANOI 00000012 002 OF 002 BRANDT\n", "BRANDT"),
]
UNSIGNED = [
    f"{SENTENCE}\n",
    f"{SENTENCE}\nEND COMMENT\n",
    f"{SENTENCE}\nXXXXXXXXXXXX\n",
    f"{SENTENCE}\nCONFIDENTIAL\n",
    "1. (C) He met Gen. Brandt\n",
    "NNNN\n",
    "",
]


@pytest.mark.parametrize(("text", "written"), SIGNED)
def test_signed(text: str, written: str) -> None:
    signer = read_body(text, 0).signer
    assert signer is not None
    assert signer.written == written
    assert all("BRANDT" not in block.text for block in read_body(text, 0).blocks)


@pytest.mark.parametrize("text", UNSIGNED)
def test_unsigned(text: str) -> None:
    assert read_body(text, 0).signer is None


def test_what_stands_after_the_signature_is_shown_as_it_stands() -> None:
    body = read_body(f"{SENTENCE}\nBRANDT\n\nhttp://www.example.gov/\nNNNN\n", 0)
    assert [block.text for block in body.blocks if block.kind is BlockKind.UNPARSED] == ["http://www.example.gov/"]
    assert [region.kind for region in sorted(body.regions)][-2:] == [RegionKind.UNPARSED, RegionKind.FURNITURE]


def test_a_second_header_in_mid_body_is_no_text() -> None:
    header = "C O N F I D E N T I A L SECTION 02 OF 03 HANOI 000012\n\nSIPDIS\n\nE.O. 12958: DECL: 04/16/2018\nTAGS: PREL\nSUBJECT: A VISIT\n"
    body = read_body(f"{SENTENCE}\n\n{header}\n2. (C) They ended.\nBRANDT\n", 0)
    assert [block.text for block in body.blocks] == [SENTENCE[7:], "They ended."]
    assert "section-header" in [str(finding.code) for finding in body.findings]
