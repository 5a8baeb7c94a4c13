"""A web page as the lines that a reader sees, each with the element that it stands in."""

import re
from collections.abc import Callable, Iterator, Mapping
from enum import Enum, auto
from itertools import islice

from bs4 import CData, NavigableString, Tag
from msgspec import Struct

from generator.sources.telegram_lines import sign_of

# what no reader sees as words
_NEVER = frozenset(
    (
        *("script", "style", "noscript", "template", "head", "button", "select", "iframe", "object", "svg"),
        *("canvas", "math", "audio", "video", "dialog", "datalist", "progress", "map", "title"),
    )
)
# what a page has around and between the words of others
_AROUND = frozenset({"nav", "aside", "footer"})
# ids and classes, whole, of the same where it is made of plain elements
_NAMES = frozenset(
    (
        *("comments", "comment-list", "commentlist", "comment-area", "comments-area", "disqus_thread"),
        *("respond", "nav", "navigation", "navbar", "menu", "breadcrumb", "breadcrumbs", "sidebar", "share"),
        *("sharing", "sharedaddy", "social", "social-share", "related", "related-posts", "toolbar", "wm-ipp"),
        *("wm-ipp-base", "wm-ipp-print", "donato", "footer", "site-footer", "page-footer", "cookie", "cookies"),
        *("cookie-banner", "advert", "ads", "post-navigation", "entry-meta", "entry-footer", "skip-link"),
        *("tags-links",),
    )
)
_SPACED = frozenset(
    (
        *("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre", "textarea"),
        *("article", "section", "hr"),
    )
)
_BLOCKS = _SPACED | frozenset(
    (
        *("address", "body", "caption", "center", "details", "div", "dt", "fieldset", "figcaption"),
        *("figure", "footer", "form", "header", "hgroup", "html", "legend", "li", "listing", "main"),
        *("plaintext", "summary", "tbody", "tfoot", "thead", "tr", "xmp"),
    )
)
_PARAGRAPHS = frozenset({"p", "blockquote"})
_CELLS = frozenset({"td", "th", "dd"})
_GOES_ON = frozenset({"dt"})  # with the description beside it
_AS_WRITTEN = frozenset({"pre", "textarea", "listing", "xmp", "plaintext"})
_WHITE = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\n\f\r]+")
_KEY = re.compile(r"-----BEGIN PGP (?P<kind>PUBLIC KEY BLOCK|SIGNATURE)-----")
_PLAIN = re.compile(r"list-style(?:-type)?\s*:\s*none")
_FOOTNOTE = re.compile(r"#_?(?:fn|ftn|foot|note)")
_LONGEST_MARK = 5  # characters: [123]
_START = re.compile(r"\d{1,4}")
_NUMBERED = re.compile(r"\W{0,3}\d{1,3}[.)]")
_NEAR = 8
_KEY_LINE = re.compile(r"[A-Za-z0-9+/=]{0,80}|(?:Version|Comment|Hash|Charset): .*|-----END PGP [A-Z ]+-----.*")
_SHORT = 80  # characters: what can be one line of a telegram
_ENOUGH = 2


class PageLine(Struct, frozen=True):
    """A line of a page, the element that it stands in, the blank lines that are written above it, whether it begins a paragraph."""

    text: str
    element: Tag
    blanks: int
    bordered: bool


class PageText(Struct, frozen=True):
    """The lines of a page as a reader sees them, and which of them each element has, by its `id`: first, and last and one."""

    lines: tuple[PageLine, ...]
    ranges: Mapping[int, tuple[int, int]]

    def range_of(self, element: Tag) -> tuple[int, int]:
        """Return the lines of an element."""
        return self.ranges[id(element)]

    def text(self, start: int, end: int) -> str:
        """Return lines as one text; of short paragraphs each is a line, as the head of a telegram has them."""
        written: list[str] = []
        for place in range(start, end):
            line = self.lines[place]
            if place > start:
                written += [""] * self._blanks(self.lines[place - 1], line)
            written.append(line.text)
        return "\n".join(written)

    def _blanks(self, above: PageLine, line: PageLine) -> int:
        """Return how many blank lines stand between two; paragraphs of one short line each stand without."""
        alone = all(len(one.text) <= _SHORT and self._is_alone(one) for one in (above, line))
        return line.blanks or (1 if line.bordered and not alone else 0)

    def _is_alone(self, line: PageLine) -> bool:
        """Whether a paragraph has no other line."""
        part = next((one for one in around(line.element) if one.name in _SPACED), line.element)
        start, end = self.ranges.get(id(part), (0, 1))
        return part.name not in _PARAGRAPHS or end - start == 1


def page_text(top: Tag, *, around: bool = False) -> PageText:
    """Return the lines of an element; scripts and public keys are none, navigation and comments are where `around` asks."""
    writer = _Writer(_laid_out(top))
    for tag, text, place in _walk(top, _is_unseen if around else _is_furniture):
        if place is _Place.OPENS:
            writer.open(tag)
        elif place is _Place.CLOSES:
            writer.close(tag)
        else:
            writer.write(tag, text, as_written=place is _Place.IN_PRE)
    return PageText(tuple(writer.lines), writer.ranges)


class _Place(Enum):
    OPENS = auto()
    CLOSES = auto()
    IN_TEXT = auto()
    IN_PRE = auto()


def _walk(top: Tag, left_out: Callable[[Tag], bool]) -> Iterator[tuple[Tag, str, _Place]]:
    """Yield each text with the element that it stands in, and the borders of elements; never by recursion."""
    following = [(top, iter(top.contents), _is_as_written(top))]
    yield top, "", _Place.OPENS
    while following:
        tag, inside, as_written = following[-1]
        node = next(inside, None)
        if node is None:
            following.pop()
            yield tag, "", _Place.CLOSES
        elif isinstance(node, Tag):
            if not left_out(node):
                yield node, "", _Place.OPENS
                following.append((node, iter(node.contents), as_written or _is_as_written(node)))
        elif type(node) is NavigableString or isinstance(node, CData):
            yield tag, str(node), _Place.IN_PRE if as_written else _Place.IN_TEXT


def _is_as_written(tag: Tag) -> bool:
    return tag.name in _AS_WRITTEN or bool(_WHITE.search(str(tag.get("style") or "")))


def _is_unseen(tag: Tag) -> bool:
    return tag.name in _NEVER


def _is_furniture(tag: Tag) -> bool:
    if tag.name in _NEVER or tag.name in _AROUND:
        return True
    if tag.name == "a" and _FOOTNOTE.match(str(tag.get("href"))):  # the number of a note of the page's editors
        return len(tag.contents) <= 1 and len(tag.get_text()) <= _LONGEST_MARK
    named = (*tag.get_attribute_list("class"), *tag.get_attribute_list("id"))
    return tag.name not in {"body", "html"} and any(str(name).lower() in _NAMES for name in named if name)


class _Writer:
    """Puts lines together; what stands in a `<pre>` is kept as it is written."""

    def __init__(self, laid_out: frozenset[int]) -> None:
        self._laid_out = laid_out
        self.lines: list[PageLine] = []
        self.ranges: dict[int, tuple[int, int]] = {}
        self._held: list[str] = []
        self._element: Tag | None = None
        self._blanks = 0
        self._bordered = False
        self._numbers: dict[int, int] = {}  # of the next item of each list
        self._number = ""  # of the item that is begun
        self._key = ""  # what ends the public key that is being left out

    def open(self, tag: Tag) -> None:
        """Begin an element."""
        if tag.name == "br":
            self._break(tag)
        elif tag.name in _CELLS and id(tag) not in self._laid_out:
            self._held += ["  "] if self._element else []
        elif tag.name in _BLOCKS or tag.name in _CELLS:
            self._end(tag)
        self.ranges[id(tag)] = (len(self.lines), len(self.lines))
        if tag.name == "li" and tag.parent is not None and tag.parent.name == "ol":
            self._number = self._next_number(tag.parent)

    def close(self, tag: Tag) -> None:
        """End an element, and its last line where none can go on behind it."""
        goes_on = tag.name in _GOES_ON or (tag.name in {"td", "th"} and self._element and id(tag) not in self._laid_out)
        if (tag.name in _BLOCKS or tag.name in _CELLS) and not goes_on:
            self._end(tag)
        start, _ = self.ranges[id(tag)]
        end = len(self.lines) + (1 if self._element else 0)
        self.ranges[id(tag)] = (start, end)
        if tag.name == "p" and start == end:
            self._blanks = max(self._blanks, 1)

    def _next_number(self, listed: Tag) -> str:
        """Return the number that a reader sees before the next item of a list."""
        if _PLAIN.search(str(listed.get("style"))):
            return ""
        first = str(listed.get("start") or "1")
        number = self._numbers.get(id(listed), int(first) if _START.fullmatch(first) else 1)
        self._numbers[id(listed)] = number + 1
        return f"{number}. "

    def write(self, tag: Tag, text: str, *, as_written: bool) -> None:
        """Write a text of an element."""
        plain = text.replace("\xa0", " ")
        if not as_written and not ("\n" in plain and _holds_signs(plain)):
            words = _BLANKS.sub(" ", plain)
            self._hold(tag, words if self._element else words.lstrip(" "))
            return
        first, *rest = plain.split("\n")
        self._hold(tag, first)
        for line in rest:
            self._break(tag)
            self._hold(tag, line)

    def _hold(self, tag: Tag, words: str) -> None:
        if words.strip():
            self._element = self._element or tag
            if self._number and not _NUMBERED.match(words):
                self._held.append(self._number)
            self._number = ""
        self._held.append(words)

    def _end(self, tag: Tag) -> None:
        """End the line that is begun, if one is; the next one is of another element."""
        if self._element:
            self._break(tag)
        self._held = []
        self._bordered = self._bordered or tag.name in _SPACED

    def _break(self, tag: Tag) -> None:
        """End a line; an empty one is seen as a blank line."""
        text = "".join(self._held).rstrip()
        if not text:
            self._blanks += 1
        elif not self._is_key(text):
            self.lines.append(PageLine(text, self._element or tag, self._blanks, self._bordered))
            self._blanks, self._bordered = 0, False
        self._held, self._element = [], None

    def _is_key(self, text: str) -> bool:
        """Whether a line is of the public key of a site's owner."""
        if not self._key and (key := _KEY.search(text)):
            self._key = f"-----END PGP {key['kind']}-----"
            return True
        if not self._key or sign_of(text) or not _KEY_LINE.fullmatch(text.strip()):  # its end may be lost
            self._key = ""
            return False
        self._key = "" if self._key in text else self._key
        return True


def around(element: Tag) -> Iterator[Tag]:
    """Yield an element and the few next ones that it stands in: a page can be nested to any depth."""
    yield element
    yield from islice(element.parents, _NEAR)


def _laid_out(top: Tag) -> frozenset[int]:
    """Return which elements, by `id`, have lines of their own: a cell that has them is no cell of a table of words.

    Each is climbed to once, so that the time grows with the page's length and not with its depth.
    """
    holding: set[int] = set()
    for tag in top.find_all([*_BLOCKS, "br"]):
        for above in tag.parents:
            if id(above) in holding:
                break
            holding.add(id(above))
            if above is top:
                break
    return frozenset(holding)


def _holds_signs(text: str) -> bool:
    """Whether a text that no `<pre>` holds has a telegram's lines all the same."""
    found = (1 for line in text.split("\n") if sign_of(line))
    return sum(1 for _, _ in zip(found, range(_ENOUGH), strict=False)) == _ENOUGH
