"""The ordinary way for pages that no template serves: MkDocs reads and renders each."""

from collections.abc import Iterable

import jinja2
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page


def build(pages: Iterable[File], config: MkDocsConfig, nav: Navigation, env: jinja2.Environment, files: Files) -> None:
    """Read, render and write pages one after the other, with every event of the plugins; none stays in memory."""
    documents = files.documentation_pages()
    for file in pages:
        page = Page(None, file, config)
        _populate_page(page, config, files)
        _build_page(page, config, documents, nav, env)
        file.page = None
