"""A description of the downloads for people and for programs (Frictionless Data Package)."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

PACKAGE = "datapackage.json"
_NUMBERS = frozenset({"number", "blocks", "references", "cited_by", "start", "end", "cables", "mentions", "line"})
_MEDIA = {
    "csv": "text/csv",
    "jsonl": "application/jsonl",
    "json": "application/json",
    "sqlite": "application/vnd.sqlite3",
    "gz": "application/gzip",
    "parquet": "application/vnd.apache.parquet",
    "graphml": "application/graphml+xml",
}


class Described(Struct, frozen=True):
    """A file of the downloads: `rows` is `None` where it has none to count, `columns` empty where it is no table."""

    name: str
    about: str
    bytes: int
    sha256: str
    rows: int | None = None
    columns: tuple[str, ...] = ()


def describe(folder: Path, name: str, about: str, rows: int | None = None, sha256: str = "") -> Described:
    """Say what a file holds; a table's first row names its columns.

    It is read once, a piece at a time, where its rows are to be counted or its digest is not known. `rows` are given
    where they are known, or the file has no lines to be counted.
    """
    file = folder / name
    columns = _columns(file) if name.endswith(".csv") else ()
    listed = rows is None and name.endswith((".csv", ".jsonl"))
    digest, count = hashlib.sha256(), _Lines(quoted=bool(columns))
    for piece in _pieces(file) if listed or not sha256 else ():
        if not sha256:
            digest.update(piece)
        if listed:
            count.add(piece)
    counted = count.lines - bool(columns) if listed else rows
    return Described(name, about, file.stat().st_size, sha256 or digest.hexdigest(), counted, columns)


class _Lines:
    """Counts lines; where they are `quoted`, a line end in quotes is one of the text."""

    def __init__(self, *, quoted: bool) -> None:
        self.lines = 0
        self._quoted = quoted
        self._within = False

    def add(self, piece: bytes) -> None:
        """Count those of the next piece."""
        if not self._quoted:
            self.lines += piece.count(b"\n")
            return
        for part in piece.split(b'"'):
            self.lines += 0 if self._within else part.count(b"\n")
            self._within = not self._within
        self._within = not self._within  # the last part is not ended by a quote


def _columns(table: Path) -> tuple[str, ...]:
    with table.open("rb") as stream:
        return tuple(stream.readline().decode().strip().split(","))


def _pieces(file: Path) -> Iterator[bytes]:
    with file.open("rb") as stream:
        while piece := stream.read(1 << 20):
            yield piece


def package(title: str, described: Iterable[Described]) -> bytes:
    """Return the package: a resource a file, with the columns of the tables."""
    whole = {
        "profile": "data-package",
        "name": "cable-archive",
        "title": title,
        "resources": list(map(_resource, described)),
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n"


def _resource(file: Described) -> dict[str, object]:
    ending = file.name.rpartition(".")[2]
    stem = file.name.removesuffix(f".{ending}").lower().replace(".", "-")
    resource: dict[str, object] = {
        "name": stem if file.columns else f"{stem}-{ending}",
        "path": file.name,
        "description": file.about,
        "type": "table" if file.columns else "file",
        "format": ending,
        "mediatype": _MEDIA.get(ending, "application/octet-stream"),
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
    }
    if file.columns:
        fields = [{"name": name, "type": type_of(name)} for name in file.columns]
        resource |= {"profile": "tabular-data-resource", "encoding": "utf-8", "schema": {"fields": fields}}
    return resource


def type_of(column: str) -> str:
    """Return the type of a column, as a data package names it."""
    return "integer" if column in _NUMBERS else "boolean" if column == "notal" else "string"
