"""Bytes in, what a source gives out: the way that every test of a format takes."""

from pathlib import Path

from generator.model.source import RawCable, Unreadable
from generator.sources import list_files, read_file


def read_bytes(folder: Path, raw: bytes, name: str = "a.txt") -> list[RawCable | Unreadable]:
    """Write a file and read it."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    return [found for file in list_files(path) for found in read_file(file)]


def cables(found: list[RawCable | Unreadable]) -> list[RawCable]:
    """Return the telegrams, and insist that there is nothing else."""
    kept = [source for source in found if isinstance(source, RawCable)]
    assert len(kept) == len(found), found
    return kept
