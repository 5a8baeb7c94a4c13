"""What a benchmark gives: figures, each with the bar that it has to reach, if there is one."""

from collections.abc import Callable, Iterable

from msgspec import Struct


class Figure(Struct, frozen=True):
    """One measured value; `size` counts the cables it was measured on. `at_least` and `at_most` are its bars."""

    name: str
    value: float
    unit: str
    size: int = 0
    at_least: float | None = None
    at_most: float | None = None

    @property
    def reached(self) -> bool | None:
        """Whether the bar is reached; `None` where there is none."""
        if self.at_least is None and self.at_most is None:
            return None
        return (self.at_least is None or self.value >= self.at_least) and (
            self.at_most is None or self.value <= self.at_most
        )


class Skipped(Struct, frozen=True):
    """A benchmark that cannot run here, and why."""

    why: str


class Benchmark(Struct, frozen=True):
    """A benchmark: `run` measures at one size; `sizes` are those of an ordinary run (`(0,)`: it has no size)."""

    name: str
    run: Callable[[int], Iterable[Figure | Skipped]]
    sizes: tuple[int, ...] = (0,)


class Row(Struct, frozen=True):
    """A figure with the benchmark it comes from, as it goes to the table and to the results."""

    benchmark: str
    figure: Figure
    reached: bool | None
