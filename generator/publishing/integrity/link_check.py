"""Broken links of a built site: pages, files and anchors that are not there."""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from lxml import etree, html
from msgspec import Struct

_LINKS = etree.XPath("//*[not(self::base)]/@href | //*/@src")
_REFRESH = etree.XPath("//meta[translate(@http-equiv, 'REFSH', 'refsh') = 'refresh']/@content")
_ANCHORS = etree.XPath("//@id | //a/@name")
_TOP = frozenset({"", "top"})  # fragments that every page has


class BrokenLink(Struct, frozen=True, order=True):
    """A link on a page (its file below the site) that leads nowhere; `reason` says what is missing."""

    page: str
    href: str
    reason: str


def check_links(site: Path, site_url: str = "") -> list[BrokenLink]:
    """Return every internal link of the site whose page, file or anchor is not there, in the order of pages.

    Nothing is fetched: links to other hosts are left alone, those below `site_url` are internal. Pages are read one by
    one, and a second time where an anchor on them is linked.
    """
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    root = urlsplit(site_url)
    wanted: dict[str, dict[str, list[tuple[str, str]]]] = {}
    broken: list[BrokenLink] = []
    for page in sorted(name for name in files if name.endswith(".html")):
        for href in dict.fromkeys(_links_of(site / page)):
            target = _target(page, href, root.netloc, root.path)
            if target is None:
                continue
            file = _file(target[0], files)
            if file is None:
                broken.append(BrokenLink(page, href, "no such page or file"))
            elif target[1] not in _TOP and file.endswith(".html"):
                wanted.setdefault(file, {}).setdefault(target[1], []).append((page, href))
    for file, fragments in wanted.items():
        held = frozenset(_anchors_of(site / file))
        for fragment, places in fragments.items():
            if fragment not in held:
                broken += (BrokenLink(page, href, f"no such anchor on {file}") for page, href in places)
    return sorted(broken)


def _links_of(path: Path) -> Iterator[str]:
    page = _read(path)
    if page is None:
        return
    yield from map(str, _strings(_LINKS(page)))
    for content in _strings(_REFRESH(page)):
        _, found, address = content.partition("url=")
        if found:
            yield address.strip().strip("'\"")


def _anchors_of(path: Path) -> Iterator[str]:
    page = _read(path)
    return iter(()) if page is None else map(str, _strings(_ANCHORS(page)))


def _strings(found: object) -> Iterable[str]:
    return found if isinstance(found, list) else []


def _read(path: Path) -> html.HtmlElement | None:
    content = path.read_bytes()
    return html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8")) if content.strip() else None


def _target(page: str, href: str, host: str, below: str) -> tuple[str, str] | None:
    """Return the path below the site and the fragment that a link leads to; `None` for what lies elsewhere."""
    parts = urlsplit(href.strip())
    if parts.scheme or parts.netloc:
        if not host or parts.netloc != host:
            return None
        path = parts.path.removeprefix(below.rstrip("/")).lstrip("/")
    elif parts.path.startswith("/"):
        path = parts.path.removeprefix(below.rstrip("/")).lstrip("/")
    elif parts.path:
        folder = PurePosixPath(page).parent.as_posix()
        path = normpath(f"{folder}/{parts.path}") + ("/" if parts.path.endswith(("/", "/.", "..", ".")) else "")
    else:
        path = page
    return unquote(path), unquote(parts.fragment)


def _file(path: str, files: set[str]) -> str | None:
    plain = path.removeprefix("./").strip("/") if path not in {".", "./"} else ""
    choices = (plain, f"{plain}/index.html".lstrip("/"))
    return next((choice for choice in choices if choice in files), None)
