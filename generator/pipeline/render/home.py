"""The home page: the publisher's text and the archive's numbers."""

import sqlite3
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from generator.catalog.overview import overview
from generator.config import Settings
from generator.pages import home
from generator.pages.paths import Page


def home_pages(docs: Path, language: str, catalog: sqlite3.Connection) -> Iterator[Page]:
    """Yield `index.md` where there is a `home.md`; a publisher without one writes `index.md` by hand."""
    written = _written(docs, language)
    if written.is_file():
        yield home.home_page(written.read_text(encoding="utf-8"), overview(catalog))


def home_digest(settings: Settings) -> dict[str, str]:
    """Return the publisher's text with its digest; empty where there is none."""
    file = _written(settings.docs, settings.language)
    return {file.name: blake2b(file.read_bytes(), digest_size=16).hexdigest()} if file.is_file() else {}


def _written(docs: Path, language: str) -> Path:
    """Return the publisher's text in the language of the site, else the one that bears no language."""
    plain = docs / home.WRITTEN
    version = plain.with_suffix(f".{language}.md")
    return version if version.is_file() else plain
