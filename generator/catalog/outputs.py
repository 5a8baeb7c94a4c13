"""Which files were written below the docs folder, so that nothing is written twice and nothing stale stays."""

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from generator.catalog.in_list import IN_LIST, in_list
from generator.errors import InputError
from generator.model.seal import is_sealed
from generator.model.sections import RESOLVE
from generator.running.folders import make_folder

_BUFFER = 8192  # bytes; where it is said, Python does not ask whether the file is a terminal
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class Output(Struct, frozen=True):
    """A file as it was left: `path` is relative to the docs folder, `mtime_ns` what the file system said of it."""

    path: str
    digest: str
    size: int
    mtime_ns: int
    written: bool


def write_output(catalog: sqlite3.Connection, docs: Path, path: str, content: bytes) -> Output:
    """Write a file unless it already holds these bytes; a file that someone changed by hand is put right."""
    digest = sha256(content).hexdigest()
    target = f"{docs}/{path}"
    if stat := _written_new(target, content):  # tried first: most files of a first run are new
        return Output(path, digest, stat.st_size, stat.st_mtime_ns, written=True)
    if stat := _unchanged(catalog, target, path, digest):
        return Output(path, digest, stat.st_size, stat.st_mtime_ns, written=False)
    _check_ours(catalog, target, path)
    _replace(target, content)
    stat = os.stat(target)  # noqa: PTH116 - a Path for each of a million files takes longer than this
    return Output(path, digest, stat.st_size, stat.st_mtime_ns, written=True)


def standing_outputs(catalog: sqlite3.Connection, docs: Path, paths: Iterable[str]) -> tuple[Output, ...] | None:
    """Return files of an earlier run; `None` where one of them is gone or was changed by hand."""
    standing = []
    for path in paths:
        row = catalog.execute("SELECT digest, size, mtime_ns FROM output WHERE path = ?", (path,)).fetchone()
        try:
            stat = os.stat(f"{docs}/{path}")  # noqa: PTH116 - as above
        except OSError:
            return None
        if row is None or row[1:] != (stat.st_size, stat.st_mtime_ns):
            return None
        standing.append(Output(path, row[0], stat.st_size, stat.st_mtime_ns, written=False))
    return tuple(standing)


def place_file(catalog: sqlite3.Connection, docs: Path, path: str, half: Path) -> Output:
    """Put a file that was written beside its place there, unless the one in place holds the same bytes; of any size."""
    with half.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    target = docs / path
    known = _unchanged(catalog, str(target), path, digest)
    if known:
        half.unlink()
    else:
        half.replace(target)
    stat = known or target.stat()
    return Output(path, digest, stat.st_size, stat.st_mtime_ns, written=known is None)


def next_run(catalog: sqlite3.Connection) -> int:
    """Return a number that no run had before, not even one that was broken off."""
    ((last,),) = catalog.execute("SELECT coalesce(max(run), 0) FROM output").fetchall()
    return int(last) + 1


def note_outputs(catalog: sqlite3.Connection, run: int, outputs: Iterable[Output]) -> None:
    """Remember what a run left."""
    rows = ((out.path, out.digest, out.size, out.mtime_ns, run) for out in outputs)
    catalog.executemany("INSERT OR REPLACE INTO output VALUES (?, ?, ?, ?, ?)", rows)


def stale_outputs(catalog: sqlite3.Connection, run: int) -> list[str]:
    """Return the files of earlier runs that this one did not make."""
    return [path for (path,) in catalog.execute("SELECT path FROM output WHERE run <> ? ORDER BY path", (run,))]


def stands(catalog: sqlite3.Connection, docs: Path, run: int, path: str) -> bool:
    """Whether a file is there when this run is done: it was made in this run, or written by hand."""
    row = catalog.execute("SELECT run FROM output WHERE path = ?", (path,)).fetchone()
    return row[0] == run if row else (docs / path).is_file()


def made_in(catalog: sqlite3.Connection, run: int, paths: Iterable[str]) -> set[str]:
    """Return those of these files that a run made, in one question: a question for each takes five times as long."""
    query = f"SELECT path FROM output WHERE run = ? AND path IN {IN_LIST}"  # noqa: S608 - constants
    return {path for (path,) in catalog.execute(query, (run, in_list(paths)))}


def is_noted(catalog: sqlite3.Connection, path: str) -> bool:
    """Whether a run has noted a file."""
    return catalog.execute("SELECT 1 FROM output WHERE path = ?", (path,)).fetchone() is not None


def is_by_hand(catalog: sqlite3.Connection, docs: Path, path: str) -> bool:
    """Whether somebody has put a page of their own in the place of a noted one: it has no seal, other size or time."""
    if not path.endswith(".md") or not (docs / path).is_file() or is_sealed(docs / path):
        return False
    return standing_outputs(catalog, docs, [path]) is None


def outputs_at(catalog: sqlite3.Connection, paths: Iterable[str]) -> Iterator[tuple[str, str, int, int]]:
    """Return path, digest, size and time of the files at these paths, as far as they are noted."""
    query = f"SELECT path, digest, size, mtime_ns FROM output WHERE path IN {IN_LIST}"  # noqa: S608 - a constant
    return iter(catalog.execute(query, (in_list(paths),)))


def all_outputs(catalog: sqlite3.Connection) -> Iterator[tuple[str, int, int]]:
    """Return path, size and time of every file that should stand below the docs folder."""
    return iter(catalog.execute("SELECT path, size, mtime_ns FROM output"))


def count_outputs(catalog: sqlite3.Connection) -> int:
    """Return the number of files that should stand below the docs folder."""
    ((count,),) = catalog.execute("SELECT count(*) FROM output").fetchall()
    return int(count)


def count_standing(catalog: sqlite3.Connection, seen: Sequence[tuple[str, int, int]]) -> int:
    """Return how many of the files that were seen, by path, size and time, are as a run left them.

    Asked for as a range, in half the time of a list of names: those that are looked at together stand together.
    """
    named = [path for path, _, _ in seen if path.isascii() or _is_text(path)]
    if not named:
        return 0
    query = "SELECT path, size, mtime_ns FROM output WHERE path BETWEEN ? AND ?"
    return len(set(seen).intersection(catalog.execute(query, (min(named), max(named)))))


def forget_outputs(catalog: sqlite3.Connection, paths: Iterable[str]) -> None:
    """Drop what was removed."""
    catalog.executemany("DELETE FROM output WHERE path = ?", ((path,) for path in paths))


def _is_text(path: str) -> bool:
    """Whether a name is text, which one of a publisher's own files may not be: no run notes such a name."""
    return path.encode("utf-8", "replace").decode() == path


def _unchanged(catalog: sqlite3.Connection, target: str, path: str, digest: str) -> os.stat_result | None:
    """Return what the file system says of a file that holds these bytes already."""
    try:
        stat = os.stat(target)  # noqa: PTH116 - as above
    except OSError:
        return None
    row = catalog.execute("SELECT digest, size, mtime_ns FROM output WHERE path = ?", (path,)).fetchone()
    # an earlier version noted a digest of another kind, which tells nothing
    if row and row[1:] == (stat.st_size, stat.st_mtime_ns) and len(row[0]) == len(digest):
        return stat if row[0] == digest else None
    with Path(target).open("rb") as stream:
        same = hashlib.file_digest(stream, "sha256").hexdigest() == digest
    return stat if same else None


def _written_new(target: str, content: bytes) -> os.stat_result | None:
    """Write a file where none stands, and give what the file system says of it; `None` where one does.

    A run that is broken off meanwhile leaves a half of it, which the next one finds: no run has noted it. The system is
    called by its own names: through a file object, which looks at the file itself, this takes a third longer.
    """
    try:
        file = os.open(target, _NEW, 0o666)
    except FileExistsError:
        return None
    except FileNotFoundError:
        make_folder(os.path.dirname(target))  # noqa: PTH120 - as above
        return _written_new(target, content)
    try:
        at = os.write(file, content)
        while at < len(content):  # interrupted
            at += os.write(file, content[at:])
        return os.fstat(file)
    except OSError:
        os.unlink(target)  # noqa: PTH108 - as above
        raise
    finally:
        os.close(file)


def _check_ours(catalog: sqlite3.Connection, target: str, path: str) -> None:
    """Raise InputError where a page that somebody wrote by hand stands in the way."""
    page = path.endswith(".md") and not path.startswith((RESOLVE, "index.md"))  # ours, and have no seal
    if page and not is_noted(catalog, path) and not is_sealed(Path(target)):
        message = f"{target}: was written by hand where a page is to be generated: give it another name"
        raise InputError(message)


def _replace(target: str, content: bytes) -> None:
    """Write a file anew, so that it is there whole as it was or as it is: the site may hold a link to the one before."""
    half = f"{target}.part"
    with open(half, "wb", buffering=_BUFFER) as stream:  # noqa: PTH123 - as above
        stream.write(content)
    os.replace(half, target)  # noqa: PTH105 - as above
