"""Classified By: who classified the telegram, and for which reasons."""

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import fuzz

from generator.model.cable import ClassifiedBy
from generator.vocabulary.titles import is_title, is_title_word
from generator.withholding.entries import without_marks

KEPT = 2048  # fields remembered a process: whoever classifies a post's telegrams signs them with the same line
WRAP = 71  # characters: lines of this field were cut there in mid-word ("for re / asons", "Charles O. Blah / a")

_LABEL = re.compile(r"(?:\([A-Z]\)\s*)?(?:THIS\s+MESSAGE\s+(?:IS\s+)?)?CLASS?I?FIED\s*BY\s*:?\s*", re.IGNORECASE)
# where the reasons begin: `for reasons 1.4 (b)`, `REASON: 1.5 (D)`, `under 1.4`, `E.O. 12958`
_REASONS = re.compile(
    r"""\bR[EA]{1,2}[A-Z]?S{1,2}ON(?:\(S\)|S)?\b|\bRE(?:AS)?\s*$|\bREAS\b|\bRE[A#]?Q\S*|\b(?:SECTION|PARA)\s+1
        |\b1\s*[.,/]\s*[45]\b|\bE\.?\s?O\.?\s*1\d{4}|\b1[23]\d{3}\b""",
    re.IGNORECASE | re.VERBOSE,
)
_POINTS = " ,;:.(-"
JOINT_REACH = 80  # characters
_JOINT = re.compile(
    r"[\s,;:.(-]*(?:\b(?:for|fr|f0r|f\s+or|under|due\s+to|based\s+(?:up)?[o0]n|on\s+the\s+basis|in\s+accordance\s+with|because|per|pursuant\s+to|by|para|section|re|the|following|of)"
    r"\b[\s,;:.(-]*)*$",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"1\s*[.,/]\s*[45]\s*(?P<letters>.{0,60})", re.DOTALL)
_LETTER = re.compile(r"(?<![A-Za-z])([A-Ha-h])(?![A-Za-z])")
_IN_BRACKETS = re.compile(r"\((?P<surname>[A-Z][A-Z'-]{1,24}),\s{0,3}(?P<given>[A-Z][A-Z. ]{0,24})\)")
_SEGMENT = re.compile(r"\s*[,;](?:\s+|(?=[A-Z][a-z]))|\s+[-?]\s+|:\s*|(?<=[a-zA-Z]{2}M)/(?=[A-Z][a-z])")
_SUFFIX = re.compile(r"^(?:JR|SR|II|III|IV)\.?$", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[A-Z0]\.)+|[A-Z]")
_INITIAL = re.compile(r"[A-Z]\.")
_CHARGE = re.compile(r"\b(CHARG[EÉ]),?\s+D\s?[,'’`?]?\s?(AFF\w*)", re.IGNORECASE)  # Charge, d,Affaires
_AD_INTERIM = re.compile(r"(?<=\s)\(?A\.\s?I\.?\)?(?=[\s,])|(?<=\s)ad interim\b", re.IGNORECASE)
_OF_CHARGE = re.compile(r"\b(?:CHARG[EÉ]|AFFAIRES|CDA)\b", re.IGNORECASE)
# behind a name: stood in for somebody, or was there for a while
_STOOD_IN = re.compile(r"\s*\((?:acting|a|tdy|ad interim)\.?\)", re.IGNORECASE)
# says from what the classification comes, and names nobody
_DERIVED = re.compile(
    r"\s*(?:derived\s+from|derivative|multiple\s+sources?|various\s+sources?|source\s+documents?|"
    r"(?:\w+\s+){0,3}classification\s+guide|DSCG\b)",
    re.IGNORECASE,
)
_ALIKE = 75  # per cent of letters: reaons, resaons, raesons
_INTERIM = re.compile(r"\s*A\.?\s?I\.?\s*", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[a-zA-Z]{3})\.\s+(?=[A-Z0-9])")
_AND = re.compile(r"\s+AND\s+(?=\S*/)", re.IGNORECASE)
_LONGEST = 5  # words of a name


@lru_cache(maxsize=KEPT)
def read_classified_by(text: str) -> tuple[ClassifiedBy, ...]:
    """Read the field with its label; several people give several values, none where it names nobody.

    classified = label [title] name ["," title] "for reasons" section letters
    """
    written = " ".join(text.split())
    flat = without_marks(" ".join(_unwrapped(text).split()))
    while label := _LABEL.match(flat):
        flat = flat[label.end() :].lstrip(" :")
    reasons = _REASONS.search(flat)
    who = _without_joint(_without_misspelt(flat[: reasons.start()]) if reasons else flat)
    who = _STOOD_IN.sub("", _CHARGE.sub(r"\1 d'\2", who))
    if _OF_CHARGE.search(who):
        who = " ".join(_AD_INTERIM.sub(" ", who).split())
    letters = _reasons(flat[reasons.start() :]) if reasons else ()
    found = []
    if _DERIVED.match(who):
        return (ClassifiedBy("", "", letters, written),)
    for part in _AND.split(who):
        name, title = _first_sentence(part)
        if name:
            found.append(ClassifiedBy(name, title, letters, written))
    return tuple(found) or ((ClassifiedBy("", "", letters, written),) if letters or who else ())


def read_order_classifier(text: str) -> tuple[ClassifiedBy, ...]:
    """Read the classifier that an E.O. line of the 1970s and 1980s names in brackets (`GDS 8/12/85 (TOMSETH, VICTOR L.)`)."""
    found = _IN_BRACKETS.search(text)
    return (ClassifiedBy(f"{found['given'].strip()} {found['surname']}", written=found[0]),) if found else ()


def _without_misspelt(who: str) -> str:
    """Take off a last word that is the reasons' own, misspelt (`for reaons 1.4 (b)`)."""
    before, _, last = who.rstrip(_POINTS).rpartition(" ")
    alike = len(last) > _LONGEST and max(fuzz.ratio(last.upper(), word) for word in ("REASON", "REASONS"))
    return before if alike and alike >= _ALIKE else who


def _without_joint(who: str) -> str:
    """Take off what joins the name to the reasons (`..., for`), which is within the last characters."""
    bare = who.rstrip(_POINTS)
    return bare[:-JOINT_REACH] + _JOINT.sub("", bare[-JOINT_REACH:])


def _unwrapped(text: str) -> str:
    lines = text.split("\n")
    joined = ""
    for line in lines[:-1]:
        bare = line.removesuffix(" ")
        joined += bare if len(bare) == WRAP else line + "\n"
    return joined + lines[-1]


def _reasons(text: str) -> tuple[str, ...]:
    found = _LETTERS.search(text)
    tail = found["letters"] if found else text
    return tuple(dict.fromkeys(letter.lower() for letter in _LETTER.findall(tail)))


def _name(who: str) -> tuple[str, str]:
    """Tell the name from the title, whichever stands first."""
    mixed = any(char.islower() for char in who)
    segments = list(_segments(who))
    for at, segment in enumerate(segments):
        words = segment.split()
        cut = _title_end(words, mixed=mixed)
        name = words[cut:]
        if name and len(name) <= _LONGEST and any(char.isalpha() for char in name[-1]):
            title = [" ".join(words[:cut]), *segments[:at], *segments[at + 1 :]]
            return _spelled(name), ", ".join(filter(None, title))
    return _surname_like_a_title(segments, mixed=mixed) or ("", who)


def _surname_like_a_title(segments: list[str], *, mixed: bool) -> tuple[str, str] | None:
    """Read a last word that is almost a title or a place as the surname that it is (`DCM STEPHEN HARMAN`)."""
    for at, segment in enumerate(segments):
        words = segment.split()
        if not words or is_title(words[-1], mixed_case=mixed):
            continue
        cut = _title_end(words[:-1], mixed=mixed)
        if len(words[cut:]) <= _LONGEST and any(char.isalpha() for char in words[-1]):
            title = [" ".join(words[:cut]), *segments[:at], *segments[at + 1 :]]
            return _spelled(words[cut:]), ", ".join(filter(None, title))
    return None


def _spelled(name: list[str]) -> str:
    joined = " ".join(name).strip(" .:;,-")
    return f"{joined}." if joined.upper().endswith((" JR", " SR")) else joined


def _first_sentence(part: str) -> tuple[str, str]:
    """Read the first sentence; where it is but a shortened title (`POL/ECONOFF. S.K. ABEYTA`), the next with it."""
    sentences = _SENTENCE.split(part)
    for count in range(1, len(sentences) + 1):
        name, title = _name(" ".join(sentences[:count]))
        if name:
            return name, title
    return "", part


def _segments(who: str) -> Iterator[str]:
    """Cut at commas, keeping `Jr.` and `III` with the name before."""
    held = ""
    for segment in _SEGMENT.split(who):
        if not segment or _INTERIM.fullmatch(segment):
            continue
        if held and _SUFFIX.match(segment.strip(" .")):
            held = f"{held}, {segment}"
            continue
        if held:
            yield held
        held = segment
    if held:
        yield held


def _title_end(words: list[str], *, mixed: bool) -> int:
    """Return how many words the title in front has: all up to the last word of one."""
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        if _SUFFIX.match(word.strip(",.")) or _INITIALS.fullmatch(word):
            continue
        if at > 0 and _INITIAL.fullmatch(words[at - 1]):  # N. Cook is no place
            continue
        if is_title_word(word, mixed_case=mixed):
            return at + 1
    return 0
