"""Work background other work."""

import os
from pathlib import Path
from time import sleep

import pytest

from generator.errors import ProcessLostError
from generator.running.background import background


def touch(file: Path) -> str:
    file.touch()
    return file.name


def fail(number: int) -> int:
    if number == 7:
        message = "seven"
        raise ValueError(message)
    return number


def vanish(_: int) -> None:
    os._exit(1)


def last(file: Path) -> None:
    file.touch()
    sleep(60)


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_work(tmp_path: Path, jobs: int) -> None:
    with background(touch, [tmp_path / "a", tmp_path / "b"], jobs) as done:
        assert list(done) == ["a", "b"]


def test_work_begins_before_its_result_is_asked_for(tmp_path: Path) -> None:
    with background(touch, [tmp_path / "a"], 2):
        while not (tmp_path / "a").exists():
            sleep(0.01)


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_reaches_whoever_asks_for_the_result(jobs: int) -> None:
    with background(fail, [3, 7], jobs) as done:
        assert next(done) == 3
        with pytest.raises(ValueError, match="seven"):
            next(done)


def test_a_process_that_ends_too_early_is_told_of() -> None:
    with background(vanish, [1], 2) as done, pytest.raises(ProcessLostError, match="ended before"):
        next(done)


def test_what_nobody_waits_for_is_broken_off(tmp_path: Path) -> None:
    with background(last, [tmp_path / "a"], 2):
        while not (tmp_path / "a").exists():
            sleep(0.01)
