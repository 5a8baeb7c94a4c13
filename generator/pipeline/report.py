"""What a run tells when it ends."""

import sqlite3
from collections.abc import Iterable

import msgspec
from msgspec import Struct

from generator.catalog import cables
from generator.catalog.store import read_meta, set_meta
from generator.publishing.integrity.link_check import BrokenLink

Counts = tuple[int, int, int]  # cables, sources without one, findings


class Report(Struct, frozen=True):
    """What a run did: cables in the archive, findings about them, files written and removed below the docs folder.

    `warnings` are a line each for what the publisher wrote and nothing in the archive answers to.
    `broken` are the links of the built site that lead nowhere, looked for under `--strict`.
    """

    cables: int
    unreadable: int
    findings: int
    written: int
    removed: int
    warnings: tuple[str, ...] = ()
    broken: tuple[BrokenLink, ...] = ()

    def in_words(self) -> str:
        """Return the line that ends a run."""
        sources = f", {self.unreadable:,} sources without one" if self.unreadable else ""
        changes = (
            f"{self.written:,} files written, {self.removed:,} removed"
            if self.written or self.removed
            else "nothing changed"
        )
        return f"{self.cables:,} cables{sources}, {self.findings:,} findings; {changes}"


def counted(catalog: sqlite3.Connection) -> Counts:
    """Count what the catalog holds, and keep the counts for a run that finds nothing to do."""
    unreadable = sum(1 for _ in cables.unreadables(catalog))
    counts = cables.count_cables(catalog), unreadable, cables.count_findings(catalog)
    with catalog:
        set_meta(catalog, "counts", msgspec.json.encode(counts).decode())
    return counts


def counted_before(catalog: sqlite3.Connection) -> Counts:
    """Return what the last run counted: to count goes through every telegram of the catalog."""
    then: Counts = msgspec.json.decode(read_meta(catalog, "counts"), type=Counts)
    return then


def report(counts: Counts, warnings: Iterable[str], changed: tuple[int, int] = (0, 0)) -> Report:
    """Return the report of a run; `changed` are the files written and removed."""
    return Report(*counts, *changed, tuple(warnings))
