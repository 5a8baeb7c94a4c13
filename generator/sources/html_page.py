"""A page of the 2010 site: a table of facts, header and body in two `<pre>`.

Read by slices, not by a tree: nine tenths of a page are navigation, and the few tags inside a `<pre>` are links and
anchors.
"""

import re
from collections.abc import Iterator
from html import unescape

from generator.model.finding import Code
from generator.model.source import RawCable, Stated, Unreadable
from generator.sources.decoding import decode
from generator.sources.opened import MOST_BYTES, Opened

FORM = "2010-page"

_SIGN = re.compile(rb"Viewing cable\s+[0-9A-Z]|<table class=['\"]cable['\"]")
_TITLE = re.compile(r"<h3>\s*Viewing cable\s+(?P<id>[^,<\s]+)(?:,\s*(?P<subject>.*?))?\s*</h3>", re.DOTALL)
_TABLE = re.compile(r"<table class=['\"]cable['\"]>(?P<rows>.*?)</table>", re.DOTALL)
_CELL = re.compile(r"<td>(?P<cell>.*?)</td>", re.DOTALL)
_PRE = re.compile(r"<pre>(?P<text>.*?)</pre>", re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
COLUMNS = 5  # reference ID, created, released, classification, origin


def recognise(head: bytes) -> bool:
    """Whether the first bytes are of such a page."""
    return b"<" in head and bool(_SIGN.search(head))


def read(opened: Opened) -> Iterator[RawCable | Unreadable]:
    """Give the one telegram of the page; what its table says is stated, its text is header and body."""
    raw = opened.most()
    if len(raw) > MOST_BYTES:
        yield opened.too_large(raw, opened.size)
        return
    decoded = decode(raw)
    texts = [_words(found["text"]) for found in _PRE.finditer(decoded.text)]
    if not texts:
        yield opened.unreadable(Code.SOURCE_DAMAGED, "a page of the 2010 site without a <pre>", raw)
        return
    text = "\n\n".join(texts)
    yield RawCable(
        opened.info(FORM, raw), text, text.encode("utf-8", "surrogatepass"), _stated(decoded.text), decoded.findings
    )


def _stated(page: str) -> Stated:
    title = _TITLE.search(page)
    table = _TABLE.search(page)
    cells = [" ".join(_words(cell).split()) for cell in _CELL.findall(table["rows"])] if table else []
    identity, created, released, classification, origin = (cells + [""] * COLUMNS)[:COLUMNS]
    return Stated(
        id=identity or (title["id"] if title else ""),
        date=created,
        classification=classification,
        origin=origin,
        subject=" ".join(_words(title["subject"] or "").split()) if title else "",
        released=released,
    )


def _words(html: str) -> str:
    """Take the tags off and resolve the entities; every character of the text stays."""
    return unescape(_TAG.sub("", html))
