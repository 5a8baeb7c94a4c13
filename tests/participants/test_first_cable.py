"""The people of the first cable, exactly."""

from pathlib import Path

import pytest

from generator.model.people import CablePerson
from generator.model.source import RawCable
from generator.parsing import parse
from generator.participants.cable_people import people_of_cable
from generator.sources import list_files, read_file

CABLE = Path(__file__).parent.parent.parent / "cables" / "08BRUSSELS579.txt"

PEOPLE = [
    ("Laurence Wohlers", "classifier", []),
    ("Kozak", "mentioned", []),
    ("Wilson", "mentioned", []),
    ("Gee", "mentioned", []),
    ("Courtney Nemroff", "participant", [3]),
    ("Karen Stewart", "participant", [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 13]),
    ("Mikhail Khvastov", "participant", [1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12]),
    ("Lukashenko", "mentioned", [2, 4]),
    ("Alexandr Kazulin", "mentioned", [2, 4, 5, 8]),
    ("Emanuel Zeltser", "mentioned", [2, 12]),
    ("Yuri Ambrazevich", "participant", [3]),
    ("Roman Romanovsky", "participant", [3]),
    ("Fried", "mentioned", [11]),
    ("Martynov", "mentioned", [11, 12]),
    ("Murray", "signer", []),
]


@pytest.fixture(scope="module")
def people() -> tuple[CablePerson, ...]:
    raw = next(iter(read_file(next(iter(list_files(CABLE))))))
    assert isinstance(raw, RawCable)
    return people_of_cable(parse(raw).cable)


def _paragraphs(person: CablePerson) -> list[int]:
    anchors = {mention.anchor for mention in person.mentions if mention.anchor}
    return sorted(int(anchor[3:]) for anchor in anchors if anchor.startswith("par"))


def test_all_of_them_and_no_one_else(people: tuple[CablePerson, ...]) -> None:
    assert [(one.name, one.roles[0]) for one in people] == [(name, role) for name, role, _ in PEOPLE]


@pytest.mark.parametrize(("name", "paragraphs"), [(name, paragraphs) for name, _, paragraphs in PEOPLE])
def test_in_their_paragraphs(people: tuple[CablePerson, ...], name: str, paragraphs: list[int]) -> None:
    assert [_paragraphs(one) for one in people if one.name == name] == [paragraphs]


def test_two_spellings_of_one_man_are_joined_with_a_reason(people: tuple[CablePerson, ...]) -> None:
    khvastov = next(one for one in people if one.name == "Mikhail Khvastov")
    assert {mention.written for mention in khvastov.mentions} == {"Mikhail Khvastov", "Khvastov", "Khvostov"}
    assert "a near spelling of the surname" in khvastov.reason
