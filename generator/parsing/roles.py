"""What each paragraph is for: summary, comment, action request, note."""

import re
from collections.abc import Iterable

import msgspec

from generator.model.cable import Block, BlockKind, Role

_STARTS = (
    (
        Role.SUMMARY,
        re.compile(r"^\W*(?:BEGIN\s+|EXECUTIVE\s+)?(?:INTRODUCTION AND\s+)?(?:SUMMARY|KEY POINTS)\b", re.IGNORECASE),
    ),
    (Role.ACTION_REQUEST, re.compile(r"^\W*(?:THIS IS AN )?ACTION\s+REQUEST", re.IGNORECASE)),
    (Role.COMMENT, re.compile(r"^\W*(?:BEGIN\s+|\w+\s)?COMMENTS?\b(?=\W)", re.IGNORECASE)),
    (Role.NOTE, re.compile(r"^\W*(?:BEGIN\s+|BIO\s+|BACKGROUND\s+)?NOTE\s*[:.-]", re.IGNORECASE)),
)
_HEADINGS = (
    (Role.SUMMARY, re.compile(r"\bSUMMARY\b|\bKEY POINTS\b", re.IGNORECASE)),
    (Role.ACTION_REQUEST, re.compile(r"\bACTION REQUEST", re.IGNORECASE)),
    (Role.COMMENT, re.compile(r"\bCOMMENTS?\b", re.IGNORECASE)),
)
_ENDS = {
    Role.SUMMARY: re.compile(r"\bEND\s+(?:OF\s+)?(?:SUMMARY|INTRODUCTION|KEY POINTS)", re.IGNORECASE),
    Role.COMMENT: re.compile(r"\bEND\s+(?:OF\s+)?(?:\w+\s)?COMMENTS?", re.IGNORECASE),
    Role.ACTION_REQUEST: re.compile(r"\bEND\s+(?:OF\s+)?ACTION", re.IGNORECASE),
    Role.NOTE: re.compile(r"\bEND\s+(?:\w+\s)?NOTE", re.IGNORECASE),
}


def with_roles(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Give each paragraph its role.

    A heading (`Summary`) holds until the next one or the end mark; an opening (`Comment:`) until its end mark where one
    stands before the next heading, else for its paragraph alone.
    """
    found = list(blocks)
    role, until = Role.BODY, -1
    for at, block in enumerate(found):
        if block.kind is BlockKind.HEADING:
            role = next((kind for kind, pattern in _HEADINGS if pattern.search(block.text)), Role.BODY)
            until = len(found)
            continue
        opening = next((kind for kind, pattern in _STARTS if pattern.match(block.text)), None)
        if opening and (opening is not role or at > until):
            role, until = opening, _end(found, at, opening)
        if at > until:
            role = Role.BODY
        if role is not Role.BODY:
            found[at] = msgspec.structs.replace(block, role=role)
            if _ENDS[role].search(block.text):
                role, until = Role.BODY, -1
    return tuple(found)


def _end(blocks: list[Block], at: int, role: Role) -> int:
    for place in range(at, len(blocks)):
        if blocks[place].kind is BlockKind.HEADING:
            break
        if _ENDS[role].search(blocks[place].text):
            return place
    return at
