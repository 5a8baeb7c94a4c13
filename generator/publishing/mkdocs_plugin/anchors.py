"""Links from hand-written pages to a place in a generated page are checked as MkDocs checks those among its own."""

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from generator.publishing.fastpath.markdown_subset import Heading, read_plain
from generator.publishing.mkdocs_plugin.plan import ServedFiles

_ID = re.compile(r'\sid="([^"]+)"')


def note(files: ServedFiles, config: MkDocsConfig) -> None:
    """Tell MkDocs the anchors of every generated page that a page of its own links into."""
    for target in _targets(files):
        if target.page is None:
            Page(None, target, config).present_anchor_ids = _anchors(target)


def _targets(files: ServedFiles) -> list[File]:
    linked = [file.page.links_to_anchors or {} for file in files.documentation_pages() if file.page]
    return [target for links in linked for target in links if target.src_uri in files.linked]


def _anchors(file: File) -> set[str] | None:
    """Return the IDs of a page; `None`, which is unknown, where it is not plain."""
    page = read_plain(Path(str(file.abs_src_path))) if file.is_documentation_page() else None
    if page is None:
        return None
    found: set[str] = set()
    for chunk in page.chunks:
        if isinstance(chunk, Heading):
            found.update(filter(None, [chunk.id]))
        else:
            found.update(_ID.findall(chunk.decode()))
    return found
