"""What is different in the cables of this run from those of the site that was published before."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from generator.catalog import listings
from generator.exports.changes_log import LOG
from generator.exports.comparing import Record, compare, source_of
from generator.model.change import Change, ChangeKind
from generator.model.identity import CableId
from generator.pipeline.changelog.editions import EditionRun
from generator.publishing.integrity.previous_site import cable_records

DETAILED = 200  # cables of an edition of which the difference is kept; of the others the names of the fields are


def changed_cables(run: EditionRun, edition: int) -> Iterator[Change]:
    """Yield what happened to each cable, in the order of the archive; those that are gone come last."""
    old, new = cable_records(run.settings.site), cable_records(run.settings.docs)
    if not old and not (run.settings.site / LOG).is_file():
        return
    detailed = 0
    for line in listings.all_lines(run.catalog):
        change = _change(line.id, old.get(line.id), new[line.id], edition, detailed=detailed < DETAILED)
        if change:
            detailed += change.kind is not ChangeKind.ADDED
            yield change
    held = {line.id for line in listings.all_lines(run.catalog)}
    for cable_id in sorted(old.keys() - held):
        if "source" in _record(old[cable_id]):
            yield Change(edition, cable_id, ChangeKind.REMOVED)


def renamed(run: EditionRun, changes: Sequence[Change]) -> dict[str, str]:
    """Return the new number of each cable that was read from the same source under another one."""
    removed = [one.id for one in changes if one.kind is ChangeKind.REMOVED]
    added = [one.id for one in changes if one.kind is ChangeKind.ADDED]
    if not removed or not added:
        return {}
    old, new = cable_records(run.settings.site), cable_records(run.settings.docs)
    sources = {source_of(_record(new[one])): one for one in added}
    found = {one: sources.get(source_of(_record(old[one]))) for one in removed}
    return {one: to for one, to in found.items() if to}


def _change(cable_id: CableId, old: str | None, new: str, edition: int, *, detailed: bool) -> Change | None:
    if old is None:
        return Change(edition, cable_id, ChangeKind.ADDED)
    if Path(old).samefile(new):  # the site holds a link to what was not written again
        return None
    before = _record(old)
    if "source" not in before:  # what stood there said that the cable is gone
        return Change(edition, cable_id, ChangeKind.ADDED)
    return compare(before, _record(new), edition, detailed=detailed)


def _record(file: str) -> Record:
    found = msgspec.json.decode(Path(file).read_bytes())
    return found if isinstance(found, dict) else {}
