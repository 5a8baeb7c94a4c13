"""Cut a stream of lines into records, so that a file of any size is held a record at a time."""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from generator.sources.opened import MOST_BYTES, SHOWN

Starts = Callable[[bytes], bool]


class Piece(Struct, frozen=True):
    """One record's bytes; of one that is longer than a telegram can be, the first of `size` bytes."""

    raw: bytes
    size: int

    @property
    def whole(self) -> bool:
        """Whether `raw` is all of it."""
        return len(self.raw) == self.size


def cut(lines: Iterable[bytes], starts: Starts) -> Iterator[Piece]:
    """Cut before each line where `starts` says so; joined again, the pieces are the file."""
    held: list[bytes] = []
    size = 0
    for line in lines:
        if starts(line) and held:
            yield _piece(held, size)
            held, size = [], 0
        size += len(line)
        if size <= MOST_BYTES or not held:
            held.append(line)
        elif len(held) > 1 or len(held[0]) > SHOWN:
            held = [b"".join(held)[:SHOWN]]
    if held:
        yield _piece(held, size)


def joined(
    pieces: Iterable[Piece], opens: Callable[[bytes], bool], is_same: Callable[[bytes, bytes], bool]
) -> Iterator[Piece]:
    """Join a piece to those above it unless it `opens` a record and, held against the one above, is not the same one."""
    held: list[bytes] = []
    size = 0
    first = b""
    for piece in pieces:
        if opens(piece.raw):
            if first and not is_same(first, piece.raw):
                yield _piece(held, size)
                held, size, first = [], 0, b""
            first = first or piece.raw
        size += piece.size
        if size <= MOST_BYTES or not held:
            held.append(piece.raw)
        else:
            held = [held[0], b"".join(held[1:])[:SHOWN]]
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
