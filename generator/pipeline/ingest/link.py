"""The resolution stage: every cable's references and citations are looked up in the archive."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from generator.catalog import cables, links, threads
from generator.catalog.serials import replace_serials
from generator.catalog.store import read_meta, set_meta
from generator.config import Settings
from generator.model.identity import CableId, Mrn
from generator.model.links import Backlink, Links
from generator.pipeline.run.reader import reader
from generator.resolution import backlinks, resolve
from generator.resolution.forest import Citing, plant
from generator.running.progress import stage
from generator.running.workers import batches, in_processes

CABLES_A_TASK = 200


class CatalogHoldings:
    """What the archive holds, asked of the catalog once for each number and remembered as long as this lives."""

    def __init__(self, catalog: sqlite3.Connection) -> None:
        self._catalog = catalog
        self._held: dict[Mrn, tuple[CableId, ...]] = {}
        self._paragraphs: dict[CableId, Mapping[int, str]] = {}

    def held(self, mrn: Mrn) -> tuple[CableId, ...]:
        """Return the held cables that go by the number: one, or several where different texts claim it, or by an alias."""
        if mrn not in self._held:
            self._held[mrn] = links.held(self._catalog, str(mrn))
        return self._held[mrn]

    def paragraphs(self, cable_id: CableId) -> Mapping[int, str]:
        """Return the anchors of a held cable's paragraphs by number."""
        if cable_id not in self._paragraphs:
            self._paragraphs[cable_id] = links.paragraphs(self._catalog, cable_id)
        return self._paragraphs[cable_id]


class LinkTask(Struct, frozen=True):
    """Cables for a worker to resolve."""

    catalog: Path
    numbers: tuple[int, ...]


class LinkedCable(Struct, frozen=True):
    """What one cable points to, and the same from the other side."""

    n: int
    links: Links
    backlinks: tuple[tuple[CableId, Backlink], ...]


def link_cables(settings: Settings, catalog: sqlite3.Connection, catalog_file: Path) -> None:
    """Resolve cables and keep links, backlinks, threads and serials in the catalog.

    What a cable points to depends on itself and on what the archive holds: where that is the same, only cables that
    were read anew are resolved.
    """
    holdings = links.holdings_digest(catalog)
    same = read_meta(catalog, "holdings") == holdings
    numbers = links.unlinked(catalog) if same else cables.numbers(catalog)
    tasks = (LinkTask(catalog_file, batch) for batch in batches(numbers, CABLES_A_TASK))
    with stage("resolving", len(numbers)) as running, catalog:
        if not same:
            links.clear_links(catalog)
        elif not links.drop_copies(catalog) and not numbers:
            return
        for done in in_processes(_link, tasks, settings.jobs):
            for linked in done:
                links.add_links(catalog, linked.n, linked.links, linked.backlinks)
            running.advance(len(done))
        replace_serials(catalog)
        cited = (Citing(*one) for one in threads.citations_by_date(catalog))
        threads.replace_places(catalog, plant(cited, threads.dates(catalog)))
        set_meta(catalog, "holdings", holdings)


def _link(task: LinkTask) -> tuple[LinkedCable, ...]:
    catalog = reader(task.catalog)
    holdings = CatalogHoldings(catalog)
    done = []
    for n in task.numbers:
        cable = cables.read_cable(catalog, n)
        found = resolve(cable, holdings)
        done.append(LinkedCable(n, found, tuple(backlinks(cable, found))))
    return tuple(done)
