"""Raw telegram text: header and body in one stream, with or without VZCZC."""

import re
from collections.abc import Iterator

from generator.model.source import RawCable, Unreadable
from generator.sources.opened import Opened, telegram_of_file

FORM = "telegram-text"

_SIGNS = (
    re.compile(rb"^\s*VZCZC\S", re.MULTILINE),
    re.compile(rb"^\s*DE R[A-Z]{4,6} #?\d", re.MULTILINE),
    re.compile(rb"^\s*(?:[ZOPR] (?:[ZOPR] )?)?\d{6}Z? [A-Z]{3}[A-Z]* \d\d", re.MULTILINE),
    re.compile(rb"^\s*FM [A-Z]", re.MULTILINE),
    re.compile(rb"^\s*(?:TO|INFO) [A-Z]", re.MULTILINE),
    re.compile(rb"^\s*E\.? ?O\.? ?1\d{4}|^\s*E\.O\.", re.MULTILINE | re.IGNORECASE),
    re.compile(rb"^\s*TAGS?:? ", re.MULTILINE | re.IGNORECASE),
    re.compile(rb"^\s*SUBJ(?:ECT)?:? ", re.MULTILINE | re.IGNORECASE),
    re.compile(
        rb"^\W*(?:C ?O ?N ?F ?I ?D ?E ?N ?T ?I ?A ?L|(?:T ?O ?P ?)?S ?E ?C ?R ?E ?T|U ?N ?C ?L ?A ?S|L ?I ?M ?I ?T ?E ?D O)",
        re.MULTILINE,
    ),
    re.compile(rb"^\s*REF(?:S|TEL)?:? ", re.MULTILINE),
    re.compile(rb"^\s*Classified By:? ", re.MULTILINE | re.IGNORECASE),
)
ENOUGH = 2  # signs; a damaged telegram has lost most of them


def recognise(head: bytes) -> bool:
    """Whether the first bytes show a telegram: two of the lines that telegrams have."""
    plain = head.replace(b"\0", b"")
    return sum(bool(sign.search(plain)) for sign in _SIGNS) >= ENOUGH


def read(opened: Opened) -> Iterator[RawCable | Unreadable]:
    """Give the one telegram of the file, text unchanged."""
    yield telegram_of_file(opened, FORM)
