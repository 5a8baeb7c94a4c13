"""Cutting the index into files of one size, with a manifest: no host needs to know of ranges."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

CHUNK = 65536  # bytes: eight database pages


class IndexManifest(Struct, frozen=True):
    """What the engine in the browser reads first; `folder` holds the chunks, named by their number in four hex digits."""

    folder: str
    chunk: int
    size: int
    cables: int


def cut_chunks(index: Path, *, cables: int) -> Iterator[tuple[str, bytes]]:
    """Yield each file with its name below the search folder: the chunks, the last one first filled up, then the manifest.

    The folder is named by the index's content, so that a browser that keeps chunks never mixes two indexes.
    """
    digest = hashlib.blake2b(digest_size=8)
    with index.open("rb") as stream:
        while piece := stream.read(1 << 20):
            digest.update(piece)
    folder = digest.hexdigest()
    size = index.stat().st_size
    with index.open("rb") as stream:
        number = 0
        while piece := stream.read(CHUNK):
            yield f"{folder}/{number:04x}.bin", piece.ljust(CHUNK, b"\0")
            number += 1
    yield "manifest.json", msgspec.json.encode(IndexManifest(folder, CHUNK, size, cables)) + b"\n"
