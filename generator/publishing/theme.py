"""The theme as MkDocs set it up, rendering pages that MkDocs itself does not know of."""

from collections.abc import Mapping, Sequence
from typing import TypedDict

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from msgspec import Struct

from generator.publishing.skeleton import MARK, Filling, Skeleton, cut, probe

HEAD_PARTIAL = "partials/page-head.html"  # a page's own meta tags; ours, absent where a publisher's theme has none
TOC_PARTIAL = "partials/toc.html"


class Heading(TypedDict):
    """A heading as Python-Markdown's toc extension lists it; `name` is HTML."""

    level: int
    id: str
    name: str
    children: "list[Heading]"


class Body(Struct, frozen=True):
    """A generated page before the theme: `address` as in `cables/2008/08BRUSSELS579/`; `html` is its content."""

    address: str
    meta: Mapping[str, object]
    html: str
    headings: Sequence[Heading]


class Kind(Struct, frozen=True):
    """What decides a page's skeleton: its section, its depth, and which parts the theme shows of it."""

    section: str
    depth: int
    contents: bool
    template: str
    hidden: tuple[str, ...]

    @property
    def folder(self) -> str:
        """A folder at this depth for the probe."""
        return "/".join([self.section, *["d"] * (self.depth - 2)]) + "/"


def kind_of(body: Body) -> Kind:
    """Say which skeleton a page needs."""
    section, *_ = body.address.split("/")
    hidden = body.meta.get("hide") or ()
    return Kind(
        section=section,
        depth=body.address.count("/"),
        contents=bool(body.headings),
        template=str(body.meta.get("template", "main.html")),
        hidden=tuple(map(str, hidden)) if isinstance(hidden, (list, tuple)) else (str(hidden),),
    )


class Theme:
    """MkDocs's environment, navigation and configuration, kept after its own pages are done."""

    def __init__(self, env: jinja2.Environment, nav: Navigation, files: Files, config: MkDocsConfig) -> None:
        self._env = env
        self._nav = nav
        self._files = files.documentation_pages()
        self._config = config
        names = env.list_templates()
        self._partials = {name: _alone(env, name) for name in (TOC_PARTIAL, HEAD_PARTIAL) if name in names}

    def whole(self, body: Body) -> str:
        """Render a page as MkDocs does, template and all."""
        page = self._page(body)
        return self._render(page)

    def filling(self, body: Body) -> Filling:
        """Give what a skeleton needs of a page; the partials that differ are rendered by the theme."""
        page = self._page(body)
        skip = f"#{body.headings[0]['id']}" if body.headings else ""
        return self._filling(page, url=body.address.partition("/")[2], skip=skip)

    def skeleton(self, kind: Kind) -> Skeleton:
        """Render the probe of a kind and cut it."""
        filling = probe(toc="", head="")
        heading: Heading = {"level": 1, "id": f"{MARK}-skip", "name": filling.title, "children": []}
        meta = {"title": filling.title, "description": filling.description, "template": kind.template}
        headings = [heading] if kind.contents else []
        body = Body(kind.folder + filling.url, {**meta, "hide": list(kind.hidden)}, filling.content, headings)
        page = self._page(body)
        return cut(
            self._render(page), self._filling(page, url="d/" * (kind.depth - 2) + filling.url, skip=f"#{MARK}-skip")
        )

    def _filling(self, page: Page, *, url: str, skip: str) -> Filling:
        return Filling(
            url=url,
            title=str(page.title or ""),
            description=str(page.meta.get("description", "")),
            skip=skip,
            head=self._partial(HEAD_PARTIAL, page),
            toc=self._partial(TOC_PARTIAL, page),
            content=page.content or "",
        )

    def _page(self, body: Body) -> Page:
        file = File(f"{body.address}index.md", self._config.docs_dir, self._config.site_dir, use_directory_urls=True)
        page = Page(None, file, self._config)
        page.markdown = ""  # MkDocs knows no title before a page was read
        page.meta = dict(body.meta)
        page.content = body.html
        page.toc = get_toc(list(body.headings))
        page.edit_url = None
        return page

    def _render(self, page: Page) -> str:
        context = get_context(self._nav, self._files, self._config, page)
        template = self._env.get_template(str(page.meta.get("template", "main.html")))
        return template.render(context)

    def _partial(self, name: str, page: Page) -> str:
        partial = self._partials.get(name)
        return partial.render(page=page, config=self._config) if partial else ""


def _alone(env: jinja2.Environment, name: str) -> jinja2.Template:
    # the theme's partials use the names that base.html imports
    return env.from_string('{% import "partials/language.html" as lang with context %}{% include "' + name + '" %}')
