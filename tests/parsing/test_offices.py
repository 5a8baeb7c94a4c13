"""The lines of offices and drafters above the telegrams of the 1970s."""

import pytest

from generator.parsing.furniture import is_distribution_line

OFFICES = [
    "ORIGIN L-03",
    "46 ACTION AF-06",
    "INFO OCT-01  SS-14 ISO-00  SSO-00 NSCE-00  /018 R",
    "DRAFTED BY L/EB:JQPUBLIC:LM",
    "APPROVED BY L:RWSTANHOPE",
    "DESIRED DISTRIBUTION",
    "                       --------------------- 061234",
    "--------------------- 048213 /14",
    "66",
    "INR-07  NSAE-00  USIA-06  /125 W",
]
OTHERS = [
    "INFO AMEMBASSY ACCRA",
    "FM AMEMBASSY ABIDJAN",
    "TO SECSTATE WASHDC 9012",
    "R 121405Z FEB 75",
    "",
    "UNCLAS STATE 31722",
]


@pytest.mark.parametrize("line", OFFICES)
def test_a_line_of_offices(line: str) -> None:
    assert is_distribution_line(line, within=False)


@pytest.mark.parametrize("line", OTHERS)
def test_another_line(line: str) -> None:
    assert not is_distribution_line(line, within=True)


def test_who_cleared_it_stands_among_them_only() -> None:
    assert is_distribution_line("S/S-O: MRTANNER", within=True)
    assert not is_distribution_line("S/S-O: MRTANNER", within=False)
