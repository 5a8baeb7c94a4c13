"""WordLister the words of documents: the two lists are made in a process each, fed while the documents are read once."""

import multiprocessing
from collections.abc import Iterable, Iterator
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from generator.search.database import make_database
from generator.search.document import FIELDS, SearchDocument

TABLES = {"word": ("words",), "text": FIELDS}  # the columns of each list
LEAF = 16200  # bytes of a leaf of the lists: one a database page
HELD = 64 * 1024 * 1024  # bytes of lists held before they are written: fewer pieces to merge
SENT = 64  # documents sent at once

_pack = msgspec.msgpack.Encoder().encode
_unpack = msgspec.msgpack.Decoder(list[tuple[str, ...]]).decode


class WordLister:
    """The processes that make the lists; a context, at whose end the lists are whole."""

    def __init__(self, parts: dict[str, Path]) -> None:
        self._ends: dict[str, Connection] = {}
        self._workers = []
        for table, part in parts.items():
            taken, end = multiprocessing.Pipe(duplex=False)
            worker = multiprocessing.Process(target=_list_words, args=(table, part, taken, end), daemon=True)
            worker.start()
            taken.close()
            self._ends[table] = end
            self._workers.append(worker)

    def listed(self, documents: Iterable[SearchDocument]) -> Iterator[SearchDocument]:
        """Pass documents on; each is listed under its place, counted from 1. Raises RuntimeError where a process failed.

        The processes put their lists in order when the last document is taken, while this one goes on.
        """
        held: list[SearchDocument] = []
        for document in documents:
            held.append(document)
            if len(held) == SENT:
                self._send(held)
                held.clear()
            yield document
        if held:
            self._send(held)
        for table in TABLES:
            self._give(table, b"")

    def _send(self, documents: list[SearchDocument]) -> None:
        fields = [tuple(getattr(document, field) for field in FIELDS) for document in documents]
        self._give("text", _pack(fields))
        self._give("word", _pack([("\n".join(one),) for one in fields]))

    def _give(self, table: str, message: bytes) -> None:
        """Send documents to the process of a list; no bytes say that there are no more."""
        try:
            self._ends[table].send_bytes(message)
        except BrokenPipeError as error:
            raise RuntimeError(_FAILED) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        for end in self._ends.values():
            end.close()
        for worker in self._workers:
            if kind is not None:
                worker.terminate()
            worker.join()
        if kind is None and any(worker.exitcode for worker in self._workers):
            raise RuntimeError(_FAILED)


_FAILED = "a process that builds the search index failed"


def _list_words(table: str, part: Path, taken: Connection, end: Connection) -> None:
    end.close()  # so that this process ends with the one that feeds it
    names = ", ".join(("rowid", *TABLES[table]))
    marks = ", ".join("?" for _ in ("rowid", *TABLES[table]))
    with closing(make_database(part)) as database:
        for option, value in (("pgsz", LEAF), ("hashsize", HELD), ("automerge", 0)):
            database.execute(f"INSERT INTO {table} ({table}, rank) VALUES (?, ?)", (option, value))  # noqa: S608 - two constants
        with database:
            database.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", _received(taken))  # noqa: S608
            database.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608


def _received(taken: Connection) -> Iterator[tuple[int | str, ...]]:
    rowid = 0
    while batch := taken.recv_bytes():
        for fields in _unpack(batch):
            rowid += 1
            yield (rowid, *fields)
