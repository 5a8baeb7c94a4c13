"""Where the labelled fields of a header stand: E.O., TAGS, SUBJECT, REF, Classified By, several on one line or not."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from msgspec import Struct

from generator.model.region import RegionKind
from generator.parsing.lines import Line, upper_case

REACH = 7  # characters before an order: `under `
WINDOW = 150  # lines; no header is longer (the longest of the samples has 96, most of them addressees)

# a numbered paragraph, or its damaged forms: `1. (C)`, `1.(C)`, `¶5.`, `(11. (C)`, `18, (SBU)`
PARAGRAPH = re.compile(r"^[\s¶(-]{0,8}1{0,1}\d?[.,)]\s*(?:\(|[A-Z\"“]|$)")
_FIRST_PARAGRAPH = re.compile(r"^[\s¶(-]{0,8}[12][.,)]\s{0,4}(?:\(\w|[A-Za-z\"“])")

# `DECL: 08/22/2017` alone where the order before it was lost
_EXECUTIVE_ORDER = re.compile(
    r"\bE\.?\s?[O0]\.?(?:\s?:\s{0,40}|\s{0,2})1\d{3,4}\b|\bEXECUTIVE ORDER\b|^\s*DECL:\s*(?=\d)", re.IGNORECASE
)
# `for E.O. 12958 reasons` of a Classified By is no label (08STATE8993)
_INSIDE = re.compile(r"\b(?:for|under|on|per)\s", re.IGNORECASE)
_TAGS = re.compile(
    r"(?:^\s*|(?<=\s))(?:TAGS?|TAGES?|TABS|TGS|AGS)(?:\s*[:;,]|(?=\s+[A-Z]{2}))|^\s*(?=[TAS]{1,4}G[TAGS]{1,4}\s*:\s*[A-Z]{4}\b)[TAGS]{3,6}\s*:",
    re.IGNORECASE,
)
# SUBJ, UBJECT (08MANAMA138), and with a colon any spelling that lost or gained a letter
_SUBJECT = re.compile(
    r"^\s*(?:S?UBJ(?:E?CT)?(?:\s*[:;]|/|\.\s|(?=\s+\S))|(?=[SUBJECT]{5,7}\s*:)S?U?B?J?E?C?T?\s*:)|(?<=\s)SUBJECT\s*:",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"""^\s*¶?(?:\(?A[.)]\s+)?(?:PROGRAM\s+)?REF(?:S|TELS?|ERENCES?|\(S\))?(?=[\s:.;(/]|$)(?!\s+(?:is|was|were|to|in|the)\b)
        |(?<=[\s?!.\w])REF(?:S|TELS?|ERENCES?|\(S\))?\s*:  # behind a subject on its line, glued to it or not""",
    re.IGNORECASE | re.VERBOSE,
)
# Classified By, Classfied by; also `(U) Classified by` and the paragraph `1. (U) CLASSIFIED BY` of the 1990s
CLASSIFIED_BY = re.compile(r"(?:^\s*)?(?:\([A-Z]\)\s*)?(?<!DE)(?<!RE)(?<!UN)CLASSI?FIED\s{1,3}BY\b", re.IGNORECASE)

# in mid-line they count only behind another field
_BEHIND = frozenset({RegionKind.TAGS, RegionKind.SUBJECT, RegionKind.REFERENCE, RegionKind.CLASSIFIED_BY})
# what a line in capitals must have some of, by label: E.O., TAG, AGS, BJ, SUBECT: ...; each begins with a plain letter, which
# makes its search a quick one, and several with a rare one, which makes it quicker
_LETTERS = (
    (r"E(?:[.\s]{0,2}[O0]|XECUTIVE)", "DECL:"),
    (r"G(?<=[TA]G)E?S?[\s:;,]", r"G(?<=[TAS]G)[TAGS]{1,4}\s*:", r"G(?<=[TAS]G)\s*:", "TABS"),
    (r"J(?:(?<=BJ)|E[CT]{0,2}\s*:)", r"SUB[ECT]{2,3}\s*:", r"CT\s*:"),
    ("REF",),
    (r"FIED\s{1,3}BY",),
)
# each with its letters, and those without which the label can only open the line: what spares most lines the label's search
_LABELS = tuple(
    (kind, label, [re.compile(some) for some in letters], within)
    for (kind, label, within), letters in zip(
        (
            (RegionKind.EXECUTIVE_ORDER, _EXECUTIVE_ORDER, ""),
            (RegionKind.TAGS, _TAGS, ""),
            (RegionKind.SUBJECT, _SUBJECT, "SUBJECT"),
            (RegionKind.REFERENCE, _REFERENCE, ":"),
            (RegionKind.CLASSIFIED_BY, CLASSIFIED_BY, "BY"),
        ),
        _LETTERS,
        strict=True,
    )
)
# begins with a plain character, which makes its search a quick one
_BELOW_SUBJECT = re.compile(r"\n(?:(?!\n)[\s¶(-]){0,8}[12][.,)](?:(?!\n)\s){0,4}(?:\(\w|[A-Za-z\"“])")
# A. USCINCEUR 101200Z MAR 88 (NOTAL) ; told from an item of the text by its date-time group
_REFERRED = re.compile(r"\s{0,9}\(?A[.)]\s{1,9}\S.{0,80}?\b\d{6}Z\s{0,3}[A-Z]{3}\s{0,3}\d\d")
BELOW = 6  # lines of a subject and blank ones above its references
# bound once: looking up a member takes longer than most lines' reading
_ORDER_KIND, _SUBJECT_KIND, _REFERENCE_KIND = RegionKind.EXECUTIVE_ORDER, RegionKind.SUBJECT, RegionKind.REFERENCE
_NUMBER_SOON = re.compile(r"[^\d\n]{0,40}\d|\s*\(?[A-Z][.)]\s")


class Label(Struct, frozen=True, order=True, gc=False):
    """A label: `start` is its first character, `text` the first behind it; `at` counts the lines given."""

    start: int
    text: int
    kind: RegionKind
    at: int


def find_labels(text: str, lines: Sequence[Line]) -> tuple[Label, ...]:
    """Find the labels above the first paragraph, in the order of the text, each kind where it first stands.

    `lines` stand in `text`. A REF above the subject is prose; one REF and one Classified By count, a later subject is
    another telegram's.
    """
    found: dict[RegionKind, Label] = {}
    looked = 0  # lines
    for start, end in _windows(text, lines):
        for at, row in _places(text, lines, start, end):
            if _SUBJECT_KIND in found and (len(found) == len(_LABELS) or _paragraph_opens(lines, looked, at)):
                return tuple(sorted(found.values()))
            looked = at
            if label := _label(lines[at], at, row, found):
                found[label.kind] = label
        if _SUBJECT_KIND in found:  # a paragraph opens behind the first window, and nothing stands behind the second
            break
    if _SUBJECT_KIND in found and _REFERENCE_KIND not in found:
        found |= _unlabelled_references(lines, found[_SUBJECT_KIND])
    return tuple(sorted(found.values()))


def _unlabelled_references(lines: Sequence[Line], subject: Label) -> dict[RegionKind, Label]:
    """Return the references that stand below the subject without their label, as armed forces write them."""
    for at, line in enumerate(lines[subject.at + 1 : subject.at + 1 + BELOW], subject.at + 1):
        if _REFERRED.match(line.text):
            return {_REFERENCE_KIND: Label(line.start, line.start, _REFERENCE_KIND, at)}
        if PARAGRAPH.match(line.text):
            break
    return {}


def _windows(text: str, lines: Sequence[Line]) -> Sequence[tuple[int, int]]:
    """Return the stretch of the text that ends above the first paragraph below a SUBJ, and what is left of the window."""
    start, end = lines[0].start, lines[:WINDOW][-1].end
    subject = text.find("\nSUBJ", start, end)
    body = _BELOW_SUBJECT.search(text, subject + 1, end) if subject >= 0 else None
    return ((start, body.start()), (body.start(), end)) if body else ((start, end),)


def _places(text: str, lines: Sequence[Line], start: int, end: int) -> list[tuple[int, int]]:
    """Return the lines that have letters of a label, each with the label's row: looked for in all lines at once."""
    capitals = upper_case(text[start:end])
    starts = [line.start for line in lines[:WINDOW]]
    found: set[tuple[int, int]] = set()
    for row, (_, _, letters, _) in enumerate(_LABELS):
        for some in letters:
            for hit in some.finditer(capitals):
                found.add((bisect_right(starts, start + hit.start()) - 1, row))
    return sorted(found)


def _paragraph_opens(lines: Sequence[Line], first: int, last: int) -> bool:
    return any(_FIRST_PARAGRAPH.match(line.text) for line in lines[first + 1 : last + 1])


def _label(line: Line, at: int, row: int, found: Mapping[RegionKind, Label]) -> Label | None:
    """Read the label of a row in a line; `None` where it is none or one was `found` above."""
    kind, pattern, _, within = _LABELS[row]
    text = line.text
    if kind in found:
        return None
    hit = pattern.search(text) if not within or within in text.upper() else pattern.match(text)
    if hit is None or not _counts(kind, text, hit.start(), behind=bool(found)) or _is_prose(kind, text, hit):
        return None
    return Label(line.start + hit.start(), line.start + hit.end(), kind, at)


def _is_prose(kind: RegionKind, line: str, hit: re.Match[str]) -> bool:
    """Whether the word for reference is one of a sentence: `Terms of / Reference for a new reef working group`."""
    if (
        kind is not _REFERENCE_KIND
        or "ERENCE" not in hit[0].upper()
        or line[hit.end() : hit.end() + 1] in {":", ".", ";", "("}
    ):
        return False
    return hit.end() < len(line.rstrip()) and not _NUMBER_SOON.match(line, hit.end())


def _counts(kind: RegionKind, line: str, start: int, *, behind: bool) -> bool:
    if kind is _ORDER_KIND:
        return not (_FIRST_PARAGRAPH.match(line) or _INSIDE.search(line, max(0, start - REACH), start))
    return start == 0 or behind or kind not in _BEHIND
