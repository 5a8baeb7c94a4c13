"""Atom feeds (RFC 4287): the newest cables of the archive, of a tag, of a post, of a person."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from heapq import nlargest
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from generator.model.identity import CableId, number_order
from generator.model.listing import CableLine

NEWEST = 50  # entries: what a reader's program asks for again and again
_SENDER = "United States Department of State"
_UNDATED = "1900-01-01T00:00:00Z"
_NOT_XML = re.compile(r"[\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_ACTIVE = re.compile(r"[&<>\x00-\x1f\ud800-\udfff\ufffe\uffff]")  # most texts have nothing of it


class FeedEntry(Struct, frozen=True):
    """An entry: `place` is the address of the page that it leads to, `identifier` one that no other entry ever has."""

    title: str
    identifier: str
    place: str
    date: str | None
    summary: str


def feed(title: str, address: str, lines: Iterable[CableLine], places: Mapping[CableId, str], site_url: str) -> bytes:
    """Return the feed at `address`: its cables the newest first, by the date of each; `places` are their pages' addresses.

    Without a `site_url` identifiers are URNs and links lead from the site's root.
    """
    newest = nlargest(NEWEST, lines, key=lambda line: (line.date or "", number_order(line.id)))
    entries = [_cable_entry(line, places[line.id], site_url) for line in newest]
    return _feed(title, address, entries, site_url, _SENDER)


def atom(title: str, address: str, entries: Sequence[FeedEntry], site_url: str, author: str) -> bytes:
    """Return a feed of these entries in their order; it was updated when the newest of them was."""
    return _feed(title, address, [_entry(entry, site_url) for entry in entries], site_url, author)


def _feed(title: str, address: str, entries: Sequence[tuple[str, str]], site_url: str, author: str) -> bytes:
    updated = max((moment for moment, _ in entries), default=_UNDATED)
    head = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{_text(title)}</title>",
        f"<id>{_text(_identifier(address, site_url))}</id>",
        f'<link rel="self" href={quoteattr(_link(address, site_url))}/>',
        f"<updated>{updated}</updated>",
        f"<author><name>{_text(author)}</name></author>",
    ]
    return "\n".join([*head, *(entry for _, entry in entries), "</feed>", ""]).encode("utf-8", "replace")


@lru_cache(maxsize=4096)  # those whom one cable names have feeds of the same entries, made one after the other
def _cable_entry(line: CableLine, place: str, site_url: str) -> tuple[str, str]:
    return _entry(FeedEntry(line.title, place, place, line.date, f"{line.id}, {line.origin}"), site_url)


def _entry(entry: FeedEntry, site_url: str) -> tuple[str, str]:
    """Return when an entry was updated, and the entry."""
    moment = _moment(entry.date)
    return moment, (
        f"<entry><title>{_text(entry.title)}</title><id>{_text(_identifier(entry.identifier, site_url))}</id>"
        f"<link href={quoteattr(_link(entry.place, site_url))}/><updated>{moment}</updated>"
        f"<summary>{_text(entry.summary)}</summary></entry>"
    )


def _moment(date: str | None) -> str:
    """Return a moment as RFC 3339 asks for: a day without a time is its first second."""
    if not date:
        return _UNDATED
    return date if "T" in date else f"{date}T00:00:00Z"


def _identifier(address: str, site_url: str) -> str:
    return site_url + address if site_url else f"urn:cable-archive:{address or 'feed'}"


def _link(address: str, site_url: str) -> str:
    return (site_url or "/") + address


def _text(text: str) -> str:
    """Return text for XML, without what XML cannot hold (XML 1.0, 2.2)."""
    return escape(_NOT_XML.sub("", text)) if _ACTIVE.search(text) else text
