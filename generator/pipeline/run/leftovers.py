"""Files that a run wrote before it was broken off and could not note: the next run to end removes them.

A mark stands in the cache from the first file written to the last noted one. Where a run finds the mark of an earlier
one, whatever was written since in the folders that only `generate` writes, and that the catalog does not list, is left
over, if it is of a form that `generate` writes: what somebody put there stays.
"""

import os
import re
import sqlite3
from pathlib import Path

from generator.catalog.outputs import is_noted
from generator.config import Settings
from generator.model.seal import is_sealed
from generator.model.sections import SECTIONS

HALF = ".part"  # ends the name of a file while it is written
_HEAD = 4096  # bytes of a file in which its form shows
_SIGNS = (b"urn:cable-archive:", b'http-equiv="refresh"')
# an ID or a year in capitals and digits, the first two digits of a SHA-256, a chunk of the index
_NUMBERED = re.compile(
    r"(?:.*/)?[A-Z0-9][A-Z0-9_.-]*\.(?:txt|json)|data/sha256/[0-9a-f]+\.json|search/index/.+", re.ASCII
)


def mark_writing(settings: Settings) -> int | None:
    """Mark that files are written from now on.

    Return since when the files of a run that was broken off can be there (ns, a file's time); `None` where none was.
    """
    mark = _mark(settings)
    if broken_off(settings):
        return mark.stat().st_mtime_ns
    mark.write_text(str(settings.docs), encoding="utf-8")
    return None


def broken_off(settings: Settings) -> bool:
    """Whether a run that wrote into this docs folder was broken off."""
    try:
        return _mark(settings).read_text(encoding="utf-8") in {"", str(settings.docs)}  # an earlier version named none
    except OSError:
        return False


def mark_written(settings: Settings) -> None:
    """Mark that every file is noted."""
    _mark(settings).unlink(missing_ok=True)


def remove_leftovers(catalog: sqlite3.Connection, docs: Path, since: int) -> None:
    """Remove what was written `since` then and is not noted, with the halves of files that were never whole."""
    for folder, _, names in os.walk(docs):
        section = Path(folder).relative_to(docs).parts[:1]
        for file in (Path(folder, name) for name in names):
            path = file.relative_to(docs).as_posix()
            if path.endswith(HALF) and is_noted(catalog, path.removesuffix(HALF)):
                file.unlink()
                continue
            fresh = section and section[0] in SECTIONS and not file.is_symlink() and file.stat().st_mtime_ns >= since
            if fresh and not is_noted(catalog, path) and _is_of_our_form(file, path):
                file.unlink()


def _is_of_our_form(file: Path, path: str) -> bool:
    """Whether `generate` can have written a file of this name: a sealed page, a feed, a redirect, data by number or year."""
    match file.suffix:
        case suffix if suffix == HALF:
            return True
        case ".md":
            return is_sealed(file)
        case ".xml" | ".html":
            with file.open("rb") as stream:
                head = stream.read(_HEAD)
            return any(sign in head for sign in _SIGNS)
        case _:
            return _NUMBERED.fullmatch(path) is not None


def _mark(settings: Settings) -> Path:
    return settings.cache / "writing"
