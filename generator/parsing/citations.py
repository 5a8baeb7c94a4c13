"""Places in the text that cite a telegram or a paragraph."""

import re
from collections.abc import Iterator, Sequence

from generator.model.cable import Block, CitationMark
from generator.model.identity import PostCode
from generator.parsing.citation_atoms import Cited, Paragraphs
from generator.parsing.citation_labels import find_labels, label_places
from generator.parsing.citation_numbers import find_citations_by_number, serial_places
from generator.parsing.citation_paragraphs import find_paragraphs, is_of_another_document, paragraph_places
from generator.parsing.joined import Joined

Atom = Cited | Paragraphs
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
        for mark in _marks(block, _atoms(block.text, places, year, post, serial))
    )


def _citing(blocks: Sequence[Block], whole: Joined) -> Iterator[tuple[Block, _Places]]:
    """Yield the blocks that can hold a citation, with where: one look at all the text, as most blocks hold none."""
    text, lower = whole.text, whole.lower
    found: dict[int, _Places] = {}
    for sort, places in enumerate((label_places(text, lower), paragraph_places(text, lower), serial_places(text))):
        for place in places:
            at = whole.block_at(place)
            found.setdefault(at, ([], [], []))[sort].append(place - whole.starts[at])
    for at in sorted(found):
        yield blocks[at], found[at]


def _atoms(text: str, places: _Places, year: int | None, post: PostCode | None, serial: int | None) -> list[Atom]:
    """Find telegrams and paragraph numbers, in the order of the text; of two that overlap the first found stands."""
    labels, paragraphs, serials = places
    found: list[Atom] = [*find_labels(text, labels), *find_paragraphs(text, paragraphs)]
    found += find_citations_by_number(text, serials, year=year, post=post, serial=serial)
    found.sort(key=lambda atom: (atom.start, -atom.end))
    apart: list[Atom] = []
    for atom in found:
        if not apart or atom.start >= apart[-1].end:
            apart.append(atom)
    return apart


def _marks(block: Block, atoms: Sequence[Atom]) -> Iterator[CitationMark]:
    """Join telegrams and the paragraphs named of them."""
    at = 0
    while at < len(atoms):
        atom = atoms[at]
        following = atoms[at + 1] if at + 1 < len(atoms) else None
        if isinstance(atom, Paragraphs):
            if isinstance(following, Cited) and not atom.own and _joined(block.text, _OF_TELEGRAM, atom, following):
                yield _mark(block, following, atom)
                at += 2
                continue
            if atom.own or not is_of_another_document(block.text, atom.end):
                yield _mark(block, None, atom)
        elif isinstance(following, Paragraphs) and _takes(block.text, atom, following, atoms[at + 2 : at + 3]):
            yield _mark(block, atom, following)
            at += 1
        else:
            yield _mark(block, atom, None)
        at += 1


def _takes(text: str, cited: Cited, numbers: Paragraphs, after: Sequence[Atom]) -> bool:
    """Whether paragraphs behind a telegram are that telegram's: not "above", and not of the telegram that comes next."""
    if numbers.own or not _joined(text, _THEN_PARAGRAPHS, cited, numbers):
        return False
    return not (after and isinstance(after[0], Cited) and _joined(text, _OF, numbers, after[0]))


def _joined(text: str, between: re.Pattern[str], first: Atom, second: Atom) -> bool:
    return between.fullmatch(text, first.end, second.start) is not None


def _mark(block: Block, cited: Cited | None, numbers: Paragraphs | None) -> CitationMark:
    held = [atom for atom in (cited, numbers) if atom]
    start, end = min(atom.start for atom in held), max(atom.end for atom in held)
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
