"""Titles, names and title case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parsing.title_case import title_case
from generator.vocabulary.name_case import name_case
from generator.vocabulary.titles import is_title_word

TITLE_WORDS = [
    "Ambassador",
    "Ambassaor",
    "Counselr",
    "DCM",
    "NEA/ELA",
    "D'Affaires",
    "EconMinCouns",
    "Chief",
    "Sudan",
    "(",
    "a.i.",
]
NAME_WORDS = ["Brandt", "Okoro", "McDonald", "LeBaron", "II", "Holt", "COUNTRYMAN"]


@pytest.mark.parametrize("word", TITLE_WORDS)
def test_words_of_titles(word: str) -> None:
    assert is_title_word(word, mixed_case=True)


@pytest.mark.parametrize("word", NAME_WORDS)
def test_words_of_names(word: str) -> None:
    assert not is_title_word(word, mixed_case=word != "COUNTRYMAN")


CASES = [
    ("MURRAY", "Murray"),
    ("murray", "Murray"),
    ("MCKINLEY", "McKinley"),
    ("O'DONNELL", "O'Donnell"),
    ("ANNA VAN DER BERG", "Anna van der Berg"),
    ("VAN DER BERG", "Van der Berg"),
    ("ANNA BRANDT III", "Anna Brandt III"),
    ("LEE 0. HOLT", "Lee O. Holt"),
    ("Anna Brandt", "Anna Brandt"),
    ("AFriedt", "AFriedt"),
]


@pytest.mark.parametrize(("written", "name"), CASES)
def test_name_case(written: str, name: str) -> None:
    assert name_case(written) == name


TITLES = [
    ("THE TALKS GO ON", "The Talks Go On"),
    ("The talks Go on", "The talks Go on"),
    ("US-EU TALKS ON MTCR: THE NEXT STEP", "US-EU Talks on MTCR: The Next Step"),
    ("GERMANY'S VIEW", "Germany's View"),
    ("WE'LL PAY YOU LATER", "We'll Pay You Later"),
    ("COTE D'IVOIRE IN MAY", "Cote D'Ivoire in May"),
    ("A/S BRANDT'S VISIT", "A/S Brandt's Visit"),
    ("U.S.-UK COORDINATION", "U.S.-UK Coordination"),
    ("SON-IN-LAW OF THE EX-PRESIDENT", "Son-in-Law of the Ex-President"),
    ("SENATOR MCCAIN IN HANOI", "Senator McCain in Hanoi"),
    ("F-16 SALE AND THE G-8", "F-16 Sale and the G-8"),
    ("HIV/AIDS: AN UPDATE", "HIV/AIDS: An Update"),
    ("NGOS AND PRTS", "NGOS and PRTS"),
    ("SLOVAKIA,S CLOCKMAKERS", "Slovakia,s Clockmakers"),  # a comma for the apostrophe: shown as written
    ("A 21ST CENTURY POLICY", "A 21st Century Policy"),
    ("...", "..."),
    ("", ""),
]


@pytest.mark.parametrize(("subject", "title"), TITLES)
def test_title_case(subject: str, title: str) -> None:
    assert title_case(subject) == title


@given(st.text(alphabet="ABC DEOFTHU'.-:/&", max_size=60))
def test_title_case_changes_no_letter(subject: str) -> None:
    assert title_case(subject).upper() == subject


@given(st.text(max_size=60))
def test_title_case_twice_changes_nothing_more(subject: str) -> None:
    assert title_case(title_case(subject)).casefold() == title_case(subject).casefold()
