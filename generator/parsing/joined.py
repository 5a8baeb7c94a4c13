"""The text of all blocks as one, so that one look at it tells which blocks are worth a second one."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct

from generator.model.cable import Block
from generator.parsing.citation_parts import lower_case

_BETWEEN = "\n\0\n"  # nothing that a pattern takes for its own


class Joined(Struct, frozen=True):
    """The blocks' text, as it stands and in lower case; `starts` has where each block begins in it, and its end."""

    text: str
    lower: str
    starts: Sequence[int]

    def block_at(self, place: int) -> int:
        """Return which block a character is of."""
        return bisect_right(self.starts, place) - 1


def joined(blocks: Sequence[Block]) -> Joined:
    """Join the text of blocks."""
    texts = [block.text for block in blocks]
    whole = _BETWEEN.join(texts)
    starts = list(accumulate([len(text) + len(_BETWEEN) for text in texts], initial=0))
    return Joined(whole, lower_case(whole), starts)
