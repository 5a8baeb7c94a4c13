"""Where the labelled fields of a header stand: E.O., TAGS, SUBJECT, REF, Classified By, several on one line or not."""

import re
from collections.abc import Sequence

from msgspec import Struct

from generator.model.region import RegionKind
from generator.parsing.lines import Line

WINDOW = 150  # lines; no header is longer (the longest of the samples has 96, most of them addressees)

# a numbered paragraph, or its damaged forms: `1. (C)`, `1.(C)`, `¶5.`, `(11. (C)`, `18, (SBU)`
PARAGRAPH = re.compile(r"^[\s¶(-]{0,8}1{0,1}\d?[.,)]\s*(?:\(|[A-Z\"“]|$)")
_FIRST_PARAGRAPH = re.compile(r"^[\s¶(-]{0,8}[12][.,)]\s{0,4}(?:\(\w|[A-Za-z\"“])")

# not in `for E.O. 12958 reasons` of a Classified By; `DECL: 08/22/2017` alone where the order before it was lost
_EXECUTIVE_ORDER = re.compile(
    r"(?<!\bfor )(?<!\bunder )(?<!\bon )(?<!\bper )\b(?:E\.?\s?[O0]\.?\s?:?\s?1\d{3,4}\b|EXECUTIVE ORDER\b)|^\s*DECL:\s*(?=\d)",
    re.IGNORECASE,
)
_TAGS = re.compile(r"(?:^\s*|(?<=\s))(?:TAGS?|TAGES|TABS|TGS|AGS)(?:\s*[:;,]|(?=\s+[A-Z]{2}))", re.IGNORECASE)
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
_LABELS = (
    (RegionKind.EXECUTIVE_ORDER, _EXECUTIVE_ORDER),
    (RegionKind.TAGS, _TAGS),
    (RegionKind.SUBJECT, _SUBJECT),
    (RegionKind.REFERENCE, _REFERENCE),
    (RegionKind.CLASSIFIED_BY, CLASSIFIED_BY),
)


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
        if RegionKind.SUBJECT in found and _FIRST_PARAGRAPH.match(line.text):
            break
        for kind, pattern in _LABELS:
            hit = None if kind in found else pattern.search(line.text)
            if (
                hit
                and not (kind is RegionKind.EXECUTIVE_ORDER and _FIRST_PARAGRAPH.match(line.text))
                and (hit.start() == 0 or kind not in _BEHIND or found)
            ):
                found[kind] = Label(line.start + hit.start(), line.start + hit.end(), kind, at)
    return tuple(sorted(found.values()))
