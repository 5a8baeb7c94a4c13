"""Where telegrams stand among the lines of something else: a web page, a message that forwards one."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from enum import Enum, auto

from msgspec import Struct


class Sign(Enum):
    """A kind of line that telegrams have."""

    STATION = auto()  # VZCZCXRO0862, DE RUEHBS #0579/01 1081531, ZNR UUUUU ZZH, RR RUEHC
    SENT = auto()
    SENDER = auto()
    NUMBER = auto()  # the classification line with post and serial
    ORDER = auto()
    MRN = auto()
    ARCHIVE = auto()
    HEAD = auto()  # of Foreign Relations: 73. Telegram From the Embassy in Norway to the Department of State
    LEVEL = auto()
    ADDRESSEE = auto()
    TAGS = auto()
    SUBJECT = auto()
    REFERENCE = auto()
    FURNITURE = auto()  # PAGE 01 OSLO 03344 251530Z, ACTION EUR-12


_CORE = frozenset({Sign.STATION, Sign.SENT, Sign.SENDER, Sign.NUMBER, Sign.ORDER, Sign.MRN, Sign.ARCHIVE, Sign.HEAD})
_OPENS = frozenset({Sign.STATION, Sign.SENT, Sign.SENDER, Sign.NUMBER, Sign.MRN, Sign.HEAD, Sign.LEVEL, Sign.FURNITURE})
_FIELDS = frozenset({Sign.ORDER, Sign.TAGS, Sign.SUBJECT})
_LEVEL = (
    r"\W{0,3}(?:C ?O ?N ?F ?I ?D ?E ?N ?T ?I ?A ?L|(?:T ?O ?P +)?S ?E ?C ?R ?E ?T|U ?N ?C ?L ?A ?S(?: ?S ?I ?F ?I ?E ?D)?"
    r"|L ?I ?M ?I ?T ?E ?D +O ?F ?F ?I ?C ?I ?A ?L +U ?S ?E)(?![A-Za-z])"
)
_PATTERNS: tuple[tuple[Sign, re.Pattern[str]], ...] = (
    (Sign.STATION, re.compile(r"V?ZCZC|DE R[A-Z]{4,6} #?\d|ZN[RY] [A-Z]{5}|[ZOPR]{2} R[A-Z]{4,6}(?: R[A-Z]{4,6})*$")),
    (Sign.SENT, re.compile(r"(?:[ZOPR] ){0,3}\d{6} ?Z? ?(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]* \d")),
    (Sign.SENDER, re.compile(r"FM:? {1,9}[A-Z]")),
    (Sign.NUMBER, re.compile(_LEVEL + r"[^\n]{0,60}?[A-Z]{3,}[ \t]+\d{1,8}(?: |$)")),
    (Sign.ORDER, re.compile(r"E\.? ?[O0]\.? ?:? ?1\d{4}", re.IGNORECASE)),
    (Sign.MRN, re.compile(r"MRN: {0,9}\d\d ")),
    (Sign.ARCHIVE, re.compile(r"Message (?:Text|Attributes)$")),
    (Sign.HEAD, re.compile(r"(?:\d{1,4}\. )?Telegram (?:\w{1,20} )?[Ff]rom .{3,120} to ")),
    (Sign.LEVEL, re.compile(_LEVEL + r"(?: SECTION| FOR OFFICIAL|$)")),
    (Sign.ADDRESSEE, re.compile(r"(?:TO|INFO):? {1,9}[A-Z][A-Z/0-9 ]{4}")),
    (Sign.TAGS, re.compile(r"TAGS?[: ]|Tags: {0,9}[A-Z]{2,5}\b")),
    (Sign.SUBJECT, re.compile(r"SUBJ(?:ECT)?[: ]|Subject: ")),
    (Sign.REFERENCE, re.compile(r"REF(?:S|TELS?)?[: ]|Classified By:? ", re.IGNORECASE)),
    (Sign.FURNITURE, re.compile(r"PAGE \d\d |ACTION [A-Z]{1,5}-\d\d|INFO [A-Z]{2,5}-\d\d")),
)
_SECTION = re.compile(r"\bSECTION +(?:0?[2-9]|[1-9]\d) +OF\b")
_PARAGRAPH = re.compile(r"[¶(]?(?P<number>\d{1,3})[.)]")
_LINES_OF_A_HEAD = 60  # between the first line and its subject: the longest lists of addressees
_ENOUGH, _ENOUGH_CORE = 3, 2
_LONGEST = 400  # characters of a line that are looked at


class Found(Struct, frozen=True):
    """A telegram among lines: its first line, the line where the next one may begin, and lines that are surely its own."""

    start: int
    end: int
    own: tuple[int, ...]


def sign_of(line: str) -> Sign | None:
    """Say which of a telegram's lines it is, if any."""
    words = line[:_LONGEST].strip()
    return next((sign for sign, pattern in _PATTERNS if pattern.match(words)), None) if words else None


def find_telegrams(lines: Sequence[str]) -> Iterator[Found]:
    """Yield the telegrams that stand in lines: where three kinds of their lines come together, or two that nothing else has."""
    signs = [(at, sign) for at, line in enumerate(lines) if (sign := sign_of(line))]
    groups = [group for group in _groups(lines, signs) if _is_telegram({sign for _, sign in group})]
    for place, group in enumerate(groups):
        start = group[0][0]
        end = groups[place + 1][0][0] if place + 1 < len(groups) else len(lines)
        own = [at for at, _ in group]
        yield Found(start, end, (*own, *_paragraphs(lines, own[-1] + 1, end)))


def _groups(lines: Sequence[str], signs: Sequence[tuple[int, Sign]]) -> Iterator[list[tuple[int, Sign]]]:
    """Cut the signs where another telegram opens: behind the fields of the one above, or far below it."""
    group: list[tuple[int, Sign]] = []
    for at, sign in signs:
        ended = any(held in _FIELDS for _, held in group)
        far = group and at - group[-1][0] > _LINES_OF_A_HEAD and not ended
        if group and (far or (ended and sign in _OPENS and _opens(lines, signs, at, group))):
            yield group
            group = []
        group.append((at, sign))
    if group:
        yield group


def _opens(lines: Sequence[str], signs: Sequence[tuple[int, Sign]], at: int, above: Sequence[tuple[int, Sign]]) -> bool:
    """Whether another telegram's head begins here: sender or number and a field, and no further section of the same."""
    below = _head_below(signs, at)
    kinds = {sign for _, sign in below}
    if not (kinds & {Sign.SENDER, Sign.MRN, Sign.NUMBER} and kinds & _FIELDS) and Sign.HEAD not in kinds:
        return False
    if any(sign in {Sign.NUMBER, Sign.LEVEL} and _SECTION.search(lines[place]) for place, sign in below):
        return False
    if _first_of(lines, above, Sign.NUMBER) != (_first_of(lines, below, Sign.NUMBER) or [""]):
        return True
    # the whole telegram once more: a page shows it raw and with links
    return bool(kinds & {Sign.SUBJECT}) and _first_of(lines, above, Sign.SUBJECT) == _first_of(
        lines, below, Sign.SUBJECT
    )


def _first_of(lines: Sequence[str], signs: Sequence[tuple[int, Sign]], kind: Sign) -> list[str]:
    """Return the words of the first line of a kind."""
    return next((lines[place].split() for place, sign in signs[:_LINES_OF_A_HEAD] if sign is kind), [])


def _head_below(signs: Sequence[tuple[int, Sign]], at: int) -> list[tuple[int, Sign]]:
    start = bisect_left(signs, at, key=lambda one: one[0])
    found: list[tuple[int, Sign]] = []
    for place, sign in signs[start : start + _LINES_OF_A_HEAD]:
        if place - at > _LINES_OF_A_HEAD:
            break
        found.append((place, sign))
        if sign is Sign.SUBJECT:
            break
    return found


def _is_telegram(kinds: set[Sign]) -> bool:
    core = kinds & _CORE
    return Sign.HEAD in kinds or len(core) >= _ENOUGH_CORE or (bool(core) and len(kinds) >= _ENOUGH)


def _paragraphs(lines: Sequence[str], start: int, end: int) -> Iterator[int]:
    """Yield the lines that begin paragraphs 1, 2, 3 ... in their order."""
    expected = 1
    for at in range(start, end):
        found = _PARAGRAPH.match(lines[at].lstrip()[:9])
        if found and expected <= int(found["number"]) <= expected + 1:
            expected = int(found["number"]) + 1
            yield at
