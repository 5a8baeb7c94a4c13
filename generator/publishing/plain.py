"""Reading the plain Markdown that `generate` writes: headings and raw HTML blocks, which have one HTML whatever the reader.

    page    = front title { blank line , ( heading | block ) }
    front   = "---" { key ": " JSON value } "---"
    title   = "# " text
    heading = "##" ... "######" , " " text [ " {#" id { " ." class } [ " data-" name "=" word ] "}" ]
    block   = one or more HTML block elements without a blank line, each at the start of a line and closed at its end

`text` is ASCII letters, digits, blanks and numeric character references. Anything else is no plain page, and MkDocs
reads it. The grammar is what Python-Markdown leaves untouched, so that it needs not run.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec
from markdown.util import BLOCK_LEVEL_ELEMENTS
from msgspec import Struct

Meta = Mapping[str, object]

_FRONT = re.compile(r"---\n((?:[a-z_][a-z0-9_-]*: [^\n]+\n)+)---\n\n")
_HEADING = re.compile(
    r"(#{1,6}) ((?:[A-Za-z0-9 ]|&#[0-9]+;)+?)(?: \{#([A-Za-z][\w.-]*)((?: \.[\w-]+)*)(?: data-([a-z-]+)=([\w-]+))?\})?",
    re.ASCII,
)
_BLOCK = re.compile(r"<([a-z][a-z0-9]*)[\s>]")
# control characters, and what YAML refuses or takes for the end of a line
_ODD = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_ORDINARY = bytes([*b"\t\n", *range(0x20, 0x7F)])
_BLANK_LINE = re.compile(r"\n[\t ]+\n")
_JINJA = re.compile(r"\{(?:[{%]|# )")  # without the blank, `{#` opens an attribute list
TOP = 4096  # bytes in which the front matter ends as a rule
TAB = 4  # Python-Markdown turns tabs into blanks, in HTML too
_MARKUP = re.compile(r"<[^>]*\smarkdown=")
_RAW = frozenset(BLOCK_LEVEL_ELEMENTS) - {"script", "style", "math"}


class Heading(Struct, frozen=True):
    """A heading as written: `text` is HTML, `id` null where its text gives it, `classes` parted by blanks.

    `data` is the name of a data attribute, without `data-`, and its value; both empty where it has none.
    """

    level: int
    text: str
    id: str | None = None
    classes: str = ""
    data: tuple[str, str] = ("", "")


class PlainPage(Struct, frozen=True):
    """A plain page: what its front matter says, then headings and blocks of HTML in order, the title first.

    `jinja` says whether its text could be taken for Jinja by a plugin that fills in macros.
    """

    meta: Meta
    chunks: tuple[Heading | str, ...]
    jinja: bool


def headings_of(page: PlainPage) -> list[Heading]:
    """Give the headings of a page in order."""
    return [chunk for chunk in page.chunks if isinstance(chunk, Heading)]


def read_plain(file: Path | str) -> PlainPage | None:
    """Read a Markdown file; null where it is not plain or not UTF-8."""
    try:
        with open(file, "rb", buffering=0) as stream:  # noqa: PTH123 - the quickest way, for a million files
            text = stream.read().decode()
    except UnicodeDecodeError:
        return None
    return parse_plain(text)


def parse_plain(text: str) -> PlainPage | None:
    """Read plain Markdown; null for any other."""
    front = _FRONT.match(text)
    if front is None or not _is_plain(text):
        return None
    meta = _meta(front[1])
    rest = text[front.end() :]
    pieces = (rest.expandtabs(TAB) if "\t" in rest else rest).split("\n\n")
    chunks = [_chunk(piece) for piece in (piece.strip("\n") for piece in pieces) if piece]
    whole = [chunk for chunk in chunks if chunk is not None]
    if meta is None or len(whole) < len(chunks) or not _titled(whole):
        return None
    return PlainPage(meta, tuple(whole), jinja=bool(_JINJA.search(rest)))


def read_meta(file: Path | str) -> Meta | None:
    """Read the front matter of a Markdown file alone; null where there is none or it is more than keys and JSON."""
    with open(file, "rb", buffering=0) as stream:  # noqa: PTH123 - as above
        top = stream.read(TOP)
        front = _FRONT.match(top.decode(errors="replace"))
        if front is None and len(top) == TOP:
            front = _FRONT.match((top + stream.read()).decode(errors="replace"))
    return _meta(front[1]) if front else None


def _is_plain(text: str) -> bool:
    # of a page's characters all but a few are taken out at once: to look at each takes as long as all the rest
    few = text.encode("utf-8", "surrogatepass").translate(None, _ORDINARY).decode("utf-8", "surrogatepass")
    return not _ODD.search(few) and not _BLANK_LINE.search(text)


def _titled(chunks: list[Heading | str]) -> bool:
    if not chunks:
        return False
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
        if found is None or not found[2].strip():
            return None
        classes, data = (found[4] or "").replace(".", "").strip(), (found[5] or "", found[6] or "")
        return Heading(len(found[1]), found[2].strip(), found[3], classes, data)
    return text if _is_blocks(text) and (" markdown=" not in text or not _MARKUP.search(text)) else None


def _is_blocks(text: str) -> bool:
    if _is_one_block(text):
        return True
    at = 0
    while found := _BLOCK.match(text, at):
        end = _end(text, found[1], at) if found[1] in _RAW else None
        if end is None or end == len(text):
            return end is not None
        if text[end] != "\n":
            return False
        at = end + 1
    return False


def _is_one_block(text: str) -> bool:
    """Whether a text is an element that has none of its own kind inside: most are, and this is quickly seen."""
    found = _BLOCK.match(text)
    if found is None or found[1] not in _RAW:
        return False
    closing = f"</{found[1]}>"
    return (
        text.endswith(closing) and text.find(f"<{found[1]}", 1) < 0 and text.find(closing) == len(text) - len(closing)
    )


def _end(text: str, tag: str, start: int) -> int | None:
    """Give where the element that starts there ends; null where it does not."""
    depth = 0
    for found in _tags(tag).finditer(text, start):
        depth += -1 if found[0].startswith("</") else 1
        if depth == 0:
            return found.end()
    return None


@cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<{name}(?=[\s>])|</{name}>")
