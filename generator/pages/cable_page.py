"""The page of one cable."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from markupsafe import Markup
from msgspec import Struct

from generator.model.archive_record import archive_record, chief_first
from generator.model.cable import Block, BlockKind, Cable, ReferenceKind
from generator.model.finding import Code
from generator.model.identity import PostCode
from generator.model.links import Backlink, Citation, Link, Links
from generator.model.listing import CableLine
from generator.model.people import PersonRef
from generator.model.threads import Thread
from generator.pages import escape, meanings, paths, words
from generator.pages.body import LineOf, Mark, block_html
from generator.pages.citation_links import citation_link
from generator.pages.cited_by import cited_by
from generator.pages.document import document
from generator.pages.editors import editors_html, note_marks
from generator.pages.network import network
from generator.pages.templating import render, render_each
from generator.pages.thread import around, thread_html
from generator.vocabulary.interface import ENGLISH, say, speaking
from generator.vocabulary.notes import say_note

REFERENCE_KINDS = {
    ReferenceKind.EMAIL: "e-mail",
    ReferenceKind.TELCON: "telephone call",
    ReferenceKind.DOCUMENT: "document",
    ReferenceKind.REPORT: "intelligence report",
}
# findings of what is read as something else than it says
REPAIRED = frozenset({Code.SOURCE_ENCODING, Code.CLASSIFICATION_GARBLED, Code.TAG_REPAIRED, Code.PRECEDENCE_MISSPELT})
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
    person_address: Callable[[str], str] = paths.person
    thread: Thread = Thread()
    linked_posts: frozenset[PostCode] = frozenset()  # posts named in this cable that have a page of their own
    has_original: bool = False  # its source is a PDF and published beside the text
    site_url: str = ""  # where the site is published, with its closing slash; empty where that is not known


class AroundBlock(Struct, frozen=True, gc=False):
    """What a block of a page cites, what cites it, and the marks of its editors' notes."""

    citations: Sequence[Citation]
    cited: Sequence[Backlink]
    notes: Sequence[Mark]


class ReferenceItem(Struct, frozen=True):
    """A row of the reference list; only the first of a letter has the anchor.

    `offered` are IDs with their addresses, `places` numbers of paragraphs with addresses and titles.
    """

    link: Link
    anchor: str | None
    line: CableLine | None
    kind: str
    offered: tuple[tuple[str, str], ...] = ()
    places: tuple[tuple[int, str, str], ...] = ()


def cable_page(page: CablePage) -> paths.Page:
    """Return the page: front matter, title, head, the blocks under their headings, foot."""
    cable = page.cable
    address = paths.cable(cable.id)
    base = paths.to_root(address)
    with speaking(ENGLISH):  # the styles of citation are English ones
        cited = _citation(cable)
    blocks = [_head(page, base), *_references(page, base), *_blocks(page, base), *_foot(page, base)]
    path, about = paths.markdown(address), _description(cable)
    return document(path, cable.title, about, blocks, citation=cited)


def _citation(cable: Cable) -> dict[str, str]:
    """Return what a reference manager needs, for the head of the page (`overrides/partials/page-head.html`)."""
    return {
        "id": cable.id,
        "date": (cable.date or "")[:10],
        "sent": cable.date or "",
        "sender": cable.origin.name or cable.origin.written,
        "recipient": words.recipients(cable),
        "level": words.level(cable.classification.level) if cable.classification.level else "",
        "tags": ", ".join(tag.name or tag.code for tag in cable.tags),
        "record": f"../{cable.id}.json",
    }


def _head(page: CablePage, base: str) -> str:
    cable = page.cable
    return render(
        "cable_top.html.j2",
        cable=cable,
        link=_linker(base),
        has_page=page.linked_posts.__contains__,
        sender=words.sender(cable),
        recipients=words.recipients(cable),
        header_text=page.header_text,
        level_slug=paths.slug(cable.classification.level or "none"),
        level_meaning=meanings.level(cable.classification.level),
        precedence_meaning=meanings.precedence(cable.precedence),
        caption_meanings=meanings.captions(),
        markings=[(marking, meanings.marking(marking)) for marking in _markings(cable)],
        reasons=meanings.reasons(cable.declassification.order),
    )


def _markings(cable: Cable) -> list[str]:
    """Return each portion marking of the cable once, in reading order."""
    return list(dict.fromkeys(block.marking for block in cable.blocks if block.marking))


def _label(title: str, anchor: str) -> str:
    """Return a heading of ours: in the contents like the cable's own, and told from them by its looks."""
    return f"## {escape.inline_markdown(title)} {{#{anchor} .cable-label}}"


def _references(page: CablePage, base: str) -> Iterator[str]:
    if items := list(_reference_items(page, base)):
        yield _label(say("References"), "references")
        yield render("cable_references.html.j2", references=items, link=_linker(base))


def _reference_items(page: CablePage, base: str) -> Iterator[ReferenceItem]:
    seen: set[str] = set()
    for link in page.links.references:
        anchor = f"ref-{link.label.lower()}" if link.label and link.label not in seen else None
        seen.add(link.label or "")
        line = page.line_of(link.target) if link.target else None
        offered = tuple((one, paths.cable(one) if page.line_of(one) else paths.missing(one)) for one in link.offered)
        yield ReferenceItem(
            link, anchor, line, REFERENCE_KINDS.get(link.kind, ""), offered, tuple(_places(page, link, base))
        )


def _places(page: CablePage, link: Link, base: str) -> Iterator[tuple[int, str, str]]:
    """Yield the paragraphs that a reference names and that are there, each with address and title."""
    for place in link.places:
        found = citation_link(place, base, page.line_of) if place.anchor else None
        if found and place.paragraph:
            yield place.paragraph, *found


def _blocks(page: CablePage, base: str) -> Iterator[str]:
    citations: Mapping[str, list[Citation]] = defaultdict(list)
    for citation in page.links.citations:
        citations[citation.anchor].append(citation)
    cited: Mapping[str, list[Backlink]] = defaultdict(list)
    for backlink in page.cited_by:
        cited[backlink.paragraph_anchor or ""].append(backlink)
    if page.cable.blocks and page.cable.blocks[0].kind is not BlockKind.HEADING:
        yield _label(say("Text"), "text")  # else the text would stand in contents and search under "References"
    notes = note_marks(page.cable) if page.cable.stated.notes else {}
    texts = render_each(
        "cable_block.html.j2",
        (
            _block(
                block,
                AroundBlock(citations.get(block.anchor, []), cited.get(block.anchor, []), notes.get(block.anchor, ())),
                page.line_of,
                base,
            )
            for block in page.cable.blocks
            if block.kind is not BlockKind.HEADING
        ),
    )
    for block in page.cable.blocks:
        if block.kind is BlockKind.HEADING:
            yield f"## {escape.inline_markdown(block.text)} {{#{block.anchor} data-line={block.line}}}"
        else:
            yield next(texts)


def _block(block: Block, around: AroundBlock, line_of: LineOf, base: str) -> Mapping[str, object]:
    unread = block.kind is BlockKind.UNPARSED
    inside = Markup("") if unread else block_html(block, around.citations, base, line_of, around.notes)
    return {
        "block": block,
        "inside": inside,
        "cited": cited_by(around.cited, line_of) if around.cited else None,
        "marking_meaning": meanings.marking(block.marking),
        "link": _linker(base),
    }


def _foot(page: CablePage, base: str) -> Iterator[str]:
    link = _linker(base)
    if page.cable.signer:
        yield f'<p class="cable-signature" id="signature">{escape.html(page.cable.signer.written)}</p>'
    if notes := editors_html(page.cable):
        yield _label(say("From the editors"), "editors")
        yield notes
    if page.people:
        yield _label(say("People in this cable"), "people")
        yield render("cable_people.html.j2", people=page.people, link=link, address_of=page.person_address)
    if short := meanings.abbreviations("\n".join(block.text for block in page.cable.blocks)):
        yield _label(say("Abbreviations in this cable"), "abbreviations")
        yield render("abbreviations.html.j2", abbreviations=short)
    if page.thread.entries:
        yield _label(say("Conversation"), "conversation")
        if picture := network(page.thread, page.cable.id, base):
            yield picture
        yield thread_html(page.thread, page.cable.id, base)
    if page.cited_by:
        yield _label(say("Cited by"), "cited-by")
        yield render("cited_by.html.j2", cited=cited_by(page.cited_by, page.line_of), link=link)
    if attributes := archive_record(page.cable.stated):
        yield _label(say("Archive record"), "archive-record")
        chief, others = chief_first(attributes)
        yield render("archive_record.html.j2", chief=chief or others, others=others if chief else ())
    yield _label(say("Source and data"), "source")
    yield render(
        "cable_foot.html.j2",
        cable=page.cable,
        sender=words.sender(page.cable),
        address=page.site_url + paths.cable(page.cable.id),
        repairs=_repairs(page.cable),
        neighbours=_neighbours(page),
        has_original=page.has_original,
        link=link,
    )


def _neighbours(page: CablePage) -> list[tuple[str, CableLine | None, CableLine | None]]:
    """Return the cables before and after: of the post, and where they are others of the conversation."""
    post = (page.previous, page.following)
    thread = around(page.thread, page.cable.id)
    rows = [(say("of this post"), *post), (say("in the conversation"), *thread)]
    return [row for row in rows if any(row[1:])]


def _repairs(cable: Cable) -> list[str]:
    """Say what is shown in another way than it was sent: page breaks in sentences, what was misspelt."""
    breaks = sum(len(block.page_breaks) for block in cable.blocks)
    joined = [say("text joined over {breaks}", breaks=words.count(breaks, "page break"))] if breaks else []
    return [*joined, *dict.fromkeys(say_note(one.note) for one in cable.findings if one.code in REPAIRED)]


def _linker(base: str) -> Callable[[str], str]:
    return lambda address: paths.link(base, address)


def _description(cable: Cable) -> str:
    text = next((block.text for block in cable.blocks if block.kind is BlockKind.PARAGRAPH), "")
    flat = " ".join(text.split(maxsplit=DESCRIPTION // 2))  # as many words as can stand in it
    opening = flat if len(flat) <= DESCRIPTION else f"{flat[:DESCRIPTION].rsplit(' ', 1)[0]} …"
    return f"{cable.id}, {words.day(cable.date)}: {opening}" if cable.date else f"{cable.id}: {opening}"
