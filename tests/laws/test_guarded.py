"""A guard lets every match of its pattern through."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.parsing.furniture import REPEATED, STAMP
from generator.parsing.guarded import Guarded

GUARDED = [("a stamp", STAMP), ("what a page repeats", REPEATED)]


@pytest.mark.parametrize("guard", [row[1] for row in GUARDED], ids=[row[0] for row in GUARDED])
@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_the_guard_lets_every_match_through(guard: Guarded, data: st.DataObject) -> None:
    line = data.draw(st.from_regex(guard.pattern)).strip()
    # a slash, and `X Declassified/Released`, are asked for apart
    if line and line[0] != "/" and "LASSIFIED/" not in line.upper():
        assert guard.may_match(line[: guard.length].upper())
