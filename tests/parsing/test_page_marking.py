"""A level alone above the sender is the marking of a printed page, not the line that ends the header."""

import pytest

from generator.model.region import RegionKind
from generator.model.source import RawCable, SourceInfo
from generator.parsing import parse

FIELDS = "\n\nE.O. 11652: GDS\nTAGS: EWWT\nSUBJECT: HARBOR DUES\n\n1. THE DUES WOULD RISE.\nHARCOURT\n"

MARKED = [
    (
        "a head on one line",
        (
            "SECRET\n\nPAGE 01        DAKAR  01811  021419Z\n\nR 021400Z APR 75\nFM AMEMBASSY DAKAR\nTO SECSTATE WASHDC 1207\n"
            "S E C R E T DAKAR 1811"
        ),
        "75DAKAR1811",
        "SECRET",
    ),
    (
        "a head on two lines",
        (
            "LIMITED OFFICIAL USE\n\nPAGE 01\nTOKYO  00265  01 OF 02  081312Z\nACTION EA-12\n\nP 081300Z JAN 79\n"
            "FM AMEMBASSY TOKYO\nTO SECSTATE WASHDC PRIORITY 4567\nINFO AMEMBASSY SEOUL\nLIMITED OFFICIAL USE TOKYO 00265"
        ),
        "79TOKYO265",
        "LIMITED OFFICIAL USE",
    ),
    (
        "no head and no sender",
        "CONFIDENTIAL\n\nO 151200Z MAY 76\nTO AMEMBASSY OSLO IMMEDIATE\nC O N F I D E N T I A L STATE 118209",
        "76STATE118209",
        "CONFIDENTIAL",
    ),
    (
        "a marking that differs from the telegram's level",
        (
            "UNCLASSIFIED\n\nPAGE 01  BONN  08226  141530Z\nR 141500Z JUN 74\nFM AMEMBASSY BONN\nTO SECSTATE WASHDC\n"
            "C O N F I D E N T I A L BONN 8226"
        ),
        "74BONN8226",
        "CONFIDENTIAL",
    ),
]


@pytest.mark.parametrize(
    ("header", "cable_id", "level"), [case[1:] for case in MARKED], ids=[meaning for meaning, *_ in MARKED]
)
def test_a_marking_above_the_sender_ends_no_header(header: str, cable_id: str, level: str) -> None:
    text = f"{header}{FIELDS}"
    parsed = parse(RawCable(SourceInfo("telegram-text", "a.txt", len(text), "0" * 64), text, text.encode()))
    cable = parsed.cable
    assert (cable.id, cable.classification.level, cable.signer and cable.signer.written) == (
        cable_id,
        level,
        "HARCOURT",
    )
    assert cable.action
    kinds = {text[region.start : region.end].split("\n", maxsplit=1)[0]: region.kind for region in parsed.regions}
    assert kinds[header.split("\n", maxsplit=1)[0]] is RegionKind.FURNITURE
    assert not [finding for finding in cable.findings if finding.code == "unparsed" and finding.line == 1]


def test_a_level_that_stands_nowhere_else_is_the_telegrams() -> None:
    text = f"CONFIDENTIAL\n\nR 141500Z JUN 74\nFM AMEMBASSY BONN\nTO SECSTATE WASHDC{FIELDS}"
    cable = parse(RawCable(SourceInfo("telegram-text", "74BONN8226.txt", 1, "0" * 64), text, text.encode())).cable
    assert cable.classification.level == "CONFIDENTIAL"
    assert [one.name for one in cable.action] == ["SECSTATE WASHDC"]
