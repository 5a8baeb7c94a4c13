"""Cut a stream of lines into records, so that a file of any size is held a record at a time."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from generator.sources.opened import MOST_BYTES, SHOWN

AHEAD = 3  # lines that decide whether a record starts: the line itself and the two below it
Starts = Callable[[tuple[bytes, ...]], bool]


class Piece(Struct, frozen=True):
    """One record's bytes; of one that is longer than a telegram can be, the first of `size` bytes."""

    raw: bytes
    size: int

    @property
    def whole(self) -> bool:
        """Whether `raw` is all of it."""
        return len(self.raw) == self.size


def cut(lines: Iterable[bytes], starts: Starts) -> Iterator[Piece]:
    """Cut before each line where `starts` (given the line and the two below it) says so; joined, the pieces are the file."""
    held: list[bytes] = []
    size = 0
    for window in _windows(lines):
        if starts(window) and held:
            yield _piece(held, size)
            held, size = [], 0
        size += len(window[0])
        if size <= MOST_BYTES or not held:
            held.append(window[0])
        else:
            held = [b"".join(held)[:SHOWN]]
    if held:
        yield _piece(held, size)


def joined(pieces: Iterable[Piece], is_another: Callable[[bytes, bytes], bool]) -> Iterator[Piece]:
    """Join a piece to the one above where `is_another` (given the first of the joined pieces, and it) says no."""
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        if held and is_another(held[0], piece.raw):
            yield _piece(held, size)
            held, size = [], 0
        size += piece.size
        if size <= MOST_BYTES or not held:
            held.append(piece.raw)
        else:
            held = [held[0], *[b"".join(held[1:])[:SHOWN]]]
    if held:
        yield _piece(held, size)


def numbered(pieces: Iterable[Piece]) -> Iterator[tuple[str, Piece]]:
    """Name each record by its place, from 1; a lone one has no name of its own."""
    held: Piece | None = None
    place = 0
    for place, piece in enumerate(pieces):
        if held is not None:
            yield str(place), held
        held = piece
    if held is not None:
        yield (str(place + 1) if place else ""), held


def _piece(held: list[bytes], size: int) -> Piece:
    return Piece(b"".join(held), size)


def _windows(lines: Iterable[bytes]) -> Iterator[tuple[bytes, ...]]:
    window: deque[bytes] = deque()
    for line in lines:
        window.append(line)
        if len(window) == AHEAD:
            yield tuple(window)
            window.popleft()
    while window:
        yield tuple(window)
        window.popleft()
