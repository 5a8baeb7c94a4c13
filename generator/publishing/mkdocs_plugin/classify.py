"""A look at the files of the sections: which are pages of what kind, which are copied, which are MkDocs's to make."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from mkdocs.structure.files import InclusionLevel
from mkdocs.utils import is_markdown_file
from msgspec import Struct

from generator.publishing.fastpath.layouts import Layout, layout_of, page_file
from generator.publishing.fastpath.markdown_subset import read_front
from generator.publishing.mkdocs_plugin.exclusion import inclusion
from generator.publishing.tree.digest import Seen
from generator.running.workers import batches, in_processes

FILES_A_TASK = 2000


class Classified(Struct, frozen=True):
    """Pages by kind, each with its size; files to copy; `odd` pages without a kind. All by source.

    `others` are MkDocs's: in the navigation, or left out of the site.
    """

    pages: dict[Layout, list[tuple[int, str]]]
    copies: list[str]
    odd: list[str]
    others: list[str]


class Classifier(Struct, frozen=True):
    """What decides how the files of a docs folder are made: `patterns` are settings by name, `nav` pages that it names.

    Called with files that were seen, it sorts those that stand in the sections.
    """

    docs: str
    sections: frozenset[str]
    patterns: Mapping[str, object]
    nav: frozenset[str]

    def __call__(self, seen: Iterable[Seen]) -> Classified:
        """Look at them."""
        found = Classified({}, [], [], [])
        level_of = inclusion(self.patterns)
        for source, size, _ in seen:
            if source.partition("/")[0] not in self.sections:
                continue
            level = level_of(source)
            if not is_markdown_file(source) and level.value > InclusionLevel.DRAFT.value:
                found.copies.append(source)
            elif level is not InclusionLevel.NOT_IN_NAV or source in self.nav:
                found.others.append(source)
            elif kind := self._kind(source):
                found.pages.setdefault(kind, []).append((size, source))
            else:
                found.odd.append(source)
        return found

    def _kind(self, source: str) -> Layout | None:
        front = read_front(f"{self.docs}/{source}")
        return layout_of(page_file(source), front) if front else None


def classify_named(classifier: Classifier, names: Sequence[str], jobs: int) -> Iterator[Classified]:
    """Look at some files alone, by source."""
    return in_processes(partial(_look, classifier), batches(names, FILES_A_TASK), jobs)


def _look(classifier: Classifier, names: Sequence[str]) -> Classified:
    return classifier((name, os.stat(f"{classifier.docs}/{name}").st_size, 0) for name in names)  # noqa: PTH116
