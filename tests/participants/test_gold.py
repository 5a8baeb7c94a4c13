"""How well people are found on cables labelled by hand; the bars are the project's."""

from pathlib import Path

import pytest

from bench.people import Total, score_all, total


@pytest.fixture(scope="module")
def figures(shared: Path) -> Total:
    folders = (shared / "samples" / "html", shared / "samples" / "text")
    return total(score_all(shared / "gold" / "people.jsonl", folders))


def test_few_found_are_no_people(figures: Total) -> None:
    assert figures.precision >= 0.95


def test_few_people_are_missed(figures: Total) -> None:
    assert figures.recall >= 0.90


def test_roles_are_right(figures: Total) -> None:
    assert figures.roles >= 0.93


def test_nobody_is_listed_twice(figures: Total) -> None:
    assert figures.twice == 0


def test_few_traps_spring(figures: Total) -> None:
    assert figures.traps <= 0.05
