"""Posts by any of their names, and telegrams' numbers in every spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.identity import FIRST_YEAR, Mrn, PostCode, read_canonical
from generator.vocabulary.mrn import LAST_YEAR, read_mrn
from generator.vocabulary.posts import (
    all_posts,
    canonical_post,
    cut_words,
    find_post,
    find_posts,
    is_cut,
    post_by_code,
    post_by_routing,
    post_in,
    series_of,
)

NAMES = [
    ("HANOI", "HANOI"),
    ("AMEMBASSY HANOI", "HANOI"),
    ("Embassy Hanoi", "HANOI"),
    ("AMCONSUL RIO DE JANEIRO", "RIODEJANEIRO"),
    ("RIO", "RIODEJANEIRO"),
    ("HCMC", "HOCHIMINHCITY"),
    ("SECSTATE WASHDC", "STATE"),
    ("Secretary of State", "STATE"),
    ("Port-au-Prince", "PORTAUPRINCE"),
    ("USEU BRUSSELS", "USEUBRUSSELS"),
    ("ABIDJA", "ABIDJAN"),  # cut to six letters, as the archive of the 1970s does
    ("TEGUCIGALP", "TEGUCIGALPA"),  # cut to ten, as page-break lines do
]
NO_NAMES = ["", "QWXVILLE", "AB", "SANTIA"[:3]]


@pytest.mark.parametrize(("written", "code"), NAMES)
def test_a_post_is_found_by_its_names(written: str, code: str) -> None:
    post = find_post(written)
    assert post is not None
    assert post.code == code


@pytest.mark.parametrize("written", NO_NAMES)
def test_no_post(written: str) -> None:
    assert find_post(written) is None


def test_a_name_cut_short_of_what_tells_posts_apart_means_them_all() -> None:
    assert len(find_posts("SANTIA")) != 1 or find_post("SANTIA") is not None
    assert find_post("GUADAL") is not None


CUT = [("PORT A", "PORTAUPRINCE"), ("RIO DE", "RIODEJANEIRO"), ("PORT", None), ("PORT X", None), ("QWX A", None)]


@pytest.mark.parametrize(("written", "code"), CUT)
def test_a_name_of_several_words_can_be_cut(written: str, code: str | None) -> None:
    post = cut_words(written)
    assert (post.code if post else None) == code


MISSPELT = [
    ("BRASILLIA", "BRASILIA"),
    ("WARSW", "WARSAW"),
    ("JEDDA", "JEDDAH"),
    ("BLABLA", "BLABLA"),
    ("EMBASSYBLABLA", "BLABLA"),
]


@pytest.mark.parametrize(("written", "code"), MISSPELT)
def test_a_slip_of_one_letter_is_read(written: str, code: str) -> None:
    assert canonical_post(written) == code


def test_every_post_is_found_by_its_code_and_its_aliases() -> None:
    for post in all_posts():
        assert post_by_code(post.code) == post
        assert find_post(post.code) in {post, post_by_code(post.successor or "")}
        assert all(find_post(alias) is not None for alias in post.aliases)


def test_routing_indicators() -> None:
    brussels = post_by_routing("RUEHBS")
    assert brussels is not None
    assert post_by_routing("RUXXXX") is None


def test_embassy_and_mission_share_a_series() -> None:
    assert series_of(PostCode("USEUBRUSSELS")) == "BRUSSELS"
    assert series_of(PostCode("QWXVILLE")) == "QWXVILLE"


CUT_TO_SIX = [
    ("PORTM", "PORTMORESBY"),
    ("PORTL", "PORTLOUIS"),
    ("TELAV", "TELAVIV"),
    ("NEWDE", "NEWDELHI"),
    ("THEHA", "THEHAGUE"),
    ("SANJO", "SANJOSE"),
    ("CAPET", "CAPETOWN"),
    ("KUALA", "KUALALUMPUR"),
    ("PHNOM", "PHNOMPENH"),
    ("SANTIA", "SANTIAGO"),
    ("ECBRU", "ECBRUSSELS"),
    ("USUNN", "USUNNEWYORK"),
    ("USBERL", "USBERLIN"),
    ("LOUREN", "LOURENCOMARQUES"),
]


@pytest.mark.parametrize(("written", "code"), CUT_TO_SIX)
def test_the_archive_of_the_1970s_cuts_names_to_six_characters(written: str, code: str) -> None:
    assert is_cut(written, PostCode(code))


@pytest.mark.parametrize(("written", "code"), [("TELAV", "NEWDELHI"), ("BRUSSE", "ECBRUSSELS"), ("OSLOXX", "OSLO")])
def test_letters_of_another_post_are_no_cut(written: str, code: str) -> None:
    assert not is_cut(written, PostCode(code))


IN_A_YEAR = [
    ("1977TAIPEI05268", "77TAIPEI5268"),
    ("77AITTAIPEI5268", "77TAIPEI5268"),
    ("08TAIPEI123", "08AITTAIPEI123"),
    ("09 AIT TAIPEI 12", "09AITTAIPEI12"),
    ("1975USBERL00411", "75USBERLIN411"),
    ("1975BERLIN00411", "75BERLIN411"),
    ("08USBERLIN411", "08BERLIN411"),
    ("75ECBRUSSELS5448", "75ECBRUSSELS5448"),
    ("1975USECBRUSSELS05448", "75ECBRUSSELS5448"),
    ("75USEUBRUSSELS5448", "75ECBRUSSELS5448"),
    ("07USEC12", "07USEUBRUSSELS12"),
    ("1975LOUREN00956", "75LOURENCOMARQUES956"),
]


@pytest.mark.parametrize(("written", "cable_id"), IN_A_YEAR)
def test_posts_change_with_time(written: str, cable_id: str) -> None:
    assert str(read_mrn(written)) == cable_id


def test_a_post_without_dates_is_itself_in_every_year() -> None:
    assert [post_in(PostCode("OSLO"), year) for year in (1973, 2009)] == ["OSLO", "OSLO"]


SPELLINGS = [
    ("08BRUSSELS579", "08BRUSSELS579"),
    ("08 BRUSSELS 00579", "08BRUSSELS579"),
    ("2008 Brussels 579", "08BRUSSELS579"),
    ("'08 BRUSSELS 579", "08BRUSSELS579"),
    ("08ECTION01OF02MANAMA492", "08MANAMA492"),
    ("1973ABIDJA00073", "73ABIDJAN73"),
    ("https://example.org/cable/2008/04/08BRUSSELS579.html#par5", "08BRUSSELS579"),
    ("https://example.org/plusd/cables/1973ABIDJA00073_b.html", "73ABIDJAN73"),
    ("https://example.org/view?id=08BRUSSELS579&x=1", "08BRUSSELS579"),
    ("/cables/2008/08BRUSSELS579/", "08BRUSSELS579"),
    ("08EMBASSYVIENNA1", "08VIENNA1"),
    ("04SAOPAUO123", "04SAOPAULO123"),
]
NO_SPELLINGS = ["", "BRUSSELS", "579", "BRUSSELS 579", "08 579", "x" * 400]


@pytest.mark.parametrize(("written", "number"), SPELLINGS)
def test_numbers(written: str, number: str) -> None:
    assert str(read_mrn(written)) == number


@pytest.mark.parametrize("written", NO_SPELLINGS)
def test_no_numbers(written: str) -> None:
    assert read_mrn(written) is None


def test_a_year_can_come_from_elsewhere() -> None:
    assert str(read_mrn("BRUSSELS 579", year=2008)) == "08BRUSSELS579"


@given(
    st.integers(FIRST_YEAR, LAST_YEAR), st.sampled_from([post.code for post in all_posts()]), st.integers(1, 999_999)
)
def test_reading_the_canonical_spelling_changes_nothing(year: int, post: PostCode, serial: int) -> None:
    mrn = Mrn(year, post_in(post, year), serial)
    assert read_mrn(str(mrn)) == mrn
    assert read_canonical(str(mrn)) == mrn


def test_what_is_not_canonical_is_left_to_the_other_reader() -> None:
    assert read_canonical("08 BRUSSELS 579") is None
