"""The classification line, spaced out, garbled or run on; and the lines that only look like one."""

import pytest

from generator.parsing.fields.classification import read_classification_line

# the line: level, caveats, post, serial, whether it was spelled well
LINES = [
    ("C O N F I D E N T I A L SECTION 01 OF 03 HANOI 000012", "CONFIDENTIAL", (), "HANOI", 12, True),
    ("CONFIDENTIAL HANOI 000012", "CONFIDENTIAL", (), "HANOI", 12, True),
    ("S E C R E T HANOI 000012 NOFORN", "SECRET", ("NOFORN",), "HANOI", 12, True),
    ("T O P  S E C R E T HANOI 000012", "TOP SECRET", (), "HANOI", 12, True),
    ("UNCLAS SECTION 1 OF 2 PORT AU PRINCE 001234", "UNCLASSIFIED", (), "PORT AU PRINCE", 1234, True),
    ("UNCLAS FOR OFFICIAL USE ONLY HANOI 12", "FOR OFFICIAL USE ONLY", (), "HANOI", 12, True),
    ("LIMITED OFFICIAL USE HANOI 12", "LIMITED OFFICIAL USE", (), "HANOI", 12, True),
    ("UNCLAS E F T O HANOI 000012", "UNCLASSIFIED", ("EFTO",), "HANOI", 12, True),
    ("UNCLASSIFIED HANOI O00579", "UNCLASSIFIED", (), "HANOI", 579, True),
    ("UNCLAS HANOI00012", "UNCLASSIFIED", (), "HANOI", 12, True),
    ("SS E C R E T SECTION 01 OF 02 HANOI 001699", "SECRET", (), "HANOI", 1699, False),
    ("E C R E T HANOI 000012", "SECRET", (), "HANOI", 12, False),
    ("CO N F I D E N T I A L HANOI 000012", "CONFIDENTIAL", (), "HANOI", 12, False),
    ("UUNCLAS HANOI 000012", "UNCLASSIFIED", (), "HANOI", 12, False),
    ("UNLCAS HANOI 000012", "UNCLASSIFIED", (), "HANOI", 12, False),
    ("C O N F I D E N T A I L HANOI 000012", "CONFIDENTIAL", (), "HANOI", 12, False),
    ("CONFIDENTIAL", "CONFIDENTIAL", (), "", None, True),
]
OTHER_LINES = [
    "",
    "SECRETARY CLINTON ARRIVES",
    "CONFIDENTIALITY MATTERS",
    "SECRET TALKS BEGAN IN HANOI",
    "UNCLAS hanoi is a city 12",
    "QWERTYUIOP HANOI 000012",
    "UNLCAS NOWHERELAND 000012",
    "THE NUMBER IS 12",
    "UNCLAS " + "A " * 2000,
]


@pytest.mark.parametrize(("line", "level", "caveats", "post", "serial", "clean"), LINES)
def test_line(line: str, level: str, caveats: tuple[str, ...], post: str, serial: int | None, *, clean: bool) -> None:
    read = read_classification_line(line)
    assert read is not None
    assert (read.classification.level, read.classification.caveats) == (level, caveats)
    assert (read.post, read.serial, read.clean) == (post, serial, clean)


@pytest.mark.parametrize("line", OTHER_LINES)
def test_other_lines(line: str) -> None:
    assert read_classification_line(line) is None


def test_a_line_that_runs_on_says_how_far_it_reaches() -> None:
    line = "C O N F I D E N T I A L MOSCOW 001704 SIPDIS STATE FOR EUR/RUS"
    read = read_classification_line(line)
    assert read is not None
    assert line[: read.length] == "C O N F I D E N T I A L MOSCOW 001704 SIPDIS"
