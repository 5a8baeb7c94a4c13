"""Places in the text that cite a telegram or a paragraph."""

import re
from collections.abc import Iterator, Sequence

from generator.model.cable import Block, CitationMark
from generator.model.identity import PostCode
from generator.parsing.citation_labels import find_labels, label_places
from generator.parsing.citation_numbers import find_citations_by_number, serial_places
from generator.parsing.citation_paragraphs import find_paragraphs, is_of_another_document, paragraph_places
from generator.parsing.citation_parts import Cited, Paragraphs
from generator.parsing.joined import Joined

CitedPart = Cited | Paragraphs
_Places = tuple[list[int], list[int], list[int]]  # of a block: of REF words, of paragraph words, of serials

# Ref C, paras 6-7 ; reftel (para 3) ; Harare 885 ¶3
_THEN_PARAGRAPHS = re.compile(r"(?:['’]s)?\)?\s?(?:[,;:]|,?\s?(?:in|at))?\s?\(?", re.IGNORECASE)
# paragraph 10 of Ref A ; para 3, reftel ; (paras 2 and 3 ref B)
_OF_TELEGRAM = re.compile(r"\)?,?\s?(?:(?:of|in|from|to)\s)?(?:the\s)?\(?", re.IGNORECASE)
_OF = re.compile(r"\s(?:of|in)\s", re.IGNORECASE)


def find_citations(
    blocks: Sequence[Block],
    whole: Joined,
    *,
    year: int | None,
    post: PostCode | None,
    serial: int | None,
) -> tuple[CitationMark, ...]:
    """Find the citations of each block, in reading order; `whole` is their text, what is unparsed left out.

    `year`, `post` and `serial` are the telegram's own.

    citation = telegram ["," paragraphs] | paragraphs "of" telegram | paragraphs ; telegram = REF letters | "reftel" | number
    """
    return tuple(
        mark
        for block, places in _citing(blocks, whole)
        for mark in _marks(block, _parts_of(block.text, places, year, post, serial))
    )


def _citing(blocks: Sequence[Block], whole: Joined) -> Iterator[tuple[Block, _Places]]:
    """Yield the blocks that can hold a citation, with where: one look at all the text, as most blocks hold none."""
    text, lower = whole.text, whole.lower
    found: dict[int, _Places] = {}
    for which, places in enumerate((label_places(text, lower), paragraph_places(text, lower), serial_places(text))):
        for place in places:
            at = whole.block_at(place)
            found.setdefault(at, ([], [], []))[which].append(place - whole.starts[at])
    for at in sorted(found):
        yield blocks[at], found[at]


def _parts_of(
    text: str, places: _Places, year: int | None, post: PostCode | None, serial: int | None
) -> list[CitedPart]:
    """Find telegrams and paragraph numbers, in the order of the text; of two that overlap the first found stands."""
    labels, paragraphs, serials = places
    found: list[CitedPart] = [*find_labels(text, labels), *find_paragraphs(text, paragraphs)]
    found += find_citations_by_number(text, serials, year=year, post=post, serial=serial)
    found.sort(key=lambda part: (part.start, -part.end))
    apart: list[CitedPart] = []
    for part in found:
        if not apart or part.start >= apart[-1].end:
            apart.append(part)
    return apart


def _marks(block: Block, parts: Sequence[CitedPart]) -> Iterator[CitationMark]:
    """Join telegrams and the paragraphs named of them."""
    at = 0
    while at < len(parts):
        part = parts[at]
        following = parts[at + 1] if at + 1 < len(parts) else None
        if isinstance(part, Paragraphs):
            if isinstance(following, Cited) and not part.own and _joined(block.text, _OF_TELEGRAM, part, following):
                yield _mark(block, following, part)
                at += 2
                continue
            if part.own or not is_of_another_document(block.text, part.end):
                yield _mark(block, None, part)
        elif isinstance(following, Paragraphs) and _takes(block.text, part, following, parts[at + 2 : at + 3]):
            yield _mark(block, part, following)
            at += 1
        else:
            yield _mark(block, part, None)
        at += 1


def _takes(text: str, cited: Cited, numbers: Paragraphs, after: Sequence[CitedPart]) -> bool:
    """Whether paragraphs behind a telegram are that telegram's: not "above", and not of the telegram that comes next."""
    if numbers.own or not _joined(text, _THEN_PARAGRAPHS, cited, numbers):
        return False
    return not (after and isinstance(after[0], Cited) and _joined(text, _OF, numbers, after[0]))


def _joined(text: str, between: re.Pattern[str], first: CitedPart, second: CitedPart) -> bool:
    return between.fullmatch(text, first.end, second.start) is not None


def _mark(block: Block, cited: Cited | None, numbers: Paragraphs | None) -> CitationMark:
    held = [part for part in (cited, numbers) if part]
    start, end = min(part.start for part in held), max(part.end for part in held)
    written = block.text[start:end]
    if written.count("(") > written.count(")") and block.text.startswith(")", end):
        end += 1  # reftel (para 5)
    return CitationMark(
        anchor=block.anchor,
        start=start,
        end=end,
        written=block.text[start:end],
        labels=cited.labels if cited else (),
        bare=cited.bare if cited else False,
        candidates=cited.candidates if cited else (),
        paragraphs=numbers.numbers if numbers else (),
    )
