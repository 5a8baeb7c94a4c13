"""REF: what the telegram refers to, item by item."""

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.model.cable import Reference, ReferenceKind
from generator.model.identity import PostCode
from generator.parsing.fields.executive_order import read_day
from generator.parsing.furniture import PAGE_BREAK, PAGE_HEAD
from generator.parsing.reference_numbers import Written, candidates, find_numbers, find_reversed

_LABEL = re.compile(r"^[\s¶]*(?:PROGRAM\s+)?REF(?:S|TELS?|ERENCES?|\(S\))?\s*[:.;]*", re.IGNORECASE)
_STAMP = re.compile(r"\n\s*(?:CONFIDENTIAL|SECRET|UNCLASSIFIED)\s*(?=\\?n|\n|PAGE)")
# where a REF block ends though no label says so
_OVER = re.compile(
    r"\bCLASSI?FIED BY\b|\n\s*¶?1\.\s*\(|\bSENSITIVE BUT UNCLASSIFIED\b|\bC O R R E C T E D\b|\n\s*S e c r e t\b",
    re.IGNORECASE,
)
# A. / ¶B. / (C) / [D] / e) / A - / 1B. ; the letter has to follow on, so that J. Speaks is none
_ENUMERATOR = re.compile(
    r"(?:(?<=^)|(?<=[\s;,.:)\d]))[¶-]?\s*1?(?:\((?P<a>[A-Za-z])\)|\[(?P<b>[A-Za-z])\]|(?P<c>[A-Za-z])[.)]|(?P<d>[A-Z])(?=\s+-\s|\s+[A-Z]))"
)
_DOUBLED = re.compile(
    r"^\s*(?:REF(?:TEL|ERENCE)?S?\s*[:.]?\s*(?:[A-Z]\b[.:)]?)?|\(?[A-Z][.)]|[A-Z](?=\s+[A-Z]{3}))\s*", re.IGNORECASE
)
_NOTAL = re.compile(r"\(?\bNOTAL\b\)?", re.IGNORECASE)
_PREVIOUS = re.compile(r"[\s,]*\bAND\s+PREVIOUS\b.*$", re.IGNORECASE | re.DOTALL)
_KINDS = (
    (ReferenceKind.EMAIL, re.compile(r"\bE-?\s?MAILS?\b", re.IGNORECASE)),
    (
        ReferenceKind.TELCON,
        re.compile(r"\bTELCONS?\b|\bTELEPHONE|\bPHONE\b|\bPHONECON|\bSVTC\b|\bDVC\b", re.IGNORECASE),
    ),
    (ReferenceKind.REPORT, re.compile(r"\bI{2}R\b|\bTDX?\b|\bTDX?-|\bINTEL|\bCIR\b|\bHCS\b|\bSERIAL\b", re.IGNORECASE)),
    (
        ReferenceKind.DOCUMENT,
        re.compile(
            r"\bREPORTS?\b|\bLETTER|\bMEMO|\bPOINTS\b|\bDAILY\b|\bNOTE\b|\bMSG\b|\bMESSAGE|\bINCSR\b|\bUNSCR\b|\bPAPER|\bFAX\b|"
            r"\bARTICLE|\bBRIEF|\bDTG\b|\bCIRCULAR|\bSTUDY|\bNONPAPER|\bAGREEMENT|\bFAM\b|\bHANDBOOK|\bCA-\d",
            re.IGNORECASE,
        ),
    ),
)


class Item(Struct, frozen=True):
    """The text behind one enumerator."""

    label: str | None
    text: str


def read_references(text: str, *, year: int | None, post: PostCode | None, serial: int | None) -> tuple[Reference, ...]:
    """Read the field with its label; `year`, `post` and `serial` are the telegram's own.

    references = "REF" [":"] [label] item {[label | ";"] item} ; item = [year] post number {"AND" number} | words
    """
    flat = _LABEL.sub("", text)
    if over := _OVER.search(flat):
        flat = flat[: over.start()]
    flat = PAGE_HEAD.sub(" ", PAGE_BREAK.sub(" ", _STAMP.sub("\n", flat)))
    found: list[Reference] = []
    for item in _items(" ".join(flat.split())):
        found += _read(item, year, post, serial)
    return tuple(found)


def _items(text: str) -> Iterator[Item]:
    """Cut at enumerators whose letters follow on; an item without one is cut at semicolons."""
    label: str | None = None
    start = 0
    for found in _ENUMERATOR.finditer(text):
        letter = (found["a"] or found["b"] or found["c"] or found["d"]).upper()
        if not _follows(letter, label, text[: found.start()]):
            continue
        yield from _semicolons(label, text[start : found.start()])
        label, start = letter, found.end()
    yield from _semicolons(label, text[start:])


def _follows(letter: str, label: str | None, before: str) -> bool:
    if label is None:
        return letter == "A" or (letter == "B" and bool(before.strip()))
    return ord(letter) - ord(label) in {1, 2}


def _semicolons(label: str | None, text: str) -> Iterator[Item]:
    for part in text.split(";"):
        words = part.strip(" ,.-")
        while (doubled := _DOUBLED.match(words)) and doubled.end() < len(words) and doubled.end():
            words = words[doubled.end() :]
        if words:
            yield Item(label, words)


def _read(item: Item, year: int | None, post: PostCode | None, serial: int | None) -> list[Reference]:
    notal = bool(_NOTAL.search(item.text))
    bare = _PREVIOUS.sub("", _NOTAL.sub("", item.text)).strip(" ,")
    kind = next((kind for kind, pattern in _KINDS if pattern.search(_outside_brackets(bare))), None)
    numbers = [*find_numbers(_outside_brackets(bare), loose=kind is None)]
    if not numbers and (turned := find_reversed(bare)):
        numbers = [turned]
    if numbers and (kind is None or numbers[0].start == 0):
        return [_cable(item, number, notal, year, post, serial) for number in numbers]
    other = kind or ReferenceKind.OTHER
    return [Reference(item.label, item.text, other, (), notal, read_day(item.text))]


def _outside_brackets(text: str) -> str:
    """Blank out what a bracket says of a reference (`HANOI 60 (FEW CHANGES AT THE 9TH PLENUM)`), years excepted."""
    return re.sub(r"\((?!\d\d(?:\d\d)?\))[^()]*\)", lambda found: " " * len(found[0]), text)


def _cable(
    item: Item, number: Written, notal: bool, year: int | None, post: PostCode | None, serial: int | None
) -> Reference:  # noqa: FBT001
    meant = candidates(number, year=year, post=post, serial=serial)
    return Reference(item.label, item.text, ReferenceKind.CABLE, meant, notal)
