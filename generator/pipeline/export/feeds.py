"""The stage of what other programs ask a site for: feeds, robots, a description of the search."""

import sqlite3
from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.catalog import listings
from generator.catalog.outputs import Output, write_output
from generator.config import Settings
from generator.exports.feeds import NEWEST, feed
from generator.exports.open_search import OPEN_SEARCH, open_search
from generator.model.listing import CableLine
from generator.pages import paths


class Publisher(Struct, frozen=True):
    """What feeds say of the site: its name, and where it is published (empty where that is not known)."""

    name: str
    url: str

    def feed(self, address: str, title: str, lines: Iterable[CableLine]) -> bytes:
        """Return the feed of cables at an address."""
        held = tuple(lines)
        places = {line.id: paths.cable(line.id) for line in held}
        return feed(f"{self.name}: {title}", address, held, places, self.url)


def render_feeds(settings: Settings, catalog: sqlite3.Connection) -> Iterator[Output]:
    """Write the feed of the archive, and what is said to robots and to browsers.

    Those of tags, posts and people are made with their pages.
    """
    publisher = Publisher(settings.site_name, settings.site_url)
    newest = publisher.feed("feed.xml", "newest cables", listings.newest(catalog, NEWEST))
    yield write_output(catalog, settings.docs, "feed.xml", newest)
    robots = "User-agent: *\nAllow: /\n"
    if settings.site_url:
        robots += f"Sitemap: {settings.site_url}sitemap.xml\n"
        described = open_search(settings.site_name, settings.site_url)
        yield write_output(catalog, settings.docs, OPEN_SEARCH, described)
    yield write_output(catalog, settings.docs, "robots.txt", robots.encode())
