"""Places in the text that cite a telegram or a paragraph."""

from generator.model.cable import Block, CitationMark
from generator.model.identity import PostCode


def find_citations(
    blocks: tuple[Block, ...],
    *,
    year: int | None,
    post: PostCode | None,
    serial: int | None,
) -> tuple[CitationMark, ...]:
    """Find the citations of each block."""
    del blocks, year, post, serial
    return ()
