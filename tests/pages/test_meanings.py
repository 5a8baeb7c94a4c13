"""Which abbreviations of a text are explained."""

import pytest

from generator.pages.meanings import abbreviations

FOUND = [
    ("The DCM met the MFA's spokesman, and ASEAN's.", ["ASEAN", "DCM", "MFA"]),
    ("A/S Fried called.", ["A/S"]),
    ("It cost EUR 1.1 million.", []),
    ("EUR called; it cost EUR 5.", ["EUR"]),
    ("The coin was new; the post, too.", []),
    ("THE COIN WAS NEW AND THE COM SAID SO", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_abbreviations_of_a_text(text: str, expected: list[str]) -> None:
    assert [term for term, _ in abbreviations(text)] == expected
