"""Long runs of one thing wherever a telegram can hold them: time grows with their length, not with its square."""

from time import process_time

import pytest

from generator.parsing import parse
from tests.laws.laws import check_parsed, raw_cable

TOP = "UNCLAS BRUSSELS 000579\n\nSIPDIS\n\nE.O. 12958: N/A\nTAGS: PGOV\nSUBJECT: A VISIT\n\n"
PLACES = {
    "alone": "@",
    "above": "@\n" + TOP,
    "addressee": "O 171531Z APR 08\nFM AMEMBASSY HANOI\nTO RUEHC/@ 12\n" + TOP,
    "classification line": "UNCLAS @ BRUSSELS 000579\n\nSUBJECT: A VISIT\n",
    "E.O.": "UNCLAS BRUSSELS 000579\nE.O. 12958: DECL: @ 2018\nSUBJECT: A VISIT\n\n1. (U) Text.\n",
    "TAGS": "UNCLAS BRUSSELS 000579\nTAGS: PGOV @ PREL\nSUBJECT: A VISIT\n\n1. (U) Text.\n",
    "subject": "UNCLAS BRUSSELS 000579\nSUBJECT: A @ VISIT\n\n1. (U) Text.\n",
    "references": TOP + "REF: A. HANOI 12 @ B. HANOI 13\n\n1. (U) Text.\n",
    "classified by": TOP + "Classified By: DCM @ Anna Brandt for reasons @ 1.4 (b)\n\n1. (U) Text.\n",
    "paragraph": TOP + "1. (C) Text @ and more.\n\n@\n\n2. (C) More.\nMURRAY\n",
    "end": TOP + "1. (C) Text.\nMURRAY\n@",
}
RUNS = (
    *("-", " ", "A. ", "(", "1", "REF A, ", ".", ",", "\\", "\t", "X", "- ", "----- --- ", "\n", "-- a\n", "a-\n"),
    *("¶1. (C) ", "PGOVPREL", "PGOV ", "ABC DEF ", "S E C R E T ", "(NOTAL) ", "STATE 123, ", "PARIS 1 AND 2 ", "C)"),
    *(
        "HANOI 00000012 002 OF 003 ",
        "PAGE 02 STATE 015113 ",
        "END SUMMARY. ",
        "Classified By: ",
        "SUBJECT: ",
        "aC)b",
        ",s ",
    ),
)
SHORT = 15_000  # characters
GROWTH = 3.0  # times longer for twice the length: 2 is in proportion, 4 the square
NOISE = 0.25  # seconds
LONG = 1_000_000
BOUND = 30.0  # seconds for a megabyte; it takes about three


def _seconds(place: str, run: str, length: int) -> float:
    text = PLACES[place].replace("@", run * (length // len(run)))
    before = process_time()
    parsed = parse(raw_cable(text))
    seconds = process_time() - before
    check_parsed(text, parsed)
    return seconds


def _grows_too_fast(place: str, run: str) -> bool:
    short = _seconds(place, run, SHORT)
    return _seconds(place, run, 2 * SHORT) > GROWTH * short + NOISE


@pytest.mark.parametrize("place", PLACES)
def test_time_grows_in_proportion(place: str) -> None:
    suspects = [run for run in RUNS if _grows_too_fast(place, run)]
    # a machine that was busy for a moment is given a second look
    assert [run for run in suspects if _grows_too_fast(place, run)] == []


@pytest.mark.parametrize("run", ["-", " ", "A. A. A. ", "(((", "1234567890", "REF A, "])
def test_a_megabyte_is_read_in_bounded_time(run: str) -> None:
    assert _seconds("paragraph", run, LONG // 2) < BOUND


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("run", RUNS)
def test_a_megabyte_of_anything_anywhere(place: str, run: str) -> None:
    assert _seconds(place, run, LONG) < BOUND
