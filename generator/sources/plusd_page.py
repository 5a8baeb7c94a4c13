"""A page of PlusD: a table of keys and values, then the telegram."""

import re
from collections.abc import Iterator

from lxml import etree, html

from generator.model.finding import Code
from generator.model.source import RawCable, Stated, Unreadable
from generator.sources.decoding import decode, narrow
from generator.sources.markup import table_tag
from generator.sources.opened import MOST_BYTES, Opened

FORM = "plusd-page"

_SIGN = re.compile(table_tag("id", "synopsis").encode(), re.IGNORECASE)
_NONE = re.compile(r"^-- .* --$")  # -- N/A or Blank --
_NOT_TEXT = ".//script | .//style | .//head | .//nav | .//form | .//*[@id='synopsis']"
_HOLDERS = (
    ".//*[contains(@id, 'text') or contains(@id, 'content') or contains(@class, 'text') or contains(@class, 'content')]"
)
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")


def recognise(head: bytes) -> bool:
    """Whether the table of such a page stands in the first bytes."""
    plain = narrow(head) if b"<" in head else b""
    return b"synopsis" in plain and bool(_SIGN.search(plain))


def read(opened: Opened) -> Iterator[RawCable | Unreadable]:
    """Yield the one telegram of the page; all that its table says is stated."""
    raw = opened.most()
    if len(raw) > MOST_BYTES:
        yield opened.too_large(raw, opened.size)
        return
    decoded = decode(raw)
    page = html.fromstring(_DECLARED.sub("", decoded.text), parser=html.HTMLParser(no_network=True, huge_tree=False))
    table = page.find(".//*[@id='synopsis']")
    pairs = tuple(_pairs(table)) if table is not None else ()
    stated = _stated(pairs, _title(table) if table is not None else "")
    text = _telegram(page)
    if not text.strip():
        yield opened.unreadable(Code.SOURCE_DAMAGED, "a page of PlusD without a telegram's text", raw)
        return
    shown = text.encode("utf-8", "surrogatepass")
    yield RawCable(opened.info(FORM, raw), text, shown, stated, decoded.findings)


def _pairs(table: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield each key, without its colon, with the value beside it."""
    for key in table.iterfind(".//*[@class='s_key']"):
        value = next((other for other in key.itersiblings() if other.get("class") == "s_val"), None)
        name = _words(key).rstrip(":").strip()
        if name and value is not None:
            yield name, _words(value)


def _title(table: html.HtmlElement) -> str:
    """Return the subject: the row above the first key."""
    for row in table.iterfind(".//tr"):
        if row.find(".//*[@class='s_key']") is not None:
            return ""
        if words := _words(row):
            return words
    return ""


def _stated(pairs: tuple[tuple[str, str], ...], title: str) -> Stated:
    given = {key.upper(): value for key, value in pairs if value and not _NONE.match(value)}
    return Stated(
        id=given.get("CANONICAL ID", "") or given.get("DOCUMENT NUMBER", ""),
        date=given.get("DATE", ""),
        classification=given.get("ORIGINAL CLASSIFICATION") or given.get("CURRENT CLASSIFICATION", ""),
        origin=given.get("FROM", ""),
        subject=title or given.get("SUBJECT", ""),
        # TAGS: AE - United Arab Emirates | ECON - Economic Affairs--Economic Conditions, Trends and Potential
        tags=tuple(part.partition(" - ")[0].strip() for part in given.get("TAGS", "").split("|") if part.strip()),
        references=tuple(part.strip() for part in given.get("REFERENCE(S)", "").split("|") if part.strip()),
        released=given.get("REVIEW DATE", ""),
        attributes=pairs,
    )


def _telegram(page: html.HtmlElement) -> str:
    """Return the text: every `<pre>` once, else the fullest part of the page that is named text or content."""
    for other in page.xpath(_NOT_TEXT):
        other.drop_tree()
    for line_break in page.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "")
    texts = [text for pre in page.iter("pre") if (text := pre.text_content()).strip()]
    if not texts:
        texts = [max((part.text_content() for part in page.xpath(_HOLDERS)), key=len, default="")]
    kept: list[str] = []
    for text in texts:
        if not any("".join(text.split()) in "".join(other.split()) for other in [*kept, *texts] if other is not text):
            kept.append(text)
    return "\n\n".join(kept or texts[:1])


def _words(element: etree._Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())
