"""Raw telegram text: one telegram a file or many."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.sources.telegram_text import telegrams
from tests.sources.reading import cables, read_bytes


def telegram(serial: int, section: str = "", start: str = "VZCZCXRO1234\n", end: str = "") -> str:
    number = f"{section.replace('SECTION ', '')[:2] or '01'}"
    return (
        f"{start}RR RUEHC\nDE RUEHLI #{serial:04d}/{number} 0521220\nZNR UUUUU ZZH\nR 211220Z FEB 08\nFM AMEMBASSY LISBON\n"
        f"TO RUEHC/SECSTATE WASHDC\n\nUNCLAS {section}LISBON 00{serial:04d}\n\nTAGS: PREL\nSUBJECT: NUMBER {serial}\n\n"
        f"1. Text.\nMARLOW\n{end}"
    )


PLAIN = telegram(1, start="")
FILES = [
    ("one", telegram(1), 1),
    ("two, each with VZCZC", telegram(1) + telegram(2), 2),
    ("two, each with VZCZC and NNNN", telegram(1, end="NNNN\n") + "\n\n" + telegram(2, end="NNNN\n"), 2),
    ("two, each with NNNN alone", telegram(1, start="", end="\nNNNN\n") + telegram(2, start="", end="\nNNNN\n"), 2),
    ("two with nothing between: not told apart", PLAIN + telegram(2, start=""), 1),
    ("a second section with its whole header", telegram(1, "SECTION 01 OF 02 ") + telegram(1, "SECTION 02 OF 02 "), 1),
    ("the same behind NNNN", telegram(1, "SECTION 01 OF 02 ", end="NNNN\n") + telegram(1, "SECTION 02 OF 02 "), 1),
    ("words behind NNNN", telegram(1, end="NNNN\n") + "http://example.org/1 accessed Monday\n", 1),
    ("a title above the first", "TWO TELEGRAMS OF A QUIET WEEK\n\n" + telegram(1) + telegram(2), 2),
    ("form feeds between", telegram(1) + "\f" + telegram(2), 2),
    ("CR LF", (telegram(1) + telegram(2)).replace("\n", "\r\n"), 2),
    ("a third", telegram(1) + telegram(2) + telegram(3), 3),
]


@pytest.mark.parametrize(("meaning", "text", "count"), FILES, ids=[meaning for meaning, *_ in FILES])
def test_a_file_is_cut_into_its_telegrams(tmp_path: Path, meaning: str, text: str, count: int) -> None:
    assert meaning
    found = cables(read_bytes(tmp_path, text.encode(), "a.txt"))
    assert b"".join(raw.raw for raw in found) == text.encode()
    names = ["a.txt"] if count == 1 else [f"a.txt!{place}" for place in range(1, count + 1)]
    assert [raw.info.file for raw in found] == names


LINES = st.sampled_from([*telegram(1).splitlines(), *telegram(2).splitlines(), "NNNN", "VZCZC", "", "Words."])


@given(st.lists(LINES, max_size=60))
@settings(max_examples=200, deadline=None)
def test_joined_again_the_telegrams_are_the_file(lines: list[str]) -> None:
    raw = [f"{line}\n".encode() for line in lines]
    assert b"".join(piece.raw for piece in telegrams(raw)) == b"".join(raw)
