"""How a stage grows: the exponent of its time in the number of cables."""

from collections.abc import Iterable, Sequence
from math import log

from bench.figures import Figure, Row

MOST = 1.05  # the exponent that a stage may have
LEAST = 0.5  # seconds of the largest size below which a fit would tell of starting up, not of growing
JUDGED = 1000  # cables of the smallest size from which on a fit is held to the bar, for the same reason


def growth_exponent(points: Sequence[tuple[float, float]]) -> float:
    """Fit `seconds = c * size ** e` to pairs (size, seconds) by least squares of the logarithms; gives `e`.

    Raises ValueError where fewer than two sizes are given, or a value is not above zero.
    """
    sizes = [log(size) for size, _ in points]
    times = [log(seconds) for _, seconds in points]
    if len(set(sizes)) < 2:
        message = f"a fit needs two sizes, not {sorted({size for size, _ in points})}"
        raise ValueError(message)
    middle, level = sum(sizes) / len(sizes), sum(times) / len(times)
    together = sum((size - middle) * (time - level) for size, time in zip(sizes, times, strict=True))
    return together / sum((size - middle) ** 2 for size in sizes)


def growths(rows: Iterable[Row]) -> list[Row]:
    """Return the exponent of every time that was measured at two sizes or more."""
    points: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for row in rows:
        if row.figure.unit == "s" and row.figure.size and row.figure.value > 0:
            points.setdefault((row.benchmark, row.figure.name), []).append((row.figure.size, row.figure.value))
    return [
        _row(benchmark, name, held)
        for (benchmark, name), held in points.items()
        if len({size for size, _ in held}) > 1 and max(held)[1] >= LEAST
    ]


def _row(benchmark: str, name: str, held: list[tuple[float, float]]) -> Row:
    bar = MOST if min(held)[0] >= JUDGED else None
    figure = Figure(f"growth of {name}", growth_exponent(held), "exponent", at_most=bar)
    return Row(benchmark, figure, figure.reached)
