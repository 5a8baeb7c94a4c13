"""Ten thousand damaged telegrams, and what hypothesis finds: the laws hold of every one, in bounded time."""

from random import Random
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.parsing import parse
from generator.parsing.body import read_body
from tests.laws.damage import damaged
from tests.laws.grammar import telegram
from tests.laws.laws import check_blocks, check_parsed, check_regions, check_words, raw_cable

SHARES = 10  # so that a failure names its thousand
TELEGRAMS = 10_000
SAMPLED = 4  # of so many telegrams one is also read as all body, so that each of its words must be shown
LONGEST = 1.0  # second that one telegram may take

# the characters by which the parser tells lines apart, and a few that real files hold by accident
_MARKS = "ABCDREFTAGSXx aeiou 0123456789 .,:;()[]-–/¶#*'\"\n\n \t\r\x0c\u2028\u00a0\ufffd\\"
_LINES = (
    "C O N F I D E N T I A L SECTION 01 OF 03 BRUSSELS 000579",
    "FM AMEMBASSY HANOI",
    "TO RUEHC/SECSTATE WASHDC IMMEDIATE 1234",
    "E.O. 12958: DECL: 04/16/2018",
    "TAGS: PGOV PREL",
    "SUBJECT: A VISIT",
    "REF: A. HANOI 12 B. 07 STATE 3",
    "Classified By: DCM Anna Brandt for reasons 1.4 (b)",
    "-------",
    "Summary",
    "1. (C) The minister said",
    "¶2. (SBU) no. End summary.",
    "-- a point",
    "HANOI 00000012 002 OF 003",
    "MURRAY",
    "",
)


@pytest.mark.parametrize("share", range(SHARES))
def test_damaged_telegrams_keep_the_laws(share: int) -> None:
    slowest = 0.0
    for seed in range(share * TELEGRAMS // SHARES, (share + 1) * TELEGRAMS // SHARES):
        rng = Random(seed)
        text = damaged(rng, telegram(rng))
        before = process_time()
        parsed = parse(raw_cable(text))
        slowest = max(slowest, process_time() - before)
        check_parsed(text, parsed)
        if seed % SAMPLED == 0:
            check_words(text, read_body(text, 0))
    assert slowest < LONGEST


def test_whole_telegrams_lose_no_paragraph() -> None:
    for seed in range(300):
        rng = Random(seed)
        text = telegram(rng)
        parsed = parse(raw_cable(text))
        assert parsed.cable.subject, seed
        assert parsed.cable.blocks, seed


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet=_MARKS, max_size=400))
def test_any_text_keeps_the_laws(text: str) -> None:
    check_parsed(text, parse(raw_cable(text)))


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(_LINES) | st.text(alphabet=_MARKS, max_size=30), max_size=25))
def test_lines_in_any_order_keep_the_laws(lines: list[str]) -> None:
    text = "\n".join(lines)
    check_parsed(text, parse(raw_cable(text)))
    body = read_body(text, 0)
    check_regions(text, 0, body.regions)
    check_blocks(body.blocks)
    check_words(text, body)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(_LINES), max_size=25))
def test_parsing_is_a_function_of_the_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert parse(raw_cable(text)) == parse(raw_cable(text))
