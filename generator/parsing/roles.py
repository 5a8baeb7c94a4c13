"""What each paragraph is for: summary, comment, action request, note."""

import re
from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from generator.model.cable import Block, BlockKind, Role
from generator.parsing.joined import Joined

# bound once: looking up an enum's member by its name takes longer than most lines' reading
_HEADING, _PARAGRAPH, _ = BlockKind
_SUMMARY, _BODY = Role.SUMMARY, Role.BODY

_DELIMITED = r"(?=\s{0,3}(?:[:.\-–—/,;)(]|$)|\n\n)"
_AND = r"(?:\s{0,3}(?:\bAND\b|&|/)\s{0,3}\w{1,20}(?:\s\w{1,20}){0,2})?"
_MARKED = r"\W{0,12}(?:\d{1,2}\.\s{1,3})?(?:\(?[A-Z]{1,3}(?:/{1,2}[A-Z]{1,3})?\)\s{0,3})?"
_STARTS = (
    (
        _SUMMARY,
        re.compile(
            rf"{_MARKED}(?:BEGIN\s+|EXECUTIVE\s+)?(?:INTRODUCTION\s+AND\s+)?(?:SUMMARY|KEY\s+POINTS){_AND}{_DELIMITED}",
            re.IGNORECASE,
        ),
    ),
    (Role.ACTION_REQUEST, re.compile(r"\W{0,12}(?:(?:THIS\s+IS\s+)?AN?\s+)?ACTION\s+REQUEST", re.IGNORECASE)),
    (
        Role.COMMENT,
        re.compile(rf"{_MARKED}(?:BEGIN\s+|\w{{1,20}}\s)?COMMENTS?{_AND}{_DELIMITED}", re.IGNORECASE),
    ),
    (
        Role.NOTE,
        re.compile(rf"{_MARKED}(?:BEGIN\s+|BIO(?:GRAPHIC)?\s+|BACKGROUND\s+)?NOTE\s{{0,3}}[:.-]", re.IGNORECASE),
    ),
)
REACH = 120  # characters in which an opening lies
_HEADINGS = (
    (_SUMMARY, re.compile(r"\bSUMMARY\b|\bKEY POINTS\b", re.IGNORECASE)),
    (Role.ACTION_REQUEST, re.compile(r"\bACTION REQUEST", re.IGNORECASE)),
    (Role.COMMENT, re.compile(r"\bCOMMENTS?\b", re.IGNORECASE)),
)
_HEADING_WORDS = ("SUMMARY", "KEY POINTS", "ACTION REQUEST", "COMMENT")
_END = re.compile(
    r"""(?:END|End|end)(?<!\w\w\w\w)\s{1,3}(?i:of\s{1,3})?(?i:
        (?P<summary>summary|introduction|key\s{1,3}points) | (?P<action_request>action)
        | (?P<comment>(?:\w{1,20}\s)?comment) | (?P<note>(?:\w{1,20}\s)?note)
    )""",
    re.VERBOSE,
)
_ENDS = re.compile(r"d(?<=end)\s")  # begins with a letter rarer than e, which makes its search a quick one
_SUMMARY_MARK = re.compile(r"[\s:.,\-–—/)]{0,12}(?:\(?\s?(?:[CSU]|SBU)(?:/{1,2}[A-Z]{1,8})?\s?\)[\s:.]{0,9})?")


def summary_words(text: str) -> str:
    """Return a summary's paragraph without what only marks it: `Summary:` before its words, `End summary.` behind them."""
    opening = _STARTS[0][1].match(text)
    delimiter = _SUMMARY_MARK.match(text, opening.end()) if opening else None
    start = delimiter.end() if delimiter else 0
    ends = (found.start() for found in _END.finditer(text, start) if found["summary"])
    return text[start : next(ends, len(text))].strip()


def with_roles(blocks: Sequence[Block], whole: Joined) -> tuple[Block, ...]:
    """Return each paragraph its role; `whole` is the text of all blocks.

    A heading (`Summary`) holds until the next one or the end mark; an opening (`Comment:`) until its end mark where one
    stands before the next heading, else for its paragraph alone. `END SUMMARY` without an opening closes what began at
    the heading above it, or at the first paragraph.
    """
    closed = _closed(whole)
    ends = {role: [at for at, roles in closed.items() if role in roles] for role, _ in _STARTS} if closed else {}
    headings = [at for at, block in enumerate(blocks) if block.kind is _HEADING]
    roles = [_BODY] * len(blocks)
    role, until = _BODY, -1
    for at, block in enumerate(blocks):
        if block.kind is _HEADING:
            role = _headed(block.text)
            until = len(blocks)
            continue
        opening = _opening(block.text, whole.lower[whole.starts[at] : whole.starts[at] + REACH])
        if opening and (opening is not role or at > until):
            role, until = opening, _end(at, ends.get(opening, ()), headings)
        if at > until:
            role = _BODY
        roles[at] = role
        if role is not _BODY and role in closed.get(at, ()):
            role, until = _BODY, -1
    _close_unopened(blocks, roles, ends.get(_SUMMARY, ()))
    if roles.count(_BODY) == len(roles):
        return tuple(blocks)
    return tuple(
        [
            block if role is _BODY or block.kind is not _PARAGRAPH else msgspec.structs.replace(block, role=role)
            for block, role in zip(blocks, roles, strict=True)
        ]
    )


def _headed(heading: str) -> Role:
    capitals = heading.upper()
    if not any(map(capitals.__contains__, _HEADING_WORDS)):  # most headings
        return _BODY
    return next((kind for kind, pattern in _HEADINGS if pattern.search(heading)), _BODY)


def _opening(text: str, words: str) -> Role | None:
    """Return the role that a block's first words open; `words` are they in lower case."""
    # most blocks; five plain looks take less than a loop over the words
    if not ("summary" in words or "comment" in words or "note" in words or "action" in words or "key" in words):
        return None
    return next((kind for kind, pattern in _STARTS if pattern.match(text)), None)


def _closed(whole: Joined) -> dict[int, set[Role]]:
    """Return the roles that end in a block, for each of the few that hold an end: one look is taken at the text of all."""
    closed: dict[int, set[Role]] = {}
    for mark in _ENDS.finditer(whole.lower):
        if end := _END.match(whole.text, mark.start() - len("en")):
            closed.setdefault(whole.block_at(mark.start()), set()).add(Role(str(end.lastgroup)))
    return closed


def _end(at: int, ends: Sequence[int], headings: Sequence[int]) -> int:
    """Return the block with the end mark, where one stands at or below `at` and above the next heading; else `at`."""
    place = bisect_left(ends, at)
    heading = bisect_left(headings, at)
    if place == len(ends) or (heading < len(headings) and headings[heading] < ends[place]):
        return at
    return ends[place]


def _close_unopened(blocks: Sequence[Block], roles: list[Role], ends: Sequence[int]) -> None:
    if not ends or _SUMMARY in roles:
        return
    last = first = ends[0]
    while first > 0 and blocks[first - 1].kind is not _HEADING and roles[first - 1] is _BODY:
        first -= 1
    roles[first : last + 1] = [_SUMMARY] * (last + 1 - first)
