"""Every finding that a reader can meet is explained where its link leads."""

import re
from pathlib import Path

import pytest

from generator.model.finding import Code

PAGE = Path(__file__).parents[2] / "docs" / "findings.md"
_HEADING = re.compile(r"^#{2,3} (?P<code>[a-z-]+) \{#(?P<anchor>[a-z-]+)\}\n\n(?P<text>.+)", re.MULTILINE)
EXPLAINED = {found["code"]: (found["anchor"], found["text"]) for found in _HEADING.finditer(PAGE.read_text("utf-8"))}


@pytest.mark.parametrize("code", Code)
def test_code_has_a_heading_of_its_own_with_an_explanation(code: Code) -> None:
    anchor, text = EXPLAINED[code]
    assert anchor == code
    assert len(text.split()) >= 8


def test_no_heading_explains_a_code_that_does_not_exist() -> None:
    assert set(EXPLAINED) == set(Code)
