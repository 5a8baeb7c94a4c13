"""A page of the 2010 site: a table of facts, header and body in two `<pre>`.

Read by slices, not by a tree: nine tenths of a page are navigation, and the few tags inside a `<pre>` are links and
anchors. Browsers that saved a page wrote its tags in capitals, dropped quotes or put the address in a comment above.
"""

import re
from collections.abc import Iterator
from html import unescape

from generator.model.finding import Code
from generator.model.source import RawCable, Stated, Unreadable
from generator.sources import web_page
from generator.sources.decoding import decode_page, narrow
from generator.sources.markup import table_tag, tree, without_enclosed
from generator.sources.opened import MOST_BYTES, Opened

FORM = "2010-page"

_VIEWING = re.compile(rb"Viewing cable\s+[0-9A-Z]")
_TABLE_TAG = table_tag("class", "cable")
_TABLE_SIGN = re.compile(_TABLE_TAG.encode(), re.IGNORECASE)
_TITLE = re.compile(
    r"<h3(?:\s[^<>]*)?>\s*Viewing cable\s+(?P<id>[^,<\s]+)(?:,\s*(?P<subject>.*?))?\s*</h3>", re.DOTALL | re.IGNORECASE
)
_TABLE = re.compile(rf"{_TABLE_TAG}[^<>]*>(?P<rows>.*?)</table>", re.DOTALL | re.IGNORECASE)
_CELL = re.compile(r"<td(?:\s[^<>]*)?>(?P<cell>.*?)</td>", re.DOTALL | re.IGNORECASE)
_PRE = re.compile(r"<pre(?:\s[^<>]*)?>(?P<text>.*?)(?:</pre>|\Z)", re.DOTALL | re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>\n?", re.IGNORECASE)
# only what pages and browsers put there: <JSMITH@STATE.GOV> is the telegram's own
_TAG = re.compile(
    r"</?(?:a|abbr|acronym|b|code|div|em|font|i|img|ins|mark|p|pre|q|s|small|span|strong|sub|sup|tt|u|wbr)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_KEY = "-----BEGIN PGP PUBLIC KEY"  # of the site, not the telegram's
LEAD = 20  # characters of the tag that stands before the title
COLUMNS = 5  # reference ID, created, released, classification, origin


def recognise(head: bytes) -> bool:
    """Whether the first bytes are of such a page."""
    if b"<" not in head:
        return False
    plain = narrow(head)
    # plain look-ups first: a search that minds no capitals takes longer than all the rest of a page's reading
    if b"Viewing cable" in plain and _VIEWING.search(plain):
        return True
    return b"cable" in plain and bool(_TABLE_SIGN.search(plain))


def read(opened: Opened) -> Iterator[RawCable | Unreadable]:
    """Yield the one telegram of the page; what its table says is stated, its text is header and body."""
    raw = opened.most()
    if len(raw) > MOST_BYTES:
        yield from web_page.read(opened)
        return
    decoded = decode_page(raw)
    page = decoded.text[max(0, decoded.text.find("Viewing cable") - LEAD) :]  # nine tenths of a page stand above it
    texts = [_words(found["text"]) for found in _PRE.finditer(page) if _KEY not in found["text"]]
    if not any(text.strip() for text in texts):  # printed or saved as something else: without a `<pre>`
        texts = web_page.telegrams(tree(without_enclosed(page)))
    if not any(text.strip() for text in texts):
        yield opened.unreadable(Code.SOURCE_DAMAGED, "a page of the 2010 site without a telegram's text", raw)
        return
    text = "\n\n".join(texts)
    yield RawCable(opened.info(FORM, raw), text, text.encode("utf-8", "surrogatepass"), _stated(page), decoded.findings)


def _stated(page: str) -> Stated:
    title = _TITLE.search(page)
    table = _TABLE.search(page)
    cells = [_line(cell) for cell in _CELL.findall(table["rows"])] if table else []
    identity, created, released, classification, origin = (cells + [""] * COLUMNS)[:COLUMNS]
    return Stated(
        id=identity or (title["id"] if title else ""),
        date=created,
        classification=classification,
        origin=origin,
        subject=_line(title["subject"] or "") if title else "",
        released=released,
    )


def _line(html: str) -> str:
    return " ".join(_words(html).split())


def _words(html: str) -> str:
    """Take the tags off and resolve the entities; every character of the text stays."""
    return unescape(_TAG.sub("", _BREAK.sub("\n", html)))
