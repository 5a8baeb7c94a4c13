"""What a reader should know about how a header was read."""

from collections.abc import Iterator

from generator.model.cable import Cable, TagKind
from generator.model.finding import Code, Finding
from generator.model.region import RegionKind
from generator.parsing.fields.executive_order import known_order
from generator.parsing.header import Header
from generator.vocabulary.tags import find_tag

_UNKNOWN, _PROGRAM, _PERSON = TagKind.UNKNOWN, TagKind.PROGRAM, TagKind.PERSON
# bound once: looking up an enum's member by its name takes longer than most lines' reading
_FROM, _CLASSIFICATION, _TAGS, _EXECUTIVE_ORDER, _CLASSIFIED_BY = (
    RegionKind.FROM,
    RegionKind.CLASSIFICATION,
    RegionKind.TAGS,
    RegionKind.EXECUTIVE_ORDER,
    RegionKind.CLASSIFIED_BY,
)
_HEADER_MISSING, _TAGS_MISSING, _TAG_REPAIRED, _CLASSIFIED_BY_UNREAD = (
    Code.HEADER_MISSING,
    Code.TAGS_MISSING,
    Code.TAG_REPAIRED,
    Code.CLASSIFIED_BY_UNREAD,
)
_PARTIAL = "This record is a partial extract of the original cable"


def header_findings(text: str, cable: Cable, header: Header) -> Iterator[Finding]:
    """Yield what is missing, garbled, repaired or unknown in the header, each at the line of its field."""
    yield from _missing(text, cable, header)
    yield from _garbled(header)
    yield from _tags(cable, header)
    yield from _unknown(cable, header)


def _missing(text: str, cable: Cable, header: Header) -> Iterator[Finding]:
    if (partial := text.find(_PARTIAL)) >= 0:
        line = text.count("\n", 0, partial) + 1
        yield Finding(Code.PARTIAL_EXTRACT, line, "the source holds only a part of the cable")
    if not header.top.sent and not header.top.lists[_FROM]:
        yield Finding(_HEADER_MISSING, 0, "no transmission header")
    if not cable.subject:
        yield Finding(Code.SUBJECT_MISSING, 0, "no subject")
    if not cable.tags:
        yield Finding(_TAGS_MISSING, 0, "no TAGS")


def _garbled(header: Header) -> Iterator[Finding]:
    classified = header.top.classified
    if classified is None:
        yield Finding(Code.CLASSIFICATION_MISSING, 0, "no classification line")
    elif not classified.clean:
        line = header.line_of.get(_CLASSIFICATION, 1)
        yield Finding(Code.CLASSIFICATION_GARBLED, line, "the classification is spelled in a garbled way")


def _tags(cable: Cable, header: Header) -> Iterator[Finding]:
    line = header.line_of.get(_TAGS, 0)
    for tag in cable.tags:
        if tag.kind is _UNKNOWN or (tag.kind is _PROGRAM and find_tag(tag.code) is None):
            yield Finding(Code.TAG_UNKNOWN, line, f"{tag.written} stands in no table of TAGS")
        elif tag.written != tag.code and tag.kind is not _PERSON:
            yield Finding(_TAG_REPAIRED, line, f"{tag.written} is read as {tag.code}")


def _unknown(cable: Cable, header: Header) -> Iterator[Finding]:
    order = cable.declassification.order
    if order and not known_order(order):
        line = header.line_of.get(_EXECUTIVE_ORDER, 0)
        yield Finding(Code.EXECUTIVE_ORDER_UNKNOWN, line, f"no such order: E.O. {order}")
    if cable.origin.post is None and cable.origin.written:
        line = header.line_of.get(_FROM, 0)
        yield Finding(Code.POST_UNKNOWN, line, f"{cable.origin.written} stands in no table of posts")
    for person in cable.classified_by:
        if not person.name:
            line = header.line_of.get(_CLASSIFIED_BY, 0)
            yield Finding(_CLASSIFIED_BY_UNREAD, line, f"no name in: {person.written}")
