"""What the stages of an edition work with: the run, what it gives, and what of the log may be published now."""

import sqlite3
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.catalog import listings, withheld
from generator.catalog.outputs import made_in, stands
from generator.config import Settings
from generator.model.change import Change, Gone, Line
from generator.model.listing import CableLine
from generator.pages import paths
from generator.withholding import Policy, finder


class EditionRun(Struct, frozen=True):
    """What the stage works with: `number` is the catalog's for this run, `hidden` are cables that something is withheld of."""

    settings: Settings
    catalog: sqlite3.Connection
    policy: Policy
    number: int
    hidden: frozenset[str]

    def stands(self, address: str) -> bool:
        """Whether this run gives a file below the site."""
        return any(stands(self.catalog, self.settings.docs, self.number, path) for path in _sources(address))

    def made(self, addresses: Sequence[str]) -> set[str]:
        """Return those of these addresses that this run makes a file for."""
        sources = {source: address for address in addresses for source in _sources(address)}
        return {sources[path] for path in made_in(self.catalog, self.number, sources)}

    def line_of(self, cable_id: str) -> CableLine | None:
        """Return the line of a cable that is held."""
        return listings.line_of(self.catalog, cable_id)


def hidden_cables(catalog: sqlite3.Connection, policy: Policy) -> frozenset[str]:
    """Return the cables of which something is withheld, held or not."""
    named = {*(entry.cable for entry in policy.cables), *(entry.cable for entry in policy.paragraphs)}
    return frozenset({*named, *(one for place, _ in policy.entries() for one in withheld.cables_of(catalog, place))})


def shown(run: EditionRun, line: Line) -> Line:
    """Return a line as it may be published: of a cable that is gone, or that something is withheld of, no difference."""
    if not isinstance(line, Change) or not (line.fields or line.texts):
        return line
    if line.id in run.hidden or run.line_of(line.id) is None or _says(run, line):
        return Change(line.edition, line.id, line.kind)
    return line


def tells(run: EditionRun, line: Line) -> bool:
    """Whether an address that is gone tells in its own words what is withheld."""
    if not isinstance(line, Gone):
        return False
    if not run.policy:
        return False
    held = finder(run.policy)
    slugs = [paths.slug(one.term) for one in run.policy.terms]
    return any(
        held.find(text) or any(one in paths.slug(text) for one in slugs) for text in (line.address, line.to) if text
    )


def _says(run: EditionRun, change: Change) -> bool:
    """Whether a difference tells what is withheld, as it was or as it is."""
    held = finder(run.policy)
    texts = [text for field in change.fields for text in (field.before, field.after)]
    for one in change.texts:
        texts += (" ".join(piece.text for piece in one.pieces if piece.sign in {"=", side}) for side in "-+")
    return any(held.find(text) for text in texts)


def _sources(address: str) -> Iterator[str]:
    """Yield the files below the docs folder that become a file of the site."""
    yield address
    if address == "index.html":
        yield from ("index.md", "README.md")
    elif address.endswith("/index.html"):
        folder = address.removesuffix("/index.html")
        yield from (f"{folder}.md", f"{folder}/index.md", f"{folder}/README.md")
    elif address.endswith(".html"):
        yield f"{address.removesuffix('.html')}.md"
