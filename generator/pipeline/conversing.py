"""The conversation around a cable, asked of the catalog."""

import sqlite3

from generator.catalog import links, listings, serials, threads
from generator.model.identity import CableId, read_canonical
from generator.model.listing import CableLine
from generator.model.threads import Span, Thread, ThreadPlace
from generator.resolution.threads import conversation


class CatalogCitations:
    """Who cites whom, as the catalog has it."""

    def __init__(self, catalog: sqlite3.Connection) -> None:
        self._catalog = catalog

    def cites(self, cable_id: CableId, most: int) -> tuple[CableId, ...]:
        """Give what a cable cites."""
        return links.cites(self._catalog, cable_id, most)

    def cited_by(self, cable_id: CableId, most: int) -> tuple[CableId, ...]:
        """Give who cites it, the oldest first."""
        return links.cited_by(self._catalog, cable_id, most)

    def place(self, cable_id: CableId) -> ThreadPlace | None:
        """Give its place in its thread."""
        return threads.place_of(self._catalog, cable_id)

    def line(self, cable_id: CableId) -> CableLine | None:
        """Give the line of a held cable."""
        return listings.line_of(self._catalog, cable_id)

    def span(self, cable_id: CableId) -> Span:
        """Give between which dates a cable that is not held was sent."""
        mrn = read_canonical(cable_id)
        return serials.span_of(self._catalog, mrn) if mrn else Span()


def thread_of(catalog: sqlite3.Connection, cable_id: CableId) -> Thread:
    """Give the conversation around a cable."""
    return conversation(cable_id, CatalogCitations(catalog))
