"""Cutting a REF field into its items: one behind each enumerator, and at each semicolon."""

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.parsing.furniture import PAGE_BREAK, PAGE_HEAD

_LABEL = re.compile(
    r"(?:[\s¶]*(?:PROGRAM\s+)?REF(?:S|TELS?|ERENCES?|\(S\))?(?![A-Za-z])[)\s]*[:.;]*){1,2}", re.IGNORECASE
)
# REF/A/TELCON/RADM STORM/01FEB02// : a set of a formatted message
_SET = re.compile(r"(?:^|\n)REF/(?P<letter>[A-Z])/(?P<words>[^\n]*?)/{0,2}(?=\n|$)")
_STAMP = re.compile(r"\n\s*(?:CONFIDENTIAL|SECRET|UNCLASSIFIED)\s*(?=\\?n|\n|PAGE)")
# where the block is over though no label says so
_OVER = re.compile(
    r"\bCLASSI?FIED BY\b|\bTHIS (?:MESSAGE|CABLE|TELEGRAM) (?:IS|CONTAINS|HAS)\b|\n\s*¶?1\.\s*\(|\bSENSITIVE BUT UNCLASSIFIED\b|\bC O R R E C T E D\b|"
    r"\n\s*(?:S ?E ?C ?R ?E ?T|C ?O ?N ?F ?I ?D ?E ?N ?T ?I ?A ?L|UNCLAS)\s+(?:SECTION|[A-Z]+ \d)",
    re.IGNORECASE,
)
# A. / ¶B. / (C) / [D] / e) / A - / 1B. ; a bare letter (REF A WELLINGTON 721 B WELLINGTON 690) only before a number
_ENUMERATOR = re.compile(
    r"""(?:^|(?<=[\s;,.:)\]\d]))[¶-]?\s?1?
        (?:\((?P<round>[A-Za-z])\)|\[(?P<square>[A-Za-z])\]|(?P<stop>[A-Za-z])[.)]|
           (?P<bare>[A-Z])(?=\s-\s|[ ](?:\d{2,4}[ ])?[A-Z][A-Za-z .'-]{2,30}?\d))""",
    re.VERBOSE,
)
# the letter again, or the label: A. A) / A. REF A / A. REF: / REF: REFERENCE:
_DOUBLED = re.compile(
    r"\s*(?:REF(?:TEL|ERENCE)?S?\b\s*(?:[:.]|[A-Z]\b[.:)]?)?|\(?[A-Z][.)](?=\W?\s?\w)|[A-Z](?=\s[A-Z0-9]{2}))\s*"
)
_PART = re.compile(r"[^;]+")
_BRACKET = re.compile(r"\([^()]{2,300}\)")
_YEAR = re.compile(r"\(\d\d(?:\d\d)?\)")
# a letter that stands twice: a telegram follows at once (B) VILNIUS 203
_AT_ONCE = re.compile(r"\s*(?:\d{2,4}\s+)?[A-Z][A-Za-z' ]{2,24}\s+\d{1,7}\b")
GAP = 2  # letters that an enumeration may skip where an item's own letter was lost


class Item(Struct, frozen=True):
    """What stands behind one enumerator, or all of it; `plain` is `text` with the words in brackets blanked out."""

    label: str | None
    text: str
    plain: str


def cut_items(field: str) -> Iterator[Item]:
    """Cut a REF field with its label.

    references = "REF" [":"] [enumerator] item {(enumerator | ";") item} ; the enumerators' letters follow on each other,
    so that the initial in `J. SPEAKS E-MAIL` is none.
    """
    text = _flat(field)
    plain = _BRACKET.sub(_blank, text)
    label: str | None = None
    start = 0
    for found in _ENUMERATOR.finditer(plain):
        letter = (found["round"] or found["square"] or found["stop"] or found["bare"]).upper()
        again = letter == label and not found["bare"] and _AT_ONCE.match(plain, found.end()) is not None
        if again or _follows(letter, label, plain[: found.start()]):
            yield from _parts(label, text, plain, start, found.start())
            label, start = letter, found.end()
    yield from _parts(label, text, plain, start, len(text))


def _flat(field: str) -> str:
    """Take off the label, what follows the block, page breaks and line ends."""
    if field.startswith("REF/"):
        field = _SET.sub(r"\n\g<letter>. \g<words>", field)
    label = _LABEL.match(field)
    text = field[label.end() :] if label else field
    if over := _OVER.search(text):
        text = text[: over.start()]
    text = _STAMP.sub("\n", text)
    if " OF " in text or " of " in text:
        text = PAGE_BREAK.sub(" ", text)
    if "PAGE " in text:
        text = PAGE_HEAD.sub(" ", text)
    return " ".join(text.split())


def _blank(found: re.Match[str]) -> str:
    """Blank out a bracket of words (`HANOI 60 (FEW CHANGES AT THE 9TH PLENUM)`), not one with a year (`STATE (01) 5`)."""
    return found[0] if _YEAR.fullmatch(found[0]) else " " * len(found[0])


def _follows(letter: str, label: str | None, before: str) -> bool:
    if label is None:
        return letter == "A" or (letter == "B" and bool(before.strip()))
    return 1 <= ord(letter) - ord(label) <= GAP


def _parts(label: str | None, text: str, plain: str, start: int, end: int) -> Iterator[Item]:
    for part in _PART.finditer(plain[start:end]):
        first, last = start + part.start(), start + part.end()
        while (doubled := _DOUBLED.match(plain, first, last)) and doubled.end() < last:
            first = doubled.end()
        words = text[first:last].strip(" ,.-¶")
        if words:
            lead = first + len(text[first:last]) - len(text[first:last].lstrip(" ,.-¶"))
            yield Item(label, words, plain[lead : lead + len(words)])
