"""Making the large downloads from the lines of all records, each in a process of its own."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.exports import parquet
from generator.exports.database import DATABASE, build_database
from generator.exports.graph import GRAPH, graph
from generator.exports.registry import JSONL
from generator.exports.tables import TABLES, Table
from generator.model.record import CableRecord
from generator.running.workers import in_processes

Writer = Callable[[Path, Iterator[CableRecord]], None]


class PackTask(Struct, frozen=True):
    """A download for a worker to write beside its place, in the folder of downloads."""

    folder: Path
    name: str


def pack_downloads(folder: Path, jobs: int) -> Iterator[tuple[str, Path]]:
    """Give the name of each download and the file that waits to be put in its place; the one that takes longest first."""
    yield from in_processes(_pack, (PackTask(folder, name) for name in _writers()), jobs)


def records(folder: Path) -> Iterator[CableRecord]:
    """Give the record of every cable from their lines of JSON, one in memory at a time."""
    read = msgspec.json.Decoder(CableRecord).decode
    with (folder / JSONL).open("rb") as lines:
        yield from map(read, lines)


def _writers() -> Mapping[str, Writer]:
    tables = zip(parquet.NAMES, TABLES, strict=True) if parquet.available() else ()
    return {
        DATABASE: build_database,
        GRAPH: _write_graph,
        **{name: partial(_write_table, table) for name, table in tables},
    }


def _pack(task: PackTask) -> tuple[str, Path]:
    half = task.folder / f"{task.name}.part"
    _writers()[task.name](half, records(task.folder))
    return task.name, half


def _write_graph(file: Path, found: Iterator[CableRecord]) -> None:
    with file.open("w", encoding="utf-8", errors="replace") as stream:
        stream.writelines(graph(found))


def _write_table(table: Table, file: Path, found: Iterator[CableRecord]) -> None:
    parquet.write_parquet(file, table, found)
