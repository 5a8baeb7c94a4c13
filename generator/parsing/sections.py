"""The header of a further section that stands in mid-body: its lines are no text."""

import re
from collections.abc import Iterator
from itertools import takewhile

from generator.parsing.fields.classification import read_classification_line
from generator.parsing.fields.date_time_group import read_date_time_group
from generator.parsing.furniture import is_distribution_line
from generator.parsing.header import read_header
from generator.parsing.lines import BREAK, FURNITURE, TEXT, Line, sorted_as
from generator.parsing.prose import Cut, merged

LONGEST = 80  # lines of a second header; those of the samples have at most 40

_OPENS_NONE = frozenset('¶("-0123456789')  # what most of the lines begin with that are looked at, and no header does
# a date-time group (90CAPETOWN97) or a classification line with its section (C O N F I D E N T I A L SECTION 02 OF 03 ...)
_MAY_OPEN = re.compile(
    r"\s*(?:[ROPZ] \d{6}Z |(?:[A-Z]{1,2} ){3}|(?:UNCLAS|CONFIDENTIAL|SECRET|TOP SECRET|LIMITED OFF)\S* .*\d OF )"
)


def without_sections(text: str, cut: Cut) -> Cut:
    """Return the pieces with each line that such a header claims made furniture: the same value where there is none."""
    # a second letter that is small rules out all that can open one: the cheap look that spares most lines the dear one
    opened = sorted(
        {
            at
            for at in cut.doubtful
            if (line := cut.pieces[at].text)[:1] not in _OPENS_NONE and not line[1:2].islower() and _opens(line)
        }.union(_below_page_heads(cut))
    )
    if not opened:
        return cut
    found = list(cut.pieces)
    claimed = [place for at in opened if found[at].kind is TEXT for place in _claim(text, found, at)]
    return Cut(found, merged(cut.special, claimed), [at for at in cut.doubtful if found[at].kind is TEXT])


def _opens(line: str) -> bool:
    if not _MAY_OPEN.match(line):
        return False
    read = read_classification_line(line)
    if read is not None:
        return read.serial is not None and "OF" in line.upper().replace(" ", "")
    return read_date_time_group(line) is not None


def _below_page_heads(cut: Cut) -> Iterator[int]:
    """Yield where the whole head of a section begins below that of a page: offices, FM and TO, then the classification line.

    head = page-head [number] offices+ "FM" ... "TO" ... classification-line ; telegrams of the 1970s
    """
    pieces = cut.pieces
    for place in cut.special:
        if pieces[place].kind is not BREAK:
            continue
        end = min(place + LONGEST, len(pieces))
        first = next((at for at in range(place + 1, end) if pieces[at].kind is TEXT), end)
        if first == end or not (_from(pieces[first]) or is_distribution_line(pieces[first].text, within=False)):
            continue
        below = [at for at in range(first, end) if pieces[at].kind is TEXT]
        offices = takewhile(lambda at: is_distribution_line(pieces[at].text, within=True), below)
        rest = below[sum(1 for _ in offices) :]
        sent = bool(rest) and (_from(pieces[rest[0]]) or read_date_time_group(pieces[rest[0]].text) is not None)
        if sent and any(_opens(pieces[at].text) for at in rest):
            yield first


def _from(piece: Line) -> bool:
    return piece.text.lstrip().startswith("FM ")


def _claim(text: str, pieces: list[Line], at: int) -> Iterator[int]:
    """Make furniture of what the header that opens at `at` claims; yield the places."""
    lines = pieces[at : at + LONGEST]
    header = read_header(text[: lines[-1].end], lines)
    claimed = [region for region in header.regions if region.start < header.body_start]
    for place, line in enumerate(lines, at):
        held = any(region.start <= line.start and line.end <= region.end for region in claimed)
        if held and pieces[place].kind is TEXT:
            pieces[place] = sorted_as(line, FURNITURE)
            yield place
