"""Web pages as trees, and the tags by which a source's pages are known."""

import re
from typing import TYPE_CHECKING

from generator.sources.decoding import narrow

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

START = 4096  # bytes in which a page shows that it is one
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_PART = re.compile(rb"<(?:article|br|center|code|div|font|h[1-6]|main|p|pre|section|span|table|title)\b", re.IGNORECASE)
_BREAK = re.compile(rb"<br\s*/?>", re.IGNORECASE)
_BREAKS = 3  # of a text that was pasted out of a page
_TEI = b"tei-c.org"
_DECLARED = re.compile(r"\s*<\?xml[^<>]*\?>")
# images and letter forms that a browser saved into the page: often nine tenths of it
_ENCLOSED = re.compile(r"data:[a-z0-9.+/-]{0,80}(?:;[a-z0-9=-]{1,40}){0,4};base64,[A-Za-z0-9+/=%\s]+", re.IGNORECASE)


def table_tag(attribute: str, value: str) -> str:
    """Return the pattern of the opening of a table with this attribute, quoted or not: `<table class='cable'`, `<table id=synopsis`."""
    return rf"<table\s[^<>]{{0,300}}\b{attribute}\s{{0,9}}=\s{{0,9}}['\"]?{value}\b"


def is_page(head: bytes) -> bool:
    """Whether the first bytes are of a web page: it opens with a tag and has one of HTML, or has the tags of a page or of breaks."""
    start = narrow(head[:START])
    if b"<" not in start or _TEI in start:
        return False
    first = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if first.startswith(b"<") and not first.startswith(b"<?xml"):
        return bool(_PAGE.search(start) or _PART.search(start))
    return bool(_PAGE.search(start)) or len(_BREAK.findall(start)) >= _BREAKS


def without_enclosed(page: str) -> str:
    """Return a page without the images that are written into it."""
    return _ENCLOSED.sub("", page) if ";base64," in page else page


def tree(page: str) -> "BeautifulSoup":
    """Return a page as a tree, however damaged; one of any depth."""
    from bs4 import BeautifulSoup  # noqa: PLC0415 - a tenth of a second, which an archive without such pages never needs

    return BeautifulSoup(_DECLARED.sub("", page, count=1) if page.lstrip().startswith("<?xml") else page, "lxml")
