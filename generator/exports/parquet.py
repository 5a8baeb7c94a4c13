"""The tables as Parquet, where the extra `parquet` is installed: column by column, compressed, with types."""

from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any

from generator.exports.package import type_of
from generator.exports.tables import TABLES, Cell, Table
from generator.model.record import CableRecord

ROWS = 20_000  # of a row group: what is in memory at once
NAMES = tuple(f"{table.name.removesuffix('.csv')}.parquet" for table in TABLES)


def available() -> bool:
    """Whether the extra is installed."""
    return find_spec("pyarrow") is not None


def about(table: Table) -> str:
    """Give the sentence of a table's file."""
    return f"The same as {table.name} in Parquet, for pandas, DuckDB and others."


def write_parquet(file: Path, table: Table, records: Iterable[CableRecord]) -> None:
    """Write a table's file; rows are taken as they come, a group of them at a time."""
    arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    schema = arrow.schema([(name, _types(arrow)[type_of(name)]) for name in table.columns])
    rows = (row for record in records for row in table.rows(record))
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        while group := list(islice(rows, ROWS)):
            writer.write_table(arrow.table(_columns(table, group, schema), schema=schema))


def _types(arrow: Any) -> dict[str, Any]:  # noqa: ANN401 - a module that may be absent has no type
    return {"string": arrow.string(), "integer": arrow.int64(), "boolean": arrow.bool_()}


def _columns(table: Table, rows: list[tuple[Cell, ...]], schema: Any) -> list[Any]:  # noqa: ANN401 - as above
    arrow = import_module("pyarrow")
    turned = zip(*rows, strict=True)
    return [
        arrow.array([_storable(cell) for cell in column], schema.field(name).type)
        for name, column in zip(table.columns, turned, strict=True)
    ]


def _storable(cell: Cell) -> Cell:
    """Parquet has UTF-8, and so no lone surrogates."""
    return cell.encode("utf-8", "replace").decode() if isinstance(cell, str) else cell
