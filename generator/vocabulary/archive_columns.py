"""What the columns of an archive's rows are called: the National Archives' bulk files, History Lab's tables."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from generator.vocabulary.tables import rows

_NO_LETTERS = re.compile(r"[^a-z]+")
_TOLD_BY = frozenset({"classification", "origin", "tags"})  # what only rows of telegrams have beside number and text


def column_key(name: str) -> str:
    """Return the letters of a column's name: `Document Number`, `document_number` and `documentNumber` are one."""
    return _NO_LETTERS.sub("", name.lower())


def fields_of(names: Iterable[str]) -> dict[str, str]:
    """Return which column holds each field; of several the one that the table has first."""
    there: dict[str, str] = {}
    for name in names:
        there.setdefault(column_key(name), name)
    found: dict[str, str] = {}
    for key, field in _columns().items():
        if key in there:
            found.setdefault(field, there[key])
    return found


def are_telegrams(names: Iterable[str]) -> bool:
    """Whether rows with these columns are of telegrams: number and text, and what only telegrams have."""
    found = fields_of(names)
    return "id" in found and "text" in found and not _TOLD_BY.isdisjoint(found)


@cache
def _columns() -> Mapping[str, str]:
    return {column_key(row["column"]): row["field"] for row in rows("archive_columns")}
