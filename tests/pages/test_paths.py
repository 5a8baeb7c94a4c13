"""Addresses: each its own on any file system, and none that a system keeps for itself."""

import unicodedata
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages import paths

DEVICES = ["CON", "PRN", "AUX", "NUL", "COM1", "COM9", "LPT1", "LPT3"]

ALIKE = [
    ("an accent", "KÜNZEL", "KÄNZEL"),
    ("an accent or none", "MUÑOZ", "MUNOZ"),
    ("no Latin letter", "港口", "漁業"),
    ("Cyrillic", "ПОРТ", "РЫБА"),
    ("capitals", "PGOV", "Pgov"),
    ("a hyphen or a blank", "AL-ASSAD", "AL ASSAD"),
    ("a comma or a blank", "CLINTON, HILLARY", "CLINTON HILLARY"),
    ("a full stop", "U.S.", "US"),
    ("marks alone", "!", "?"),
    ("an underscore", "A_B", "A B"),
    ("the index", "INDEX", "INDEX_"),
    ("the end of a long phrase", "FISH " * 60 + "A", "FISH " * 60 + "B"),
]


def folded(address: str) -> str:
    """Return what a file system that takes capitals and accents for one letter knows of a name."""
    letters = unicodedata.normalize("NFKD", address).casefold()
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@pytest.mark.parametrize(("meaning", "one", "other"), ALIKE, ids=[meaning for meaning, *_ in ALIKE])
def test_tags_that_are_alike_have_a_page_each(meaning: str, one: str, other: str) -> None:
    assert meaning
    assert folded(paths.tag(one)) != folded(paths.tag(other))


@given(st.lists(st.text("AaÄä -_.,北1", min_size=1, max_size=5), min_size=2, max_size=6, unique=True))
def test_no_two_tags_share_an_address(codes: list[str]) -> None:
    for one, other in combinations(codes, 2):
        assert folded(paths.tag(one)) != folded(paths.tag(other))


@given(st.text(min_size=1, max_size=300))
def test_a_tag_is_one_folder_of_a_name_that_any_system_takes(code: str) -> None:
    name = paths.tag(code).removeprefix("tags/").removesuffix("/")
    assert name
    assert len(name) < 200
    assert not set(name) - set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


@pytest.mark.parametrize("device", [*DEVICES, "INDEX"])
def test_no_address_is_the_name_of_a_device_or_of_an_index(device: str) -> None:
    for address in (paths.tag(device), paths.post(device), paths.person(device.lower()), paths.letter(device.lower())):
        assert address.rstrip("/").rpartition("/")[2].lower() != device.lower()


def test_ordinary_tags_keep_their_names() -> None:
    assert [paths.tag(code) for code in ("PGOV", "CLINTON, HILLARY", "USEU BRUSSELS", "CONS")] == [
        *("tags/PGOV/", "tags/CLINTON-HILLARY/", "tags/USEU_BRUSSELS/", "tags/CONS/")
    ]
