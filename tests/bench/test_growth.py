"""Fitting how a stage grows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.figures import Figure, Row
from bench.growth import growth_exponent, growths


@given(st.floats(0.2, 3), st.floats(1e-6, 10))
def test_the_exponent_of_a_power_is_found(exponent: float, factor: float) -> None:
    points = [(size, factor * size**exponent) for size in (5_000, 20_000, 100_000)]
    assert growth_exponent(points) == pytest.approx(exponent)


def test_a_fit_needs_two_sizes() -> None:
    with pytest.raises(ValueError, match="two sizes"):
        growth_exponent([(5, 1.0), (5, 1.1)])


def test_noise_moves_the_exponent_little() -> None:
    assert growth_exponent([(1000, 1.02), (10_000, 9.8), (100_000, 101.0)]) == pytest.approx(1.0, abs=0.01)


def test_only_times_of_several_sizes_are_fitted() -> None:
    def row(name: str, value: float, unit: str, size: int) -> Row:
        return Row("build", Figure(name, value, unit, size), None)

    rows = [row("reading", 1.0, "s", 100), row("reading", 40.0, "s", 1000), row("memory", 5, "MiB", 100),
            row("memory", 9, "MiB", 1000), row("once", 3.0, "s", 100), row("brief", 0.1, "s", 100), row("brief", 0.2, "s", 1000)]  # fmt: skip
    (found,) = growths(rows)
    assert (found.figure.name, found.reached) == ("growth of reading", None)


def test_a_fit_from_a_thousand_cables_on_is_judged() -> None:
    rows = [
        Row("build", Figure("reading", seconds, "s", size), None) for size, seconds in ((1000, 1.0), (10_000, 20.0))
    ]
    assert [row.reached for row in growths(rows)] == [False]
