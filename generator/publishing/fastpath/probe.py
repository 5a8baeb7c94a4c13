"""The theme as MkDocs set it up, rendering probes of pages that MkDocs itself does not know of."""

import json
from collections.abc import Sequence
from functools import lru_cache, partial
from json.encoder import encode_basestring_ascii
from typing import Any

import jinja2
from jinja2.filters import do_striptags, do_tojson
from jinja2.nodes import EvalContext
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

from generator.model import seal
from generator.publishing.fastpath.headings import ContentsStyle, Token, learn_contents
from generator.publishing.fastpath.layouts import Layout, PageFile
from generator.publishing.fastpath.markdown_subset import Meta
from generator.publishing.fastpath.page_template import MARK, MARKED, Field, PageTemplate, cut, forms

TABLE = "partials/toc.html"
ITEM = "partials/toc-item.html"
HEAD = "partials/page-head.html"  # ours, or a publisher's: the only template that may use `page.meta.citation`
_URL = f"{MARK}url/"
_SOURCE = f"{MARK}url.md"
_SKIP = f"{MARK}skip"
SAME = 4096  # texts that a filter is remembered for


class Head:
    """The partial that writes a page's own meta tags; renders nothing in a theme that has none."""

    def __init__(self, env: jinja2.Environment, config: MkDocsConfig) -> None:
        self._config = config
        self._template = _template(env, HEAD)
        self._context = self._template.new_context({"config": config}) if self._template else None
        if env.policies["json.dumps_function"] is None:
            env.policies["json.dumps_function"] = _json
            env.filters["tojson"] = _tojson
        env.filters["striptags"] = _striptags
        source = env.loader.get_source(env, HEAD)[0] if self._template and env.loader else ""
        self.key = repr((source, config.site_name, config.site_description, config.site_url))

    def render(self, file: PageFile, meta: Meta) -> str:
        """Return the tags of a page that MkDocs does not know of."""
        if self._template is None:
            return ""
        page = Page(None, File(file.source, "", "", use_directory_urls=True), self._config)
        page.markdown = ""
        page.meta = dict(meta)
        return self.render_page(page)

    def render_page(self, page: Page) -> str:
        """Return the tags of a page of MkDocs's."""
        if self._template is None or self._context is None:
            return ""
        self._context.vars = {"page": page}  # what Jinja keeps of a rendering is made once
        return "".join(self._template.root_render_func(self._context))


class Theme:
    """MkDocs's environment, navigation and configuration, as they are when its own pages have been read."""

    def __init__(self, env: jinja2.Environment, nav: Navigation, files: Files, config: MkDocsConfig) -> None:
        self._env = env
        self._nav = nav
        self._files = files.documentation_pages()
        self._config = config

    def contents(self) -> ContentsStyle | None:
        """Learn how the theme writes a table of contents; `None` where it has no such partials."""
        try:
            return learn_contents(self._table, self._item)
        except jinja2.TemplateError:
            return None

    def template(self, kind: Layout, example: Meta, contents: ContentsStyle, head: Head) -> PageTemplate:
        """Render the probe of a kind, with the front matter of a page as an example, and cut it.

        Where the page's own meta tags have no more than the other fields in them, they are no field of their own:
        rendering them for each page would take longer than the page.
        """
        page = self._probe(kind, example)
        context = get_context(self._nav, self._files, self._config, page)
        html = self._env.get_template(kind.template).render(context)
        marks = [""] * len(Field)
        folder = "d/" * (kind.depth - 2)
        marks[Field.URL], marks[Field.SOURCE] = folder + _URL, folder + _SOURCE
        marks[Field.TITLE : Field.TITLE_ESCAPED + 1] = forms(f"{MARKED}title")
        marks[Field.DESCRIPTION] = f"{MARK}description"
        marks[Field.SKIP] = f"#{_SKIP}"
        marks[Field.CONTENTS] = contents.render(_headings())
        marks[Field.CONTENT] = page.content or ""
        whole = cut(html, marks)
        if not whole.torn:
            return whole
        marks[Field.HEAD] = head.render_page(page)
        return cut(html, marks)

    def _probe(self, kind: Layout, example: Meta) -> Page:
        file = File(f"{kind.folder}{_SOURCE}", self._config.docs_dir, self._config.site_dir, use_directory_urls=True)
        page = Page(None, file, self._config)
        page.markdown = ""  # MkDocs knows no title before a page was read
        cited = _marked(example.get("citation"))
        given = {"title": f"{MARKED}title", "description": f"{MARK}description", "citation": cited}
        given[seal.KEY] = f"{MARK}seal"
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


def _template(env: jinja2.Environment, name: str) -> jinja2.Template | None:
    try:
        return env.get_template(name)
    except jinja2.TemplateNotFound:
        return None


def _headings() -> list[Token]:
    token = partial(Token, children=[])
    second = token(level=2, id=f"{MARK}second", name=f"{MARK}second")
    return [Token(level=1, id=_SKIP, name=f"{MARK}first", children=[second])]


def _marked(value: object) -> object:
    """Put a mark for each text of a value."""
    if isinstance(value, dict):
        return {key: _marked(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_marked(inner) for inner in value]
    return f"{MARK}cited" if isinstance(value, str) else value


@lru_cache(maxsize=SAME)
def _stripped(text: str) -> str:
    return do_striptags(text)


def _striptags(value: object) -> str:
    """Do what Jinja's filter does, once for what many pages have in common: who sent a cable, its level."""
    return _stripped(value) if type(value) is str else do_striptags(value)  # type: ignore[arg-type]


@lru_cache(maxsize=SAME)
def _text_as_json(text: str) -> Markup:
    return htmlsafe_json_dumps(text, dumps=_json)


@jinja2.pass_eval_context
def _tojson(context: EvalContext, value: object, indent: int | None = None) -> Markup:
    """Do so, as above."""
    return _text_as_json(value) if type(value) is str and indent is None else do_tojson(context, value, indent)


def _json(value: object, **options: Any) -> str:  # noqa: ANN401 - Jinja's own
    """Return a value as `json.dumps` does, which makes an encoder for each that Jinja hands it: half of the meta tags' time."""
    if isinstance(value, str) and options.keys() <= {"sort_keys"}:
        return encode_basestring_ascii(value)
    return json.dumps(value, **options)
