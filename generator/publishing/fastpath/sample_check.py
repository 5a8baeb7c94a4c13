"""Pages of ours beside those that MkDocs made of the same Markdown."""

from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from msgspec import Struct

from generator.publishing.fastpath.layouts import page_file
from generator.publishing.fastpath.markdown_subset import read_plain
from generator.publishing.fastpath.page_template import MARK, PageTemplate, encoded_template
from generator.publishing.fastpath.probe import Head
from generator.publishing.fastpath.render import Styles, values_of

AROUND = 60  # characters shown of a difference


class Difference(Struct, frozen=True):
    """Where a page of ours would not be MkDocs's."""

    source: str
    reason: str
    ours: str = ""
    theirs: str = ""

    def in_words(self) -> str:
        """Say it in a line."""
        place = f"{self.source}: " if self.source else ""
        shown = f": {self.theirs!r}, not {self.ours!r}" if self.theirs or self.ours else ""
        return f"{place}{self.reason}{shown}"


def compare(
    config: MkDocsConfig, template: PageTemplate, samples: Iterable[str], styles: Styles, head: Head
) -> Difference | None:
    """Return the first difference of a kind; `None` where every sample is the same, byte for byte."""
    if template.torn:
        left = next(text for text in template.texts if MARK in text)
        at = left.index(MARK)
        shown = left[max(0, at - AROUND) : at + AROUND]
        return Difference("", "the theme shows something of a page that no field stands for", "", shown)
    read = [(file, read_plain(Path(config.docs_dir, file.source))) for file in map(page_file, samples)]
    plain = [(file, page) for file, page in read if page]
    made = encoded_template(template, secure=False)
    for file, page in plain:
        theirs = Path(config.site_dir, file.target).read_bytes()
        ours = made.fill(values_of(file, page, made.holes, styles, head))
        if ours != theirs:
            return _difference(file.source, ours.decode(), theirs.decode())
    return None if plain else Difference(read[0][0].source, "it is more than headings and blocks of HTML")


def _difference(source: str, ours: str, theirs: str) -> Difference:
    at = next((n for n, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), min(len(ours), len(theirs)))
    start = max(0, at - 10)
    return Difference(
        source,
        "MkDocs makes another page of it",
        ours[start : at + AROUND],
        theirs[start : at + AROUND],
    )
