"""How the fields of one telegram were found: value, rule, place in its text."""

from msgspec import Struct

from generator.model.finding import Finding
from generator.model.identity import CableId
from generator.model.source import SourceInfo


class Place(Struct, frozen=True):
    """A stretch `[start, end)` of one line of the telegram's text; `line` counts from 1, `text` is the whole line."""

    line: int
    start: int
    end: int
    text: str


class Explained(Struct, frozen=True):
    """One field: `rule` is the module that read it and what it says of itself, or where else the value came from.

    `places` is empty where the value does not stand in the telegram's text.
    """

    field: str
    value: str
    rule: str
    places: tuple[Place, ...] = ()


class Explanation(Struct, frozen=True):
    """One telegram: its fields in the order of the cable record, then its blocks; findings with their lines."""

    id: CableId
    source: SourceInfo
    fields: tuple[Explained, ...]
    findings: tuple[tuple[Finding, Place | None], ...] = ()
