"""The stage of what other programs ask a site for: feeds, robots, a description of the search."""

import sqlite3
from collections.abc import Iterator

from generator.catalog import listings
from generator.catalog.outputs import Output, write_output
from generator.config import Settings
from generator.exports.feeds import feed
from generator.exports.open_search import OPEN_SEARCH, open_search
from generator.model.listing import CableLine
from generator.pages import paths
from generator.running.progress import stage

_KINDS = (("tag", "TAGS", paths.tag), ("post", "Post", paths.post), ("person", "Person", paths.person))


def render_feeds(settings: Settings, catalog: sqlite3.Connection) -> Iterator[Output]:
    """Write the feed of the archive, one beside each page of a tag, a post and a person, and what is said to robots."""
    with stage("feeds", unit="files") as running:
        for address, title, lines in _feeds(settings, catalog):
            places = {line.id: paths.cable(line.id) for line in lines}
            content = feed(f"{settings.site_name}: {title}", address, lines, places, settings.site_url)
            yield write_output(catalog, settings.docs, address, content)
            running.advance()
    robots = "User-agent: *\nAllow: /\n"
    if settings.site_url:
        robots += f"Sitemap: {settings.site_url}sitemap.xml\n"
        described = open_search(settings.site_name, settings.site_url)
        yield write_output(catalog, settings.docs, OPEN_SEARCH, described)
    yield write_output(catalog, settings.docs, "robots.txt", robots.encode())


def _feeds(settings: Settings, catalog: sqlite3.Connection) -> Iterator[tuple[str, str, tuple[CableLine, ...]]]:
    yield "feed.xml", "newest cables", tuple(listings.newest(catalog, 50))
    for kind, name, address in _KINDS:
        for key, lines in listings.groups(catalog, kind):
            if (settings.docs / paths.markdown(address(key))).exists():
                yield f"{address(key)}feed.xml", f"{name} {key}", lines
