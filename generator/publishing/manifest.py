"""Size and SHA-256 of every published file: what a copy of the site is checked against."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from generator.errors import InputError
from generator.running.workers import batches, in_processes

MANIFEST = "manifest.json"
# the site is a bag (RFC 8493) whose payload is its downloads: the payload of a bag lies below `data/`
BAG = "bagit.txt"
BAG_MANIFEST = "manifest-sha256.txt"
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
PAYLOAD = "data/"
FILES_A_TASK = 500
FOLDERS_A_TASK = 500
PIECE = 1 << 18  # bytes that are read at once

_encode = msgspec.json.Encoder(order="sorted").encode


class Entry(Struct, frozen=True, order=True):
    """A file of the site: `path` from its root with forward slashes, `size` in bytes."""

    path: str
    size: int
    sha256: str


class Manifest(Struct, frozen=True, forbid_unknown_fields=True):
    """Every file but the manifest, by path; `sha256` is the manifest's own, made while this field was empty."""

    files: tuple[Entry, ...]
    sha256: str = ""


class Noted(NamedTuple):
    """What is known of a file since it was written: SHA-256 of what was written, size and time of the file then."""

    sha256: str
    size: int
    mtime_ns: int


Notes = Callable[[Sequence[str]], Mapping[str, Noted]]  # what is known of the files at these paths


NONE_MADE: Mapping[str, Noted] = MappingProxyType({})


def nothing_noted(_paths: Sequence[str]) -> Mapping[str, Noted]:
    """Know nothing: every file is read."""
    return {}


class HashTask(Struct, frozen=True):
    """Files of a site for a worker to read; not those that are `noted`, or `made` in this run, and stand as written."""

    site: Path
    paths: tuple[str, ...]
    noted: Notes
    made: Mapping[str, Noted]


def write_manifest(
    site: Path,
    jobs: int = 1,
    *,
    before: Path | None = None,
    same: frozenset[str] = frozenset(),
    noted: Notes = nothing_noted,
    made: Mapping[str, Noted] = NONE_MADE,
    names: Sequence[str] = (),
) -> int:
    """Write the bag's files and the manifest of a finished site; gives how many files it lists.

    Those that are the `same` as in the site `before` are listed as there, unread. Of a new site two files in three are
    links to what was written below the docs folder, and most others pages that were `made` just now: those are not read
    again where size and time are still the noted ones. Were they damaged since, `verify`, which reads everything, would
    tell. `names` are the paths of all files where they were listed already.
    """
    own = {MANIFEST, BAG, BAG_MANIFEST}
    for name in own:
        (site / name).unlink(missing_ok=True)
    names = [name for name in names or paths(site, jobs) if name not in own]
    known = _listed(before, same.intersection(names)) if before else {}
    found = [*known.values(), *entries(site, (name for name in names if name not in known), jobs, noted, made)]
    found.sort()
    payload = (one for one in found if one.path.startswith(PAYLOAD))
    (site / BAG).write_bytes(DECLARATION)
    (site / BAG_MANIFEST).write_text("".join(f"{one.sha256}  {one.path}\n" for one in payload), encoding="utf-8")
    found += entries(site, (BAG, BAG_MANIFEST))
    (site / MANIFEST).write_bytes(encoded(Manifest(tuple(sorted(found)))))
    return len(found)


def _listed(before: Path, same: frozenset[str]) -> dict[str, Entry]:
    try:
        listed = read_manifest(before).files
    except InputError:
        return {}
    return {entry.path: entry for entry in listed if entry.path in same and entry.size >= 0}


def read_manifest(site: Path) -> Manifest:
    """Read a manifest. Raises InputError where there is none or a byte of it was changed."""
    file = site / MANIFEST
    try:
        content = file.read_bytes()
        manifest = msgspec.json.decode(content, type=Manifest)
    except OSError as error:
        message = f"{file}: cannot be read: {error.strerror}"
        raise InputError(message) from error
    except msgspec.MsgspecError as error:
        message = f"{file}: was changed: {error}"
        raise InputError(message) from error
    if content != encoded(manifest):
        message = f"{file}: was changed: it does not have the digest that it gives itself"
        raise InputError(message)
    return manifest


def encoded(manifest: Manifest) -> bytes:
    """Give the bytes of a manifest, its own digest put in: no other bytes are right."""
    bare = _encode(replace(manifest, sha256=""))
    return msgspec.json.format(_encode(replace(manifest, sha256=hashlib.sha256(bare).hexdigest())), indent=1) + b"\n"


def paths(site: Path, jobs: int = 1) -> list[str]:
    """Give the path of every file below a folder, in order; of each folder two levels down a process may tell."""
    files, above, folders = list[str](), list[str](), list[str]()
    _list(str(site), "", files, above)
    for folder in above:
        _list(str(site), folder, files, folders)
    for found in in_processes(partial(_below, str(site)), batches(folders, FOLDERS_A_TASK), jobs):
        files += found
    return sorted(files)


def entries(
    site: Path,
    names: Iterable[str],
    jobs: int = 1,
    noted: Notes = nothing_noted,
    made: Mapping[str, Noted] = NONE_MADE,
) -> Iterator[Entry]:
    """Give size and digest of files, in order; each is read that is neither `noted` nor `made`."""
    tasks = (HashTask(site, batch, noted, those_of(made, batch)) for batch in batches(names, FILES_A_TASK))
    for found in in_processes(_entries, tasks, jobs):
        yield from found


def _entries(task: HashTask) -> tuple[Entry, ...]:
    site, buffer = str(task.site), bytearray(PIECE)
    noted = {**task.noted([path for path in task.paths if path not in task.made]), **task.made}
    return tuple(_known(site, path, noted.get(path)) or _read(site, path, buffer) for path in task.paths)


def stands(site: str, path: str, noted: Noted | None) -> bool:
    """Whether a file is there as it was written."""
    if noted is None:
        return False
    try:
        stat = os.stat(f"{site}/{path}")  # noqa: PTH116 - a Path takes longer than most files
    except OSError:
        return False
    return (stat.st_size, stat.st_mtime_ns) == noted[1:]


def those_of(made: Mapping[str, Noted], paths: Iterable[str]) -> dict[str, Noted]:
    """Give what is known of some files, for a worker: of all it would be as much as the files themselves."""
    return {path: made[path] for path in paths if path in made}


def _known(site: str, path: str, noted: Noted | None) -> Entry | None:
    """Give what is known of a file that stands as it was written."""
    return Entry(path, noted.size, noted.sha256) if noted and stands(site, path, noted) else None


def _read(site: str, path: str, buffer: bytearray) -> Entry:
    """Read a file through a buffer that is there already: one for each file takes longer than most files."""
    digest, size, view = hashlib.sha256(), 0, memoryview(buffer)
    try:
        with open(f"{site}/{path}", "rb", buffering=0) as stream:  # noqa: PTH123 - as above
            while count := stream.readinto(buffer):
                digest.update(view[:count])
                size += count
    except OSError:
        return Entry(path, -1, "")
    return Entry(path, size, digest.hexdigest())


def _below(site: str, inside: Sequence[str]) -> list[str]:
    """Give the files below some folders."""
    files, folders = list[str](), list(inside)
    while folders:
        _list(site, folders.pop(), files, folders)
    return files


def _list(site: str, folder: str, files: list[str], folders: list[str]) -> None:
    """Add the files and the folders that stand in a folder; the name of a folder ends with a slash."""
    with os.scandir(f"{site}/{folder}") as found:
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                folders.append(f"{folder}{entry.name}/")
            elif not entry.is_dir():
                files.append(folder + entry.name)
