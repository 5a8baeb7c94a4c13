"""Building the site beside the old one, and putting it in its place at once."""

import logging
import os
import shutil
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from generator.config import Settings
from generator.errors import ArchiveError

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's notice, not ours to repeat on every build


def build_site(settings: Settings) -> None:
    """Run MkDocs over the docs folder. The previous site stays whole until the new one is complete."""
    fresh = settings.site.with_name(f".{settings.site.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    try:
        config = load_config(
            str(settings.config_file), docs_dir=str(settings.docs), site_dir=str(fresh), strict=settings.strict
        )
        build(config)
    except (Abort, MkDocsException) as error:
        shutil.rmtree(fresh, ignore_errors=True)
        message = f"{settings.config_file}: the site could not be built: {error}"
        raise ArchiveError(message) from error
    _put_in_place(fresh, settings.site)


def serve_site(settings: Settings, port: int) -> None:
    """Serve the site on localhost until it is stopped."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(settings.site))
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        server.serve_forever()


def _put_in_place(fresh: Path, site: Path) -> None:
    """Swap the folders; between the two renames lies the only moment without a site."""
    old = site.with_name(f".{site.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    fresh.rename(site)
    shutil.rmtree(old, ignore_errors=True)
