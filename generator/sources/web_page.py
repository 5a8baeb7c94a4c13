"""Any web page with telegrams in it: a blog, a newspaper, an archive's viewer, a page that a browser or an archiving site saved.

The text of a telegram is that of the element which holds it: the innermost one with all the lines that telegrams have
and with the paragraphs below them.
"""

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from generator.model.finding import Code
from generator.model.source import RawCable, Stated, Unreadable
from generator.sources import archive_text
from generator.sources.decoding import Decoded, decode_page
from generator.sources.frus_page import read_document
from generator.sources.markup import is_page, tree, without_enclosed
from generator.sources.opened import MOST_BYTES, MOST_PAGE_BYTES, Opened
from generator.sources.telegram_lines import Found, find_telegrams, sign_of

if TYPE_CHECKING:
    from bs4 import Tag

    from generator.sources.page_lines import PageLine, PageText

FORM = "web-page"

# an element of a text rather than one that holds a text
_INLINE = frozenset(
    (
        *("a", "abbr", "b", "br", "code", "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "i", "li", "mark"),
        *("p", "small", "span", "strong", "td", "th", "tr", "tt", "u"),
    )
)
_WHOLE = frozenset({"pre", "textarea"})
# what newspapers printed above a telegram for its date-time group: Wednesday, 13 May 2009, 14:07
_DAY = re.compile(r"\s*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? [\w ]{3,14},? (?:19|20)\d\d(?:, \d\d:\d\d)?\s*")


def recognise(head: bytes) -> bool:
    """Whether the bytes are of a web page."""
    return is_page(head)


def read(opened: Opened) -> Iterator[RawCable | Unreadable]:
    """Yield each telegram of the page; a page without one says so."""
    page = read_page(opened)
    if isinstance(page, Unreadable):
        yield page
        return
    raw, decoded = page
    texts = telegrams(tree(decoded.text))
    if not texts:
        yield opened.unreadable(Code.SOURCE_UNRECOGNISED, "a web page in which no telegram is recognised", raw)
        return
    for place, text in enumerate(texts, 1):
        row = str(place) if len(texts) > 1 else ""
        yield telegram(opened, raw, text, decoded, row)


def read_page(opened: Opened) -> tuple[bytes, Decoded] | Unreadable:
    """Return a page's bytes and its text without the images that are written into it."""
    with opened.open() as stream:
        raw = stream.read(MOST_PAGE_BYTES + 1)
    decoded = decode_page(raw) if len(raw) <= MOST_PAGE_BYTES else Decoded("", ())
    text = without_enclosed(decoded.text)
    if not text or len(text) > MOST_BYTES:
        return opened.too_large(raw, opened.size) if raw else opened.unreadable(Code.SOURCE_EMPTY, "the file is empty")
    return raw, Decoded(text, decoded.findings)


def telegram(opened: Opened, raw: bytes, text: str, decoded: Decoded, row: str = "") -> RawCable:
    """Make the telegram of a page's text; a record of the National Archives in it has its attributes stated."""
    shown = text.encode("utf-8", "surrogatepass")
    info = opened.info(FORM, raw, row)
    if archive_text.recognise(shown):
        inside = Opened(opened.name, len(shown), lambda: io.BytesIO(shown), shown)
        found = next(archive_text.read(inside))
        if isinstance(found, RawCable):
            return msgspec.structs.replace(found, info=info, findings=decoded.findings)
    if document := read_document(text):
        text, stated = document
        return RawCable(info, text, text.encode("utf-8", "surrogatepass"), stated, decoded.findings)
    first = text.lstrip().partition("\n")[0]
    stated = Stated(date=first.strip()) if _DAY.fullmatch(first) else Stated()
    return RawCable(info, text, shown, stated, decoded.findings)


def telegrams(page: "Tag") -> list[str]:
    """Return the text of each telegram on a page; of one where none is found in what looks like its words, in all of it.

    A navigation bar that is never closed has the whole page in it.
    """
    from generator.sources.page_lines import page_text  # noqa: PLC0415 - as `tree`: most archives have no such page

    return _telegrams(page_text(page)) or _telegrams(page_text(page, around=True))


def _telegrams(page: "PageText") -> list[str]:
    texts: dict[str, str] = {}  # by their letters: what a page shows twice is one telegram
    done = 0
    for found in find_telegrams([line.text for line in page.lines]):
        start, end = _span(page, found, done)
        text = page.text(start, end)
        texts.setdefault("".join(text.split()), text)
        done = end
    return list(texts.values())


def text_of(part: "Tag") -> str:
    """Return the text of a part of a page."""
    from generator.sources.page_lines import page_text  # noqa: PLC0415 - as above

    whole = page_text(part)
    return whole.text(0, len(whole.lines))


def _span(page: "PageText", found: Found, done: int) -> tuple[int, int]:
    """Return the lines of a telegram: those of the element that holds it, from line `done` on and up to the next telegram."""
    holder = _holder(page, found)
    first, last = page.range_of(holder)
    border, start = max(first, done), found.start
    if holder.name in _WHOLE:
        border, start = done, border
    while start > border and _may_open(page.lines[start - 1]):  # what else a writer put above it is not the telegram's
        start -= 1
    return start, min(last, found.end)


def _holder(page: "PageText", found: Found) -> "Tag":
    """Return the innermost element with all lines that are surely the telegram's, and with a text below its head."""
    last = found.own[-1]
    if sign_of(page.lines[last].text) and last + 1 < found.end:
        last += 1
    for element in (page.lines[found.start].element, *page.lines[found.start].element.parents):
        start, end = page.ranges.get(id(element), (0, len(page.lines)))
        if start <= found.start and last < end and element.name not in _INLINE:
            return element
    return page.lines[found.start].element


def _may_open(line: "PageLine") -> bool:
    """Whether a line above a telegram's first one is its own: a day, in capitals, or in a `<pre>` as the telegram is."""
    from generator.sources.page_lines import around  # noqa: PLC0415 - as above

    written = any(element.name in _WHOLE for element in around(line.element))
    return written or line.text.upper() == line.text or _DAY.fullmatch(line.text) is not None
