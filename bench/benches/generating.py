"""The synthetic archives themselves: how many telegrams a second one core makes."""

import time
from collections.abc import Iterator

from bench.archives import SEED
from bench.figures import Figure
from synthetic import cable, cables

MADE = 2000  # telegrams a second of one core


def run(size: int) -> Iterator[Figure]:
    """Yield the rate."""
    cable(SEED, 0)
    start = time.process_time()
    count = sum(1 for _ in cables(SEED, size))
    yield Figure("telegrams made", count / (time.process_time() - start), "cables/s", size, MADE)
