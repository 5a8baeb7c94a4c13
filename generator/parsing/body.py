"""The body: headings, numbered paragraphs with all that belongs to them, signature, what stands after it."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from generator.model.cable import Block, BlockKind, Signer
from generator.model.finding import Finding
from generator.model.region import Region, RegionKind
from generator.parsing.anchors import heading_anchor, unique_anchors
from generator.parsing.body_findings import encoding_oddities, find_oddities, section_oddities
from generator.parsing.furniture import is_furniture_line, is_repeated_line
from generator.parsing.heading_places import with_headings
from generator.parsing.headings import HASHES
from generator.parsing.joined import Joined, joined
from generator.parsing.lines import BLANK, Line, LineKind, lines_from, part_of, split_lines
from generator.parsing.markings import read_marking
from generator.parsing.measure import Measure, measured
from generator.parsing.numbering import Opening
from generator.parsing.openings import find_openings
from generator.parsing.paragraphs import Draft, draft_blocks
from generator.parsing.pieces import REGIONS, cut_lines
from generator.parsing.redactions import find_redactions
from generator.parsing.reflow import Composed, compose, first_line
from generator.parsing.roles import with_roles
from generator.parsing.sections import without_sections
from generator.parsing.signature import Signature, find_signature
from generator.parsing.site_footer import footer_start

_HEADING, _, _UNPARSED = (
    BlockKind  # bound once: looking up an enum's member by its name takes longer than most lines' reading
)
_SIGNATURE, _FURNITURE, _UNREAD = (
    RegionKind.SIGNATURE,
    RegionKind.FURNITURE,
    RegionKind.UNPARSED,
)
AFTER_SIGNATURE = "after-signature"  # the anchor of what stands below the signature


class Body(Struct, frozen=True):
    """What the body holds; each non-blank character of it lies in exactly one region.

    `whole` is the text of the blocks, of all but what stands below the signature.
    """

    blocks: tuple[Block, ...]
    whole: Joined
    signer: Signer | None
    regions: tuple[Region, ...]
    findings: tuple[Finding, ...]


def read_body(text: str, start: int, known: Sequence[Line] = (), *, signed: bool = False) -> Body:
    """Read the text from the character `start` to its end; never fails. `known` are all its lines, where they are known.

    `signed` where it is known who signed: nobody is looked for then.

    body = {heading | paragraph} [signature] [junk] ; paragraph = number [marking] lines
    """
    lines = lines_from(known or split_lines(text), start)
    signature = None if signed else find_signature(lines)
    above = _until(lines, signature.start) if signature else lines
    footer = footer_start(above)
    first = cut_lines(above if footer is None else above[:footer])
    cut = without_sections(text, first)
    openings = find_openings(cut)
    headed = with_headings(cut, frozenset(openings))
    pieces = headed.pieces
    blocks = _blocks(list(draft_blocks(headed, openings)), measured(headed, text))
    after = [line for line in above[footer:] if not line.blank] if footer is not None else []
    after += list(_after(lines, signature.end))[::-1] if signature else []
    whole = joined(blocks)
    blocks = (*with_roles(blocks, whole), *_unparsed(after))
    return Body(
        blocks=blocks,
        whole=whole,
        signer=signature.signer if signature else None,
        regions=tuple(_regions(pieces, openings, signature, after)),
        findings=(
            *find_oddities(blocks, signed=signed or signature is not None),
            *(section_oddities(first.pieces, cut.pieces) if cut is not first else ()),
            *encoding_oddities(text, start),
        ),
    )


def _until(lines: list[Line], end: int) -> list[Line]:
    """Return the lines above the character `end`, the last one cut where the signature stands behind its sentence."""
    last = len(lines)
    while last and lines[last - 1].start >= end:
        last -= 1
    above = lines[:last]
    if above and above[-1].end > end:
        above[-1] = part_of(above[-1], 0, end - above[-1].start)
    return above


def _after(lines: Sequence[Line], start: int) -> Iterator[Line]:
    """Yield what is written below the character `start`."""
    for line in reversed(lines):
        if line.end <= start:
            return
        rest = part_of(line, max(0, start - line.start), len(line.text))
        if not rest.blank:
            yield rest


def _blocks(drafts: Sequence[Draft], measure: Measure) -> tuple[Block, ...]:
    """Compose the blocks and give each its anchor.

    `par5` by number; in a body without numbers `par1` ... by position; elsewhere a stretch without a number is `txt1` ...
    by position, so that it never takes a number's place.
    """
    composed = [compose(draft, measure) for draft in drafts]
    anchors = unique_anchors(list(_anchors(drafts, composed)))
    return tuple([_block(*parts, measure) for parts in zip(drafts, composed, anchors, strict=True)])


def _anchors(drafts: Sequence[Draft], composed: Sequence[Composed]) -> Iterator[str]:
    stem = "txt" if any(draft.opening for draft in drafts) else "par"
    place = 0
    for draft, setting in zip(drafts, composed, strict=True):
        if draft.kind is _HEADING:
            yield heading_anchor(setting.text)
        elif draft.opening:
            yield f"par{draft.opening.number}"
        else:
            place += 1
            yield f"{stem}{place}"


def _block(draft: Draft, setting: Composed, anchor: str, measure: Measure) -> Block:
    line = first_line(draft.pieces)
    if draft.kind is _HEADING:
        text = HASHES.sub("", " ".join(setting.text.split()))
        return Block(draft.kind, anchor, text, line, redactions=find_redactions(text) if measure.redacted else ())
    return Block(
        kind=draft.kind,
        anchor=anchor,
        text=setting.text,
        line=line,
        number=draft.opening.number if draft.opening else None,
        # 163 markings stand without a number; they stay in the text
        marking=draft.opening.marking if draft.opening else read_marking(setting.text)[0],
        parts=setting.parts,
        page_breaks=setting.page_breaks,
        redactions=setting.redactions,
    )


def _unparsed(after: Sequence[Line]) -> Iterator[Block]:
    """Yield what stands below the signature as one block, but for what only says the level again."""
    junk = [line for line in after if not _is_stamp(line)]
    if junk:
        text = "\n".join(line.text.strip() for line in junk)
        yield Block(_UNPARSED, AFTER_SIGNATURE, text, junk[0].number, redactions=find_redactions(text))


def _is_stamp(line: Line) -> bool:
    text = line.text
    return is_repeated_line(text) or is_furniture_line(text) or not any(map(str.isalnum, text))


def _regions(
    pieces: Sequence[Line], openings: Mapping[int, Opening], signature: Signature | None, after: Sequence[Line]
) -> Iterator[Region]:
    """Yield the regions; lines of one kind that follow each other make one, but each paragraph begins its own."""
    start = end = 0
    held: LineKind | None = None
    for at, piece in enumerate(pieces):
        kind = piece.kind
        if kind is BLANK and (not piece.text or piece.text.isspace()):
            continue
        if kind is not held or at in openings:
            if held:
                yield Region(start, end, REGIONS[held])
            start, held = piece.start, kind
        end = piece.end
    if held:
        yield Region(start, end, REGIONS[held])
    for line in after:
        if signature and signature.start < line.start:
            yield Region(signature.start, signature.end, _SIGNATURE)
            signature = None
        yield Region(line.start, line.end, _FURNITURE if _is_stamp(line) else _UNREAD)
    if signature:
        yield Region(signature.start, signature.end, _SIGNATURE)
