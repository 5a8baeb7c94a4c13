"""How each field of a parsed telegram was found: its value, the rule that read it, the lines it was read from."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import ModuleType

import msgspec
from msgspec import Struct

from generator.model.cable import Addressee, Block, Cable, Parsed
from generator.model.explanation import Explained, Explanation, Place
from generator.model.finding import Finding
from generator.model.region import Region, RegionKind
from generator.model.source import RawCable
from generator.parsing import headings, identity, numbering, paragraphs, signature, title_case, top
from generator.parsing.fields import (
    addressees,
    captions,
    classification,
    classified_by,
    date_time_group,
    executive_order,
    references,
    subject,
    tags,
    transmission,
)
from generator.parsing.lines import Line, split_lines

STATED = "what the source states beside the text"
WORDS = 60  # characters of a block that are shown


class _Field(Struct, frozen=True):
    """A field of the cable record: how its value is written, who reads it, and from which regions."""

    name: str
    module: ModuleType
    regions: tuple[RegionKind, ...]
    values: Callable[[Cable], Iterable[object]]


_FIELDS = (
    _Field(
        "id",
        identity,
        (RegionKind.CLASSIFICATION, RegionKind.DATE_TIME_GROUP),
        lambda cable: (cable.id, *(f"also {alias}" for alias in cable.aliases)),
    ),
    _Field("date", date_time_group, (RegionKind.DATE_TIME_GROUP,), lambda cable: (cable.date,)),
    _Field("precedence", date_time_group, (RegionKind.DATE_TIME_GROUP,), lambda cable: (cable.precedence,)),
    _Field("transmission_id", transmission, (RegionKind.FORMAT_LINE,), lambda cable: (cable.transmission_id,)),
    _Field(
        "origin",
        top,
        (RegionKind.FROM,),
        lambda cable: (cable.origin.written, cable.origin.name, cable.origin.post),
    ),
    _Field("action", addressees, (RegionKind.TO,), lambda cable: map(_addressee, cable.action)),
    _Field("info", addressees, (RegionKind.INFO,), lambda cable: map(_addressee, cable.info)),
    _Field(
        "classification",
        classification,
        (RegionKind.CLASSIFICATION,),
        lambda cable: (cable.classification.level, *cable.classification.caveats),
    ),
    _Field("captions", captions, (RegionKind.CAPTION,), lambda cable: cable.captions),
    _Field("passing", captions, (RegionKind.PASSING,), lambda cable: cable.passing),
    _Field(
        "declassification",
        executive_order,
        (RegionKind.EXECUTIVE_ORDER,),
        lambda cable: (
            f"E.O. {cable.declassification.order}" if cable.declassification.order else None,
            cable.declassification.date,
            cable.declassification.event,
            cable.declassification.exemption,
        ),
    ),
    _Field("tags", tags, (RegionKind.TAGS,), lambda cable: (f"{tag.code} ({tag.kind})" for tag in cable.tags)),
    _Field("subject", subject, (RegionKind.SUBJECT,), lambda cable: (cable.subject,)),
    _Field("title", title_case, (RegionKind.SUBJECT,), lambda cable: (cable.title,)),
    _Field(
        "references",
        references,
        (RegionKind.REFERENCE,),
        lambda cable: (
            " ".join(filter(None, (item.label, item.kind, *map(str, item.candidates[:1])))) for item in cable.references
        ),
    ),
    _Field(
        "classified_by",
        classified_by,
        (RegionKind.CLASSIFIED_BY,),
        lambda cable: (
            ", ".join(filter(None, (person.name, person.title, "".join(person.reasons))))
            for person in cable.classified_by
        ),
    ),
    _Field("signer", signature, (RegionKind.SIGNATURE,), lambda cable: (cable.signer and cable.signer.name,)),
)


def explain_parsed(raw: RawCable, parsed: Parsed) -> Explanation:
    """Explain a telegram that was just parsed from `raw`."""
    lines = split_lines(raw.text)
    fields = [_explained(field, parsed, lines) for field in _FIELDS]
    if raw.stated.id and fields[0]:
        fields[0] = msgspec.structs.replace(fields[0], rule=f"{fields[0].rule} The source states {raw.stated.id}.")
    return Explanation(
        id=parsed.cable.id,
        source=parsed.cable.source,
        fields=(*filter(None, fields), *_blocks(parsed, lines)),
        findings=tuple((finding, _line_of(finding, lines)) for finding in parsed.cable.findings),
    )


def rule_of(module: ModuleType) -> str:
    """Name a rule by its module and the module's own first line."""
    name = module.__name__.removeprefix("generator.")
    return f"{name}: {(module.__doc__ or '').strip().partition(chr(10))[0]}"


def _explained(field: _Field, parsed: Parsed, lines: Sequence[Line]) -> Explained | None:
    values = [str(value) for value in field.values(parsed.cable) if value]
    regions = [region for region in parsed.regions if region.kind in field.regions]
    if not values and not regions:
        return None
    rule = rule_of(field.module)
    return Explained(
        field=field.name,
        value="; ".join(values) or "not read",
        rule=rule if regions else f"{rule}; {STATED}",
        places=tuple(_places(regions, lines)),
    )


def _addressee(entry: Addressee) -> str:
    return " ".join(filter(None, (entry.name, entry.precedence, entry.mcn)))


def _blocks(parsed: Parsed, lines: Sequence[Line]) -> Iterator[Explained]:
    regions = [
        region
        for region in parsed.regions
        if region.kind in {RegionKind.HEADING, RegionKind.PARAGRAPH, RegionKind.UNPARSED}
    ]
    for block in parsed.cable.blocks:
        line = lines[block.line - 1]
        held = [region for region in regions if region.start < line.end and line.start < region.end]
        yield Explained(block.anchor, _block_value(block), _block_rule(block), tuple(_places(held[:1], lines)))


def _block_value(block: Block) -> str:
    words = " ".join(block.text.split())
    shown = words if len(words) <= WORDS else f"{words[:WORDS]}…"
    return " ".join(filter(None, (block.kind, block.role, f"({block.marking})" if block.marking else "", shown)))


def _block_rule(block: Block) -> str:
    if block.number is not None:
        return rule_of(numbering)
    return rule_of(headings if block.kind == "heading" else paragraphs)


def _places(regions: Iterable[Region], lines: Sequence[Line]) -> Iterator[Place]:
    """Yield the part of each line that the regions cover."""
    starts = [line.start for line in lines]
    for region in regions:
        at = max(0, bisect_right(starts, region.start) - 1)
        while at < len(lines) and lines[at].start < region.end:
            line = lines[at]
            start, end = max(region.start - line.start, 0), min(region.end, line.end) - line.start
            if line.text[start:end].strip():
                yield Place(line.number, start, start + len(line.text[start:end].rstrip()), line.text)
            at += 1


def _line_of(finding: Finding, lines: Sequence[Line]) -> Place | None:
    if not 0 < finding.line <= len(lines):
        return None
    text = lines[finding.line - 1].text
    return Place(finding.line, len(text) - len(text.lstrip()), len(text.rstrip()), text)
