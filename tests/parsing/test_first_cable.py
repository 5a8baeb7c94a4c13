"""What the first real cable says, read out of its Markdown rendering."""

from collections import Counter

import pytest

from generator.model.cable import BlockKind, Cable, Level, PartKind, ReferenceKind, Role
from generator.model.source import RawCable
from generator.parsing import parse
from generator.sources import list_files, read_file
from tests.conftest import ROOT

HEADINGS = [
    "Summary",
    "Participants",
    "Belarus links Diplomatic Presence to US sanctions",
    "U.S. rejects link; urges action on underlying problems",
    "Possible consequences if diplomatic assault continues",
    "A vague promise for Kazulin's release",
    "Belneftikhim subsidiaries at issue",
    "MFA to resume pressure for U.S. drawdown",
    "Stewart raises Zeltser case",
]
TAGS = ["PGOV", "PREL", "CASC", "ODIP", "ETTC", "EUN", "BO", "XH"]


@pytest.fixture(scope="module")
def cable() -> Cable:
    raw = next(iter(read_file(next(iter(list_files(ROOT / "cables" / "08BRUSSELS579.txt"))))))
    assert isinstance(raw, RawCable)
    return parse(raw).cable


def _paragraph(cable: Cable, anchor: str) -> str:
    return next(block.text for block in cable.blocks if block.anchor == anchor)


def test_header(cable: Cable) -> None:
    assert cable.id == "08BRUSSELS579"
    assert cable.aliases == ("08USEUBRUSSELS579",)
    assert cable.date == "2008-04-17T15:31:00Z"
    assert cable.subject == "US-BELARUS TALKS IN BRUSSELS ON BILATERAL TENSIONS"
    assert cable.title == "US-Belarus Talks in Brussels on Bilateral Tensions"
    assert cable.classification.level is Level.CONFIDENTIAL
    assert (cable.captions, cable.passing) == (("SIPDIS",), ("NSC FOR KOZAK AND WILSON",))
    assert (cable.origin.post, cable.origin.written) == ("USEUBRUSSELS", "USEU BRUSSELS")
    assert (cable.precedence, cable.transmission_id) == ("IMMEDIATE", "VZCZCXRO0862")
    assert (cable.declassification.order, cable.declassification.date) == ("12958", "2018-04-16")


def test_addressees(cable: Cable) -> None:
    assert [(entry.routing, entry.name, entry.precedence) for entry in cable.action] == [
        ("RUEHC", "SECSTATE WASHDC", "IMMEDIATE")
    ]
    assert [entry.name for entry in cable.info] == [
        "EUROPEAN POLITICAL COLLECTIVE",
        "NSC WASHDC",
        "DEPT OF TREASURY WASHDC",
    ]


def test_tags_and_references(cable: Cable) -> None:
    assert [tag.code for tag in cable.tags] == TAGS
    assert all(tag.name for tag in cable.tags)
    assert [(reference.label, reference.kind, reference.candidates) for reference in cable.references] == [
        ("A", ReferenceKind.EMAIL, ()),
        ("B", ReferenceKind.EMAIL, ()),
        ("C", ReferenceKind.EMAIL, ()),
    ]


def test_people_of_the_header_and_the_end(cable: Cable) -> None:
    (classifier,) = cable.classified_by
    assert (classifier.name, classifier.title) == ("Laurence Wohlers", "USEU Political Minister Counselor")
    assert classifier.reasons == ("b", "d")
    assert cable.signer is not None
    assert (cable.signer.name, cable.signer.written) == ("Murray", "MURRAY")


def test_each_paragraph_has_its_anchor_once(cable: Cable) -> None:
    anchors = Counter(block.anchor for block in cable.blocks if block.kind is BlockKind.PARAGRAPH)
    assert anchors == {f"par{number}": 1 for number in range(1, 14)}


def test_headings(cable: Cable) -> None:
    assert [block.text for block in cable.blocks if block.kind is BlockKind.HEADING] == HEADINGS


def test_markings_and_roles(cable: Cable) -> None:
    paragraphs = [block for block in cable.blocks if block.kind is BlockKind.PARAGRAPH]
    assert [block.marking for block in paragraphs] == ["C"] * 12 + ["U"]
    assert [block.anchor for block in paragraphs if block.role is Role.SUMMARY] == ["par1", "par2"]


def test_paragraph_4_holds_its_four_points(cable: Cable) -> None:
    block = next(block for block in cable.blocks if block.anchor == "par4")
    points = [block.text[part.start : part.end] for part in block.parts if part.kind is PartKind.ITEM]
    assert [point[:14] for point in points] == ["-- USG to remo", "-- GOB to rele", "-- both sides ", "-- After curre"]


def test_a_page_break_in_mid_sentence_is_taken_out(cable: Cable) -> None:
    text = _paragraph(cable, "par5")
    assert "treatment of bilateral embassies as separate issues. She could not" in text
    assert "Moreover, it was in Belarus' interest to release Kazulin" in text
    assert "00000579" not in text
    assert "did not cover Belneftikhim subsidiaries" in _paragraph(cable, "par10")


def test_a_blank_line_in_mid_sentence_is_taken_out(cable: Cable) -> None:
    assert "did not and would not link" in _paragraph(cable, "par7")


def test_nothing_is_odd(cable: Cable) -> None:
    assert cable.findings == ()
