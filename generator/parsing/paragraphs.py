"""From the pieces of a body to its blocks, each with the lines that belong to it."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from generator.model.cable import BlockKind
from generator.parsing.lines import Line
from generator.parsing.numbering import Opening
from generator.parsing.pieces import Piece, Sort, part_of

PILCROW = "¶"  # the 2010 site's mark at the start of a line, not the telegram's (05BOGOTA7402: `¶R. Nicholas Burns`)
_ENDS = '.!?:"”)'


class Atom(Struct, frozen=True):
    """A piece in a block: text, blank line, rule of a table, page break, or furniture between its lines."""

    line: Line
    sort: Sort = Sort.TEXT
    glued: bool = False


class Draft(Struct, frozen=True):
    """A block before its text is composed."""

    kind: BlockKind
    atoms: tuple[Atom, ...]
    opening: Opening | None = None


def draft_blocks(pieces: Sequence[Piece], openings: Mapping[int, Opening]) -> Iterator[Draft]:
    """Cut the pieces into blocks: each heading, each numbered paragraph with all up to the next, each other stretch.

    Where no number stands each paragraph is a block. A page break outside all text goes to the next block.
    """
    held: list[Atom] = []
    opening: Opening | None = None
    kind = BlockKind.PARAGRAPH
    for at, piece in enumerate(pieces):
        found = openings.get(at)
        if _opens_block(piece, held, kind, found, single=opening is None):
            if _written(held):
                yield Draft(kind, tuple(held), opening)
            held = [atom for atom in held if atom.sort is Sort.BREAK] if _passes_on(held, kind) else []
            kind = BlockKind.HEADING if piece.sort is Sort.HEADING else BlockKind.PARAGRAPH
            opening = found
        if piece.sort is Sort.TEXT:
            held.append(Atom(_words(piece.line, found), piece.sort, piece.glued))
        elif held or piece.sort is Sort.BREAK or piece.sort is Sort.HEADING:
            held.append(Atom(piece.line, piece.sort, piece.glued))
    if _written(held):
        yield Draft(kind, tuple(held), opening)


def _opens_block(piece: Piece, held: Sequence[Atom], kind: BlockKind, found: Opening | None, *, single: bool) -> bool:
    if piece.sort is Sort.HEADING:
        return kind is not BlockKind.HEADING or bool(held and held[-1].sort is Sort.BLANK)
    if piece.sort is not Sort.TEXT:
        return False
    return found is not None or kind is BlockKind.HEADING or (single and _new_paragraph(held, piece))


def _written(held: Sequence[Atom]) -> bool:
    return any(atom.sort is Sort.TEXT or atom.sort is Sort.HEADING for atom in held)


def _passes_on(held: Sequence[Atom], kind: BlockKind) -> bool:
    """Whether the page breaks of a stretch belong to the block below: it is a heading, or they are all that it has."""
    return kind is BlockKind.HEADING or not _written(held)


def _words(line: Line, opening: Opening | None) -> Line:
    if opening:
        return part_of(line, opening.text, len(line.text))
    at = len(line.text) - len(line.text.lstrip())
    return part_of(line, at + 1, len(line.text)) if line.text.startswith(PILCROW, at) else line


def _new_paragraph(held: Sequence[Atom], piece: Piece) -> bool:
    """Whether a line outside numbered paragraphs opens a paragraph: behind a blank line, with a capital, no list item."""
    if not held or held[-1].sort is not Sort.BLANK or not piece.line.text.strip()[0].isupper():
        return False
    above = next((atom.line.text.rstrip() for atom in reversed(held) if atom.sort is Sort.TEXT), "")
    return above[-1:] in _ENDS
