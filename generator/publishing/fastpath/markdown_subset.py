"""Reading the plain Markdown that `generate` writes: headings and raw HTML blocks, which have one HTML whatever the reader.

    page    = front title { blank line , ( heading | block ) }
    front   = "---" { key ": " JSON value } "---"
    title   = "# " text
    heading = "##" ... "######" , " " text [ " {#" id { " ." class } [ " data-" name "=" word ] "}" ]
    block   = one or more HTML block elements without a blank line, each at the start of a line and closed at its end

Where `generate` has sealed a page, it is known to be so (`model/seal.py`): a blank line parts its headings and blocks, and
what stands between two headings is the HTML as it will be written.

`text` is ASCII letters, digits, blanks and numeric character references. Anything else is no plain page, and MkDocs
reads it. The grammar is what Python-Markdown leaves untouched, so that it needs not run.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

import msgspec
from markdown.util import BLOCK_LEVEL_ELEMENTS
from msgspec import Struct

from generator.model.seal import KEY, seal

Meta = Mapping[str, object]

_FRONT = re.compile(rb"---\n((?:[a-z_][a-z0-9_-]*: [^\n]+\n)+)---\n\n")
_HEADING = re.compile(
    r"(#{1,6}) ((?:[A-Za-z0-9 ]|&#[0-9]+;)+?)(?: \{#([A-Za-z][\w.-]*)((?: \.[\w-]+)*)(?: data-([a-z-]+)=([\w-]+))?\})?",
    re.ASCII,
)
_NEXT = b"\n\n#"  # where a heading of a sealed page begins
_BLOCK = re.compile(rb"<([a-z][a-z0-9]*)[\s>]")
# control characters, and what YAML refuses or takes for the end of a line
_ODD = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_ORDINARY = bytes([*b"\t\n", *range(0x20, 0x7F)])
_GAP = re.compile(rb"\n\n")  # as a pattern: twice as fast as `split`, which looks for the last byte, in every line
_BLANK_LINE = re.compile(rb"\n[\t ]+\n")
_NEWLINE = ord("\n")
_JINJA = re.compile(rb"\{(?:[{%]|# )")  # without the blank, `{#` opens an attribute list
_decoded = msgspec.json.Decoder().decode
TOP = 4096  # bytes in which the front matter ends as a rule
TAB = 4  # Python-Markdown turns tabs into blanks, in HTML too
_MARKUP = re.compile(r"<[^>]*\smarkdown=")
_RAW = frozenset(name.encode() for name in BLOCK_LEVEL_ELEMENTS) - {b"script", b"style", b"math"}


class Heading(Struct, frozen=True):
    """A heading as written: `text` is HTML, `id` `None` where its text gives it, `classes` parted by blanks.

    `data` is the name of a data attribute, without `data-`, and its value; both empty where it has none.
    """

    level: int
    text: str
    id: str | None = None
    classes: str = ""
    data: tuple[str, str] = ("", "")


class PlainPage(Struct, frozen=True):
    """A plain page: what its front matter says, then headings and blocks of HTML in order, the title first.

    Blocks are UTF-8, as they were read and as they will be written: most of a page is never decoded.
    """

    meta: Meta
    chunks: tuple[Heading | bytes, ...]
    sealed: bool = False  # it is as `generate` left it: it has no script in it

    @property
    def jinja(self) -> bool:
        """Whether its text could be taken for Jinja by a plugin that fills in macros."""
        return any(isinstance(chunk, bytes) and _JINJA.search(chunk) for chunk in self.chunks)


def headings_of(page: PlainPage) -> list[Heading]:
    """Return the headings of a page in order."""
    return [chunk for chunk in page.chunks if isinstance(chunk, Heading)]


def read_plain(file: Path | str) -> PlainPage | None:
    """Read a Markdown file; `None` where it is not plain or not UTF-8."""
    with open(file, "rb", buffering=0) as stream:  # noqa: PTH123 - the quickest way, for a million files
        return parse_plain(stream.read())


def parse_plain(text: bytes) -> PlainPage | None:
    """Read plain Markdown; `None` for any other."""
    front = _FRONT.match(text)
    if front is None:
        return None
    rest = text[front.end() :]
    if page := _opened(front[1], rest.lstrip(b"\n")):
        return page
    if not _is_plain(text):
        return None
    meta = meta_of(front[1].decode())
    rest = _without_tabs(rest)
    chunks = [_chunk(piece) for piece in (piece.strip(b"\n") for piece in _GAP.split(rest)) if piece]
    whole = [chunk for chunk in chunks if chunk is not None]
    if meta is None or len(whole) < len(chunks) or not _titled(whole) or _has_markup(rest):
        return None
    return PlainPage(meta, tuple(whole))


def _opened(front: bytes, text: bytes) -> PlainPage | None:
    """Read a page whose seal is whole; `None` where it has none, or was changed since."""
    try:
        meta = meta_of(front.decode())  # the seal says nothing of it
    except UnicodeDecodeError:
        return None
    if meta is None or KEY not in meta or seal(text) != meta[KEY]:
        return None
    chunks = list[Heading | bytes]()
    for number, section in enumerate(_without_tabs(text).rstrip(b"\n").split(_NEXT)):
        line, _, blocks = section.partition(b"\n\n")
        heading = _heading(b"#" + line if number else line)
        if heading is None:
            return None
        chunks += [heading, blocks] if blocks else [heading]
    return PlainPage(meta, tuple(chunks), sealed=True) if _titled(chunks) else None


def _without_tabs(text: bytes) -> bytes:
    return text.decode().expandtabs(TAB).encode() if b"\t" in text else text


def read_front(file: Path | str) -> str | None:
    """Read the front matter of a Markdown file alone, as written; `None` where there is none, or anything but keys in it."""
    with open(file, "rb", buffering=0) as stream:  # noqa: PTH123 - as above
        top = stream.read(TOP)
        front = _FRONT.match(top)
        if front is None and len(top) == TOP:
            front = _FRONT.match(top + stream.read())
    return front[1].decode(errors="replace") if front else None


def meta_of(front: str) -> dict[str, object] | None:
    """Read front matter; `None` where a value is no JSON, or YAML would read another in it."""
    try:
        found = {key: _decoded(value) for key, _, value in (line.partition(": ") for line in front.splitlines())}
    except msgspec.DecodeError:
        return None
    return found if "\\u" not in front and _same_in_yaml(found) else None


def _is_plain(text: bytes) -> bool:
    # of a page's characters all but a few are taken out at once: to look at each takes as long as all the rest
    few = text.translate(None, _ORDINARY)
    if few and not _is_readable(text, few):
        return False
    return not _BLANK_LINE.search(text)


def _is_readable(text: bytes, few: bytes) -> bool:
    try:
        text.decode()
        return not _ODD.search(few.decode())
    except UnicodeDecodeError:
        return False


def _has_markup(text: bytes) -> bool:
    """Whether a block asks for its inside to be read as Markdown."""
    return b"markdown=" in text and bool(_MARKUP.search(text.decode()))


def _titled(chunks: list[Heading | bytes]) -> bool:
    if not chunks:
        return False
    levels = [chunk.level for chunk in chunks if isinstance(chunk, Heading)]
    return isinstance(chunks[0], Heading) and levels[0] == 1 and 1 not in levels[1:]


def _same_in_yaml(value: object) -> bool:
    if isinstance(value, list):
        return all(map(_same_in_yaml, value))
    if isinstance(value, dict):
        return all(map(_same_in_yaml, value.values()))
    return isinstance(value, str | bool | int)


def _chunk(text: bytes) -> Heading | bytes | None:
    if text.startswith(b"#"):
        return _heading(text)
    return text if _is_blocks(text) else None


@lru_cache(maxsize=4096)  # the sections of a cable have the names of another's
def _heading(text: bytes) -> Heading | None:
    found = _HEADING.fullmatch(text.decode()) if text.isascii() else None
    if found is None:
        return None
    marks, words, anchor, classes, name, value = found.groups(default="")
    if not (words := words.strip()):
        return None
    return Heading(len(marks), words, anchor or None, classes.replace(".", "").strip(), (name, value))


def _is_blocks(text: bytes) -> bool:
    at = 0
    while found := _BLOCK.match(text, at):
        tag = found[1]
        if tag not in _RAW:
            return False
        closing = b"</%s>" % tag
        # most are an element that has none of its own kind inside, which is quickly seen
        end = text.find(closing, at) + len(closing)
        if end < len(closing) or text.find(b"<" + tag, at + 1, end) >= 0:
            end = _end(text, tag, at)
        if end == len(text):
            return True
        if end < 0 or text[end] != _NEWLINE:
            return False
        at = end + 1
    return False


def _end(text: bytes, tag: bytes, start: int) -> int:
    """Return where the element that starts there ends; -1 where it does not."""
    depth = 0
    for found in _tags(tag).finditer(text, start):
        depth += -1 if found[0].startswith(b"</") else 1
        if depth == 0:
            return found.end()
    return -1


@cache
def _tags(name: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"<%b(?=[\s>])|</%b>" % (name, name))
