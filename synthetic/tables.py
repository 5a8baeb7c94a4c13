"""Reading the tables that the synthetic archives are made from."""

import csv
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of `data/<name>.csv`; read once a process."""
    return tuple(csv.DictReader((_DATA / f"{name}.csv").read_text(encoding="utf-8").splitlines()))


@cache
def words(name: str) -> tuple[str, ...]:
    """Return the words of `data/<name>.txt`, each once, in their order."""
    return tuple(dict.fromkeys((_DATA / f"{name}.txt").read_text(encoding="utf-8").split()))
