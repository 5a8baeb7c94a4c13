"""What all parts of one telegram share: who writes, when, and the chance of it."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from random import Random
from typing import TypeVar

from msgspec import Struct

from generator.model.cable import Level
from synthetic.affairs import HELD, STATE, Affair, affair
from synthetic.chance import chance, mix, source
from synthetic.places import Place, places
from synthetic.truth import Number

T = TypeVar("T")

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_NINE = 9  # the median of paragraphs; the mean is 10.4, the most 77
_SPREAD = 0.54  # of the logarithm of their count
MOST_PARAGRAPHS = 77
_UNNUMBERED = 0.02


class Setting(Struct, frozen=True):
    """One telegram before it is written. `sent` is UTC; `random` gives numbers in [0, 1) from `rng`."""

    seed: int
    number: Number
    affair: Affair
    place: Place
    sent: datetime
    level: Level
    rng: Random
    random: Callable[[], float]

    @property
    def year(self) -> int:
        """The year of the date-time group."""
        return self.number.mrn.year

    @property
    def serial(self) -> int:
        """The serial of the number."""
        return self.number.mrn.serial

    @property
    def from_state(self) -> bool:
        """Whether the Department writes."""
        return self.place.code == STATE

    def pick(self, values: Sequence[T]) -> T:
        """Pick one of the values."""
        return values[int(self.random() * len(values))]

    def often(self, share: float) -> bool:
        """Say yes in that share of cases."""
        return self.random() < share


def setting(seed: int, index: int) -> Setting:
    """Return the setting of telegram `index` of the archive of that seed."""
    matter = affair(seed, index // HELD)
    number = matter.held[index % HELD]
    rng = source(seed, index, 3)
    sent = datetime(number.mrn.year, 1, 1, tzinfo=UTC) + timedelta(minutes=number.minute)
    place = places()[number.mrn.post]
    return Setting(seed, number, matter, place, sent, _level(rng.random(), number.mrn.year), rng, rng.random)


@cache
def _count_table() -> tuple[int, ...]:
    rng = source(4)
    return tuple(max(1, min(MOST_PARAGRAPHS, round(rng.lognormvariate(0, _SPREAD) * _NINE))) for _ in range(1 << 14))


def paragraph_count(seed: int, index: int) -> int:
    """Return how many numbered paragraphs a telegram has, without writing it."""
    return _count_table()[mix(seed, index, 5) & ((1 << 14) - 1)]


def is_numbered(seed: int, index: int) -> bool:
    """Whether a telegram's paragraphs have numbers: 25 of the 1,295 have none."""
    return chance(seed, index, 8) >= _UNNUMBERED


def _level(drawn: float, year: int) -> Level:
    """Draw the level as the 1,295 have it; "limited official use" until 1995, then "sensitive but unclassified"."""
    if drawn < 0.6:
        return Level.CONFIDENTIAL
    if drawn < 0.84:
        return Level.SECRET
    return Level.LOU if drawn < 0.89 and year < 1995 else Level.UNCLASSIFIED
