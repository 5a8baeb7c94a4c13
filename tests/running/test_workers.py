"""Work in processes."""

import os
import signal
import sys

import pytest

from generator.errors import ProcessLostError
from generator.running.workers import batches, in_processes


def double(number: int) -> int:
    return number * 2


def fail(number: int) -> int:
    if number == 7:
        message = "seven"
        raise ValueError(message)
    return number


@pytest.mark.parametrize("jobs", [1, 2, 4])
def test_results_come_in_the_order_of_the_work(jobs: int) -> None:
    assert list(in_processes(double, range(50), jobs)) == [2 * number for number in range(50)]


def test_an_error_in_a_worker_reaches_the_caller() -> None:
    with pytest.raises(ValueError, match="seven"):
        list(in_processes(fail, range(20), 2))


def test_broken_off_again_and_again_it_comes_to_an_end() -> None:
    for _ in range(100):
        results = in_processes(double, range(8, 1000), 2)
        assert next(results) == 16
        results.close()  # type: ignore[attr-defined]


def vanish(text: str) -> int:
    if text[0] == "7":
        os.kill(os.getpid(), signal.SIGKILL)
    return len(text)


@pytest.mark.parametrize("size", [1, 1_000_000], ids=["small", "more than a pipe holds"])
def test_a_process_that_the_system_ends_is_told_of(size: int) -> None:
    with pytest.raises(ProcessLostError, match="memory"):
        list(in_processes(vanish, (f"{number}{'x' * size}" for number in range(40)), 2))


def test_work_is_drawn_only_as_fast_as_it_is_done() -> None:
    drawn: list[int] = []

    def work() -> object:
        for number in range(1000):
            drawn.append(number)
            yield number

    results = in_processes(double, work(), 2)  # type: ignore[arg-type]
    next(results)
    assert len(drawn) < 20
    results.close()  # type: ignore[attr-defined]


def test_batches_keep_everything() -> None:
    assert list(batches(range(7), 3)) == [(0, 1, 2), (3, 4, 5), (6,)]
    assert list(batches([], 3)) == []


@pytest.mark.skipif(sys.platform != "linux", reason="processes are not forked")
def test_a_process_inherits_what_cannot_be_sent_to_it() -> None:
    doubled: dict[int, int] = {}
    assert list(in_processes(lambda number: doubled.setdefault(number, 2 * number), range(50), 2)) == [
        2 * number for number in range(50)
    ]
    assert doubled == {}
