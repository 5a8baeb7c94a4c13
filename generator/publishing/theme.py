"""The theme as MkDocs set it up, rendering probes of pages that MkDocs itself does not know of."""

from collections.abc import Sequence
from functools import partial

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

from generator.publishing.headings import ContentsStyle, Token, learn_contents
from generator.publishing.kinds import Kind
from generator.publishing.skeleton import MARK, MARKED, Field, Skeleton, cut, forms

TABLE = "partials/toc.html"
ITEM = "partials/toc-item.html"
_URL = f"{MARK}url/"
_SOURCE = f"{MARK}url.md"
_SKIP = f"{MARK}skip"


class Theme:
    """MkDocs's environment, navigation and configuration, as they are when its own pages have been read."""

    def __init__(self, env: jinja2.Environment, nav: Navigation, files: Files, config: MkDocsConfig) -> None:
        self._env = env
        self._nav = nav
        self._files = files.documentation_pages()
        self._config = config

    def contents(self) -> ContentsStyle | None:
        """Learn how the theme writes a table of contents; null where it has no such partials."""
        try:
            return learn_contents(self._table, self._item)
        except jinja2.TemplateError:
            return None

    def skeleton(self, kind: Kind, contents: ContentsStyle) -> Skeleton:
        """Render the probe of a kind and cut it."""
        page = self._probe(kind)
        context = get_context(self._nav, self._files, self._config, page)
        html = self._env.get_template(kind.template).render(context)
        marks = [""] * len(Field)
        folder = "d/" * (kind.depth - 2)
        marks[Field.URL], marks[Field.SOURCE] = folder + _URL, folder + _SOURCE
        marks[Field.TITLE : Field.TITLE_ESCAPED + 1] = forms(f"{MARKED}title")
        marks[Field.DESCRIPTION], marks[Field.HEAD] = f"{MARK}description", f"<{MARK}head>"
        marks[Field.SKIP] = f"#{_SKIP}"
        marks[Field.CONTENTS] = contents.render(_headings())
        marks[Field.CONTENT] = page.content or ""
        return cut(html, marks)

    def _probe(self, kind: Kind) -> Page:
        file = File(f"{kind.folder}{_SOURCE}", self._config.docs_dir, self._config.site_dir, use_directory_urls=True)
        page = Page(None, file, self._config)
        page.markdown = ""  # MkDocs knows no title before a page was read
        given = {"title": f"{MARKED}title", "description": f"{MARK}description", "head": f"<{MARK}head>"}
        page.meta = {**kind.rest(), **{key: value for key, value in given.items() if key in kind.keys}}
        page.content = f'<h1 id="{_SKIP}">{MARK}content</h1>'
        page.toc = get_toc(_headings())
        return page

    def _table(self, tokens: list[Token]) -> str:
        return self._partial(TABLE, toc=tokens)

    def _item(self, token: Token) -> str:
        return self._partial(ITEM, toc=[token])

    def _partial(self, name: str, toc: Sequence[Token]) -> str:
        # the theme's partials use the names that base.html imports
        top = '{% import "partials/language.html" as lang with context %}'
        template = self._env.from_string(f'{top}{{% include "{name}" %}}')
        page = Page(None, File("index.md", "", "", use_directory_urls=True), self._config)
        page.toc = get_toc(list(toc))
        first: AnchorLink = page.toc.items[0]
        return template.render(page=page, config=self._config, toc_item=first)


def _headings() -> list[Token]:
    token = partial(Token, children=[])
    second = token(level=2, id=f"{MARK}second", name=f"{MARK}second")
    return [Token(level=1, id=_SKIP, name=f"{MARK}first", children=[second])]
