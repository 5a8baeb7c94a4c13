"""Size and SHA-256 of every published file: what a copy of the site is checked against."""

import hashlib
import os
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from generator.errors import InputError
from generator.publishing.tree.digest import digest_of, mark_of
from generator.running.workers import batches, in_processes

MANIFEST = "manifest.json"
# the site is a bag (RFC 8493) whose payload is its downloads: the payload of a bag lies below `data/`
BAG = "bagit.txt"
BAG_MANIFEST = "manifest-sha256.txt"
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
PAYLOAD = "data/"
MARK = ".made-by-cable-archive"  # in a folder that is being made or removed: no file of the site
FILES_A_TASK = 500
FOLDERS_A_TASK = 500
PIECE = 1 << 18  # bytes that are read at once

_encode = msgspec.json.Encoder(order="sorted").encode


class ManifestEntry(Struct, frozen=True, order=True):
    """A file of the site: `path` from its root with forward slashes, `size` in bytes."""

    path: str
    size: int
    sha256: str


class Manifest(Struct, frozen=True, forbid_unknown_fields=True):
    """Every file but the manifest, by path; `sha256` is the manifest's own, made while this field was empty."""

    files: tuple[ManifestEntry, ...]
    sha256: str = ""


class Noted(NamedTuple):
    """What is known of a file since it was written: SHA-256 of what was written, size and time of the file then."""

    sha256: str
    size: int
    mtime_ns: int


Notes = Callable[[Sequence[str]], Mapping[str, Noted]]  # what is known of the files at these paths


NONE_MADE: Mapping[str, Noted] = MappingProxyType({})
NONE_SAME: Mapping[str, int] = MappingProxyType({})


def nothing_noted(_paths: Sequence[str]) -> Mapping[str, Noted]:
    """Know nothing: every file is read."""
    return {}


class ManifestWritten(Struct, frozen=True):
    """How many files a manifest lists, and the digest of the site that has it, as `folder_digest` gives it."""

    files: int
    digest: str


class HashTask(Struct, frozen=True):
    """Files of a site for a worker to read; not those that are `noted`, or `made` in this run, and stand as written."""

    site: Path
    paths: tuple[str, ...]
    noted: Notes
    made: Mapping[str, Noted]


class Hashed(Struct, frozen=True):
    """What a worker found of some files, and the sum of their marks."""

    entries: tuple[ManifestEntry, ...]
    marks: int


def write_manifest(
    site: Path,
    jobs: int = 1,
    *,
    before: Path | None = None,
    same: Mapping[str, int] = NONE_SAME,
    noted: Notes = nothing_noted,
    made: Mapping[str, Noted] = NONE_MADE,
    names: Sequence[str] = (),
) -> ManifestWritten:
    """Write the bag's files and the manifest of a finished site.

    Those that are the `same` as in the site `before`, given with their times, are listed as there, unread. Of a new site
    two files in three are links to what was written below the docs folder, and most others pages that were `made` just
    now: those are not read again where size and time are still the noted ones. Were they damaged since, `verify`, which
    reads everything, would tell. `names` are the paths of all files where they were listed already.
    """
    own = {MANIFEST, BAG, BAG_MANIFEST}
    for name in own:
        (site / name).unlink(missing_ok=True)
    names = [name for name in names or paths(site, jobs) if name not in own]
    known = _listed(before, {name: same[name] for name in names if name in same}) if before and same else {}
    found = list(known.values())
    marks = sum(mark_of((one.path, one.size, same[one.path])) for one in found)
    for hashed in _hashed(site, (name for name in names if name not in known), jobs, noted, made):
        found += hashed.entries
        marks += hashed.marks
    found.sort()
    payload = (one for one in found if one.path.startswith(PAYLOAD))
    (site / BAG).write_bytes(DECLARATION)
    (site / BAG_MANIFEST).write_text("".join(f"{one.sha256}  {one.path}\n" for one in payload), encoding="utf-8")
    found += entries(site, (BAG, BAG_MANIFEST))
    (site / MANIFEST).write_bytes(encoded(Manifest(tuple(sorted(found)))))
    for name in own:
        stat = (site / name).stat()
        marks += mark_of((name, stat.st_size, stat.st_mtime_ns))
    return ManifestWritten(len(found), digest_of(marks))


def _listed(before: Path, same: Container[str]) -> dict[str, ManifestEntry]:
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


def listed_paths(site: Path) -> frozenset[str]:
    """Return the path of each file that a manifest lists, and its own, also where a byte of it was changed since.

    Raises InputError where there is none, or it is no manifest.
    """
    file = site / MANIFEST
    try:
        manifest = msgspec.json.decode(file.read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError) as error:
        message = f"{file}: cannot be read: {error}"
        raise InputError(message) from error
    return frozenset((MANIFEST, *(entry.path for entry in manifest.files)))


def encoded(manifest: Manifest) -> bytes:
    """Return the bytes of a manifest, its own digest put in: no other bytes are right."""
    bare = _encode(replace(manifest, sha256=""))
    return msgspec.json.format(_encode(replace(manifest, sha256=hashlib.sha256(bare).hexdigest())), indent=1) + b"\n"


def paths(site: Path, jobs: int = 1) -> list[str]:
    """Return the path of every file below a folder, in order; of each folder two levels down a process may tell."""
    files, above, folders = list[str](), list[str](), list[str]()
    _list(str(site), "", files, above)
    for folder in above:
        _list(str(site), folder, files, folders)
    for found in in_processes(partial(_below, str(site)), batches(folders, FOLDERS_A_TASK), jobs):
        files += found
    return sorted(files)


def entries(site: Path, names: Iterable[str], jobs: int = 1) -> Iterator[ManifestEntry]:
    """Yield size and digest of files, in order; each is read."""
    for hashed in _hashed(site, names, jobs):
        yield from hashed.entries


def _hashed(
    site: Path,
    names: Iterable[str],
    jobs: int,
    noted: Notes = nothing_noted,
    made: Mapping[str, Noted] = NONE_MADE,
) -> Iterator[Hashed]:
    tasks = (HashTask(site, batch, noted, those_of(made, batch)) for batch in batches(names, FILES_A_TASK))
    return in_processes(_look, tasks, jobs)


def _look(task: HashTask) -> Hashed:
    """Look at files; each is read that is neither noted nor made."""
    site, buffer = str(task.site), bytearray(PIECE)
    noted = {**task.noted([path for path in task.paths if path not in task.made]), **task.made}
    found, marks = list[ManifestEntry](), 0
    for path in task.paths:
        known = noted.get(path)
        if known and stands(site, path, known):
            found.append(ManifestEntry(path, known.size, known.sha256))
            marks += mark_of((path, known.size, known.mtime_ns))
        else:
            entry, mtime_ns = _read(site, path, buffer)
            found.append(entry)
            marks += mark_of((path, entry.size, mtime_ns))
    return Hashed(tuple(found), marks)


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
    """Return what is known of some files, for a worker: of all it would be as much as the files themselves."""
    return {path: made[path] for path in paths if path in made}


def _read(site: str, path: str, buffer: bytearray) -> tuple[ManifestEntry, int]:
    """Read a file, and give its time too; through a buffer that is there already: one for each takes longer than most files."""
    digest, size, view = hashlib.sha256(), 0, memoryview(buffer)
    try:
        with open(f"{site}/{path}", "rb", buffering=0) as stream:  # noqa: PTH123 - as above
            mtime_ns = os.fstat(stream.fileno()).st_mtime_ns
            while count := stream.readinto(buffer):
                digest.update(view[:count])
                size += count
    except OSError:
        return ManifestEntry(path, -1, ""), 0
    return ManifestEntry(path, size, digest.hexdigest()), mtime_ns


def _below(site: str, inside: Sequence[str]) -> list[str]:
    """Return the files below some folders."""
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
            elif entry.name != MARK:  # a link to a folder too: what it leads to is not of the site
                files.append(folder + entry.name)
