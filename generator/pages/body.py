"""The blocks of a cable as HTML: paragraphs, lists, tables, with links, page breaks and redactions in their places."""

import re
from collections.abc import Callable, Sequence
from itertools import groupby

from markupsafe import Markup
from msgspec import Struct

from generator.model.cable import Block, PageBreak, Part, PartKind, Redaction
from generator.model.identity import CableId
from generator.model.links import Citation
from generator.model.listing import CableLine
from generator.pages.citation_links import citation_links
from generator.pages.escape import html
from generator.vocabulary.interface import say

# what withholding leaves (`withholding.entries.Entry.mark`); a telegram that says so itself is not in the list that it links to
_WITHHELD = re.compile(r"\[withheld by the publisher: [^\]\n]{1,400}\]")
_SECTION = re.compile(r"(\d+(?:\.\d)?)\s+OF\s+(\d+)")  # the end of a page-break line: 002 OF 003, 001.2 OF 002

LineOf = Callable[[CableId], CableLine | None]


class Mark(Struct, frozen=True, order=True):
    """A stretch `[start, end)` of a block's text with the markup around it."""

    start: int
    end: int
    before: str
    after: str


def block_html(
    block: Block, citations: Sequence[Citation], base: str, line_of: LineOf, notes: Sequence[Mark] = ()
) -> Markup:
    """Return the inside of a block: a paragraph for each part, lists for its items; `notes` are marks of a volume's editors."""
    marks = _marks(block, citations, base, line_of)
    if notes:
        marks = sorted([*marks, *notes])
    pieces: list[str] = []
    for kind, group in groupby(block.parts or (_whole(block),), key=lambda part: part.kind):
        parts = tuple(group)
        if kind is PartKind.TEXT:
            pieces += [f"<p>{_inline(block.text, part.start, part.end, marks)}</p>" for part in parts]
        elif kind is PartKind.PREFORMATTED:
            pieces += [
                f'<pre class="cable-table" tabindex="0">{_lines(_inline(block.text, part.start, part.end, marks))}</pre>'
                for part in parts
            ]
        else:
            items = "".join(f"<li>{_item(block.text, part, marks)}</li>" for part in parts)
            pieces.append(f'<ul class="cable-{kind}s">{items}</ul>')
    return Markup("\n".join(pieces))  # noqa: S704 - made of escaped text and markup of ours


def _whole(block: Block) -> Part:
    return Part(PartKind.TEXT, 0, len(block.text), block.line)


def _lines(inside: str) -> str:
    return inside.replace("\n", "&#10;")  # a blank line would end the block of HTML


def _item(text: str, part: Part, marks: Sequence[Mark]) -> str:
    start = part.start + len(part.mark) if text.startswith(part.mark, part.start) else part.start
    mark = f'<span class="cable-mark">{html(part.mark)}</span> ' if part.mark else ""
    return mark + _inline(text, start, part.end, marks).strip()


def _marks(block: Block, citations: Sequence[Citation], base: str, line_of: LineOf) -> list[Mark]:
    withheld = _WITHHELD.finditer(block.text) if "[withheld" in block.text else ()
    if not (block.page_breaks or block.redactions or citations or withheld):  # most
        return []
    marks = [_break(found) for found in block.page_breaks]
    marks += [_redaction(found) for found in block.redactions]
    marks += [Mark(*found.span(), f'<a class="cable-withheld" href="{base}withheld/">', "</a>") for found in withheld]
    for citation in citations:
        marks += (Mark(one.start, one.end, one.before, one.after) for one in citation_links(citation, base, line_of))
    return sorted(marks)


def _break(found: PageBreak) -> Mark:
    label = html(f"{say('Page break')}: {found.written}")
    section = _SECTION.search(found.written)
    shown = f"{section[1].lstrip('0')}/{section[2].lstrip('0')}" if section else "¦"
    return Mark(
        found.at,
        found.at,
        f'<span class="cable-break" role="note" aria-label="{label}" title="{label}" data-section="{html(shown)}"></span>',
        "",
    )


def _redaction(found: Redaction) -> Mark:
    return Mark(
        found.start,
        found.end,
        f'<span class="cable-redaction" title="{html(say("Blacked out in the source"))}">',
        "</span>",
    )


def _inline(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    """Return a stretch of the text with the marks that lie in it; of marks that overlap the first stands."""
    if not marks:
        return html(text[start:end])
    pieces: list[str] = []
    at = start
    for mark in marks:
        if mark.start < at or mark.end > end or (mark.start == end and mark.end > mark.start):
            continue
        pieces += (html(text[at : mark.start]), mark.before, html(text[mark.start : mark.end]), mark.after)
        at = mark.end
    return "".join([*pieces, html(text[at:end])])
