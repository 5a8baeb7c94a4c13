"""The words of withheld paragraphs and cables, read from their sources once more: nothing that is kept has them."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from generator.catalog import cables, withheld
from generator.catalog.store import open_reader
from generator.config import Settings
from generator.model.cable import BlockKind, Parsed
from generator.model.identity import read_canonical
from generator.model.source import RawCable
from generator.parsing import parse
from generator.publishing.integrity.withheld_runs import WordRun, runs
from generator.sources import list_files, read_file
from generator.withholding import Policy, letters_of
from generator.withholding.entries import Paragraph, WholeCable


def withheld_runs(settings: Settings, catalog_file: Path, policy: Policy) -> Iterator[WordRun]:
    """Yield the runs of words of every paragraph and cable that is withheld."""
    entries = {place: entry for place, entry in policy.entries() if isinstance(entry, Paragraph | WholeCable)}
    if not entries:
        return
    catalog = open_reader(catalog_file)
    paths = withheld.files_of(catalog, entries)
    catalog.close()
    for file in (file for file in list_files(settings.source) if file.name in paths):
        for found in read_file(file):
            if not isinstance(found, RawCable) or not any(_possible(found, entry.cable) for entry in entries.values()):
                continue
            parsed = parse(found)
            for place, entry in entries.items():
                if entry.cable in {parsed.cable.id, *parsed.cable.aliases}:
                    yield from runs(place, _texts(parsed, entry))


def stand_elsewhere(catalog_file: Path, policy: Policy, sought: frozenset[WordRun]) -> frozenset[WordRun]:
    """Return the runs that the text of another telegram has of its own: a phrase of many, or one that quotes the other."""
    if not sought:
        return frozenset()
    catalog = open_reader(catalog_file)
    try:
        return frozenset(run for run in sought if _stands_elsewhere(catalog, policy, run))
    finally:
        catalog.close()


def _stands_elsewhere(catalog: sqlite3.Connection, policy: Policy, run: WordRun) -> bool:
    own = next(getattr(entry, "cable", "") for place, entry in policy.entries() if place == run.entry)
    n = cables.find_number(catalog, own)
    others = (cables.read_one(catalog, other) for other in cables.numbers(catalog) if other != n)
    return any(run.letters in letters_of(other.raw.decode("utf-8", "replace")) for other in others)


def _possible(raw: RawCable, cable_id: str) -> bool:
    """Whether a telegram can have a number, seen at little cost: its serial stands somewhere in it."""
    mrn = read_canonical(cable_id)
    return mrn is None or any(str(mrn.serial) in text for text in (raw.text, raw.stated.id, raw.info.file))


def _texts(parsed: Parsed, entry: Paragraph | WholeCable) -> Iterator[str]:
    if isinstance(entry, WholeCable):
        yield parsed.cable.subject
    for block in parsed.cable.blocks:
        if block.kind is not BlockKind.HEADING and (isinstance(entry, WholeCable) or block.anchor == entry.anchor):
            yield block.text
