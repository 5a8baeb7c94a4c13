"""`explain` tells of each person how mentions were joined, and where they stand."""

import shutil
from pathlib import Path

import pytest

from generator.config import read_settings
from generator.model.explanation import Explained
from generator.pipeline import explain, generate
from tests.conftest import ROOT


@pytest.fixture
def people(tmp_path: Path) -> dict[str, Explained]:
    """What is told of each person of the first cable, by name."""
    settings = read_settings(ROOT / "mkdocs.yml", cache=tmp_path)
    (told,) = explain(settings, "08BRUSSELS579")
    return {one.value.split(",")[0]: one for one in told.fields if one.field == "people"}


def test_a_join_has_its_reason(people: dict[str, Explained]) -> None:
    assert "a near spelling of the surname" in people["Mikhail Khvastov"].rule


def test_without_a_build_nothing_is_said_of_other_cables(people: dict[str, Explained]) -> None:
    assert people["Mikhail Khvastov"].rule.endswith("across the archive: no build to compare with")


def test_a_mention_is_shown_in_its_line(people: dict[str, Explained]) -> None:
    place = people["Yuri Ambrazevich"].places[0]
    assert place.text[place.start : place.end] == "Yuri Ambrazevich"


def test_joins_are_told_under_a_policy_too(tmp_path: Path) -> None:
    """The catalog is made by the program and the policy together."""
    (tmp_path / "cables").mkdir()
    shutil.copy(ROOT / "cables" / "08BRUSSELS579.txt", tmp_path / "cables")
    (tmp_path / "mkdocs.yml").write_text("site_name: Archive\n", encoding="utf-8")
    (tmp_path / "withhold.yml").write_text(
        "terms:\n  - term: Nobody Atall\n    who: test\n    why: test\n    when: 2026-01-01\n    notice: withheld\n",
        encoding="utf-8",
    )
    settings = read_settings(tmp_path / "mkdocs.yml", jobs=1)
    generate(settings)
    (told,) = explain(settings, "08BRUSSELS579")
    rules = [one.rule for one in told.fields if one.field == "people"]
    assert rules
    assert not any("no build to compare with" in rule for rule in rules)
