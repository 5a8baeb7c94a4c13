"""The stage of what other programs ask a site for: feeds, robots, a description of the search."""

import sqlite3
from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.catalog import listings
from generator.catalog.outputs import Output, write_output
from generator.config import Settings
from generator.exports.feeds import feed
from generator.exports.open_search import OPEN_SEARCH, open_search
from generator.model.listing import CableLine
from generator.pages import paths
from generator.running.progress import stage

_KINDS = (("tag", "TAGS", paths.tag), ("post", "Post", paths.post))


class Publisher(Struct, frozen=True):
    """What feeds say of the site: its name, and where it is published (empty where that is not known)."""

    name: str
    url: str

    def feed(self, address: str, title: str, lines: Iterable[CableLine]) -> bytes:
        """Give the feed of cables at an address."""
        held = tuple(lines)
        places = {line.id: paths.cable(line.id) for line in held}
        return feed(f"{self.name}: {title}", address, held, places, self.url)


def render_feeds(settings: Settings, catalog: sqlite3.Connection) -> Iterator[Output]:
    """Write the feed of the archive, one beside each page of a tag and a post, and what is said to robots.

    Those of people are made with their pages.
    """
    publisher = Publisher(settings.site_name, settings.site_url)
    with stage("feeds", unit="files") as running:
        for address, title, lines in _feeds(settings, catalog):
            yield write_output(catalog, settings.docs, address, publisher.feed(address, title, lines))
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
