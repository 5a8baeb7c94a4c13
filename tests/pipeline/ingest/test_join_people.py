"""Joining is the same whatever the spans of surnames, and what two spans share is made of both."""

from pathlib import Path

import pytest
from msgspec import structs

from bench.people_joins import Planted, PlantedMention, PlantedPerson, settings_of
from bench.planted_people import plant
from generator.catalog import people
from generator.catalog.store import open_catalog
from generator.model.people import Person, PersonRole
from generator.participants.corrections import Corrections, Nobody, OnePerson
from generator.pipeline.ingest import join_people as joining


def planted(at: int, *written: str) -> Planted:
    named = (PlantedPerson(form, form, "", (PlantedMention("par1", form, PersonRole.MENTIONED),)) for form in written)
    return Planted(f"08MINSK{at}", f"2008-04-{at:02}T12:00:00Z", "MINSK", tuple(named))


# `pat-o-brien` is the address of two surnames, o'brien and brien
CABLES = (
    planted(1, "Pat O'Brien", "Karel Vaskelin"),
    planted(2, "Pat O Brien", "Karel Vaskelin"),
    planted(3, "Anna Stanwick", "Igor Belov"),
    planted(4, "Anna Zoller", "Igor Belov"),
)
RULES = Corrections(people=(OnePerson("Anna Stanwick", also=("Anna Zoller",)),), nobody=(Nobody("Igor Belov"),))


def joined(folder: Path, rules: Corrections, jobs: int) -> tuple[list[Person], tuple[str, ...]]:
    file = folder / f"{jobs}.sqlite"
    catalog = open_catalog(file, "test")
    plant(catalog, CABLES)
    unmet = joining.join_people(structs.replace(settings_of(folder, folder), jobs=jobs), rules, catalog, file)
    found = list(people.all_people(catalog))
    catalog.close()
    return found, unmet


@pytest.mark.parametrize("size", [1, 4000], ids=["a surname a span", "all in one span"])
@pytest.mark.parametrize("jobs", [1, 2])
def test_an_address_of_two_surnames_is_one_person(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, jobs: int
) -> None:
    monkeypatch.setattr(joining, "PEOPLE_A_TASK", size)
    found, _ = joined(tmp_path, Corrections(), jobs)
    assert {one.slug: one.cables for one in found} == {
        "anna-stanwick": 1,
        "anna-zoller": 1,
        "igor-belov": 2,
        "karel-vaskelin": 2,
        "pat-o-brien": 2,
    }


@pytest.mark.parametrize("size", [1, 4000], ids=["a surname a span", "all in one span"])
def test_the_publishers_word_reaches_over_surnames(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(joining, "PEOPLE_A_TASK", size)
    found, unmet = joined(tmp_path, RULES, 2)
    assert {one.slug: one.cables for one in found} == {"anna-stanwick": 2, "karel-vaskelin": 2, "pat-o-brien": 2}
    assert unmet == ()


def test_a_second_joining_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "catalog.sqlite"
    catalog = open_catalog(file, "test")
    plant(catalog, CABLES)
    settings = structs.replace(settings_of(tmp_path, tmp_path), jobs=1)
    states = []
    for _ in range(2):
        joining.join_people(settings, RULES, catalog, file)
        states.append((list(people.all_people(catalog)), catalog.execute("SELECT * FROM identified").fetchall()))
    catalog.close()
    assert states[0] == states[1]
