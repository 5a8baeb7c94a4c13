"""Making the large downloads from the lines of all records: in processes of their own, while the words are listed."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from generator.exports import parquet
from generator.exports.database import DATABASE, DatabaseFile
from generator.exports.graph import GRAPH, GraphFile
from generator.exports.record import read_record
from generator.exports.registry import JSONL
from generator.exports.tables import TABLES, Table
from generator.model.record import CableRecord
from generator.running.background import background

_BUSY = 2


class LargeDownload(Protocol):
    """A file that is whole when it is closed."""

    def add(self, record: CableRecord) -> None:
        """Take the next cable."""

    def close(self) -> None:
        """Take no more."""


class PackTask(Struct, frozen=True):
    """Downloads for a worker to write beside their places, in the folder of downloads, while it reads the records once."""

    folder: Path
    names: tuple[str, ...]


@contextmanager
def pack_downloads(folder: Path, jobs: int) -> Iterator[Iterator[tuple[str, Path]]]:
    """Begin the downloads; yield the name of each and the file that waits to be put in its place, as they are done.

    They share one reading of the records where two cores are busy with them and with what is done meanwhile; with more,
    the one that takes longest has a process of its own.
    """
    first, *others = pack_names()
    parts = ((first,), tuple(others)) if jobs > _BUSY else ((first, *others),)
    with background(_pack, (PackTask(folder, names) for names in parts), jobs) as packed:
        yield chain.from_iterable(packed)


def pack_names() -> tuple[str, ...]:
    """Return the names of these downloads, the one that takes longest first."""
    return DATABASE, GRAPH, *(parquet.NAMES if parquet.available() else ())


def _pack(task: PackTask) -> list[tuple[str, Path]]:
    halves = [(name, task.folder / f"{name}.part") for name in task.names]
    growing = [_large_download(name, half) for name, half in halves]
    with (task.folder / JSONL).open("rb") as lines:
        for record in map(read_record, lines):
            for file in growing:
                file.add(record)
    for file in growing:
        file.close()
    return halves


def _large_download(name: str, file: Path) -> LargeDownload:
    if name == DATABASE:
        return DatabaseFile(file)
    return GraphFile(file) if name == GRAPH else parquet.TableFile(file, _tables()[name])


def _tables() -> Mapping[str, Table]:
    return dict(zip(parquet.NAMES, TABLES, strict=True))
