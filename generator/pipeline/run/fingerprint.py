"""Digests of the program and of a run: what decides whether anything has to be done again."""

from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec

from generator.config import Settings
from generator.exports import parquet


def program_version() -> str:
    """Return a digest of the program's own files (code, vocabulary, templates): another one, and the catalog is made anew."""
    digest = blake2b(digest_size=16)
    for name, content in sorted(_contents(files("generator"), "")):
        digest.update(name.encode() + b"\0" + content + b"\0")
    return digest.hexdigest()


def run_key(settings: Settings, sources: dict[str, str]) -> str:
    """Return a digest of all that a run's output depends on beside the program: settings and the sources' digests."""
    digest = blake2b(digest_size=16)
    shown = (
        settings.site_name,
        settings.site_url,
        settings.archive,
        settings.limit,
        str(settings.docs),
        parquet.available(),
        settings.language,
    )
    digest.update(msgspec.msgpack.encode(shown))
    for path, sha256 in sorted(sources.items()):
        digest.update(f"{path}\0{sha256}\0".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _contents(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        name = f"{prefix}/{entry.name}"
        if entry.is_dir():
            if entry.name != "__pycache__":
                found += _contents(entry, name)
        else:
            found.append((name, entry.read_bytes()))
    return found
