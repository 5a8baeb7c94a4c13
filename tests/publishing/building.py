"""Building sites in tests, and looking at what came of it."""

import logging
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.config import Settings
from generator.publishing.integrity.manifest import write_manifest
from generator.publishing.mkdocs_plugin.plugin import ArchivePlugin
from generator.publishing.site import build_site

Tree = dict[str, bytes]
_SHOWN = re.compile(rb"(<(?:pre|textarea|script|style)\b.*?</(?:pre|textarea|script|style)>|<[^<>]*>)", re.DOTALL)


def build_plain(settings: Settings, site: Path) -> Tree:
    """Run MkDocs as it is, without the plugin."""
    return _build(settings, site, lambda plugin: setattr(plugin.config, "enabled", False))


def build_fast(settings: Settings, site: Path, jobs: int = 1) -> Tree:
    """Run MkDocs with the plugin."""
    return _build(settings, site, lambda plugin: setattr(plugin.config, "jobs", jobs))


def tree(folder: Path) -> Tree:
    """Return the bytes of every file by its path."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def normalised(files: Tree) -> Tree:
    """Leave out what MkDocs takes from the clock, and how the theme's templates are indented.

    The one is the date of the build in the site map, and its compressed copy. The other are runs of blanks with a line end
    in them, outside of tags and of what shows its blanks: one line end stands for each. Nothing else is normalised: pages,
    search index and every other file are compared byte for byte.
    """
    kept = {
        name: _without_indentation(content) if name.endswith(".html") else content
        for name, content in files.items()
        if name != "sitemap.xml.gz"
    }
    kept["sitemap.xml"] = b"\n".join(sorted(re.findall(rb"<loc>[^<]*</loc>", files["sitemap.xml"])))
    return kept


def _without_indentation(page: bytes) -> bytes:
    parts = _SHOWN.split(page)  # text, and in its every other place what stays
    parts[::2] = (re.sub(rb"\s*\n\s*", b"\n", part) for part in parts[::2])
    return b"".join(parts)


def differing(ours: Tree, theirs: Tree) -> list[str]:
    """Name the files that are not the same in both."""
    return sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return what MkDocs and the plugin warned of."""
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]


def _build(settings: Settings, site: Path, prepare: Callable[[ArchivePlugin], None]) -> Tree:
    config = load_config(str(settings.config_file), docs_dir=str(settings.docs), site_dir=str(site))
    plugin = config.plugins["archive"]
    assert isinstance(plugin, ArchivePlugin)
    prepare(plugin)
    build(config)
    return tree(site)


def publish(settings: Settings, program: str) -> bool:
    """Build the site of a docs folder, with its manifest: without one no run takes its place."""
    return build_site(settings, program, lambda built: write_manifest(built.site).digest)
