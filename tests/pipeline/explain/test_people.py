"""`explain` tells of each person how mentions were joined, and where they stand."""

from pathlib import Path

import pytest

from generator.config import read_settings
from generator.model.explanation import Explained
from generator.pipeline.explain.cable import explain
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
