"""Reading the authority tables that ship with the program."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of `data/<name>.csv` as mappings from column to cell; read once a process."""
    text = files("generator.vocabulary").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def single_column(name: str) -> tuple[str, ...]:
    """Return the cells of a table of one column in their order; long lists are read in a few milliseconds this way."""
    text = files("generator.vocabulary").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    return tuple(text.splitlines()[1:])
