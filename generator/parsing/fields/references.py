"""REF: what the telegram refers to, item by item."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from generator.model.cable import Reference, ReferenceKind
from generator.model.identity import Mrn, PostCode
from generator.parsing.citation_paragraphs import find_paragraphs, paragraph_places
from generator.parsing.fields.executive_order import read_day
from generator.parsing.fields.reference_items import Item, cut_items
from generator.parsing.reference_numbers import Written, candidates, find_numbers, find_reversed
from generator.vocabulary.reference_words import kind_of_item

# bound once: looking up an enum's member by its name takes longer than most lines' reading
_CABLE, _OTHER = (
    ReferenceKind.CABLE,
    ReferenceKind.OTHER,
)
_NOTAL = re.compile(r"\bNOTAL\b", re.IGNORECASE)  # not to all: some addressees lack the telegram referred to
_SERIAL = re.compile(r"\d{1,6}")
_OWN = re.compile(r"\d{2,6}")
# PARIS 7682 AND PREVIOUS
_PREVIOUS = re.compile(r"[\s,]{0,9}\b(?:AND|ET)\s+(?:PREVIOUS|PREV|EARLIER|SUBSEQUENT|SERIES|AL|SEQ)\b", re.IGNORECASE)


def read_references(text: str, *, year: int | None, post: PostCode | None, serial: int | None) -> tuple[Reference, ...]:
    """Read the field with its label; `year`, `post` and `serial` are the telegram's own.

    item = [year] post serial {"AND" serial} | words ; an item's kind is told by its words, a telegram by its number.
    """
    if not text:
        return ()
    found: list[Reference] = []
    numbers: list[Written] = []
    for item in cut_items(text):
        if found and _NOTAL.fullmatch(item.plain):
            found[-1] = msgspec.structs.replace(found[-1], notal=True)
            continue
        numbers = _numbers(item) or list(_same_post(item, numbers)) or list(_own_post(item, post))
        meant = [candidates(number, year=year, post=post, serial=serial) for number in numbers]
        found += _cables(item, meant, _paragraphs(item, numbers)) if numbers else [_other(item)]
    return tuple(found)


def _numbers(item: Item) -> list[Written]:
    """Find the telegrams of an item; in one of another kind only a number that opens it counts."""
    plain = _PREVIOUS.sub("", _NOTAL.sub("", item.plain))
    kind = kind_of_item(plain)
    numbers = list(find_numbers(plain, loose=kind is None))
    if numbers and kind is not None and numbers[0].start > 0:
        return []
    turned = find_reversed(plain.strip(" .,")) if not numbers else None
    return [turned] if turned else numbers


def _same_post(item: Item, before: Sequence[Written]) -> Iterator[Written]:
    """Read a serial alone as one of the post of the item before (`MOSCOW 123; 124`)."""
    if before and _SERIAL.fullmatch(item.plain):
        yield msgspec.structs.replace(before[-1], serial=int(item.plain))


def _own_post(item: Item, post: PostCode | None) -> Iterator[Written]:
    """Read a number alone as a telegram of the sender itself (`A) 1188`)."""
    if post and item.label and _OWN.fullmatch(item.plain):
        yield Written(None, (post,), int(item.plain), 0, len(item.plain))


def _paragraphs(item: Item, numbers: Sequence[Written]) -> list[tuple[int, ...]]:
    """Return the paragraphs named of each telegram: behind its number, of a telegram alone anywhere in the item."""
    ends = [number.end for number in numbers]
    starts = [number.start for number in numbers[1:]]
    spans = list(zip(ends, [*starts, len(item.text)], strict=True)) if starts else [(0, len(item.text))]
    return [_named_paragraphs(item.text[start:end]) for start, end in spans]


def _named_paragraphs(text: str) -> tuple[int, ...]:
    places = paragraph_places(text, text.lower())
    return tuple(number for named in find_paragraphs(text, places) for number in named.numbers)


def _cables(item: Item, meant: list[tuple[Mrn, ...]], named: list[tuple[int, ...]]) -> Iterator[Reference]:
    notal = bool(_NOTAL.search(item.text))
    for telegrams, paragraphs in zip(meant, named, strict=True):
        yield Reference(item.label, item.text, _CABLE, telegrams, notal, paragraphs=paragraphs)


def _other(item: Item) -> Reference:
    kind = kind_of_item(item.plain) or kind_of_item(item.text) or _OTHER
    return Reference(item.label, item.text, kind, notal=bool(_NOTAL.search(item.text)), date=read_day(item.text))
