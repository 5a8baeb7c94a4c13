"""Which cables have a source of which SHA-256, in files that a browser can ask for one of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

FOLDER = "sha256"


class Sourced(Struct, frozen=True):
    """A cable and the address of its page."""

    id: str
    place: str


def digest_files(sourced: Iterable[tuple[str, Sourced]]) -> Iterator[tuple[str, bytes]]:
    """Yield each file with its name: cables by digest, one file for all digests of the same first two digits."""
    found: dict[str, dict[str, list[Sourced]]] = defaultdict(lambda: defaultdict(list))
    for sha256, cable in sourced:
        found[sha256[:2]][sha256].append(cable)
    for start, cables in sorted(found.items()):
        yield f"{FOLDER}/{start}.json", msgspec.json.encode(dict(sorted(cables.items()))) + b"\n"
