"""Checking a published folder against its manifest, file by file, and against the sources that it was read from."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.model.finding import Code
from generator.publishing.integrity.manifest import MANIFEST, PAYLOAD, entries, paths, read_manifest

JSONL = f"{PAYLOAD}cables.jsonl"


class Fault(Struct, frozen=True, order=True):
    """A file of the site, or a source, that is not what it should be."""

    path: str
    what: str


class _Source(Struct, frozen=True):
    file: str
    sha256: str


class _Found(Struct, frozen=True):
    code: str


class _Read(Struct, frozen=True):
    """What is needed of a cable record."""

    id: str
    source: _Source
    findings: tuple[_Found, ...]


def verify_site(site: Path, jobs: int = 1) -> Iterator[Fault]:
    """Yield every file that was changed, is gone or was added. Raises InputError where there is no sound manifest."""
    listed = {entry.path: entry for entry in read_manifest(site).files}
    found = set(paths(site, jobs)) - {MANIFEST}
    yield from (Fault(path, "is not in the manifest") for path in sorted(found - listed.keys()))
    for entry in entries(site, sorted(listed), jobs):
        if entry.path not in found:
            yield Fault(entry.path, "is missing")
        elif entry != listed[entry.path]:
            yield Fault(entry.path, "is not the file that was published")


def verify_sources(site: Path, sources: Mapping[str, str]) -> Iterator[Fault]:
    """Yield every cable whose source is gone or changed; `sources` gives the SHA-256 of each source by its file.

    A cable of which something is withheld has the digest of what is published, so its source is not compared.
    """
    with (site / JSONL).open("rb") as lines:
        for line in lines:
            record = msgspec.json.decode(line, type=_Read)
            withheld = any(found.code == Code.WITHHELD for found in record.findings)
            actual = sources.get(record.source.file)
            if actual is None and not withheld:
                yield Fault(record.source.file, f"the source of {record.id} is missing")
            elif actual != record.source.sha256 and not withheld:
                yield Fault(record.source.file, f"is not the file that {record.id} was read from")
