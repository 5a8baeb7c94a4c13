"""Anchors of blocks: unique in the cable, stable, never dependent on anything else in the archive."""

import re
from collections.abc import Iterable, Iterator

from generator.parsing.markings import read_marking

LENGTH = 60  # characters of a heading's slug

_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def unique_anchors(wanted: Iterable[str]) -> Iterator[str]:
    """Give each anchor as wanted, the second of a kind with `-2` and so on (`par6-2`)."""
    given: set[str] = set()
    counts: dict[str, int] = {}
    for anchor in wanted:
        unique = anchor
        while unique in given:
            counts[anchor] = counts.get(anchor, 1) + 1
            unique = f"{anchor}-{counts[anchor]}"
        given.add(unique)
        yield unique


def heading_anchor(heading: str) -> str:
    """Give the anchor of a heading: `Stewart raises Zeltser case` is `sec-stewart-raises-zeltser-case`."""
    words = heading[read_marking(heading)[1] :]
    slug = _NOT_SLUG.sub("-", words.lower()).strip("-")[:LENGTH].strip("-")
    return f"sec-{slug or 'heading'}"
