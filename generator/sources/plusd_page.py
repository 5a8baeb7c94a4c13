"""A page of PlusD: a table of keys and values, then the telegram."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.model.finding import Code
from generator.model.source import RawCable, Stated, Unreadable
from generator.sources import web_page
from generator.sources.decoding import narrow
from generator.sources.markup import table_tag, tree
from generator.sources.opened import Opened

if TYPE_CHECKING:
    from bs4 import Tag

FORM = "plusd-page"

_SIGN = re.compile(table_tag("id", "synopsis").encode(), re.IGNORECASE)
_NONE = re.compile(r"^-- .* --$")  # -- N/A or Blank --
_HOLDER = re.compile(r"text|content", re.IGNORECASE)


def recognise(head: bytes) -> bool:
    """Whether the table of such a page stands in the first bytes."""
    plain = narrow(head) if b"<" in head else b""
    return b"synopsis" in plain and bool(_SIGN.search(plain))


def read(opened: Opened) -> Iterator[RawCable | Unreadable]:
    """Yield the one telegram of the page; all that its table says is stated."""
    read_page = web_page.read_page(opened)
    if isinstance(read_page, Unreadable):
        yield read_page
        return
    raw, decoded = read_page
    page = tree(decoded.text)
    table = page.select_one("#synopsis")
    pairs = tuple(_pairs(table)) if table else ()
    stated = _stated(pairs, _title(table) if table else "")
    if table:
        table.decompose()
    text = _telegram(page)
    if not text.strip():
        yield opened.unreadable(Code.SOURCE_DAMAGED, "a page of PlusD without a telegram's text", raw)
        return
    shown = text.encode("utf-8", "surrogatepass")
    yield RawCable(opened.info(FORM, raw), text, shown, stated, decoded.findings)


def _pairs(table: "Tag") -> Iterator[tuple[str, str]]:
    """Yield each key, without its colon, with the value beside it."""
    for key in table.find_all(class_="s_key"):
        value = key.find_next_sibling(class_="s_val")
        name = _words(key).rstrip(":").strip()
        if name and value is not None:
            yield name, _words(value)


def _title(table: "Tag") -> str:
    """Return the subject: the row above the first key."""
    for row in table.find_all("tr"):
        if row.find(class_="s_key") is not None:
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


def _telegram(page: "Tag") -> str:
    """Return the text: the telegrams that are recognised, else the fullest part that is named text or content."""
    if found := web_page.telegrams(page):
        return "\n\n".join(found)
    holders = page.find_all(
        lambda tag: tag.name == "pre" or bool(_HOLDER.search(f"{tag.get('id')} {tag.get('class')}"))
    )
    return max((web_page.text_of(holder) for holder in holders), key=len, default="")


def _words(element: "Tag") -> str:
    return " ".join(element.get_text().split())
