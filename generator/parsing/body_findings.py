"""What a reader should know of a body: odd numbers, unknown markings, redactions, what stands after the signature."""

from collections.abc import Iterator, Sequence

from generator.model.cable import Block, BlockKind
from generator.model.finding import Code, Finding
from generator.parsing.encoding_faults import damaged_words
from generator.parsing.lines import Line
from generator.parsing.markings import known_marking

# bound once: looking up an enum's member by its name takes longer than most lines' reading
_, _PARAGRAPH, _UNPARSED = BlockKind
_BODY_UNNUMBERED, _PARAGRAPH_GAP, _REDACTED, _SIGNATURE_MISSING, _ENCODING_FAULT, _MARKING_UNKNOWN = (
    Code.BODY_UNNUMBERED,
    Code.PARAGRAPH_GAP,
    Code.REDACTED,
    Code.SIGNATURE_MISSING,
    Code.ENCODING_FAULT,
    Code.MARKING_UNKNOWN,
)


def find_oddities(blocks: Sequence[Block], *, signed: bool) -> Iterator[Finding]:
    """Yield the findings of a body's blocks, in no particular order."""
    paragraphs = [block for block in blocks if block.kind is _PARAGRAPH]
    if not paragraphs:
        yield Finding(Code.BODY_MISSING, 0, "no text below the header")
        return
    numbered = [block for block in paragraphs if block.number is not None]
    if not numbered:
        note = f"{len(paragraphs)} paragraphs without numbers, anchored by position"
        yield Finding(_BODY_UNNUMBERED, paragraphs[0].line, note)
    yield from _number_findings(numbered)
    for block in paragraphs:
        if block.marking or block.redactions:
            yield from _paragraph_findings(block)
    if not signed:
        yield Finding(_SIGNATURE_MISSING, 0, "no signature")
    if blocks[-1].kind is _UNPARSED:
        yield Finding(Code.AFTER_SIGNATURE, blocks[-1].line, "lines after the signature")


def section_oddities(before: Sequence[Line], after: Sequence[Line]) -> Iterator[Finding]:
    """Say where the header of a further section was taken out: where a line that was text is none."""
    for was, now in zip(before, after, strict=True):
        if was.kind is not now.kind:
            yield Finding(Code.SECTION_HEADER, now.number, "the header of a further section stands in the text")
            return


def encoding_oddities(text: str, start: int) -> Iterator[Finding]:
    """Say which words of the text from `start` on an encoding damaged."""
    words = dict(damaged_words(text[start:]))
    if words:
        first = next(iter(words))
        line = text.count("\n", 0, text.index(first, start)) + 1
        count = "one word" if len(words) == 1 else f"{len(words)} words"
        yield Finding(_ENCODING_FAULT, line, f"{count} with damaged characters, such as {first} for {words[first]}")


def _paragraph_findings(block: Block) -> Iterator[Finding]:
    if block.marking and not known_marking(block.marking):
        yield Finding(_MARKING_UNKNOWN, block.line, f"portion marking ({block.marking})")
    if block.redactions:
        places = "one place" if len(block.redactions) == 1 else f"{len(block.redactions)} places"
        yield Finding(_REDACTED, block.line, f"{places} blacked out by the publisher of the source")


def _number_findings(blocks: Sequence[Block]) -> Iterator[Finding]:
    seen: set[int] = set()
    last = 0
    for block in blocks:
        number = block.number or 0
        if number == 1 and last > 1:
            yield Finding(Code.PARAGRAPH_RESTART, block.line, f"paragraph 1 again after {last}, anchor {block.anchor}")
        elif number in seen:
            yield Finding(Code.PARAGRAPH_DUPLICATE, block.line, f"a second paragraph {number}, anchor {block.anchor}")
        elif number < last:
            yield Finding(Code.PARAGRAPH_REVERSED, block.line, f"paragraph {number} after {last}")
        elif number > last + 1:
            yield Finding(_PARAGRAPH_GAP, block.line, f"paragraph {number} after {last}")
        seen.add(number)
        last = number
