"""The box with the address of a post's web site that stands between the text and the signature: a footer, no text."""

import re
from collections.abc import Sequence

from generator.parsing.headings import is_rule
from generator.parsing.lines import Line
from generator.parsing.numbering import read_number

MOST_LINES = 8  # written lines of a footer with its rules
LONGEST = 120  # characters of one of its lines
# Visit Embassy Ankara's Classified Web Site at ; For more reporting from Oslo, see our SIPRNET page
_INVITES = re.compile(
    r"\W{0,9}(?:(?:please )?(?:visit|see|view|access|browse)\b|(?:this|previous|more|additional|for) .{0,40}\b(?:report|cable|information))",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?:|www\.|\.s?gov\.gov|\bweb ?(?:site|page)\b", re.IGNORECASE)
_SIGNS = ("http", "www.", "gov.gov", "web")  # without which no address is looked for


def footer_start(lines: Sequence[Line]) -> int | None:
    """Return the place of the first line of a footer at the end of the lines; `None` where none stands there.

    footer = [rule] invitation {line} [rule] ; one of the lines has an address, and a blank line or a rule stands above it
    """
    if not any(map(_tail(lines).__contains__, _SIGNS)):  # most telegrams
        return None
    first = len(lines)
    written = addressed = 0
    while first and written < MOST_LINES:
        line = lines[first - 1]
        if not line.blank and (len(line.text) > LONGEST or (read_number(line.text) and not _ADDRESS.match(line.text))):
            return None
        first -= 1
        if line.blank:
            continue
        written += 1
        addressed += _ADDRESS.search(line.text) is not None
        if addressed and _INVITES.match(line.text):
            return _opened(lines, first)
    return None


def _tail(lines: Sequence[Line]) -> str:
    return "\n".join([line.text[:LONGEST] for line in lines[-2 * MOST_LINES :]]).lower()


def _opened(lines: Sequence[Line], first: int) -> int | None:
    """Return where the footer begins whose invitation is known: at the rule above it, else where a blank line parts it."""
    above = first - 1
    while above >= 0 and lines[above].blank:
        above -= 1
    if above >= 0 and is_rule(lines[above].text):
        return above
    return first if above < first - 1 else None
