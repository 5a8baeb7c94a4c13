"""The records of a large archive once more, compressed and in a file for each year."""

import gzip
from collections.abc import Iterator
from hashlib import sha256
from itertools import groupby
from pathlib import Path

import msgspec
from msgspec import Struct

LEVEL = 4  # of compression: half the time of the usual 6, for files that are a sixteenth larger
PIECE = 1 << 20  # bytes that are read at once
UNDATED = "undated"


class Year(Struct, frozen=True):
    """The lines of one year: where they begin among the lines of all records, their bytes, and their SHA-256."""

    year: str
    start: int
    size: int
    sha256: str

    @property
    def name(self) -> str:
        """The name of its file below the downloads."""
        return year_file(self.year)


class _Dated(Struct, frozen=True):
    date: str | None


_read = msgspec.json.Decoder(_Dated).decode


def year_file(year: str) -> str:
    """Return the name of a year's file."""
    return f"cables-{year}.jsonl.gz"


def years_of(jsonl: Path) -> Iterator[Year]:
    """Yield the years, as the lines come: they stand in the order of dates."""
    start = 0
    with jsonl.open("rb") as lines:
        for year, held in groupby(lines, key=_year):
            digest, size = sha256(), 0
            for line in held:
                digest.update(line)
                size += len(line)
            yield Year(year, start, size, digest.hexdigest())
            start += size


def write_year(jsonl: Path, one: Year) -> Path:
    """Write the file of a year beside its place."""
    half = jsonl.with_name(f"{one.name}.part")
    # neither a name nor a time in it: the same records give the same bytes
    with jsonl.open("rb") as lines, half.open("wb") as raw, gzip.GzipFile("", "wb", LEVEL, raw, mtime=0) as packed:
        lines.seek(one.start)
        left = one.size
        while piece := lines.read(min(PIECE, left)):
            packed.write(piece)
            left -= len(piece)
    return half


def _year(line: bytes) -> str:
    date = _read(line).date
    return date[:4] if date else UNDATED
