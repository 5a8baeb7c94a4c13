"""Where the labelled fields of a header stand: E.O., TAGS, SUBJECT, REF, Classified By, several on one line or not."""

import re
from collections.abc import Sequence

from msgspec import Struct

from generator.model.region import RegionKind
from generator.parsing.lines import Line

REACH = 7  # characters before an order: `under `
WINDOW = 150  # lines; no header is longer (the longest of the samples has 96, most of them addressees)

# a numbered paragraph, or its damaged forms: `1. (C)`, `1.(C)`, `¶5.`, `(11. (C)`, `18, (SBU)`
PARAGRAPH = re.compile(r"^[\s¶(-]{0,8}1{0,1}\d?[.,)]\s*(?:\(|[A-Z\"“]|$)")
_FIRST_PARAGRAPH = re.compile(r"^[\s¶(-]{0,8}[12][.,)]\s{0,4}(?:\(\w|[A-Za-z\"“])")

# `DECL: 08/22/2017` alone where the order before it was lost
_EXECUTIVE_ORDER = re.compile(
    r"\bE\.?\s?[O0]\.?\s?:?\s?1\d{3,4}\b|\bEXECUTIVE ORDER\b|^\s*DECL:\s*(?=\d)", re.IGNORECASE
)
# `for E.O. 12958 reasons` of a Classified By is no label (08STATE8993)
_INSIDE = re.compile(r"\b(?:for|under|on|per)\s", re.IGNORECASE)
_TAGS = re.compile(r"(?:^\s*|(?<=\s))(?:TAGS?|TAGES?|TABS|TGS|AGS)(?:\s*[:;,]|(?=\s+[A-Z]{2}))", re.IGNORECASE)
# SUBJ, UBJECT (08MANAMA138), and with a colon any spelling that lost or gained a letter
_SUBJECT = re.compile(
    r"^\s*(?:S?UBJ(?:E?CT)?(?:\s*[:;]|\.\s|(?=\s+\S))|(?=[SUBJECT]{5,7}\s*:)S?U?B?J?E?C?T?\s*:)|(?<=\s)SUBJECT\s*:",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"""^\s*¶?(?:PROGRAM\s+)?REF(?:S|TELS?|ERENCES?|\(S\))?(?=[\s:.;(]|$)(?!\s+(?:is|was|were|to|in|the)\b)
        |(?<=[\s?!.\w])REF(?:S|TELS?|ERENCES?|\(S\))?\s*:  # behind a subject on its line, glued to it or not""",
    re.IGNORECASE | re.VERBOSE,
)
# Classified By, Classfied by; also `(U) Classified by` and the paragraph `1. (U) CLASSIFIED BY` of the 1990s
CLASSIFIED_BY = re.compile(r"(?:^\s*)?(?:\([A-Z]\)\s*)?(?<!DE)(?<!RE)(?<!UN)CLASSI?FIED\s{1,3}BY\b", re.IGNORECASE)

# in mid-line they count only behind another field
_BEHIND = frozenset({RegionKind.TAGS, RegionKind.SUBJECT, RegionKind.REFERENCE, RegionKind.CLASSIFIED_BY})
# each with letters of which a line in capitals must have some: the cheap look that spares most lines the search
_LABELS = (
    (RegionKind.EXECUTIVE_ORDER, _EXECUTIVE_ORDER, ("E.", "EO", "E0", "E O", "E 0", "EXECUTIVE", "DECL:")),
    (RegionKind.TAGS, _TAGS, ("TAG", "TGS", "AGS", "TABS")),
    (RegionKind.SUBJECT, _SUBJECT, ("SUB", "BJ", "JE", "CT")),
    (RegionKind.REFERENCE, _REFERENCE, ("REF",)),
    (RegionKind.CLASSIFIED_BY, CLASSIFIED_BY, ("FIED",)),
)
_LETTERS = tuple((some, kind, pattern) for kind, pattern, letters in _LABELS for some in letters)
_SOME = re.compile("|".join(re.escape(some) for some, _, _ in _LETTERS))
_SUBJECT_KIND = RegionKind.SUBJECT  # bound once: looking up a member takes longer than most lines' reading


class Label(Struct, frozen=True, order=True):
    """A label: `start` is its first character, `text` the first behind it; `at` counts the lines given."""

    start: int
    text: int
    kind: RegionKind
    at: int


def find_labels(lines: Sequence[Line]) -> tuple[Label, ...]:
    """Find the labels above the first paragraph, in the order of the text, each kind where it first stands.

    A REF above the subject is prose; one REF and one Classified By count, a later subject is another telegram's.
    """
    found: dict[RegionKind, Label] = {}
    for at, line in enumerate(lines[:WINDOW]):
        if _SUBJECT_KIND in found and (len(found) == len(_LABELS) or _FIRST_PARAGRAPH.match(line.text)):
            break
        capitals = line.text.upper()
        if not _SOME.search(capitals):  # most lines
            continue
        for some, kind, pattern in _LETTERS:
            if some not in capitals or kind in found:
                continue
            hit = pattern.search(line.text)
            if hit and _counts(kind, line.text, hit.start(), behind=bool(found)):
                found[kind] = Label(line.start + hit.start(), line.start + hit.end(), kind, at)
    return tuple(sorted(found.values()))


def _counts(kind: RegionKind, line: str, start: int, *, behind: bool) -> bool:
    if kind is RegionKind.EXECUTIVE_ORDER:
        return not (_FIRST_PARAGRAPH.match(line) or _INSIDE.search(line, max(0, start - REACH), start))
    return start == 0 or behind or kind not in _BEHIND
