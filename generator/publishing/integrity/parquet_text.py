"""The texts of a Parquet file, which packs them column by column: no search of its bytes finds them."""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO

PARQUET = b"PAR1"


def parquet_texts(file: Path | BinaryIO) -> Iterator[tuple[str, list[str]]]:
    """Yield the texts with where they stand: what its maker noted, then each column, some rows at a time.

    Nothing where the extra `parquet` is not installed: then none of the files is ours.
    """
    if find_spec("pyarrow") is None:
        return
    opened = import_module("pyarrow.parquet").ParquetFile(file)
    noted = [part.decode("utf-8", "replace") for pair in (opened.metadata.metadata or {}).items() for part in pair]
    yield "notes", [*opened.schema_arrow.names, *noted]
    for batch in opened.iter_batches(use_threads=False):
        for name, column in zip(batch.schema.names, batch.columns, strict=True):
            yield f"column {name}", [str(one) for one in column.to_pylist() if one is not None]
