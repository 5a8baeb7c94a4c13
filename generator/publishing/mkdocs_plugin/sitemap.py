"""The site map: every page once, in parts where the protocol asks for it (sitemaps.org: at most 50,000 a file)."""

import gzip
import re
from collections.abc import Iterable, Sequence
from html import escape, unescape
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig

PART = 50_000
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_LOCATION = re.compile(r"<loc>([^<]*)</loc>")


def complete(config: MkDocsConfig, urls: Iterable[str]) -> None:
    """Write the map anew with the pages that MkDocs knows and those at `urls`; without a `site_url` it has none."""
    site = Path(config.site_dir)
    if not (site / "sitemap.xml").exists():
        return
    if not config.site_url:
        _write(site / "sitemap.xml", (site / "sitemap.xml").read_bytes())
        return
    root = config.site_url.rstrip("/") + "/"
    known = [unescape(found) for found in _LOCATION.findall((site / "sitemap.xml").read_text(encoding="utf-8"))]
    places = sorted({*known, *(urljoin(root, url) for url in urls)})
    parts = [places[start : start + PART] for start in range(0, len(places), PART)]
    if len(parts) <= 1:
        _write(site / "sitemap.xml", _set("urlset", "url", places))
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        _write(site / name, _set("urlset", "url", part))
    _write(site / "sitemap.xml", _set("sitemapindex", "sitemap", [root + name for name in names]))


def _set(outer: str, inner: str, places: Sequence[str]) -> bytes:
    lines = [f"<{inner}><loc>{escape(place)}</loc></{inner}>" for place in places]
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{outer} xmlns="{_NAMESPACE}">'
    return "\n".join([head, *lines, f"</{outer}>", ""]).encode()


def _write(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    # no time in it: the same pages give the same file
    file.with_name(file.name + ".gz").write_bytes(gzip.compress(content, mtime=0))
