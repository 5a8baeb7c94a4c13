"""Putting the pages that lead to others side by side at the end of the file: a word is found with one fetch, not four.

SQLite makes such a page when the one before it is full, so they lie all over the file. The format is that of
sqlite.org/fileformat2.html: an inner page has the number of a child before each key, and of the last one in its header.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from struct import Struct

from generator.search.chunks import CHUNK

_NUMBER = Struct(">I")
_SHORT = Struct(">H")
_INNER = {0x02, 0x05}  # the first byte of a page whose children are pages: of an index, of a table
_CELL_COUNT, _LAST_CHILD, _CELLS = 3, 8, 12  # where an inner page has these
_PAGES, _FREE = 28, 32  # where the file has how many pages it has; where the first free page, and how many are free
_LOCKED = 1 << 30  # SQLite never uses the page with this byte
_LISTS = ("text", "word")  # the last is read first


class Pages:
    """The pages of a database file by their number from 1."""

    def __init__(self, file: Path, size: int) -> None:
        self.size = size
        self.count = file.stat().st_size // size
        self._stream = file.open("r+b")

    def close(self) -> None:
        """Write what is held."""
        self._stream.close()

    def read(self, number: int, count: int | None = None) -> bytearray:
        """Return a page, or its first bytes."""
        self._stream.seek((number - 1) * self.size)
        return bytearray(self._stream.read(count or self.size))

    def write(self, number: int, page: bytes | bytearray) -> None:
        """Put a page in its place; it is filled up with zeros."""
        self._stream.seek((number - 1) * self.size)
        self._stream.write(page.ljust(self.size, b"\0"))

    def new(self) -> Iterator[int]:
        """Yield the numbers of pages after the last."""
        number = self.count
        while True:
            number += 1
            if number != _LOCKED // self.size + 1:
                yield number


class Tree:
    """One table: its inner pages from the root down, and the numbers of its leaves, both in the order of the keys."""

    def __init__(self, pages: Pages, root: int) -> None:
        self.root = root
        self.inner: dict[int, bytearray] = {}
        level = [root]
        while pages.read(level[0], 1)[0] in _INNER:  # the tree is as deep everywhere
            held = {number: pages.read(number) for number in level}
            self.inner |= held
            level = [_NUMBER.unpack_from(page, at)[0] for page in held.values() for at in _pointers(page)]
        self.leaves = level

    @property
    def below(self) -> list[int]:
        """The inner pages without the root, which has to stay where the schema says."""
        return list(self.inner)[1:]


def gather_directories(file: Path) -> None:
    """Move the inner pages of every table, and the leaves that lead into the word lists, to the end of the file."""
    with closing(sqlite3.connect(file)) as database:
        ((size,),) = database.execute("PRAGMA page_size").fetchall()
        roots = database.execute(
            "SELECT name, rootpage FROM sqlite_master WHERE rootpage > 1 ORDER BY rootpage"
        ).fetchall()
    with closing(Pages(file, size)) as pages:
        trees = {name: Tree(pages, root) for name, root in roots}
        order = list(_order(trees))
        inner = {number: page for tree in trees.values() for number, page in tree.inner.items()}
        fill = -(pages.count + len(order)) % (CHUNK // size)  # free pages before them, so that the last chunk is full
        new = pages.new()
        fillers = list(islice(new, fill))
        moved = dict(zip(order, new, strict=False))
        for page in inner.values():
            for at in _pointers(page):
                (child,) = _NUMBER.unpack_from(page, at)
                _NUMBER.pack_into(page, at, moved.get(child, child))
        leaves = {number: pages.read(number) for number in order if number not in inner}
        for number, page in (inner | leaves).items():
            pages.write(moved.get(number, number), page)
        _free(pages, [*order, *fillers], max(moved.values(), default=pages.count + fill))


def _order(trees: dict[str, Tree]) -> Iterator[int]:
    for name, tree in trees.items():
        if name.removesuffix("_idx").removesuffix("_data") not in _LISTS:
            yield from tree.below
    for name in _LISTS:
        index, data = trees[f"{name}_idx"], trees[f"{name}_data"]
        leaves = index.leaves if index.inner else []
        # a word's leaf in the index and the inner page that has the leaf it names stand about as far into their orders
        placed = [*_places(leaves), *_places(data.below[1:])]
        yield from index.below
        yield from (number for _, number in sorted(placed))
    for data in (trees[f"{name}_data"] for name in _LISTS):  # the way to what FTS5 keeps of a list as a whole
        yield from data.below[:1]
        yield from data.leaves[:1] if data.inner else ()


def _places(numbers: list[int]) -> Iterator[tuple[float, int]]:
    return ((place / len(numbers), number) for place, number in enumerate(numbers))


def _pointers(page: bytearray) -> Iterator[int]:
    """Yield where an inner page has the numbers of its children, in the order of the keys."""
    (count,) = _SHORT.unpack_from(page, _CELL_COUNT)
    yield from (_SHORT.unpack_from(page, _CELLS + 2 * cell)[0] for cell in range(count))
    yield _LAST_CHILD


def _free(pages: Pages, numbers: list[int], last: int) -> None:
    """Enter pages into the file's list of free ones: pages that name the next such page and how many others, then these."""
    header = pages.read(1)
    following = 0
    most = pages.size // 4 - 8
    for start in range(0, len(numbers), most):
        first, *others = numbers[start : start + most]
        page = _NUMBER.pack(following) + _NUMBER.pack(len(others))
        pages.write(first, page + b"".join(map(_NUMBER.pack, others)))
        for other in others:
            pages.write(other, b"")
        following = first
    _NUMBER.pack_into(header, _PAGES, last)
    _NUMBER.pack_into(header, _FREE, following)
    _NUMBER.pack_into(header, _FREE + 4, len(numbers))
    pages.write(1, header)
