"""Reading the plain Markdown that `generate` writes: headings and raw HTML blocks, which have one HTML whatever the reader.

    page    = front title { blank line , ( heading | block ) }
    front   = "---" { key ": " JSON value } "---"
    title   = "# " text
    heading = "##" ... "######" , " " text [ " {#" id "}" ]
    block   = an HTML block element of one or more lines without a blank line, closed at its end

`text` is ASCII letters, digits, blanks and numeric character references. Anything else is no plain page, and MkDocs
reads it. The grammar is what Python-Markdown leaves untouched, so that it needs not run.
"""

import re
from collections.abc import Mapping
from pathlib import Path

import msgspec
from markdown.util import BLOCK_LEVEL_ELEMENTS
from msgspec import Struct

Meta = Mapping[str, object]

_FRONT = re.compile(r"---\n((?:[a-z_][a-z0-9_-]*: [^\n]+\n)+)---\n\n")
_HEADING = re.compile(r"(#{1,6}) ((?:[A-Za-z0-9 ]|&#[0-9]+;)+?)(?: \{#([A-Za-z][A-Za-z0-9._-]*)\})?")
_BLOCK = re.compile(r"<([a-z][a-z0-9]*)[\s>]")
# what YAML refuses or takes for the end of a line, and what MkDocs or Markdown turn into something else
_NOT_PLAIN = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|\\{[{%]|\n[\t ]+\n"
)
TAB = 4  # Python-Markdown turns tabs into blanks, in HTML too
_MARKUP = re.compile(r"<[^>]*\smarkdown=")
_RAW = frozenset(BLOCK_LEVEL_ELEMENTS) - {"script", "style", "math"}


class Heading(Struct, frozen=True):
    """A heading as written: `text` is HTML, `id` null where its text gives it."""

    level: int
    text: str
    id: str | None = None


class PlainPage(Struct, frozen=True):
    """A plain page: what its front matter says, then headings and blocks of HTML in order, the title first."""

    meta: Meta
    chunks: tuple[Heading | str, ...]


def read_plain(file: Path) -> PlainPage | None:
    """Read a Markdown file; null where it is not plain or not UTF-8."""
    try:
        text = file.read_bytes().decode()
    except UnicodeDecodeError:
        return None
    return parse_plain(text)


def parse_plain(text: str) -> PlainPage | None:
    """Read plain Markdown; null for any other."""
    front = _FRONT.match(text)
    if front is None or _NOT_PLAIN.search(text):
        return None
    meta = _meta(front[1])
    chunks = [_chunk(chunk) for chunk in text[front.end() :].expandtabs(TAB).strip("\n").split("\n\n")]
    whole = [chunk for chunk in chunks if chunk is not None]
    if meta is None or len(whole) < len(chunks) or not _titled(whole):
        return None
    return PlainPage(meta, tuple(whole))


def _titled(chunks: list[Heading | str]) -> bool:
    levels = [chunk.level for chunk in chunks if isinstance(chunk, Heading)]
    return isinstance(chunks[0], Heading) and levels[0] == 1 and 1 not in levels[1:]


def _meta(lines: str) -> dict[str, object] | None:
    found: dict[str, object] = {}
    for line in lines.splitlines():
        key, _, value = line.partition(": ")
        try:
            found[key] = msgspec.json.decode(value)
        except msgspec.DecodeError:
            return None
        if not _same_in_yaml(found[key]) or "\\u" in value:
            return None
    return found


def _same_in_yaml(value: object) -> bool:
    if isinstance(value, list):
        return all(map(_same_in_yaml, value))
    if isinstance(value, dict):
        return all(map(_same_in_yaml, value.values()))
    return isinstance(value, str | bool | int)


def _chunk(text: str) -> Heading | str | None:
    if text.startswith("#"):
        found = _HEADING.fullmatch(text)
        return Heading(len(found[1]), found[2].strip(), found[3]) if found and found[2].strip() else None
    found = _BLOCK.match(text)
    if found is None or found[1] not in _RAW or _MARKUP.search(text):
        return None
    tag = found[1]
    opened = text.count(f"<{tag}>") + text.count(f"<{tag} ") + text.count(f"<{tag}\n")
    return text if text.endswith(f"</{tag}>") and opened == text.count(f"</{tag}>") else None
