"""Words that an encoding damaged, with the repaired form that search and matching use."""

import pytest

from generator.parsing.encoding_faults import repaired_words

FAULTS = [
    ("Brazil,s view", {"Brazil,s": "Brazil's"}),
    ("the G-8,s members", {"G-8,s": "G-8's"}),
    ("they don,t and we,re late", {"don,t": "don't", "we,re": "we're"}),
    ("we,ve said they,ll go", {"we,ve": "we've", "they,ll": "they'll"}),
    ("PasC)al met JosC) there", {"PasC)al": "Paséal", "JosC)": "José"}),
    ("SC#o Paulo", {"SC#o": "São"}),
    ("the C)tat", {"C)tat": "état"}),
]
NO_FAULTS = [
    "first, second",
    "paragraph (C) of the text",
    "NC-17 and OC-related",
    "U.S.C(b)",
    "x,y,s,t",
    "apples,stones",
]


@pytest.mark.parametrize(("text", "repaired"), FAULTS)
def test_damaged_words(text: str, repaired: dict[str, str]) -> None:
    assert dict(repaired_words(text)) == repaired


@pytest.mark.parametrize("text", NO_FAULTS)
def test_whole_words_are_left_alone(text: str) -> None:
    assert repaired_words(text) == ()


def test_a_word_split_near_column_65_is_joined_where_the_text_has_it_whole() -> None:
    cut = f"{'x' * 58} govern ment of the day"
    assert dict(repaired_words(f"the government said\n{cut}")) == {"govern ment": "government"}
    assert repaired_words(cut) == ()
    assert repaired_words("the government said\nthe govern ment of the day") == ()


def test_each_word_stands_once() -> None:
    assert repaired_words("Brazil,s and Brazil,s") == (("Brazil,s", "Brazil's"),)


def test_every_word_that_the_cut_parted_is_made_whole() -> None:
    lead = "x" * 59
    text = f"The ministry spoke of development there.\n{lead} minis try of old.\n{lead} develo pment, at last."
    assert repaired_words(text) == (("minis try", "ministry"), ("develo pment", "development"))
