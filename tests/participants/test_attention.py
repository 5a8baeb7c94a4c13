"""Attention lines: which words are people, and of which office."""

import pytest

from generator.participants.attention import attention_names

LINES = [
    ("DEPT FOR EUR/RUS MKACZMAREK", [("M. Kaczmarek", "EUR/RUS")]),
    ("NSC FOR KOZAK AND WILSON", [("Kozak", "NSC"), ("Wilson", "NSC")]),
    ("DEPARTMENT FOR WHA/CEN JFEELEY, WHA/EPSC", [("J. Feeley", "WHA/CEN")]),
    ("CA/ABC: PLEASE PASS TO DOJ HELEN MARLOWE AND PETER OHR", [("Helen Marlowe", "DOJ"), ("Peter Ohr", "CA/ABC")]),
    ("PASS TO USTR FOR DBISBEE", [("D. Bisbee", "USTR")]),
    ("STATE FOR S/CT(HOLLOWAY AND MCCUTCHAN) AND TTIC", [("Holloway", "S/CT"), ("McCutchan", "S/CT")]),
    ("NSC FOR ABRAMS/DORAN/WATERS", [("Abrams", "NSC"), ("Doran", "NSC"), ("Waters", "NSC")]),
    ("DEPT FOR NEA A/S WELCH", [("Welch", "NEA")]),
    ("USDA FOR FOREST SERVICE: MIRIAM ZWEEDEN", [("Miriam Zweeden", ["USDA", "FOREST SERVICE"][1])]),
    ("STATE PASS TO USAID FOR L.HOBBINS AND J. HARMON", [("L. Hobbins", "USAID"), ("J. Harmon", "USAID")]),
]

NOBODY = [
    "STATE FOR AF/W, AF/RSA, DRL AND IO/UNP, ACCRA FOR DCM",
    "VIENNA FOR CSBM, CSCE, PAA",
    "TREASURY FOR INTERNATIONAL AFFAIRS",
    "DEPT PASS USAID",
    "STATE PASS FEDERAL RESERVE BOARD",
    "DEFENSE FOR OSD/ISA/AFR",
    "GENEVA FOR RMA",
]


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_people_with_their_offices(line: str, expected: list[tuple[str, str]]) -> None:
    assert [(name, mention.affiliation) for name, mention in attention_names(line)] == expected


@pytest.mark.parametrize("line", NOBODY)
def test_offices_and_posts_are_nobody(line: str) -> None:
    assert list(attention_names(line)) == []


@pytest.mark.parametrize("line", [line for line, _ in LINES])
def test_the_written_form_stands_in_the_line(line: str) -> None:
    assert all(mention.written in line for _, mention in attention_names(line))
