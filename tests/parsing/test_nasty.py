"""Lines of real cables that break naive parsers: what comes out of each (the lines stand in the shared samples)."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.model.cable import BlockKind, Cable
from generator.model.region import RegionKind
from generator.parsing import parse
from generator.parsing.body import read_body
from generator.parsing.fields.classification import read_classification_line
from tests.conftest import SHARED
from tests.laws.laws import check_parsed, raw_cable

NASTY = SHARED / "samples" / "nasty.jsonl"
TAGS_OF_15113 = ["PTER", "PGOV", "ASEC", "EFIN", "ENRG", "KCIP"]


def _cable(lines: str) -> Cable:
    parsed = parse(raw_cable(lines))
    check_parsed(lines, parsed)
    return parsed.cable


def _number(lines: str) -> object:
    """Level, post and serial of the classification line, and whether it was spelled well."""
    read = next(filter(None, map(read_classification_line, lines.split("\n"))))
    return str(read.classification.level), read.post, read.serial, read.clean


def _references(lines: str) -> object:
    """Label, kind and number of each item; the citing cable is of 2009."""
    cable = parse(raw_cable(f"O 171531Z APR 09\nFM AMEMBASSY HANOI\n\nUNCLAS HANOI 000001\n\n{lines}\n")).cable
    return [
        " ".join(filter(None, (item.label, item.kind, *map(str, item.candidates[:1])))) for item in cable.references
    ]


def _order(lines: str) -> object:
    found = _cable(lines).declassification
    return found.order, found.date, found.event


def _classifiers(lines: str) -> object:
    return [(person.name, "".join(person.reasons)) for person in _cable(lines).classified_by]


def _subject(lines: str) -> object:
    return _cable(lines).subject


def _tags(lines: str) -> object:
    return [tag.code for tag in _cable(lines).tags]


def _blocks(lines: str) -> object:
    """The anchor, marking and first words of what the lines become between two paragraphs."""
    body = read_body(f"1. (C) The talks went on.\n\n{lines}\n\n99. (C) They ended.\nBRANDT\n", 0)
    between = [block for block in body.blocks if block.number != 99]
    return [(block.anchor, block.marking, block.text[:24], len(block.page_breaks)) for block in between]


def _end(lines: str) -> object:
    """The signer and what is shown below the signature where the lines stand at the end of a body."""
    body = read_body(f"1. (C) The talks went on.\nBRANDT\n{lines}\n", 0)
    shown = [block.text for block in body.blocks if block.kind is BlockKind.UNPARSED]
    return body.signer and body.signer.written, ["".join(text.split())[:12] for text in shown]


def _regions(lines: str) -> object:
    return [region.kind for region in parse(raw_cable(lines)).regions]


Reader = Callable[[str], object]
OPENING = ("par1", "C", "The talks went on.", 0)

EXPECTED: Mapping[str, tuple[Reader, object]] = {
    "04ANKARA348": (_tags, ["PREL", "PGOV", "PINS", "TU"]),
    "09MOSCOW1108": (_number, ("SECRET", "SHENYANG", 4, False)),
    "09CHISINAU694": (_number, ("SECRET", "ULAANBAATAR", 234, True)),
    "05PARIS1699": (_number, ("SECRET", "PARIS", 1699, False)),
    "08PARIS1501": (_number, ("CONFIDENTIAL", "PARIS", 1501, False)),
    "06MANAGUA1002": (_number, ("UNCLASSIFIED", "MANAGUA", 1002, False)),
    "90CAPETOWN97": (_blocks, [OPENING]),
    "00HARARE6677": (_blocks, [("par1", "C", "The talks went on.\n\nOPPO", 1)]),
    "06LAPAZ3400": (_end, ("BRANDT", ["SELECT*FROM`"])),
    "09KHARTOUM881": (_blocks, [("par1", "C", "The talks went on.\n\n> 7/", 0)]),
    "09KUWAIT110": (_blocks, [("par1", "C", "The talks went on.\n\nID: ", 0)]),
    "08STATE93970": (
        _blocks,
        [
            OPENING,
            ("sec-note-do-not-publish-awaiting-legal-on-mention-of-pachauri", None, "NOTE - DO NOT PUBLISH - ", 0),
        ],
    ),
    "10BUENOSAIRES71": (_subject, "Argentina: Saber Rattling over Oil Exploration in the Falklands"),
    "09BRASILIA1383": (_references, ["A cable 08BRASILIA672", "B cable 08BRASILIA593", "C cable 08SAOPAULO260"]),
    "08STOCKHOLM51": (_classifiers, [("Robert Silverman", "bd")]),
    "08KYIV2294": (_references, ["A cable 09KYIV2080", "B cable 09KYIV2207"]),
    "10NAIROBI59": (
        _references,
        [
            *("cable 09NAIROBI1811", "cable 10NAIROBI31", "cable 10NAIROBI50", "cable 10NAIROBI11"),
            *("cable 09NAIROBI2485", "cable 09NAIROBI2483", "cable 09NAIROBI2475", "cable 09NAIROBI2401"),
        ],
    ),
    "08FREETOWN389": (_references, ["A cable 09FREETOWN336", "B other"]),
    "08LONDON1350": (
        _references,
        ["A telcon", "B cable 09LONDON1159", "C document", "D cable 09LONDON1115", "E cable 09LONDON1064", "F email"],
    ),
    "09LONDON1082": (
        _references,
        ["A cable 09COLOMBO479", "B document", "C document", "D cable 09STATE41959", "E cable 09LONDON1041"],
    ),
    "05PARIS7527": (_references, ["A cable 09PARIS7525", "B document"]),
    "09MADRID612": (_references, ["A email", "B cable 09MADRID551", "C report"]),
    "09BUENOSAIRES1017": (_references, ["A report", "B report"]),
    "08PARIS1698": (_references, ["A cable 09PARIS1501", "B cable 09PARIS1568", "C report"]),
    "05BRASILIA2767": (_references, ["A cable 09STATE183800", "B cable 09BRASILIA1396"]),
    "04MADRID4367": (_blocks, [("par1", "C", "The talks went on.\n\nby F", 0)]),
    "05BOGOTA7402": (_blocks, [("par1", "C", "The talks went on.\n\nR. N", 0)]),
    "05BRASILIA1207": (_blocks, [OPENING, ("par1-2", "S", "Ambassador hosted Genera", 0)]),
    "06CARACAS2367": (_blocks, [OPENING, ("par11", "C", "Comment: As noted in pre", 0)]),
    "05PARIS7835": (_blocks, [OPENING, ("par16", None, "His aim was to convince ", 0)]),
    "10KYIV278": (_blocks, [OPENING, ("par8", "U", "Unofficial translation o", 0)]),
    "07MADRID1952": (_blocks, [OPENING, ("par2", "SBU", "The text of the message,", 0)]),
    "08TEGUCIGALPA459": (_blocks, [("par1", "C", "The talks went on.\n\narsh", 1)]),
    "07RABAT1657": (_blocks, [("par1", "C", "The talks went on.\n\nFren", 1)]),
    "08RABAT194": (_blocks, [("par1", "C", "The talks went on.\n\nNEA ", 0)]),
    "07TELAVIV2652": (_blocks, [OPENING, ("par18", "SBU", "Accompanying Under Secre", 0)]),
    "75TEHRAN2069": (_regions, [RegionKind.CLASSIFICATION, RegionKind.FURNITURE, RegionKind.FURNITURE]),
    "79TEHRAN8980": (_classifiers, [("VICTOR L. TOMSETH", "")]),
    "09STATE15113": (_tags, TAGS_OF_15113),
    "10CARACAS147": (_subject, "Venezuela: Insights into Recent PDVSA Activity from"),
    "10BAKU134": (_subject, "AZERBAIJANI PRESIDENT TO U/S BURNS: \"YOU CAN'T"),
    "06BELGRADE1681": (_order, ("12958", None, "CLOSURE OF ICTY")),
    "06CARACAS219": (_order, ("12958", "2021-01-26", None)),
    "10PARIS183": (_order, ("19528", "2019-12-03", None)),
    "09TALLINN114": (_classifiers, [("Karen Decker", "")]),
    "08VLADIVOSTOK68": (
        _blocks,
        [("par1", "C", "The talks went on.", 0), ("par1-2", None, "Summary. On July 3, Pres", 0)],
    ),
    "10MEXICO614": (_number, ("SECRET", "ISLAMABAD", 416, True)),
}


def _rows(path: Path) -> dict[str, Mapping[str, str]]:
    if not path.exists():
        pytest.skip("needs the shared samples, which lie beside the project and not in it")
    return {row["id"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


def test_every_line_has_an_expectation() -> None:
    assert set(_rows(NASTY)) == set(EXPECTED)


@pytest.mark.parametrize("identity", EXPECTED)
def test_what_comes_out(identity: str) -> None:
    row = _rows(NASTY)[identity]
    reader, expected = EXPECTED[identity]
    assert reader(row["lines"]) == expected, row["why"]
