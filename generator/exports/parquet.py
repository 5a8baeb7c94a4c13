"""The tables as Parquet, where the extra `parquet` is installed: column by column, compressed, with types."""

from importlib import import_module
from importlib.util import find_spec
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
    """Return the sentence of a table's file."""
    return f"The same as {table.name} in Parquet, for pandas, DuckDB and others."


class TableFile:
    """A table's file as it grows, by the rows of one cable after the other; a group of them is in memory."""

    def __init__(self, file: Path, table: Table) -> None:
        arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
        self._table = table
        self._schema = arrow.schema([(name, _types(arrow)[type_of(name)]) for name in table.columns])
        self._writer = parquet.ParquetWriter(file, self._schema, compression="zstd")
        self._rows: list[tuple[Cell, ...]] = []

    def add(self, record: CableRecord) -> None:
        """Take a cable as it was read from JSON, which has no lone surrogates, as Parquet has none."""
        self._rows += self._table.rows(record)
        while len(self._rows) >= ROWS:
            self._write(self._rows[:ROWS])
            del self._rows[:ROWS]

    def close(self) -> None:
        """Write the last group."""
        if self._rows:
            self._write(self._rows)
        self._writer.close()

    def _write(self, rows: list[tuple[Cell, ...]]) -> None:
        arrow = import_module("pyarrow")
        columns = [
            arrow.array(column, self._schema.field(name).type)
            for name, column in zip(self._table.columns, zip(*rows, strict=True), strict=True)
        ]
        self._writer.write_table(arrow.table(columns, schema=self._schema))


def _types(arrow: Any) -> dict[str, Any]:  # noqa: ANN401 - a module that may be absent has no type
    return {"string": arrow.string(), "integer": arrow.int64(), "boolean": arrow.bool_()}
