"""`/changes/`: the editions of the archive, and what each changed."""

from collections import Counter
from collections.abc import Callable, Sequence

from msgspec import Struct

from generator.model.change import Change, ChangeKind, Edition, Gone
from generator.model.listing import CableLine
from generator.model.sections import CHANGES
from generator.pages import escape, paths
from generator.pages.document import document
from generator.pages.paths import Page
from generator.pages.templating import render
from generator.pages.words import count
from generator.vocabulary.interface import say

ADDRESS = CHANGES
HEADINGS = {
    ChangeKind.ADDED: "Added",
    ChangeKind.CHANGED: "Changed with their sources",
    ChangeKind.CORRECTED: "Read better from the same source",
    ChangeKind.WITHHELD: "With something withheld",
    ChangeKind.REMOVED: "Removed",
}
# the record's fields, as readers know them
FIELDS = {
    "aliases": "other numbers",
    "captions": "captions",
    "classification": "classification",
    "date": "date",
    "origin": "origin",
    "passing": "passing lines",
    "precedence": "precedence",
    "references": "references",
    "signer": "signature",
    "subject": "subject line",
    "title": "title",
    "classified_by": "classified by",
    "declassify_on": "declassify on",
    "declassify_event": "declassify on (event)",
    "executive_order": "executive order",
    "transmission_id": "transmission",
    "action": "action addressees",
    "info": "information addressees",
    "stated": "what the source says",
    "tags": "TAGS",
}


class EditionChanges(Struct, frozen=True):
    """An edition with all that changed in it."""

    edition: Edition
    changes: tuple[Change, ...]
    gone: tuple[Gone, ...]

    def in_words(self) -> str:
        """Say how many cables were added, changed and removed."""
        counted = Counter(one.kind for one in self.changes)
        said = [f"{count(counted[kind], 'cable')} {say(DONE[kind])}" for kind in ChangeKind if counted[kind]]
        said += [f"{count(len(self.pages), 'page')} {say('gone')}"] if self.pages else []
        return ", ".join(said)

    @property
    def pages(self) -> list[tuple[str, str]]:
        """Return the addresses of pages that are gone, each with the one that it leads to or nothing."""
        ending = "index.html"
        gone = (one for one in self.gone if one.address.endswith(f"/{ending}"))
        return [(one.address.removesuffix(ending), one.to.removesuffix(ending)) for one in gone]


DONE = {
    ChangeKind.ADDED: "added",
    ChangeKind.CHANGED: "changed",
    ChangeKind.CORRECTED: "read better",
    ChangeKind.WITHHELD: "with something withheld",
    ChangeKind.REMOVED: "removed",
}


def changes_index(editions: Sequence[EditionChanges]) -> Page:
    """Return the list of editions, the newest first."""
    title = say("What has changed")
    base = paths.to_root(ADDRESS)
    inside = render("changes.html.j2", editions=editions, link=lambda address: paths.link(base, address))
    description = say("Cables added, changed and removed, edition by edition")
    return document(paths.markdown(ADDRESS), title, description, [inside], hide=())


def edition_page(held: EditionChanges, line_of: Callable[[str], CableLine | None], rows: int) -> Page:
    """Return the page of one edition; of more than `rows` cables of one kind the rest stand in the log alone."""
    address = paths.edition(held.edition.number)
    base = paths.to_root(address)
    title = say("Edition {number}", number=held.edition.number)
    chunks = [render("edition_top.html.j2", held=held)]
    for kind, heading in HEADINGS.items():
        if changes := [one for one in held.changes if one.kind is kind]:
            chunks += [f"## {escape.inline_markdown(say(heading))}", _section(kind, changes, line_of, rows, base)]
    if gone := held.pages:
        inside = render("edition_gone.html.j2", gone=gone[:rows], left=len(gone) - rows, base=base)
        chunks += [f"## {escape.inline_markdown(say('Pages that are gone'))}", inside]
    return document(paths.markdown(address), title, f"{say('What changed')}: {held.in_words()}", chunks)


def _section(
    kind: ChangeKind, changes: Sequence[Change], line_of: Callable[[str], CableLine | None], rows: int, base: str
) -> str:
    return render(
        "edition_cables.html.j2",
        kind=kind.value,
        changes=[(one, line_of(one.id)) for one in changes[:rows]],
        left=len(changes) - rows,
        fields=FIELDS,
        link=lambda address: paths.link(base, address),
    )
