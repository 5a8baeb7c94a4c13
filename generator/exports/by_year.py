"""The records of a large archive once more, compressed and in a file for each year."""

import gzip
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path

import msgspec
from msgspec import Struct


class YearFile(Struct, frozen=True):
    """A file of one year's records below the downloads: `half` is where it was written, `rows` how many it has."""

    name: str
    year: str
    half: Path
    rows: int


class _Dated(Struct, frozen=True):
    date: str | None


_read = msgspec.json.Decoder(_Dated).decode


def year_files(jsonl: Path) -> Iterator[YearFile]:
    """Write the files beside `jsonl`, one after the other as its lines come: they stand in the order of dates."""
    with jsonl.open("rb") as lines:
        for year, held in groupby(lines, key=_year):
            name = f"cables-{year}.jsonl.gz"
            half = jsonl.with_name(f"{name}.part")
            rows = 0
            with ExitStack() as stack:
                raw = stack.enter_context(half.open("wb"))
                # neither a name nor a time in it: the same records give the same bytes
                packed = stack.enter_context(gzip.GzipFile("", "wb", 6, raw, mtime=0))
                for line in held:
                    packed.write(line)
                    rows += 1
            yield YearFile(name, year, half, rows)


def _year(line: bytes) -> str:
    date = _read(line).date
    return date[:4] if date else "undated"
