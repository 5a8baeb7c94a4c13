"""The theme's own search over spliced pages, for archives that are small enough for it."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from generator.publishing.plain import headings_of, read_plain
from generator.publishing.splicing import Styles, body

NAMES = ("material/search", "search")


def add(config: MkDocsConfig, files: Iterable[File], styles: Styles, order: Sequence[str]) -> None:
    """Add pages to the index of the search plugin, if there is one, and sort the index as MkDocs orders its pages."""
    index = next(
        (getattr(config.plugins[name], "search_index", None) for name in NAMES if name in config.plugins), None
    )
    if index is None:
        return
    for file in files:
        index.add_entry_from_context(_page(file, config, styles))
    places = {("" if url == "./" else url): place for place, url in enumerate(order)}
    entries = getattr(index, "entries", None)
    if isinstance(entries, list):
        entries.sort(key=lambda entry: places.get(entry["location"].partition("#")[0], -1))


def _page(file: File, config: MkDocsConfig, styles: Styles) -> Page:
    plain = read_plain(Path(str(file.abs_src_path)))
    if plain is None:
        message = f"{file.src_uri} was changed while the site was being built"
        raise OSError(message)
    headings = headings_of(plain)
    page = Page(None, file, config)
    page.markdown = ""
    page.meta = dict(plain.meta)
    page.content = body(plain, styles).content
    page.toc = get_toc(list(styles.headings.tokens(headings, styles.headings.anchors(headings))))
    file.page = None
    return page
