"""Synthetic telegrams, a tenth of them damaged: what the parser finds against what was planted."""

from collections.abc import Iterator

from bench.archives import SEED
from bench.figures import Figure
from bench.parsing import BAR, FIELDS, measure_all

DAMAGES = 0.1


def run(size: int) -> Iterator[Figure]:
    """Yield the share of telegrams that is right, by field."""
    tally = measure_all(size, SEED, DAMAGES)
    for field in (*FIELDS, "nothing lost"):
        bar = 1.0 if field == "nothing lost" else BAR
        yield Figure(field, 100 * tally.right.get(field, 0) / tally.count, "%", size, at_least=100 * bar)
