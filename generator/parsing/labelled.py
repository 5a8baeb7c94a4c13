"""How far each labelled field of the header reaches."""

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from generator.model.region import RegionKind
from generator.parsing.fields.classification import read_classification_line
from generator.parsing.fields.tags import is_tag_line
from generator.parsing.furniture import heads_page_below, is_furniture_line
from generator.parsing.headings import is_rule
from generator.parsing.labels import PARAGRAPH, Label
from generator.parsing.lines import Line
from generator.vocabulary.form_labels import FORM_LABEL

MOST_LINES = 300  # of a field: the longest REF has some thirty; what stands below them is the body's
LONGEST = 20_000  # characters of a field before its last line
# bound once: looking up an enum's member by its name takes longer than most lines' reading
_CLASSIFIED_BY, _SUBJECT = RegionKind.CLASSIFIED_BY, RegionKind.SUBJECT
_BLANK = re.compile(r"^[\s\\.]*$")
_DECL = re.compile(r"^\s*(?:DECL|DNG|REASON)", re.IGNORECASE)
_REASON = re.compile(r"^\s*(?:REASON|FOR REASON|1\s?[.,/]\s?[45])|^\s*\(?[A-H]\)?[\s,/&.]*(?:AND|$)", re.IGNORECASE)
_HAS_REASON = re.compile(r"\b1\s*[.,/]\s*[45]\b|REASON", re.IGNORECASE)
# B. SANAA 151 / ¶C. ... / -      (B) State 348253 / 1B. LONDON / [1](#)B. is unwrapped to ¶B.
_ENUMERATOR = re.compile(r"^[\s¶-]*1?(?:\([A-Za-z]\)|\[[A-Za-z]\]|[A-Z][.)](?!\w\.)|[a-z]\))")
_NUMBERED_POST = re.compile(
    r"^\s*(?:'?\d{2,4}\s+)?[A-Z][A-Za-z' -]{2,24}?\s+0*\d{1,7}\b(?!\s*(?:OF|%|PERCENT))|^\s*0\d{2,7}\b"
)
# SUMMARY: / BEGIN SUMMARY / COMMENT. / (C-ENTIRE TEXT): text that has no number stands below the fields
_SECTION_WORD = re.compile(
    r"^\s*(?:BEGIN\s+)?(?:(?:EXECUTIVE\s+)?SUMMARY(?:\s+(?:AND|&)\s+\w+(?:\s+REQUEST)?)?|COMMENT|ACTION\s+REQUEST(?:ED)?|INTRODUCTION|"
    r"BACKGROUND|OVERVIEW|KEY\s+POINTS?)\s*(?:[:.(\-–]|$)|^\s{0,9}\(?[A-Z]{1,4}(?:/[A-Z]{2})? ?- ?ENTIRE TEXT\b",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"(?:^|[\s,;])\(?([A-Za-z])[.)](?=\s*\S)")
_OPEN_END = re.compile(r"(?:[,;/(]|\bAND|\b[A-Z][.)])\s*$", re.IGNORECASE)
# the serial that a blank line parts from its post (C) SECSTATE / / 36633 (05MADRID4026)
_SERIAL_ALONE = re.compile(r"^\s*\d{3,7}\s*$")
_ENDS_WITH_POST = re.compile(r"[A-Z]{3,}$")
# the end of the reasons: what stands behind it on the line is the body (08STOCKHOLM51)
_REASONS_END = re.compile(
    r"1\s*[.,/]\s*[45]\s*(?:[\s,/&.;]*(?:\(?\s?\b[a-h]\b(?:[\s,/&]*(?:and\b)?[\s,/&]*[a-h]\b)*\s*\)?|\band\b|\bor\b))*[\s.]*",
    re.IGNORECASE,
)


class Stretch(Struct, frozen=True, order=True, gc=False):
    """A field: `[start, end)` with its label, `text` where its value begins; `line` counts from 1."""

    start: int
    text: int
    end: int
    kind: RegionKind
    line: int


def cut_fields(text: str, lines: Sequence[Line], labels: Sequence[Label]) -> tuple[Stretch, ...]:
    """Return each labelled field with its end: the next label, or where the text shows that it is over."""
    found = []
    for label, following in zip(labels, [*labels[1:], None], strict=False):
        limit = following.start if following else len(text)
        alone = len(labels) == 1 and label.kind is _SUBJECT
        end = lines[label.at].end if alone and _breaks_early(lines, label.at) else _end(text, lines, label, limit)
        found.append(Stretch(label.start, label.text, end, label.kind, lines[label.at].number))
    return tuple(found)


def _breaks_early(lines: Sequence[Line], at: int) -> bool:
    """Whether the next line's first word would have stood on this one: the subject of a memorandum above its text.

    In a telegram, which has other labels too, a subject may break wherever its writer likes.
    """
    below = lines[at + 1].text.rstrip() if at + 1 < len(lines) else ""
    first = below.split(maxsplit=1)[0] if below.strip() else ""
    return bool(first) and len(lines[at].text.rstrip()) + 1 + len(first) <= len(below)


def _end(text: str, lines: Sequence[Line], label: Label, limit: int) -> int:
    goes_on = _GOES_ON[label.kind]
    end = min(lines[label.at].end, limit)
    held = text[label.text : end]
    skipped = False
    for at in range(label.at + 1, min(len(lines), label.at + 1 + MOST_LINES)):
        line = lines[at]
        if line.start >= limit or end - label.text > LONGEST or (skipped and _underlined(lines, at)):
            break
        if ":" in line.text and FORM_LABEL.match(line.text):
            break
        awaited = label.kind is _CLASSIFIED_BY and _REASON.match(line.text)
        above = lines[at - 1].text
        if _BLANK.match(line.text) or (
            not awaited and (is_furniture_line(line.text) or heads_page_below(line.text, above))
        ):  # `1.4(D)` is a stamp's exemption elsewhere, here the reasons
            skipped = True
            continue
        if not goes_on(line.text, held, skipped) or (held.strip(" :\\\n") and _SECTION_WORD.match(line.text)):
            break
        end = min(line.end, limit)
        held = text[label.text : end]
        skipped = False
    if label.kind is _CLASSIFIED_BY:
        return _before_body(text, label, end)
    return end


def _underlined(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is a heading: a rule stands right below it."""
    return at + 1 < len(lines) and is_rule(lines[at + 1].text)


def _before_body(text: str, label: Label, end: int) -> int:
    reasons = _REASONS_END.search(text, label.text, end)
    if (
        reasons
        and any(char.isalpha() for char in text[reasons.end() : end])
        and _starts_body(text[reasons.end() : end])
    ):
        return reasons.end()
    return end


def _starts_body(rest: str) -> bool:
    return rest[:1].isupper() or rest[:1] in "¶(-"


def _order_goes_on(line: str, held: str, _skipped: bool) -> bool:  # noqa: FBT001 - one signature for all
    return bool(_DECL.match(line)) and not _DECL.search(held)


def _tags_go_on(line: str, held: str, skipped: bool) -> bool:  # noqa: FBT001
    return held.rstrip(" \\").endswith(",") or (not skipped and is_tag_line(line, held))


def _subject_goes_on(line: str, held: str, skipped: bool) -> bool:  # noqa: FBT001
    if not held.strip(" :\\"):
        return not PARAGRAPH.match(line)
    if held.endswith("//"):  # the end of a set (SUBJ/HARBOR EXERCISE//)
        return False
    return not (skipped or PARAGRAPH.match(line) or is_rule(line) or _number_line(line))


def _number_line(line: str) -> bool:
    # the classification line of a second section (C O N F I D E N T I A L MOSCOW 001704 ...)
    return line[:5].isupper() and read_classification_line(line[:70]) is not None


def _references_go_on(line: str, held: str, skipped: bool) -> bool:  # noqa: FBT001
    if held.endswith("//") and held.startswith("/"):
        return line.startswith("REF/")
    if is_rule(line) or (PARAGRAPH.match(line) and not _ENUMERATOR.match(line)):
        return False
    if _ENUMERATOR.match(line) or _OPEN_END.search(held.rstrip()) or not held.strip(" :\\"):
        return True
    if skipped and _SERIAL_ALONE.match(line):
        return _ENDS_WITH_POST.search(held.rstrip()[-60:]) is not None
    return (bool(_NUMBERED_POST.match(line)) or _next_letter(line, held)) if skipped else True


def _next_letter(line: str, held: str) -> bool:
    """Whether an item is cut by an empty line, and the list's next one stands behind the rest of it (`OF 10/6 D) STATE 115870`)."""
    before, after = _LETTERED.findall(held), _LETTERED.findall(line)
    return bool(before and after) and ord(after[0].upper()) - ord(before[-1].upper()) == 1


def _classifier_goes_on(line: str, held: str, skipped: bool) -> bool:  # noqa: FBT001
    if PARAGRAPH.match(line) or is_rule(line):
        return False
    return (not _HAS_REASON.search(held) and bool(_REASON.match(line))) if skipped else True


_GOES_ON: dict[RegionKind, Callable[[str, str, bool], bool]] = {
    RegionKind.EXECUTIVE_ORDER: _order_goes_on,
    RegionKind.TAGS: _tags_go_on,
    RegionKind.SUBJECT: _subject_goes_on,
    RegionKind.REFERENCE: _references_go_on,
    _CLASSIFIED_BY: _classifier_goes_on,
}
