"""The text of all blocks as one, so that one look at it tells which blocks are worth a second one."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from msgspec import Struct

from generator.model.cable import Block
from generator.parsing.citation_atoms import lower_case

_BETWEEN = "\n\0\n"  # nothing that a pattern takes for its own


class Joined(Struct, frozen=True):
    """The blocks' text, as it stands and in lower case; `ends` has where each block ends in it."""

    text: str
    lower: str
    ends: Sequence[int]

    def blocks_at(self, places: Iterable[int]) -> list[int]:
        """Give which blocks the characters at these places are of, in order, each once."""
        return sorted({bisect_right(self.ends, place) for place in places})

    def block_at(self, place: int) -> int:
        """Give which block a character is of."""
        return bisect_right(self.ends, place)


def joined(blocks: Sequence[Block]) -> Joined:
    """Join the text of blocks."""
    texts = [block.text for block in blocks]
    whole = _BETWEEN.join(texts)
    return Joined(whole, lower_case(whole), list(accumulate(len(text) + len(_BETWEEN) for text in texts)))
