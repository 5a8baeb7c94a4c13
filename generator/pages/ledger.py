"""The page of what is withheld: by whom, when, why and in which cables, never what."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from generator.model.identity import CableId
from generator.pages import paths
from generator.pages.document import document
from generator.pages.paths import Page
from generator.pages.templating import render
from generator.vocabulary.interface import say

ADDRESS = "withheld/"


class LedgerRow(Struct, frozen=True):
    """One entry of the publisher's: `kind` is the list of `withhold.yml` that it stands in."""

    kind: str
    who: str
    when: date
    why: str
    cables: tuple[CableId, ...]


def ledger_page(rows: Sequence[LedgerRow]) -> Page:
    """Return the page; it stands, and says so, where nothing is withheld."""
    title = say("What is withheld")
    base = paths.to_root(ADDRESS)
    inside = render("ledger.html.j2", rows=rows, link=lambda address: paths.link(base, address))
    description = say("What the publisher of this archive keeps back, and why")
    return document(paths.markdown(ADDRESS), title, description, [inside], hide=())
