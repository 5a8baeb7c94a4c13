"""The downloads that are made of all cables in their order, as they grow by one portion after the other."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, Self

from generator.catalog.outputs import Output, place_file, standing_outputs
from generator.catalog.step_cache import Places, places_of, replace_portions
from generator.exports.registry import DOWNLOADS
from generator.model.sections import DATA

NAMES = tuple(download.name for download in DOWNLOADS)
PIECE = 1 << 20  # bytes that are copied at once


def downloads_stand(catalog: sqlite3.Connection, docs: Path) -> bool:
    """Whether the downloads are there as a run left them: then they have the portions that the catalog says."""
    return standing_outputs(catalog, docs, [f"{DATA}{name}" for name in NAMES]) is not None


class AppendedDownloads:
    """The downloads as they grow beside their places, which they take only where they differ; a context.

    What a portion of them is like an earlier run made it is copied from the downloads in place.
    """

    def __init__(self, catalog: sqlite3.Connection, docs: Path) -> None:
        self._catalog, self._docs = catalog, docs
        self._portions: dict[bytes, Places] = {}
        self._halves: dict[str, BinaryIO] = {}
        self._held: dict[str, BinaryIO] = {}

    def __enter__(self) -> Self:
        folder = self._docs / "data"
        folder.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            for download in DOWNLOADS:
                half = self._halves[download.name] = stack.enter_context(self._half(download.name).open("wb"))
                half.write(download.top)
                if (file := folder / download.name).exists():
                    self._held[download.name] = stack.enter_context(file.open("rb"))
            self._open = stack.pop_all()
        return self

    def __exit__(self, *_error: object) -> None:
        self._open.close()
        for name in NAMES:
            self._half(name).unlink(missing_ok=True)

    def add(self, key: bytes, portion: Mapping[str, bytes] | None) -> None:
        """Write the next portion; `None`: the one that stands in the downloads under its key. Raises LookupError where none does."""
        places = {name: (half.tell(), 0) for name, half in self._halves.items()}
        if portion is None:
            before = places_of(self._catalog, key)
            if before is None:
                raise LookupError(key)
            for name, (start, length) in before.items():
                self._copy(name, start, length)
        else:
            for name, content in portion.items():
                self._halves[name].write(content)
        self._portions[key] = {name: (start, self._halves[name].tell() - start) for name, (start, _) in places.items()}

    def finish(self, reader: sqlite3.Connection) -> Iterator[Output]:
        """Put the downloads in their places, then note where their portions are.

        Broken off between the two, the files are others than a run has noted, and the next makes all portions.
        """
        for half in self._halves.values():
            half.close()
        done = [place_file(reader, self._docs, f"{DATA}{name}", self._half(name)) for name in NAMES]
        replace_portions(self._catalog, self._portions)
        yield from done

    def _half(self, name: str) -> Path:
        return self._docs / "data" / f"{name}.part"

    def _copy(self, name: str, start: int, length: int) -> None:
        held, half = self._held[name], self._halves[name]
        held.seek(start)
        while length:
            piece = held.read(min(length, PIECE))
            half.write(piece)
            length -= len(piece)
