"""What holds of every telegram, however damaged."""

from collections.abc import Iterable, Iterator

from generator.model.cable import Block, Parsed
from generator.model.region import Region, RegionKind
from generator.model.source import RawCable, SourceInfo
from generator.parsing.body import Body
from generator.parsing.numbering import read_number
from generator.parsing.paragraphs import PILCROW

_SHOWN = {RegionKind.PARAGRAPH, RegionKind.HEADING, RegionKind.UNPARSED}


def raw_cable(text: str) -> RawCable:
    """Return the text as a source would."""
    return RawCable(SourceInfo("telegram", "a.txt", len(text), "0" * 64), text, b"")


def check_regions(text: str, start: int, regions: Iterable[Region]) -> None:
    """Each non-blank character from `start` on lies in exactly one region; none overlap."""
    end = start
    for region in sorted(regions):
        assert end <= region.start <= region.end <= len(text), region
        assert not text[end : region.start].strip(), text[end : region.start]
        end = region.end
    assert not text[end:].strip(), text[end:]


def check_blocks(blocks: Iterable[Block]) -> None:
    """Anchors are unique; parts, page breaks and redactions lie in the block's text, in order."""
    held = list(blocks)
    anchors = [block.anchor for block in held]
    assert len(set(anchors)) == len(anchors), anchors
    for block in held:
        end = 0
        for part in block.parts:
            assert end <= part.start <= part.end <= len(block.text)
            assert block.text.startswith(part.mark, part.start)
            assert not block.text[end : part.start].strip()
            end = part.end
        assert not block.parts or not block.text[end:].strip()
        assert all(0 <= found.at <= len(block.text) for found in block.page_breaks)
        assert [found.at for found in block.page_breaks] == sorted(found.at for found in block.page_breaks)
        assert all(block.text[found.start : found.end].strip() for found in block.redactions)


def check_words(text: str, body: Body) -> None:
    """Every non-blank character of paragraphs, headings and what was not understood stands in a block, in its order, and no other does."""
    written = "".join(_written(text, body))
    shown = "".join(_squeezed(block.text) for block in body.blocks)
    rules = "".join(_squeezed(text[r.start : r.end]) for r in body.regions if r.kind is RegionKind.RULE)
    if written != shown:
        assert _without_rules(written, rules) == _without_rules(shown, rules)


def check_parsed(text: str, parsed: Parsed) -> None:
    """The laws of a whole cable."""
    check_regions(text, 0, parsed.regions)
    check_blocks(parsed.cable.blocks)


def _without_rules(words: str, rules: str) -> str:
    return words.translate(str.maketrans("", "", "".join(sorted(set(rules) | set("#")))))


def _squeezed(words: str) -> str:
    return "".join(words.split())


def _written(text: str, body: Body) -> Iterator[str]:
    """Yield the words of each region that is shown; the first one of a numbered block's first line without the number."""
    numbered = {block.line for block in body.blocks if block.number is not None}
    for region in sorted(body.regions):
        if region.kind not in _SHOWN:
            continue
        for number, line in _lines(text, region):
            opening = read_number(line) if number in numbered else None
            numbered -= {number}
            mark = PILCROW if region.kind is RegionKind.PARAGRAPH else ""
            yield _squeezed(line[opening.text :] if opening else line.lstrip().removeprefix(mark))


def _lines(text: str, region: Region) -> Iterator[tuple[int, str]]:
    return enumerate(text[region.start : region.end].split("\n"), text.count("\n", 0, region.start) + 1)
