"""From the pieces of a body to its blocks, each with the lines that belong to it."""

from bisect import bisect_left, bisect_right
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from generator.model.cable import BlockKind
from generator.parsing.layout import without_ends
from generator.parsing.lines import BLANK, BREAK, HEADING, TEXT, Line, part_of
from generator.parsing.numbering import Opening
from generator.parsing.parts import item_mark
from generator.parsing.prose import Cut

PILCROW = "¶"  # the 2010 site's mark at the start of a line, not the telegram's (05BOGOTA7402: `¶R. Nicholas Burns`)
# bound once: looking up an enum's member by its name takes longer than most lines' reading
_HEADING, _PARAGRAPH, _ = BlockKind
_ENDS = '.!?:"”)'


class Draft(Struct, frozen=True, gc=False):
    """A block before its text is composed.

    `plain` says whether the lines below the first are all text of which none opens an item; `None` where that is not known.
    `run` is the place among the body's pieces of the first of a plain block whose lines stand in the text as they are.
    """

    kind: BlockKind
    pieces: Sequence[Line]
    opening: Opening | None = None
    plain: bool | None = None
    run: int | None = None


def draft_blocks(cut: Cut, openings: Mapping[int, Opening]) -> Iterator[Draft]:
    """Cut the pieces into blocks: each heading, each numbered paragraph with all up to the next, each other stretch.

    Where no number stands each paragraph is a block. A page break outside all text goes to the next block.
    """
    waiting: list[Line] = []
    at = 0
    for start, stop in _numbered(cut, openings):
        if at < start:
            waiting = yield from _loose(cut.pieces[at:start])
        yield _paragraph(cut, start, stop, openings[start], waiting)
        at, waiting = stop, []
    if at < len(cut.pieces):
        yield from _loose(cut.pieces[at:])


def _numbered(cut: Cut, openings: Mapping[int, Opening]) -> Iterator[tuple[int, int]]:
    """Yield where each numbered paragraph begins and ends: at the next one, at a heading."""
    borders = [at for at in cut.special if at in openings or cut.pieces[at].kind is HEADING]
    for start, stop in pairwise([*borders, len(cut.pieces)]):
        if start in openings:
            yield start, stop


def _paragraph(cut: Cut, start: int, stop: int, opening: Opening, waiting: Sequence[Line]) -> Draft:
    stop = without_ends(cut.pieces, start, stop)
    held = cut.pieces[start:stop]
    plain = whole = not waiting
    for at in cut.special[bisect_right(cut.special, start) : bisect_left(cut.special, stop)]:
        piece = held[at - start]
        if PILCROW in piece.text:
            piece = held[at - start] = _without_mark(piece)
            whole = False
        plain = plain and piece.kind is TEXT and not piece.continues and not item_mark(piece.text)
    held[0] = part_of(held[0], opening.text, len(held[0].text))
    return Draft(_PARAGRAPH, [*waiting, *held] if waiting else held, opening, plain, start if plain and whole else None)


def _loose(pieces: Iterable[Line]) -> Generator[Draft, None, list[Line]]:
    """Cut what stands outside numbered paragraphs; yield the page breaks that wait for the next block."""
    held: list[Line] = []
    kind = _PARAGRAPH
    for piece in pieces:
        line_kind = piece.kind
        written = line_kind is TEXT or line_kind is HEADING
        # text behind text opens nothing: most lines
        known = line_kind is TEXT and kind is _PARAGRAPH and not (held and held[-1].kind is BLANK)
        if written and not known and _opens_block(piece, held, kind):
            if _written(held):
                yield Draft(kind, held[: without_ends(held, 0, len(held))])
            held = _passed_on(held, kind)
            kind = _HEADING if line_kind is HEADING else _PARAGRAPH
        if held or written or line_kind is BREAK:
            held.append(_without_mark(piece) if PILCROW in piece.text else piece)
    if _written(held):
        yield Draft(kind, held[: without_ends(held, 0, len(held))])
    return _passed_on(held, kind)


def _without_mark(piece: Line) -> Line:
    """Take off the site's mark."""
    text = piece.text
    if piece.kind is not TEXT or not text.lstrip().startswith(PILCROW):
        return piece
    return part_of(piece, text.index(PILCROW) + 1, len(text), continues=piece.continues)


def _opens_block(piece: Line, held: Sequence[Line], kind: BlockKind) -> bool:
    """Whether a heading or a text that no number opens begins a block; text does so below a heading."""
    if piece.kind is HEADING:
        return kind is not _HEADING or bool(held and held[-1].kind is BLANK)
    return kind is _HEADING or _new_paragraph(held, piece)


def _written(held: Sequence[Line]) -> bool:
    if not held or held[0].kind is TEXT:  # most blocks
        return bool(held)
    return any(piece.kind is TEXT or piece.kind is HEADING for piece in held)


def _passed_on(held: Sequence[Line], kind: BlockKind) -> list[Line]:
    """Return the page breaks of a stretch that belong to the block below: it is a heading, or they are all that it has."""
    return [piece for piece in held if piece.kind is BREAK] if kind is _HEADING or not _written(held) else []


def _new_paragraph(held: Sequence[Line], piece: Line) -> bool:
    """Whether a line outside numbered paragraphs opens a paragraph: behind a blank line, with a capital, no list item."""
    if not held or held[-1].kind is not BLANK or not piece.text.strip()[0].isupper():
        return False
    above = next((piece.text.rstrip() for piece in reversed(held) if piece.kind is TEXT), "")
    return above[-1:] in _ENDS
