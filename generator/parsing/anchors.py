"""Anchors of blocks: unique in the cable, stable, never dependent on anything else in the archive."""

from collections.abc import Iterable, Iterator, Sequence
from string import ascii_lowercase, digits

from generator.parsing.markings import read_marking

LENGTH = 60  # characters of a heading's slug

_SLUG_LETTERS = bytes(ord(char) if char in ascii_lowercase + digits else 32 for char in map(chr, range(256)))


def unique_anchors(wanted: Sequence[str]) -> Sequence[str]:
    """Return each anchor as wanted, the second of a kind with `-2` and so on (`par6-2`)."""
    return wanted if len(set(wanted)) == len(wanted) else list(_numbered(wanted))


def _numbered(wanted: Iterable[str]) -> Iterator[str]:
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
    """Return the anchor of a heading: `Stewart raises Zeltser case` is `sec-stewart-raises-zeltser-case`."""
    words = heading[read_marking(heading)[1] :]
    # among bytes, in a third of the time that a pattern takes
    letters = words.lower().encode("ascii", "replace").translate(_SLUG_LETTERS)
    slug = "-".join(letters.decode().split())[:LENGTH].strip("-")
    return f"sec-{slug or 'heading'}"
