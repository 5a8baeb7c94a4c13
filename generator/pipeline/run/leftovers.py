"""Files that a run wrote before it was broken off and could not note: the next run to end removes them.

A mark stands in the cache from the first file written to the last noted one. Where a run finds the mark of an earlier
one, whatever was written since in the folders that only `generate` writes, and that the catalog does not list, is left
over. Pages by hand stand in other folders.
"""

import os
import sqlite3
from pathlib import Path

from generator.catalog.outputs import is_noted
from generator.config import Settings
from generator.model.sections import SECTIONS

HALF = ".part"  # ends the name of a file while it is written


def mark_writing(settings: Settings) -> int | None:
    """Mark that files are written from now on.

    Return since when the files of a run that was broken off can be there (ns, a file's time); `None` where none was.
    """
    mark = _mark(settings)
    if mark.exists():
        return mark.stat().st_mtime_ns
    mark.touch()
    return None


def mark_written(settings: Settings) -> None:
    """Mark that every file is noted."""
    _mark(settings).unlink(missing_ok=True)


def remove_leftovers(catalog: sqlite3.Connection, docs: Path, since: int) -> None:
    """Remove what was written `since` then and is not noted, with the halves of files that were never whole."""
    for folder, _, names in os.walk(docs):
        section = Path(folder).relative_to(docs).parts[:1]
        for file in (Path(folder, name) for name in names):
            path = file.relative_to(docs).as_posix()
            ours = bool(section) and section[0] in SECTIONS and file.stat().st_mtime_ns >= since
            half = path.endswith(HALF) and is_noted(catalog, path.removesuffix(HALF))
            if half or (ours and not is_noted(catalog, path)):
                file.unlink()


def _mark(settings: Settings) -> Path:
    return settings.cache / "writing"
