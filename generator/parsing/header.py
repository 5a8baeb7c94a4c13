"""The header: from the first format line to the last field above the text."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

from generator.model.cable import Addressee, ClassifiedBy, Declassification, Tag
from generator.model.region import Region, RegionKind
from generator.parsing.fields.addressees import read_addressees
from generator.parsing.fields.classified_by import read_classified_by, read_order_classifier
from generator.parsing.fields.executive_order import read_executive_order
from generator.parsing.fields.subject import read_subject
from generator.parsing.fields.tags import read_tags
from generator.parsing.labelled import Stretch, cut_fields
from generator.parsing.labels import CLASSIFIED_BY, PARAGRAPH, WINDOW, find_labels
from generator.parsing.lines import START, Line
from generator.parsing.top import Top, read_form, read_top
from generator.vocabulary.form_labels import is_form

# bound once: looking up an enum's member by its name takes longer than most lines' reading
_REFERENCE, _TO, _INFO, _EXECUTIVE_ORDER, _TAGS, _SUBJECT, _CLASSIFIED_BY = (
    RegionKind.REFERENCE,
    RegionKind.TO,
    RegionKind.INFO,
    RegionKind.EXECUTIVE_ORDER,
    RegionKind.TAGS,
    RegionKind.SUBJECT,
    RegionKind.CLASSIFIED_BY,
)
OPENING = 1000  # characters of the body in which a classifier can be named
_PARAGRAPH_END = re.compile(r"\n\s*\n|\n\s*\d{1,2}\.\s")


class Header(Struct, frozen=True):
    """What the header says. `references` is the REF field with its label; `line_of` the first line of each part."""

    top: Top
    regions: tuple[Region, ...]
    body_start: int
    line_of: dict[RegionKind, int]
    references: str
    action: tuple[Addressee, ...]
    info: tuple[Addressee, ...]
    declassification: Declassification
    tags: tuple[Tag, ...]
    subject: str
    classified_by: tuple[ClassifiedBy, ...]


def read_header(text: str, lines: Sequence[Line]) -> Header:
    """Read all that stands above the body.

    header = format lines, date-time group, FM, TO, INFO, classification line, captions, E.O., TAGS, SUBJECT, REF,
    Classified By ; any of them may be missing, and the last five may share lines.
    """
    labels = find_labels(text, lines)
    stretches = cut_fields(text, lines, labels)
    fields = {stretch.kind: stretch for stretch in stretches}
    end = max((stretch.end for stretch in stretches), default=0)
    read = read_form if is_form(text) else read_top
    top = read(_outside(lines, stretches, end) if stretches else _above_paragraphs(lines))
    body_start = max(end, top.regions[-1].end) if top.regions else end

    def whole(kind: RegionKind) -> str:
        return text[fields[kind].start : fields[kind].end] if kind in fields else ""

    def value(kind: RegionKind) -> str:
        return text[fields[kind].text : fields[kind].end] if kind in fields else ""

    return Header(
        top=top,
        regions=tuple(
            sorted([*top.regions, *[Region(field.start, field.end, field.kind) for field in stretches]], key=START)
        ),
        body_start=body_start,
        line_of=top.line_of | {field.kind: field.line for field in stretches},
        references=whole(_REFERENCE),
        action=read_addressees(top.lists[_TO]),
        info=read_addressees(top.lists[_INFO]),
        declassification=read_executive_order(whole(_EXECUTIVE_ORDER)),
        tags=read_tags(value(_TAGS)),
        subject=read_subject(value(_SUBJECT)),
        classified_by=_classifiers(text, whole(_CLASSIFIED_BY), body_start)
        or read_order_classifier(whole(_EXECUTIVE_ORDER)),
    )


def _outside(lines: Sequence[Line], stretches: Sequence[Stretch], end: int) -> list[Line]:
    """Return the lines above and between the labelled fields; of a line that they share, what no field has."""
    fields = sorted(stretches)
    # the line on which the first field begins, and all above it: most lines
    at = bisect_right(lines, fields[0].start, key=START) - 1
    outside = [line for line in lines[:at] if line.text and not line.text.isspace()]
    for line in lines[at:]:
        if line.start >= end:
            break
        start = line.start
        for field in fields:
            if field.start < line.end and field.end > start:
                outside += _piece(line, start, field.start)
                start = max(start, field.end)
        outside += _piece(line, start, line.end)
    return outside


def _piece(line: Line, start: int, end: int) -> list[Line]:
    text = line.text[start - line.start : max(start, end) - line.start]
    return [Line(line.number, start, start + len(text), text)] if text.strip() else []


def _above_paragraphs(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a telegram without labels that can be its header."""
    above: list[Line] = []
    for line in lines[:WINDOW]:
        if PARAGRAPH.match(line.text) and not line.blank:
            break
        above.append(line)
    return above


def _classifiers(text: str, field: str, body_start: int) -> tuple[ClassifiedBy, ...]:
    """Read the field; in the 1990s the first paragraph says it (`1. (U) CLASSIFIED BY CHARGE ...; REASON 1.5 (D).`)."""
    if field:
        return read_classified_by(field)
    opening = text[body_start : body_start + OPENING]
    if not (("lass" in opening or "LASS" in opening) and PARAGRAPH.match(opening.lstrip())):
        return ()
    found = CLASSIFIED_BY.search(opening)
    if found is None:
        return ()
    return read_classified_by(_PARAGRAPH_END.split(opening[found.start() :], maxsplit=1)[0])
