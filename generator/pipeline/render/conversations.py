"""The conversation around a cable, asked of the catalog."""

import sqlite3
from functools import cache, partial

from generator.catalog import links, listings, serials, threads
from generator.model.identity import CableId, read_canonical
from generator.model.threads import Span


class CatalogCitations:
    """Who cites whom, as the catalog has it; remembers what it was asked, which cables of one conversation share."""

    def __init__(self, catalog: sqlite3.Connection) -> None:
        self._catalog = catalog
        self.cites = cache(partial(links.cites, catalog))
        self.cited_by = cache(partial(links.cited_by, catalog))
        self.place = cache(partial(threads.place_of, catalog))
        self.line = cache(partial(listings.line_of, catalog))

    def span(self, cable_id: CableId) -> Span:
        """Return between which dates a cable that is not held was sent."""
        mrn = read_canonical(cable_id)
        return serials.span_of(self._catalog, mrn) if mrn else Span()
