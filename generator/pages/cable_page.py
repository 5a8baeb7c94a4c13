"""The page of one cable."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from markupsafe import Markup
from msgspec import Struct

from generator.model.cable import Block, BlockKind, Cable, ReferenceKind
from generator.model.links import Backlink, Citation, Link, Links
from generator.model.listing import CableLine
from generator.model.people import PersonRef
from generator.pages import escape, meanings, paths, words
from generator.pages.body import LineOf, block_html
from generator.pages.templating import render

_KINDS = {
    ReferenceKind.EMAIL: "e-mail",
    ReferenceKind.TELCON: "telephone call",
    ReferenceKind.DOCUMENT: "document",
    ReferenceKind.REPORT: "intelligence report",
}
DESCRIPTION = 160  # characters of the summary that a search engine shows


class CablePage(Struct, frozen=True):
    """All that a cable's page shows; `header_text` is the lines above the body, `line_of` looks up a held cable."""

    cable: Cable
    links: Links
    cited_by: tuple[Backlink, ...]
    people: tuple[PersonRef, ...]
    header_text: str
    line_of: LineOf
    previous: CableLine | None = None
    following: CableLine | None = None


class ReferenceItem(Struct, frozen=True):
    """A row of the reference list; only the first of a letter has the anchor."""

    link: Link
    anchor: str | None
    line: CableLine | None
    kind: str


class CitedItem(Struct, frozen=True):
    """A row of "Cited by"."""

    backlink: Backlink
    line: CableLine | None


def cable_page(page: CablePage) -> paths.Page:
    """Give the page: front matter, title, head, the blocks under their headings, foot."""
    cable = page.cable
    address = paths.cable(cable.id)
    base = paths.to_root(address)
    top = escape.front_matter({"title": cable.title, "description": _description(cable)})
    chunks = [
        top,
        f"# {escape.inline_markdown(cable.title)}",
        _head(page, base),
        *_blocks(page, base),
        _foot(page, base),
    ]
    return paths.Page(paths.markdown(address), "\n\n".join(chunks) + "\n")


def cited_items(backlinks: Sequence[Backlink], line_of: LineOf) -> list[CitedItem]:
    """Give the rows of a "Cited by" list, a place each."""
    return [CitedItem(backlink, line_of(backlink.id)) for backlink in backlinks]


def preformatted(text: str) -> Markup:
    """Give raw lines for a `<pre>`; line ends as references, since a blank line would end the block."""
    return Markup(str(escape.html(text)).replace("\n", "&#10;"))  # noqa: S704 - escaped on this line


def _head(page: CablePage, base: str) -> str:
    cable = page.cable
    return render(
        "cable_top.html.j2",
        cable=cable,
        link=_linker(base),
        recipients=words.recipients(cable),
        references=list(_references(page)),
        header_text=preformatted(page.header_text),
        level_slug=paths.slug(cable.classification.level or "none"),
        level_meaning=meanings.level(cable.classification.level),
        precedence_meaning=meanings.precedence(cable.precedence),
        caption_meanings=meanings.captions(),
        reasons=meanings.reasons(cable.declassification.order),
    )


def _references(page: CablePage) -> Iterator[ReferenceItem]:
    seen: set[str] = set()
    for link in page.links.references:
        anchor = f"ref-{link.label.lower()}" if link.label and link.label not in seen else None
        seen.add(link.label or "")
        line = page.line_of(link.target) if link.target else None
        yield ReferenceItem(link, anchor, line, _KINDS.get(link.kind, ""))


def _blocks(page: CablePage, base: str) -> Iterator[str]:
    citations: Mapping[str, list[Citation]] = defaultdict(list)
    for citation in page.links.citations:
        citations[citation.anchor].append(citation)
    cited: Mapping[str, list[Backlink]] = defaultdict(list)
    for backlink in page.cited_by:
        cited[backlink.paragraph_anchor or ""].append(backlink)
    for block in page.cable.blocks:
        if block.kind is BlockKind.HEADING:
            yield f"## {escape.inline_markdown(block.text)} {{#{block.anchor}}}"
        else:
            yield _block(block, citations.get(block.anchor, []), cited.get(block.anchor, []), page.line_of, base)


def _block(block: Block, citations: list[Citation], cited_by: list[Backlink], line_of: LineOf, base: str) -> str:
    return render(
        "cable_block.html.j2",
        block=block,
        inside=Markup("") if block.kind is BlockKind.UNPARSED else block_html(block, citations, base, line_of),
        cited_by=cited_by,
        marking_meaning=meanings.marking(block.marking),
        link=_linker(base),
    )


def _foot(page: CablePage, base: str) -> str:
    return render(
        "cable_foot.html.j2",
        cable=page.cable,
        people=page.people,
        cited_by=cited_items(page.cited_by, page.line_of),
        previous=page.previous,
        following=page.following,
        link=_linker(base),
    )


def _linker(base: str) -> Callable[[str], str]:
    return lambda address: paths.link(base, address)


def _description(cable: Cable) -> str:
    text = next((block.text for block in cable.blocks if block.kind is BlockKind.PARAGRAPH), "")
    flat = " ".join(text.split())
    opening = flat if len(flat) <= DESCRIPTION else f"{flat[:DESCRIPTION].rsplit(' ', 1)[0]} …"
    return f"{cable.id}, {words.day(cable.date)}: {opening}" if cable.date else f"{cable.id}: {opening}"
