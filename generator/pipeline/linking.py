"""The resolution stage: every cable's references and citations are looked up in the archive."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from generator.catalog import cables, links
from generator.config import Settings
from generator.model.identity import CableId, Mrn
from generator.model.links import Backlink, Links
from generator.pipeline.opening import reader
from generator.pipeline.progress import stage
from generator.pipeline.workers import batches, in_processes
from generator.resolution import backlinks, resolve

CABLES_A_TASK = 200


class Holdings:
    """What the archive holds, asked of the catalog."""

    def __init__(self, catalog: sqlite3.Connection) -> None:
        self._catalog = catalog

    def held(self, mrn: Mrn) -> tuple[CableId, ...]:
        """Give the held cables that go by the number: one, or several where different texts claim it, or by an alias."""
        return links.held(self._catalog, str(mrn))

    def paragraphs(self, cable_id: CableId) -> Mapping[int, str]:
        """Give the anchors of a held cable's paragraphs by number."""
        return links.paragraphs(self._catalog, cable_id)


class LinkTask(Struct, frozen=True):
    """Cables for a worker to resolve."""

    catalog: Path
    numbers: tuple[int, ...]


class Linked(Struct, frozen=True):
    """What one cable points to, and the same from the other side."""

    n: int
    links: Links
    backlinks: tuple[tuple[CableId, Backlink], ...]


def link_cables(settings: Settings, catalog: sqlite3.Connection, catalog_file: Path) -> None:
    """Resolve every cable anew and keep links and backlinks in the catalog."""
    numbers = cables.numbers(catalog)
    tasks = (LinkTask(catalog_file, batch) for batch in batches(numbers, CABLES_A_TASK))
    with stage("resolving", len(numbers)) as running, catalog:
        links.clear_links(catalog)
        for done in in_processes(_link, tasks, settings.jobs):
            for linked in done:
                links.add_links(catalog, linked.n, linked.links, linked.backlinks)
            running.advance(len(done))


def _link(task: LinkTask) -> tuple[Linked, ...]:
    catalog = reader(task.catalog)
    holdings = Holdings(catalog)
    done = []
    for n in task.numbers:
        cable = cables.read_cable(catalog, n)
        found = resolve(cable, holdings)
        done.append(Linked(n, found, tuple(backlinks(cable, found))))
    return tuple(done)
