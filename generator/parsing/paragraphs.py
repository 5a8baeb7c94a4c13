"""From the pieces of a body to its blocks, each with the lines that belong to it."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from generator.model.cable import BlockKind
from generator.parsing.lines import BLANK, BREAK, HEADING, TEXT, Line, part_of
from generator.parsing.numbering import Opening

PILCROW = "¶"  # the 2010 site's mark at the start of a line, not the telegram's (05BOGOTA7402: `¶R. Nicholas Burns`)
# bound once: looking up an enum's member by its name takes longer than most lines' reading
_HEADING, _PARAGRAPH, _ = BlockKind
_ENDS = '.!?:"”)'


class Draft(Struct, frozen=True):
    """A block before its text is composed."""

    kind: BlockKind
    pieces: tuple[Line, ...]
    opening: Opening | None = None


def draft_blocks(pieces: Sequence[Line], openings: Mapping[int, Opening]) -> Iterator[Draft]:
    """Cut the pieces into blocks: each heading, each numbered paragraph with all up to the next, each other stretch.

    Where no number stands each paragraph is a block. A page break outside all text goes to the next block.
    """
    held: list[Line] = []
    opening: Opening | None = None
    kind = _PARAGRAPH
    for at, piece in enumerate(pieces):
        found = openings.get(at)
        if opening and not found and piece.sort is not HEADING:  # inside a numbered paragraph: most lines
            held.append(_words(piece, None) if PILCROW in piece.text and piece.sort is TEXT else piece)
            continue
        if found or ((opening is None or piece.sort is HEADING) and _opens_block(piece, held, kind)):
            if _written(held):
                yield Draft(kind, tuple(held), opening)
            held = [held_one for held_one in held if held_one.sort is BREAK] if _passes_on(held, kind) else []
            kind = _HEADING if piece.sort is HEADING else _PARAGRAPH
            opening = found
        if piece.sort is TEXT:
            held.append(_words(piece, found) if found or PILCROW in piece.text else piece)
        elif held or piece.sort is BREAK or piece.sort is HEADING:
            held.append(piece)
    if _written(held):
        yield Draft(kind, tuple(held), opening)


def _opens_block(piece: Line, held: Sequence[Line], kind: BlockKind) -> bool:
    """Whether a piece that no number opens begins a block; text does so below a heading and outside numbered paragraphs."""
    if piece.sort is HEADING:
        return kind is not _HEADING or bool(held and held[-1].sort is BLANK)
    return piece.sort is TEXT and (kind is _HEADING or _new_paragraph(held, piece))


def _written(held: Sequence[Line]) -> bool:
    if held and held[0].sort is TEXT:  # most blocks
        return True
    return any(piece.sort is TEXT or piece.sort is HEADING for piece in held)


def _passes_on(held: Sequence[Line], kind: BlockKind) -> bool:
    """Whether the page breaks of a stretch belong to the block below: it is a heading, or they are all that it has."""
    return kind is _HEADING or not _written(held)


def _words(piece: Line, opening: Opening | None) -> Line:
    """Give the piece without the number and marking that open a paragraph, and without the site's mark."""
    if opening:
        return part_of(piece, opening.text, len(piece.text), glued=piece.glued)
    if not piece.text.lstrip().startswith(PILCROW):
        return piece
    return part_of(piece, piece.text.index(PILCROW) + 1, len(piece.text), glued=piece.glued)


def _new_paragraph(held: Sequence[Line], piece: Line) -> bool:
    """Whether a line outside numbered paragraphs opens a paragraph: behind a blank line, with a capital, no list item."""
    if not held or held[-1].sort is not BLANK or not piece.text.strip()[0].isupper():
        return False
    above = next((piece.text.rstrip() for piece in reversed(held) if piece.sort is TEXT), "")
    return above[-1:] in _ENDS
