"""The Atom feed of changes: an entry for each edition, then one for each cable that changed in it, the newest first."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from generator.exports.feeds import NEWEST, FeedEntry, atom
from generator.model.change import Change, Edition
from generator.model.listing import CableLine
from generator.model.sections import CHANGES

FEED = f"{CHANGES}feed.xml"


def changes_feed(
    title: str,
    editions: Sequence[tuple[Edition, str, Sequence[Change]]],
    line_of: Callable[[str], CableLine | None],
    places: tuple[Callable[[int], str], Callable[[str], str]],
    site_url: str,
) -> bytes:
    """Return the feed; `editions` are the newest first, each with what it changed in words, `places` give addresses.

    An entry has the date of its edition; where the publisher gives none, that of its cable, as in the other feeds.
    """
    entries = list(islice(_entries(editions, line_of, places), NEWEST))
    return atom(f"{title}: what has changed", FEED, entries, site_url, title)


def _entries(
    editions: Sequence[tuple[Edition, str, Sequence[Change]]],
    line_of: Callable[[str], CableLine | None],
    places: tuple[Callable[[int], str], Callable[[str], str]],
) -> Iterator[FeedEntry]:
    edition_at, cable_at = places
    for edition, said, changes in editions:
        lines = [(one, line_of(one.id)) for one in changes[:NEWEST]]
        newest = max((line.date for _, line in lines if line and line.date), default=None)
        name = f"Edition {edition.number}"
        yield FeedEntry(name, edition_at(edition.number), edition_at(edition.number), edition.date or newest, said)
        for one, line in lines:
            date = edition.date or (line.date if line else None)
            title = f"{one.kind.capitalize()}: {line.title if line else one.id}"
            identifier = f"{edition_at(edition.number)}#{one.kind}-{one.id}"
            yield FeedEntry(
                title, identifier, cable_at(one.id), date, f"{one.id}, {one.kind} in edition {edition.number}"
            )
    if len(editions) < NEWEST:
        yield FeedEntry("Edition 1", f"{CHANGES}#first", CHANGES, None, "The first edition")
