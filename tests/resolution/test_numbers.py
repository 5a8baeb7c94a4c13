"""A telegram's number: every spelling is one value, and no year or post is guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.identity import FIRST_YEAR, Mrn, PostCode, read_canonical
from generator.parsing.reference_numbers import candidates, find_numbers
from generator.vocabulary.mrn import LAST_YEAR, read_mrn
from generator.vocabulary.posts import all_posts, post_in

BRUSSELS = Mrn(2008, PostCode("BRUSSELS"), 579)

SPELLINGS = [
    "08BRUSSELS579",
    "08 BRUSSELS 579",
    "08-BRUSSELS-579",
    "2008 BRUSSELS 00579",
    "'08 Brussels 579",
    "BRUSSELS 00579",
    "AMEMBASSY BRUSSELS 579",
    "C O N F I D E N T I A L SECTION 01 OF 03 BRUSSELS 000579",
    "UNCLAS BRUSSELS 000579",
    "08ECTION01OF02BRUSSELS579",
    "08BRUSSELS579#par5",
    "https://example.org/cable/2008/04/08BRUSSELS579.html#par5",
    "/cables/2008/08BRUSSELS579/",
    "https://example.org/cable.php?id=08BRUSSELS579",
]

OTHERS = [
    ("08USEUBRUSSELS579", "08USEUBRUSSELS579"),
    ("2008 USEU BRUSSELS 579", "08USEUBRUSSELS579"),
    ("08ECTION01OF02MANAMA492", "08MANAMA492"),
    ("1973ABIDJA00073", "73ABIDJAN73"),
    ("https://example.org/plusd/cables/1973ABIDJA00073_b.html", "73ABIDJAN73"),
    ("SECSTATE 12345", "08STATE12345"),
    ("08HAGUE12", "08THEHAGUE12"),
    ("O4 CHENNAI 7", "04CHENNAI7"),
]

NO_NUMBERS = [
    "",
    "579",
    "BRUSSELS",
    "08 579",
    "1844 BRUSSELS 579",
    "2099 BRUSSELS 579",
    "BRUSSELS 579 and more",
    "x" * 400,
]


@pytest.mark.parametrize("written", SPELLINGS)
def test_every_spelling_is_one_value(written: str) -> None:
    assert read_mrn(written, year=2008) == BRUSSELS


@pytest.mark.parametrize(("written", "canonical"), OTHERS)
def test_aliases_and_archives_of_other_years(written: str, canonical: str) -> None:
    assert str(read_mrn(written, year=2008)) == canonical


@pytest.mark.parametrize("written", NO_NUMBERS)
def test_what_is_no_number_gives_none(written: str) -> None:
    assert read_mrn(written, year=2008) is None


def test_a_number_without_a_year_is_none_unless_one_is_given() -> None:
    assert read_mrn("BRUSSELS 579") is None


mrns = st.builds(
    Mrn,
    st.integers(FIRST_YEAR, LAST_YEAR),
    st.sampled_from([post.code for post in all_posts()]),
    st.integers(0, 99_999_999),
).map(lambda mrn: Mrn(mrn.year, post_in(mrn.post, mrn.year), mrn.serial))  # by the name that the post bore then


@given(mrns)
def test_the_canonical_spelling_reads_as_itself(mrn: Mrn) -> None:
    assert read_mrn(str(mrn)) == read_canonical(str(mrn)) == mrn


@given(
    st.text(alphabet="ABCDEIMNORSTUY08 -'#./", max_size=24)
    | st.from_regex(r"(19|20)?\d\d [A-Z]{3,14} \d{1,6}", fullmatch=True)
)
def test_canonicalising_twice_changes_nothing(written: str) -> None:
    once = read_mrn(written, year=2008)
    assert once is None or read_mrn(str(once)) == once


# what the number says, who cites it, what it can mean
MEANINGS = [
    ("MINSK 100", "08MINSK200", ["08MINSK100"]),
    ("MINSK 300", "08MINSK200", ["07MINSK300"]),  # own post, serial above its own: the year before
    ("07 MINSK 100", "08MINSK200", ["07MINSK100"]),
    ("OSLO 300", "08MINSK200", ["08OSLO300"]),
    ("08 MINSK 300", "08MINSK200", ["08MINSK300"]),
    ("OSLO 12-01", "02MINSK200", ["01OSLO12"]),
    ("STATE (01) 20126", "02MINSK200", ["01STATE20126"]),
]


@pytest.mark.parametrize(("written", "citing", "meant"), MEANINGS)
def test_years(written: str, citing: str, meant: list[str]) -> None:
    own = read_canonical(citing)
    assert own
    (number,) = find_numbers(written)
    found = candidates(number, year=own.year, post=own.post, serial=own.serial)
    assert [str(mrn) for mrn in found] == meant
