"""The Markdown rendering of a telegram: links and line ends of a converter around its text."""

import re
from collections.abc import Iterator

from generator.model.source import RawCable, Unreadable
from generator.sources.opened import Opened, telegram_of_file
from generator.sources.telegram_text import recognise as recognise_telegram

FORM = "markdown-text"

# [1](#)B. is a pilcrow that the converter took for a footnote (08BRUSSELS579)
_PILCROW = re.compile(r"^\[1\]\(#\)(?=(?:[A-Z]|\d{1,2})[.)])", re.MULTILINE)
_LINK = re.compile(r"\[([^\[\]\n]*)\]\([^()\s]*\)")
_LINE_END = re.compile(r"(?: {2}|\\)$", re.MULTILINE)


def recognise(head: bytes) -> bool:
    """Whether links of Markdown stand in a telegram."""
    return b"]" in head and b"](#" in head and recognise_telegram(head)


def read(opened: Opened) -> Iterator[RawCable | Unreadable]:
    """Yield the one telegram of the file; headings keep their `#`, which parsing knows."""
    yield telegram_of_file(opened, FORM, unwrap)


def unwrap(text: str) -> str:
    """Take off links and the two blanks or the backslash of a line end; nothing else changes."""
    return _LINE_END.sub("", _LINK.sub(r"\1", _PILCROW.sub("¶", text)))
