"""Stretches that a publisher blacked out before the source was published."""

import re

from generator.model.cable import Redaction

_CROSSED = re.compile(
    r"[Xx](?<!\w.)[Xx]{3,}\b"
)  # mostly twelve; begins with a class, which makes its search a quick one
# [SOURCE REMOVED], [DETAILS REMOVED], [REDACTED]: whatever was removed, in at most three words; [REDACTED B1,1.4(D)] as a
# bar of a PDF is written
_REMOVED = re.compile(
    r"\[ ?(?:[A-Z]{1,20}[ /-]){0,3}(?:REMOVED|REDACTED|DELETED|WITHHELD)(?: (?:B\d|[1(N])[^\[\]\n]{0,60})? ?\]",
    re.IGNORECASE,
)
# a pattern finds a word that begins with a rare letter in half the time that a plain search takes
_SMALL, _LARGE = re.compile("xxxx").search, re.compile("XXXX").search
_SIGNS = ("xxxx", "removed", "redacted", "deleted", "withheld")


def find_redactions(text: str) -> tuple[Redaction, ...]:
    """Return each stretch, in order."""
    if not may_be_redacted(text):  # most blocks
        return ()
    lower = text.lower()
    if not any(map(lower.__contains__, _SIGNS)):
        return ()
    spans = [found.span() for pattern in (_CROSSED, _REMOVED) for found in pattern.finditer(text)]
    return tuple([Redaction(*span) for span in sorted(spans)])


def may_be_redacted(text: str) -> bool:
    """Whether a stretch can stand in the text: the cheap look."""
    return "[" in text or _SMALL(text) is not None or _LARGE(text) is not None


def is_redacted_line(line: str) -> bool:
    """Whether nothing but what was blacked out stands on the line: it is neither heading nor signature."""
    text = line.strip()
    return len(text) > 3 and not text.strip("Xx .,;:'\"()-")  # noqa: PLR2004 - a shorter one is a number or a letter
