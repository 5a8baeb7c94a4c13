"""Files below the docs folder, as a run leaves them: noted, removed, or found as they were."""

import sqlite3
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from generator.catalog import outputs
from generator.config import Settings
from generator.pipeline.run.reader import reader
from generator.pipeline.run.session import catalog_file
from generator.publishing.tree.digest import Looked, Seen, look_at, look_at_both
from generator.running.workers import batches

OUTPUTS_A_STEP = 5000


def note(catalog: sqlite3.Connection, run: int, made: Iterable[outputs.Output]) -> int:
    """Note what is made; return the number of files that had to be written."""
    written = 0
    for done in batches(made, OUTPUTS_A_STEP):
        written += sum(output.written for output in done)
        with catalog:
            outputs.note_outputs(catalog, run, done)
    return written


def remove(catalog: sqlite3.Connection, docs: Path, stale: list[str]) -> None:
    """Remove files that no run makes any more, and folders that are empty then; a page by hand in the place of one stays."""
    for path in stale:
        if not outputs.is_by_hand(catalog, docs, path):
            (docs / path).unlink(missing_ok=True)
    for folder in sorted({parent for path in stale for parent in Path(path).parents if parent != Path()}, reverse=True):
        target = docs / folder
        if target.is_dir() and not target.is_symlink() and not any(target.iterdir()):
            target.rmdir()
    with catalog:
        outputs.forget_outputs(catalog, stale)


def all_stand(settings: Settings, catalog: sqlite3.Connection, site: Path | None) -> Looked | None:
    """Return the digests where every file of the last run is there as it was left; `None` where one is not.

    One look at the folders serves all: looking at each file a second time took a fourth of a run that found nothing to do.
    """
    visit = partial(_count_standing, catalog_file(settings))
    if site and site.is_dir() and settings.docs.is_dir():
        looked, standing = look_at_both(settings.docs, site, settings.jobs, visit)
    else:
        digest, standing = look_at(settings.docs, settings.jobs, visit)
        looked = Looked(digest)
    return looked if sum(standing) == outputs.count_outputs(catalog) else None


def _count_standing(file: Path, seen: Sequence[Seen]) -> int:
    return outputs.count_standing(reader(file), seen)
