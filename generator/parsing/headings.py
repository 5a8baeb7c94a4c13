"""Headings: underlined, boxed, marked with #, in capitals alone on a line, or a well-known word alone."""

import re
from collections.abc import Sequence

from generator.parsing.lines import Line
from generator.parsing.markings import read_marking

LONGEST = 110  # characters of a heading's line
MOST_LINES = 3

_BLANKS = str.maketrans("", "", " \t\r\\")  # a backslash is a converter's line end
HASHES = re.compile(r"^\s*#{2,6}\s+(?=\S)")
_WORDS = re.compile(
    r"^(?:\(?[A-Z]{1,3}(?:/+NF)?\)\s*)?(?:EXECUTIVE\s+)?(?:SUMMARY|COMMENTS?|BACKGROUND|INTRODUCTION|PARTICIPANTS|BIO(?:GRAPHIC)?\s*NOTES?|"
    r"KEY\s+POINTS|ACTION\s+REQUEST(?:ED)?|CONCLUSION|NEXT\s+STEPS|BACKGROUND\s+NOTE|SUMMARY\s+AND\s+COMMENT|NOTE|BIO\s+DATA)[\s:.]*$",
    re.IGNORECASE,
)
_END = re.compile(r"^\W*END\b", re.IGNORECASE)
_LETTER = re.compile(r"[A-Za-z]")
_SMALL = frozenset({"OF", "THE", "AND", "A", "IN", "TO", "FOR", "ON"})


def is_rule(line: str) -> bool:
    """Whether the line is drawn, not written: `------`, `----- ---`, `- - -`, `=====`, `____`, `****`."""
    if line[:1].isalnum():
        return False
    drawn = line.translate(_BLANKS)
    return len(drawn) >= 3 and drawn[0] in "-=_*~" and drawn == drawn[0] * len(drawn)  # noqa: PLR2004 - `--` marks an item


def may_head(line: str) -> bool:
    """Whether a line can be part of a heading that a rule underlines."""
    text = line.strip()
    return 0 < len(text) <= LONGEST and bool(_LETTER.search(text)) and not _END.match(text)


def is_known_heading(line: str) -> bool:
    """Whether the line is a word that heads a part of telegrams (`Summary`, `(U) Comment:`)."""
    return len(line) < LONGEST and bool(_WORDS.match(line.strip()))


def is_capitals_heading(line: str) -> bool:
    """Whether the line can be a heading by its capitals; only where the text around is in mixed case."""
    text = line.strip()
    _, marked = read_marking(text)
    words = text[marked:].strip()
    if not 4 <= len(words) <= LONGEST or _END.match(words) or any(char.islower() for char in words):  # noqa: PLR2004
        return False
    return (
        sum(char.isalpha() for char in words) >= len(words) * 0.6
        and not words.endswith((".", ",", ";"))
        and not words.isdigit()
    )


def heading_above(lines: Sequence[Line], rule: int, floor: int) -> int | None:
    """Give the first line of the heading that the rule underlines; `floor` is the first line that is free.

    The rule may stand a blank line below its heading (08BRUSSELS579). Null where what stands above is running text.
    """
    last = rule - 1
    while last >= floor and rule - last <= 2 and lines[last].blank:  # noqa: PLR2004 - one blank line
        last -= 1
    if last < floor or not may_head(lines[last].text):
        return None
    first = last
    while (
        first > floor
        and last - first + 1 < MOST_LINES
        and may_head(lines[first - 1].text)
        and not is_rule(lines[first - 1].text)
    ):
        first -= 1
    return first if first == floor or lines[first - 1].blank or is_rule(lines[first - 1].text) else None
