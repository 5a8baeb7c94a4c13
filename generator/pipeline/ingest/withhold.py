"""What the publisher keeps back is taken out of a telegram before anything of it is kept, written or indexed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b, sha256

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from generator.model.cable import Block, BlockKind, Cable, Parsed, ReferenceKind
from generator.model.finding import Code, Finding
from generator.model.record import CableRecord
from generator.model.region import RegionKind
from generator.model.source import RawCable, SourceInfo, Stated, Unreadable
from generator.parsing import parse
from generator.parsing.furniture import page_breaks
from generator.sources.record_text import record_text
from generator.withholding import Entry, Finder, Policy, finder, replace_spans

# what stands between the words of a sentence and is none of them
_BETWEEN = frozenset({RegionKind.PAGE_BREAK, RegionKind.FURNITURE, RegionKind.RULE})
_BODY = frozenset({RegionKind.PARAGRAPH, RegionKind.UNPARSED, RegionKind.RULE, RegionKind.FURNITURE})


class Kept(Struct, frozen=True):
    """A telegram as it may be published, and how often each entry of the policy was met in it."""

    raw: RawCable
    parsed: Parsed
    met: Mapping[str, int]


def withhold(raw: RawCable, policy: Policy) -> Kept:
    """Parse a telegram and take out of it what the policy keeps back."""
    parsed = parse(raw)
    if not policy:
        return Kept(raw, parsed, {})
    names = {parsed.cable.id, *parsed.cable.aliases}
    for at, whole in enumerate(policy.cables):
        if whole.cable in names:
            return _tombstone(raw, parsed.cable, whole, f"cables[{at}]")
    met: Counter[str] = Counter()
    plain = _as_text(raw, raw.record, policy, met) if raw.record else raw
    kept = _without_paragraphs(plain, parse(plain) if raw.record else parsed, policy, met)
    kept = _without_terms(kept, parse(kept) if met else parsed, finder(policy), met)
    _name(raw.info, finder(policy), met)  # a file's name can tell what its text does not
    if not met:
        return Kept(_without_pictures(raw, policy), parsed, {})
    published = _published(kept, raw, met, finder(policy))
    return Kept(published, _clean(parse(published), finder(policy)), met)


def _without_pictures(raw: RawCable, policy: Policy) -> RawCable:
    """Return the telegram without a PDF whose pictures could show a withheld word: no program of ours reads them."""
    if not raw.original or not (policy.terms or policy.patterns):
        return raw
    from generator.sources.pdf_texts import has_pictures  # noqa: PLC0415 - loads a library of its own, for PDFs alone

    return replace(raw, original=b"") if has_pictures(raw.original) else raw


def withhold_unread(source: Unreadable, policy: Policy) -> tuple[Unreadable, Mapping[str, int]]:
    """Take what is kept back out of a source that gave no telegram."""
    if not policy:
        return source, {}
    met: Counter[str] = Counter()
    held = finder(policy)
    shown = _replaced(source.raw.decode("utf-8", "replace"), held, met)
    finding = msgspec.convert(_through(msgspec.to_builtins(source.finding), held, met), Finding)
    file = _name(source.info, held, met)
    if not met:
        return source, {}
    raw = shown.encode("utf-8", "replace")
    return Unreadable(_info(source.info, file, raw), finding, raw), met


def _as_text(raw: RawCable, record: CableRecord, policy: Policy, met: Counter[str]) -> RawCable:
    """Return a record's telegram as a text to be read, less the paragraphs that are withheld.

    The values of a record say more than its text; they are looked through, and published where nothing is met.
    """
    _through(msgspec.to_builtins(replace(record, people=(), cited_by=())), finder(policy), met)
    marks = {
        entry.anchor: (f"paragraphs[{at}]", entry.mark)
        for at, entry in enumerate(policy.paragraphs)
        if entry.cable in {record.id, *record.aliases}
    }
    blocks = list(record.blocks)
    for at, block in enumerate(blocks):
        if block.anchor in marks:
            place, mark = marks[block.anchor]
            met.update([place])
            blocks[at] = Block(block.kind, block.anchor, mark, block.line, block.number, block.marking, role=block.role)
    return replace(raw, text=record_text(replace(record, blocks=tuple(blocks))), record=None)


def _without_paragraphs(raw: RawCable, parsed: Parsed, policy: Policy, met: Counter[str]) -> RawCable:
    names = {parsed.cable.id, *parsed.cable.aliases}
    text = raw.text
    spans: list[tuple[int, int, str]] = []
    for at, entry in enumerate(policy.paragraphs):
        if entry.cable in names:
            found = list(_paragraph(raw, parsed, entry.anchor, entry))
            spans += found
            met.update([f"paragraphs[{at}]"] if found else ())
    return replace(raw, text=replace_spans(text, spans)) if spans else raw


def _paragraph(raw: RawCable, parsed: Parsed, anchor: str, entry: Entry) -> Iterator[tuple[int, int, str]]:
    """Yield the stretches of one block: number and marking stay, page breaks too."""
    blocks = parsed.cable.blocks
    at = next((place for place, block in enumerate(blocks) if block.anchor == anchor), None)
    if at is None:
        return
    starts = [0, *(place + 1 for place, letter in enumerate(raw.text) if letter == "\n")]
    start = starts[blocks[at].line - 1]
    end = starts[blocks[at + 1].line - 1] if at + 1 < len(blocks) else len(raw.text)
    mark = _beginning(blocks[at]) + entry.mark
    for region in parsed.regions:
        if start <= region.start < end and region.kind in _BODY:
            yield region.start, region.end, mark
            mark = ""


def _beginning(block: Block) -> str:
    number = f"{block.number}. " if block.number is not None else ""
    return f"{number}({block.marking}) " if block.marking and number else number


def _without_terms(raw: RawCable, parsed: Parsed, held: Finder, met: Counter[str]) -> RawCable:
    between = [(region.start, region.end) for region in parsed.regions if region.kind in _BETWEEN]
    between += _breaks_in_lines(raw.text)  # also where they cut a subject or another field
    found = held.find(raw.text, between)
    met.update(one.place for one in found)
    text = replace_spans(raw.text, ((one.start, one.end, held.entry(one.place).mark) for one in found), between)
    stated = msgspec.convert(_through(msgspec.to_builtins(raw.stated), held, met), Stated)
    findings = msgspec.convert(_through(msgspec.to_builtins(raw.findings), held, met), tuple[Finding, ...])
    for encoding in ("utf-8", "cp1252", "utf-16"):
        # what the file has around the telegram's text: it is left out with the first entry that is met
        met.update(one.place for one in held.find(raw.raw.decode(encoding, "replace")) if one.place not in met)
    if raw.original:
        from generator.sources.pdf_texts import pdf_texts  # noqa: PLC0415 - loads a library of its own, for PDFs alone

        for _, within in pdf_texts(raw.original):
            met.update(one.place for one in held.find(within) if one.place not in met)
    return replace(raw, text=text, stated=stated, findings=findings)


def _breaks_in_lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        yield from ((start + first, start + last) for first, last in page_breaks(line))
        start += len(line) + 1


def _published(kept: RawCable, raw: RawCable, met: Counter[str], held: Finder) -> RawCable:
    """Return the telegram with a raw text of its own.

    Size and digest are of what is published: those of the source would let a reader try names until one fits.
    """
    content = kept.text.encode("utf-8", "surrogatepass")
    findings = [Finding(Code.WITHHELD, 0, f"{held.entry(place).who}: {held.entry(place).why}") for place in sorted(met)]
    return replace(
        kept,
        info=_info(raw.info, _name(raw.info, held, Counter()), content),
        raw=content,
        original=b"",
        findings=(*kept.findings, *dict.fromkeys(findings)),
    )


def _info(info: SourceInfo, file: str, content: bytes) -> SourceInfo:
    return replace(info, file=file, bytes=len(content), sha256=sha256(content).hexdigest())


def _name(info: SourceInfo, held: Finder, met: Counter[str]) -> str:
    """Return the file's name, or one that tells nothing but is no other file's."""
    found = held.find(info.file)
    met.update(one.place for one in found)
    return f"withheld/{_hidden(info)}" if found else info.file


def _hidden(info: SourceInfo) -> str:
    name = info.file.encode("utf-8", "surrogateescape")
    return blake2b(name, key=info.sha256[:64].encode(), digest_size=6).hexdigest()


def _clean(parsed: Parsed, held: Finder) -> Parsed:
    """Take out what only parsing brought together: a block is kept back whole, any other value where it says it."""
    blocks = tuple(_clean_block(block, held) for block in parsed.cable.blocks)
    cable = replace(parsed.cable, blocks=())
    plain = msgspec.to_builtins(cable)
    met: Counter[str] = Counter()
    through = _through(plain, held, met)
    cable = msgspec.convert(through, Cable) if met else cable
    anchors = {block.anchor for block, was in zip(blocks, parsed.cable.blocks, strict=True) if block is not was}
    citations = tuple(one for one in cable.citations if one.anchor not in anchors)
    return Parsed(replace(cable, blocks=blocks, citations=citations), parsed.regions)


def _clean_block(block: Block, held: Finder) -> Block:
    texts = (block.text, block.anchor, block.marking or "", *(one.written for one in block.page_breaks))
    found = next((one for text in texts for one in held.find(text)), None)
    if found is None:
        return block
    anchor = block.anchor if not held.find(block.anchor) else f"withheld-{block.line}"
    return Block(block.kind, anchor, held.entry(found.place).mark, block.line, block.number, role=block.role)


def _through(value: object, held: Finder, met: Counter[str]) -> object:
    """Return a plain value with every text in it as it may be published."""
    if isinstance(value, str):
        return _replaced(value, held, met)
    if isinstance(value, Mapping):
        return {key: _through(one, held, met) for key, one in value.items()}
    if isinstance(value, Iterable) and not isinstance(value, bytes):
        return [_through(one, held, met) for one in value]
    return value


def _replaced(text: str, held: Finder, met: Counter[str]) -> str:
    found = held.find(text)
    met.update(one.place for one in found)
    return replace_spans(text, ((one.start, one.end, held.entry(one.place).mark) for one in found)) if found else text


def _tombstone(raw: RawCable, cable: Cable, entry: Entry, place: str) -> Kept:
    """Keep ID, date and the cables that it refers to; everything else is gone."""
    content = f"{cable.id}\n{entry.mark}\n".encode()
    info = _info(raw.info, f"withheld/{cable.id}-{_hidden(raw.info)}", content)
    references = tuple(
        replace(one, written=str(one.candidates[0]), date=None)
        for one in cable.references
        if one.kind is ReferenceKind.CABLE and one.candidates
    )
    bare = Cable(
        id=cable.id,
        source=info,
        mrn=cable.mrn,
        aliases=cable.aliases,
        date=cable.date,
        title=f"{cable.id}: withheld by the publisher",
        references=references,
        blocks=(Block(BlockKind.PARAGRAPH, "withheld", entry.mark, 1),),
        findings=(Finding(Code.WITHHELD, 0, f"{entry.who}: {entry.why}"),),
    )
    empty = RawCable(info, content.decode(), content)
    return Kept(empty, Parsed(bare, ()), {place: 1})
