"""The publisher's word on people: what a rule does, and what is said of a rule that cannot be used."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.errors import ConfigError
from generator.model.people import Sighting
from generator.participants.corrections import Correcting, known_of, read_corrections
from generator.participants.identifying import identify

from .test_identifying import seen


def corrected(tmp_path: Path, text: str, *sightings: Sighting) -> tuple[list[str], list[str]]:
    """Slugs in the order of the sightings, and the warnings."""
    file = tmp_path / "people.yml"
    file.write_text(text, encoding="utf-8")
    numbered = {(at, 0): replace(one, n=at) for at, one in enumerate(sightings)}
    correcting = Correcting(read_corrections(file))
    by_surname: dict[str, list[Sighting]] = {}
    for one in numbered.values():
        by_surname.setdefault(one.words[-1], []).append(one)
    found = {one.n: one.slug for held in by_surname.values() for one in correcting.correct(identify(held), numbered)}
    return [found[at] for at in range(len(sightings))], list(correcting.unused())


def test_no_file_no_rules(tmp_path: Path) -> None:
    assert not read_corrections(tmp_path / "people.yml").people


def test_two_names_are_one_person(tmp_path: Path) -> None:
    rule = "people:\n- name: Mikhail Khvastov\n  also: [Michael Khvostov]\n"
    assert corrected(tmp_path, rule, seen("Mikhail Khvastov"), seen("Michael Khvostov")) == (
        ["mikhail-khvastov"] * 2,
        [],
    )


def test_a_surname_is_tied_by_its_address(tmp_path: Path) -> None:
    rule = "people:\n- name: Clifford Sobel\n  also: [sobel-brasilia-2008]\n"
    assert corrected(tmp_path, rule, seen("Sobel", post="BRASILIA", role="signer"))[0] == ["clifford-sobel"]


def test_one_name_is_two_people(tmp_path: Path) -> None:
    rule = "apart:\n- name: John Smith\n  cables: [08MINSK0]\n  call: John Smith (banker)\n"
    slugs, warnings = corrected(tmp_path, rule, seen("John Smith"), seen("John Smith", "2009-01-01"))
    assert (slugs, warnings) == (["john-smith-banker", "john-smith"], [])


def test_one_kept_apart_without_another_name_goes_by_its_first_cable(tmp_path: Path) -> None:
    rule = "apart:\n- name: John Smith\n  cables: [08MINSK0]\n"
    assert corrected(tmp_path, rule, seen("John Smith"))[0] == ["john-smith-08minsk0"]


def test_a_name_is_no_person(tmp_path: Path) -> None:
    assert corrected(tmp_path, "nobody:\n- name: Luna Nueva\n", seen("Luna Nueva"))[0] == [""]


def test_what_is_known_of_a_person_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "people.yml"
    file.write_text(
        "people:\n- name: Karen Stewart\n  note: Career diplomat.\n  wikidata: Q42\n  viaf: '123'\n", encoding="utf-8"
    )
    name, note, outside = known_of(read_corrections(file))["karen-stewart"]
    assert (name, note, [(one.scheme, one.id) for one in outside]) == (
        "Karen Stewart",
        "Career diplomat.",
        [("wikidata", "Q42"), ("viaf", "123")],
    )


WARNINGS = [
    ("people:\n- name: Nobody Known\n", "people.yml: people[0]: 'Nobody Known' matches nobody"),
    ("people:\n- name: Karen Stewart\n  also: [Karin Steward]\n", "people.yml: people[0].also: 'Karin Steward' matches nobody"),
    ("nobody:\n- name: Luna Nueva\n", "people.yml: nobody[0]: 'Luna Nueva' matches nobody"),
    ("apart:\n- name: Karen Stewart\n  cables: [99PARIS1]\n", "people.yml: apart[0]: 'Karen Stewart' matches nobody in these cables"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "warning"), WARNINGS)
def test_a_rule_that_matches_nothing_is_told(tmp_path: Path, rule: str, warning: str) -> None:
    assert corrected(tmp_path, rule, seen("Karen Stewart"))[1] == [warning]


ERRORS = [
    ("people:\n- also: [x]\n", "people[0]: object missing required field `name`"),
    ("people:\n- name: A B\n  alias: [x]\n", "people[0]: object contains unknown field `alias`"),
    ("people:\n- name: A B\n  also: C D\n", "people[0].also: expected `array`, got `str`"),
    ("people:\n- name: A B\n  wikidata: 42\n", "people[0].wikidata: expected `str`, got `int`"),
    ("people:\n- name: A B\n  wikidata: P42\n", "people[0].wikidata: expected an item like Q42, found 'P42'"),
    ("people:\n- name: A B\n  viaf: x1\n", "people[0].viaf: expected digits in quotes, found 'x1'"),
    ("people:\n- name: A B\n- name: C D\n  also: [A B]\n", "people[1].also: 'A B' is said to be A B too"),
    ("apart:\n- name: A B\n  cables: []\n", "apart[0].cables: expected at least one cable"),
    ("nobody:\n- name: ' '\n", "nobody[0].name: expected a name"),
    ("persons: []\n", "object contains unknown field `persons`"),
]


@pytest.mark.parametrize(("text", "message"), ERRORS)
def test_an_error_says_file_entry_and_key_in_one_line(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "people.yml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as raised:
        read_corrections(file)
    assert str(raised.value) == f"{file}: {message}"


def test_yaml_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    file = tmp_path / "people.yml"
    file.write_text("people: [", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"people\.yml: is not valid YAML"):
        read_corrections(file)
