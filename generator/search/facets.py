"""Filters and counts, packed so that a reader's browser fetches a few kilobytes of them."""

import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from math import log2

from msgspec import Struct

from generator.model.identity import read_canonical
from generator.search.document import SearchDocument, Value

BLOCK_ROWS = 512  # cables in a block: some kilobytes, so that a page of results needs few chunks
SERIAL, LENGTH = "serial", "length"


class Facets(Struct, frozen=True):
    """The values of every cable, gathered in the order of the rowids; 4 bytes a value."""

    numbers: dict[str, dict[Value, int]]
    cables: dict[str, list[int]]
    rows: "dict[str, array[int]]"
    ends: "dict[str, array[int]]"
    serials: "array[int]"
    lengths: bytearray
    odd: list[tuple[int, str, str]]
    days: dict[int, list[int]]


# the places of these stand in the rowids of the tables
KINDS = ("post", "level", "source", "tag", "caption", "person")
NEAR = (SERIAL, "post", "level", "tag")  # what every list of results reads, so their blocks lie side by side
APART = (LENGTH, "", "source", "caption", "person")


def gather(documents: Iterable[SearchDocument]) -> Facets:
    """Read every cable once; the first has rowid 1."""
    facets = Facets(
        numbers={kind: {} for kind in KINDS},
        cables={kind: [] for kind in KINDS},
        rows={kind: array("I") for kind in KINDS},
        ends={kind: array("I") for kind in KINDS},
        serials=array("I"),
        lengths=bytearray(),
        odd=[],
        days={},
    )
    for n, document in enumerate(documents, 1):
        _add(facets, n, document)
    return facets


def years(facets: Facets) -> list[tuple[int, int, int]]:
    """Return each year with its first and last rowid; 0 for those without a date."""
    found: dict[int, list[int]] = {}
    for day, (first, last) in sorted(facets.days.items()):
        found.setdefault(day // 10000, [first, last])[1] = last
    return [(year, first, last) for year, (first, last) in found.items()]


def order(facets: Facets, kind: str) -> list[tuple[Value, int, int]]:
    """Return value, provisional number and count of cables of a kind; the most frequent first, then by code."""
    counted = [(value, number, facets.cables[kind][number]) for value, number in facets.numbers[kind].items()]
    return sorted(counted, key=lambda one: (-one[2], one[0].code, one[0].name))


def postings(facets: Facets, kind: str, ranks: Sequence[int]) -> Iterator[tuple[int, bytes]]:
    """Return the packed rowids of each value, by rank; one pass over the cables."""
    packed = [bytearray() for _ in ranks]
    last = [0] * len(ranks)
    for n, held in enumerate(_each(facets, kind), 1):
        for number in held:
            rank = ranks[number]
            packed[rank] += varint(n - last[rank])
            last[rank] = n
    return zip(count(), map(bytes, packed), strict=False)


def blocks(facets: Facets, kind: str, ranks: Sequence[int]) -> Iterator[tuple[int, bytes]]:
    """Return the packed values of each run of cables."""
    return _blocked(
        varint(len(held)) + b"".join(varint(rank) for rank in sorted(ranks[number] for number in held))
        for held in _each(facets, kind)
    )


def serial_blocks(facets: Facets) -> Iterator[tuple[int, bytes]]:
    """Return the packed serials of each run of cables; 0 where the ID stands in `odd_id`."""
    return _blocked(map(varint, facets.serials))


def length_blocks(facets: Facets) -> Iterator[tuple[int, bytes]]:
    """Return the lengths of each run of cables, a byte a cable."""
    return _blocked(map(varint, facets.lengths))


def block_rows(blocks: Mapping[str, Iterable[tuple[int, bytes]]]) -> Iterator[tuple[int, bytes]]:
    """Yield the rows of the blocks of each kind, in their order."""
    for place, kind in enumerate(APART):
        if kind:
            yield from (((place << 32) + block, data) for block, data in blocks[kind])
            continue
        for held in zip(*(blocks[near] for near in NEAR), strict=True):
            yield from (((place << 32) + block * len(NEAR) + at, data) for at, (block, data) in enumerate(held))


def posting_row(kind: str, rank: int) -> int:
    """Return the rowid of a value's posting."""
    return (KINDS.index(kind) << 32) + rank


def varint(number: int) -> bytes:
    """Pack a number in groups of 7 bits, the lowest first, the high bit set on all but the last."""
    packed = bytearray()
    while number > 127:  # noqa: PLR2004 - 7 bits
        packed.append(number & 127 | 128)
        number >>= 7
    packed.append(number)
    return bytes(packed)


def _add(facets: Facets, n: int, document: SearchDocument) -> None:
    day = int(document.date[:10].replace("-", "").ljust(8, "0")) if document.date else 0
    facets.days.setdefault(day, [n, n])[1] = n
    for value in document.values:
        numbers = facets.numbers[value.kind]
        number = numbers.setdefault(value, len(numbers))
        if number == len(facets.cables[value.kind]):
            facets.cables[value.kind].append(0)
        facets.cables[value.kind][number] += 1
        facets.rows[value.kind].append(number)
    for kind in KINDS:
        facets.ends[kind].append(len(facets.rows[kind]))
    mrn = read_canonical(document.id)
    post = next((value.code for value in document.values if value.kind == "post"), None)
    regular = mrn is not None and mrn.year == day // 10000 and mrn.post == post and str(mrn) == document.id
    regular = regular and document.folder == str(day // 10000)
    facets.lengths.append(round(2 * log2(1 + document.size())))
    facets.serials.append(mrn.serial if mrn and regular else 0)
    if not regular:
        facets.odd.append((n, document.id, document.folder))


def _each(facets: Facets, kind: str) -> "Iterator[array[int]]":
    start = 0
    for end in facets.ends[kind]:
        yield facets.rows[kind][start:end]
        start = end


def _blocked(packed: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    held = bytearray()
    at = 0
    for at, piece in enumerate(packed, 1):
        held += piece
        if at % BLOCK_ROWS == 0:
            yield at // BLOCK_ROWS - 1, _deflated(held)
            held.clear()
    if held:
        yield at // BLOCK_ROWS, _deflated(held)


def _deflated(block: bytearray) -> bytes:
    """Take a third off: a tag that many cables have is one byte or two each time."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)  # without a header: browsers call it deflate-raw
    return packer.compress(block) + packer.flush()
