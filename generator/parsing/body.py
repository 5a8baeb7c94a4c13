"""The body: headings, numbered paragraphs with all that belongs to them, signature, what stands after it."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from generator.model.cable import Block, BlockKind, Signer
from generator.model.finding import Code, Finding
from generator.model.region import Region, RegionKind
from generator.parsing.headings import HASHES
from generator.parsing.lines import Line, split_lines
from generator.parsing.markings import known_marking, read_marking
from generator.parsing.numbering import Numbering, Opening, read_number
from generator.parsing.parts import Atom, compose, wrap_width
from generator.parsing.pieces import REGIONS, Piece, Sort, sort_lines
from generator.parsing.roles import with_roles
from generator.parsing.signature import Signature, find_signature

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
SLUG_LENGTH = 60  # characters


class Body(Struct, frozen=True):
    """What the body holds; the regions tile it."""

    blocks: tuple[Block, ...]
    signer: Signer | None
    regions: tuple[Region, ...]
    findings: tuple[Finding, ...]


class Draft(Struct, frozen=True):
    """A block before its text is composed."""

    kind: BlockKind
    atoms: tuple[Atom, ...]
    opening: Opening | None = None


def read_body(text: str, start: int) -> Body:
    """Read the text from the character `start` to its end.

    body = {heading | paragraph} [signature] [junk] ; paragraph = number [marking] lines
    """
    lines = split_lines(text, start)
    signature = find_signature(lines)
    end = signature.start if signature else len(text)
    pieces = sort_lines(text, _until(lines, end))
    after = _after(lines, signature.end) if signature else []
    drafts = list(_drafts(pieces))
    blocks = _anchored(drafts, wrap_width([piece.line for piece in pieces if piece.sort is Sort.TEXT]))
    blocks = [*with_roles(blocks), *_junk(after)]
    return Body(
        blocks=tuple(blocks),
        signer=signature.signer if signature else None,
        regions=tuple(_regions(pieces, signature, after)),
        findings=tuple(_findings(blocks, pieces, signature)),
    )


def _until(lines: Sequence[Line], end: int) -> list[Line]:
    kept = [line for line in lines if line.end <= end]
    cut = [line for line in lines if line.start < end < line.end]
    return [*kept, *(Line(line.number, line.start, end, line.text[: end - line.start]) for line in cut)]


def _after(lines: Sequence[Line], start: int) -> list[Line]:
    cut = [
        Line(line.number, start, line.end, line.text[start - line.start :])
        for line in lines
        if line.start < start <= line.end
    ]
    return [line for line in [*cut, *(line for line in lines if line.start >= start)] if not line.blank]


def _drafts(pieces: Sequence[Piece]) -> Iterator[Draft]:
    """Cut the pieces into blocks: each heading, each numbered paragraph, each stretch before the first number."""
    numbering = Numbering()
    numbered = _has_numbers(pieces)
    opening: Opening | None = None
    atoms: list[Atom] = []
    heading: list[Atom] = []
    fresh = True  # whether the next text starts a block of its own: at the top and below a heading
    for piece in pieces:
        if piece.sort is Sort.HEADING:
            yield from _draft(atoms, opening)
            atoms, opening, fresh = [], None, True
            heading.append(Atom(piece.line))
            continue
        if heading and piece.sort is not Sort.BLANK:
            yield Draft(BlockKind.HEADING, tuple(heading))
            heading = []
        if piece.sort is not Sort.TEXT:
            atoms += _between(piece)
            continue
        found = None if piece.glued else read_number(piece.line.text)
        opens = found is not None and numbering.opens(found, pilcrow=piece.line.text.lstrip().startswith("¶"))
        if found and opens:
            yield from _draft(atoms, opening)
            numbering, opening, fresh = numbering.after(found), found, False
            atoms = [Atom(_from(piece.line, found.text))]
            continue
        numbering = numbering.after_item(found) if found else numbering
        if not numbered and not fresh and _new_paragraph(atoms, piece):
            yield from _draft(atoms, opening)
            atoms = []
        atoms.append(Atom(piece.line, glued=piece.glued))
        fresh = False
    if heading:
        yield Draft(BlockKind.HEADING, tuple(heading))
    yield from _draft(atoms, opening)


def _draft(atoms: list[Atom], opening: Opening | None) -> Iterator[Draft]:
    if opening or any(not atom.line.blank for atom in atoms):
        yield Draft(BlockKind.PARAGRAPH, tuple(atoms), opening)


def _between(piece: Piece) -> list[Atom]:
    if piece.sort is Sort.BLANK:
        return [Atom(piece.line)]
    return [Atom(piece.line, is_break=True)] if piece.sort is Sort.BREAK else []


def _from(line: Line, at: int) -> Line:
    return Line(line.number, line.start + at, line.end, line.text[at:])


def _has_numbers(pieces: Sequence[Piece]) -> bool:
    return any(piece.sort is Sort.TEXT and read_number(piece.line.text) is not None for piece in pieces)


def _new_paragraph(atoms: list[Atom], piece: Piece) -> bool:
    """Whether a line of a body without numbers opens a paragraph: behind a blank line, with a capital, no list item."""
    if not atoms or not atoms[-1].line.blank or not piece.line.text.strip()[:1].isupper():
        return False
    above = next((atom.line.text.rstrip() for atom in reversed(atoms) if not atom.line.blank and not atom.is_break), "")
    return above[-1:] in '.!?:"”)'


def _anchored(drafts: Iterable[Draft], width: int) -> list[Block]:
    """Compose the blocks and give each its anchor, unique in the cable."""
    taken: dict[str, int] = {}
    held = list(drafts)
    numbered = any(draft.opening for draft in held)
    blocks = []
    place = 0
    for draft in held:
        composed = compose(draft.atoms, width)
        marking, text_at = _own_marking(draft, composed.text)
        place += draft.kind is BlockKind.PARAGRAPH and draft.opening is None
        anchor = _unique(_anchor(draft, composed.text, place, numbered=numbered), taken)
        heading = draft.kind is BlockKind.HEADING
        blocks.append(
            Block(
                kind=draft.kind,
                anchor=anchor,
                text=HASHES.sub("", " ".join(composed.text.split())) if heading else composed.text,
                line=draft.atoms[0].line.number if draft.atoms else 0,
                number=draft.opening.number if draft.opening else None,
                marking=marking,
                parts=() if heading else composed.parts,
                page_breaks=() if heading else composed.page_breaks,
                redactions=() if heading else composed.redactions,
            )
        )
    return blocks


def _own_marking(draft: Draft, text: str) -> tuple[str | None, int]:
    if draft.opening or draft.kind is BlockKind.HEADING:
        return (draft.opening.marking if draft.opening else None), 0
    return read_marking(text)  # 163 markings stand without a number; they stay in the text


def _anchor(draft: Draft, text: str, place: int, *, numbered: bool) -> str:
    if draft.kind is BlockKind.HEADING:
        return f"sec-{_NOT_SLUG.sub('-', text.lower()).strip('-')[:SLUG_LENGTH].strip('-') or 'heading'}"
    if draft.opening:
        return f"par{draft.opening.number}"
    return f"txt{place}" if numbered else f"par{place}"


def _unique(anchor: str, taken: dict[str, int]) -> str:
    taken[anchor] = taken.get(anchor, 0) + 1
    if taken[anchor] == 1:
        return anchor
    return _unique(f"{anchor}-{taken[anchor]}", taken)


def _junk(after: Sequence[Line]) -> Iterator[Block]:
    if after:
        text = "\n".join(line.text.strip() for line in after)
        yield Block(BlockKind.UNPARSED, "after-signature", text, after[0].number)


def _regions(pieces: Iterable[Piece], signature: Signature | None, after: Iterable[Line]) -> Iterator[Region]:
    for piece in pieces:
        if piece.sort is not Sort.BLANK:
            yield Region(piece.line.start, piece.line.end, REGIONS[piece.sort])
        elif not piece.line.blank:
            yield Region(piece.line.start, piece.line.end, RegionKind.FURNITURE)  # a converter's line end
    if signature:
        yield Region(signature.start, signature.end, RegionKind.SIGNATURE)
    for line in after:
        yield Region(line.start, line.end, RegionKind.UNPARSED)


def _findings(blocks: Sequence[Block], pieces: Sequence[Piece], signature: Signature | None) -> Iterator[Finding]:
    paragraphs = [block for block in blocks if block.kind is BlockKind.PARAGRAPH]
    if not paragraphs:
        yield Finding(Code.BODY_MISSING, 0, "no text below the header")
        return
    numbers = [block for block in paragraphs if block.number is not None]
    if not numbers:
        yield Finding(
            Code.BODY_UNNUMBERED,
            paragraphs[0].line,
            f"{len(paragraphs)} paragraphs without numbers, anchored by position",
        )
    yield from _number_findings(numbers)
    for block in paragraphs:
        if block.marking and not known_marking(block.marking):
            yield Finding(Code.MARKING_UNKNOWN, block.line, f"portion marking ({block.marking})")
        if block.redactions:
            yield Finding(
                Code.REDACTED, block.line, f"{len(block.redactions)} places blacked out by the publisher of the source"
            )
    if section := next((piece for piece in pieces if piece.sort is Sort.SECTION), None):
        yield Finding(Code.SECTION_HEADER, section.line.number, "the header of a further section stands in the text")
    if signature is None:
        yield Finding(Code.SIGNATURE_MISSING, 0, "no signature")
    if blocks[-1].kind is BlockKind.UNPARSED:
        yield Finding(Code.AFTER_SIGNATURE, blocks[-1].line, "lines after the signature")


def _number_findings(blocks: Sequence[Block]) -> Iterator[Finding]:
    seen: set[int] = set()
    last = 0
    for block in blocks:
        number = block.number or 0
        if number == 1 and last > 1:
            yield Finding(Code.PARAGRAPH_RESTART, block.line, f"paragraph 1 again after {last}, anchor {block.anchor}")
        elif number in seen:
            yield Finding(Code.PARAGRAPH_DUPLICATE, block.line, f"a second paragraph {number}, anchor {block.anchor}")
        elif number < last:
            yield Finding(Code.PARAGRAPH_REVERSED, block.line, f"paragraph {number} after {last}")
        elif number > last + 1:
            yield Finding(Code.PARAGRAPH_GAP, block.line, f"paragraph {number} after {last}")
        seen.add(number)
        last = number
