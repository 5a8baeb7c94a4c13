"""The kinds of cases that ask for the body: who signed, what the summary says."""

from collections.abc import Iterator, Mapping, Sequence

from generator.model.cable import Block, Role
from generator.model.region import Region, RegionKind
from generator.parsing.body import read_body
from generator.parsing.header import read_header
from generator.parsing.lines import Line, split_lines
from generator.parsing.numbering import read_number
from generator.parsing.roles import summary_words

Case = Mapping[str, object]


def signed_by(case: Case) -> list[str]:
    """Answer with the names as written; the snippets are ends of bodies."""
    signer = read_body(str(case["input"]), 0).signer
    return [signer.written] if signer else []


def summary(case: Case) -> str:
    """Answer with the lines of the summary's paragraphs as written, their marks and blank lines left out."""
    text = str(case["input"])
    lines = split_lines(text)
    body = read_body(text, read_header(text, lines).body_start)
    written = "\n".join(_written(text, lines, body.blocks, body.regions))
    return summary_words(written)


def _written(text: str, lines: Sequence[Line], blocks: Sequence[Block], regions: Sequence[Region]) -> Iterator[str]:
    for at, block in enumerate(blocks):
        if block.role is not Role.SUMMARY:
            continue
        following = next((later.line for later in blocks[at + 1 :] if later.line > block.line), len(lines) + 1)
        for line in lines[block.line - 1 : following - 1]:
            opening = read_number(line.text) if line.number == block.line and block.number else None
            start = line.start + (opening.text if opening else 0)
            kept = [
                text[max(start, region.start) : min(line.end, region.end)]
                for region in sorted(regions)
                if region.kind is RegionKind.PARAGRAPH and region.start < line.end and start < region.end
            ]
            if words := "".join(kept).strip():
                yield words
