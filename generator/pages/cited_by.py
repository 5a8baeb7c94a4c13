"""Who cites a cable, from where, with the sentence: at the foot of its page, beside its paragraphs, on pages not held."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from generator.model.identity import CableId
from generator.model.links import Backlink
from generator.model.listing import CableLine
from generator.pages import words
from generator.vocabulary.interface import say

MOST = 300  # citing cables shown; the record of the cable has all of them

LineOf = Callable[[CableId], CableLine | None]


class Place(Struct, frozen=True):
    """A place that cites: its anchor on the citing page, its name, the sentence (empty for the list of references)."""

    anchor: str
    name: str
    sentence: str


class CitedItem(Struct, frozen=True):
    """A citing cable with the places in it that cite."""

    id: CableId
    line: CableLine | None
    places: tuple[Place, ...]


class CitedBy(Struct, frozen=True):
    """The citing cables shown, how many there are, and how many places cite."""

    items: tuple[CitedItem, ...]
    cables: int
    places: int


def cited_by(backlinks: Iterable[Backlink], line_of: LineOf) -> CitedBy:
    """Group backlinks by the cable that cites, in the order given; each place stands once."""
    found: dict[CableId, dict[Place, None]] = {}
    for backlink in backlinks:
        found.setdefault(backlink.id, {})[_place(backlink)] = None
    shown = [CitedItem(name, line_of(name), _telling(tuple(places))) for name, places in list(found.items())[:MOST]]
    return CitedBy(tuple(shown), len(found), sum(len(_telling(tuple(places))) for places in found.values()))


def _telling(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Leave out the list of references where the text cites too."""
    return tuple(place for place in places if place.sentence) or places


def _place(backlink: Backlink) -> Place:
    if backlink.anchor is None:
        return Place("references", say("in its references"), "")
    number = backlink.anchor.startswith("par")
    return Place(backlink.anchor, words.place(backlink.anchor) if number else say("in its text"), backlink.sentence)
