"""Headings and tables of contents as Python-Markdown and the theme make them, learned once from probes."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from html import unescape
from typing import TypedDict

import markdown
from markdown.extensions.toc import nest_toc_tokens, slugify, unique
from mkdocs.config.defaults import MkDocsConfig
from msgspec import Struct

from generator.publishing.fastpath.markdown_subset import Heading
from generator.publishing.fastpath.page_template import MARK, MARKED, PageTemplate, cut, forms

DEPTH = 6
SAME = 4096  # headings that are remembered as they were made: the sections of a cable have the names of another's


class Token(TypedDict):
    """A heading as Python-Markdown's toc extension lists it; `name` is HTML."""

    level: int
    id: str
    name: str
    children: "list[Token]"


class HeadingStyle(Struct, frozen=True):
    """What the configured Markdown makes of a heading of each level.

    `forms` are headings with an ID alone, with classes, with a data attribute, and with both, a template a level; holes
    are its ID, its text, its classes, and name and value of the data attribute.
    """

    forms: tuple[tuple[PageTemplate, ...], ...]
    slug: Callable[[str, str], str]
    separator: str
    top: int
    bottom: int

    def render(self, heading: Heading, anchor: str) -> str:
        """Return the heading's HTML."""
        form = self.forms[bool(heading.classes) + 2 * bool(heading.data[0])]
        return _heading(form[heading.level - 1], heading, anchor)

    def anchors(self, headings: Sequence[Heading]) -> list[str]:
        """Return the ID of each: its own, else made of its text and unique among all."""
        used = {heading.id for heading in headings if heading.id}
        return [heading.id or unique(self.slug(unescape(heading.text), self.separator), used) for heading in headings]

    def tokens(self, headings: Iterable[Heading], anchors: Iterable[str]) -> list[Token]:
        """Return the headings that enter the table of contents, each below the one above it."""
        flat = [
            {"level": heading.level, "id": anchor, "name": heading.text}
            for heading, anchor in zip(headings, anchors, strict=True)
            if self.top <= heading.level <= self.bottom
        ]
        nested: list[Token] = nest_toc_tokens(flat)  # type: ignore[arg-type]
        return nested


class ContentsStyle(Struct, frozen=True):
    """What the theme makes of a table of contents: holes of an item are its ID and the forms of its name."""

    empty: str
    before: str
    between: str
    after: str
    item: PageTemplate
    opening: PageTemplate
    inner: str
    closing: str

    def render(self, tokens: Sequence[Token]) -> str:
        """Return the table of a page whose title is the first token."""
        items = tokens[0]["children"] if tokens and tokens[0]["level"] == 1 else tokens
        if not items:
            return self.empty
        return self.before + self.between.join(map(self._item, items)) + self.after

    def _item(self, token: Token) -> str:
        if not token["children"]:
            return _entry(self.item, token["id"], token["name"])
        opening = _entry(self.opening, token["id"], token["name"])
        return opening + self.inner.join(map(self._item, token["children"])) + self.closing


@lru_cache(maxsize=SAME)
def _heading(form: PageTemplate, heading: Heading, anchor: str) -> str:
    return form.fill((anchor, heading.text, heading.classes, *heading.data))


@lru_cache(maxsize=SAME)
def _entry(form: PageTemplate, anchor: str, name: str) -> str:
    return form.fill((anchor, *forms(name)))


def learn_headings(config: MkDocsConfig) -> HeadingStyle | None:
    """Have a heading of each level converted with the site's own extensions; `None` where something is lost."""
    classes, data = f" .{MARK}class", f" data-{MARK}name={MARK}value"
    written = (("", {0, 1}), (classes, {0, 1, 2}), (data, {0, 1, 3, 4}), (classes + data, {0, 1, 2, 3, 4}))
    learned = [(_learn_levels(config, f"{{#{MARK}id{more}}}"), holes) for more, holes in written]
    if any(one.holes != holes for levels, holes in learned for one in levels):
        return None
    toc = (config.mdx_configs or {}).get("toc", {})
    depth = str(toc.get("toc_depth", DEPTH))
    top, _, bottom = depth.rpartition("-")
    slug = toc.get("slugify", slugify)
    return HeadingStyle(
        tuple(levels for levels, _ in learned), slug, toc.get("separator", "-"), int(top or 1), int(bottom)
    )


def _learn_levels(config: MkDocsConfig, attributes: str) -> tuple[PageTemplate, ...]:
    found = []
    for level in range(1, DEPTH + 1):
        reader = markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {})
        html = reader.convert(f"{'#' * level} {MARK}text {attributes}")
        found.append(cut(html, (f"{MARK}id", f"{MARK}text", f"{MARK}class", f"{MARK}name", f"{MARK}value")))
    return tuple(found)


def learn_contents(table: Callable[[list[Token]], str], item: Callable[[Token], str]) -> ContentsStyle | None:
    """Have the theme render tables and items; `None` where a table is not made of its items in a row."""
    one, two, three = (_token(name) for name in ("one", "two", "three"))
    first, second, third = map(item, (one, two, three))
    before, between, after = _around(table([_title(one, two)]), first, second)
    single = _around(table([_title(one)]), first)
    opening, inner, closing = _around(item(_token("one", two, three)), second, third)
    nested = _around(item(_token("one", two)), second)
    if not first or not between or single != [before, after] or nested != [opening, closing]:
        return None
    marks = (one["id"], *forms(one["name"]))
    return ContentsStyle(
        table([_title()]), before, between, after, cut(first, marks), cut(opening, marks), inner, closing
    )


def _around(text: str, *items: str) -> list[str]:
    """Return what stands before, between and after the items."""
    found = []
    for item in items:
        left, _, text = text.partition(item) if item else (text, "", "")
        found.append(left)
    return [*found, text]


def _token(name: str, *children: Token) -> Token:
    return {"level": 3 if children else 2, "id": f"{MARK}id{name}", "name": f"{MARKED}{name}", "children": [*children]}


def _title(*children: Token) -> Token:
    return {"level": 1, "id": f"{MARK}idtitle", "name": f"{MARKED}title", "children": [*children]}
