"""Long plain pages that stand in the navigation: MkDocs puts the theme around them, but needs not read their Markdown.

A table of 50,000 rows is 20 MB of HTML that Python-Markdown would take apart, at a minute and a gigabyte.
"""

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from generator.publishing.fastpath.headings import HeadingStyle
from generator.publishing.fastpath.markdown_subset import PlainPage, headings_of, parse_plain
from generator.publishing.fastpath.render import content_of

LONG = 65536  # characters from which the time saved is worth it


class ReadyPages:
    """The long pages that were met, between the two events of each."""

    def __init__(self, style: HeadingStyle) -> None:
        self._style = style
        self._held: dict[str, PlainPage] = {}

    def take(self, page: Page, markdown: str) -> str:
        """Return the Markdown that MkDocs is to read: nothing of a page that is plain and long."""
        plain = parse_plain(f'---\ntitle: ""\n---\n\n{markdown}'.encode()) if len(markdown) >= LONG else None
        if plain is None:
            return markdown
        self._held[page.file.src_uri] = plain
        return ""

    def give(self, page: Page, html: str) -> str:
        """Return the page's HTML, and set its table of contents; `html` is what MkDocs made, of no other page changed."""
        plain = self._held.pop(page.file.src_uri, None)
        if plain is None:
            return html
        headings = headings_of(plain)
        anchors = self._style.anchors(headings)
        page.toc = get_toc(list(self._style.tokens(headings, anchors)))
        page.present_anchor_ids = None  # unknown to MkDocs, which then complains of no link to the page
        return content_of(plain, self._style, anchors).decode()
