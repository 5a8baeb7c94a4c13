"""A description of the downloads for people and for programs (Frictionless Data Package)."""

import hashlib
from collections.abc import Iterable
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
    """A file of the downloads: `rows` is null where it has none to count, `columns` empty where it is no table."""

    name: str
    about: str
    bytes: int
    sha256: str
    rows: int | None = None
    columns: tuple[str, ...] = ()


def describe(folder: Path, name: str, about: str, rows: int | None = None) -> Described:
    """Read a file once, a piece at a time, and say what it holds; a table's first row names its columns.

    `rows` are given of a file that has no lines to be counted.
    """
    digest, size, lines, quoted = hashlib.sha256(), 0, 0, 0
    listed = name.endswith(".jsonl")
    with (folder / name).open("rb") as stream:
        top = stream.readline() if name.endswith(".csv") else b""
        stream.seek(0)
        while piece := stream.read(1 << 20):
            digest.update(piece)
            size += len(piece)
            if top:  # a line end in quotes is one of the text
                for number, part in enumerate(piece.split(b'"'), quoted):
                    lines += 0 if number % 2 else part.count(b"\n")
                quoted += piece.count(b'"')
            elif listed:
                lines += piece.count(b"\n")
    columns = tuple(top.decode().strip().split(",")) if top else ()
    counted = lines - 1 if top else lines if listed else rows
    return Described(name, about, size, digest.hexdigest(), counted, columns)


def package(title: str, described: Iterable[Described]) -> bytes:
    """Give the package: a resource a file, with the columns of the tables."""
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
    """Give the type of a column, as a data package names it."""
    return "integer" if column in _NUMBERS else "boolean" if column == "notal" else "string"
