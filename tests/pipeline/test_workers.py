"""Work in processes."""

import pytest

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
