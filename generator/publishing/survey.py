"""A look at the files of the sections: which are pages of what kind, which are copied, which are MkDocs's to make."""

import os
from collections.abc import Mapping

from mkdocs.structure.files import InclusionLevel
from mkdocs.utils import is_markdown_file
from msgspec import Struct

from generator.publishing.folders import files_of
from generator.publishing.inclusion import inclusion
from generator.publishing.kinds import Kind, kind_of, page_file
from generator.publishing.plain import read_meta


class SurveyTask(Struct, frozen=True):
    """Parts of a docs folder to look at; `patterns` are the settings by name, `nav` the pages of the navigation."""

    docs: str
    parts: tuple[str, ...]
    patterns: Mapping[str, object]
    nav: frozenset[str]


class Surveyed(Struct, frozen=True):
    """Pages by kind, each with its size; files to copy; `odd` pages without a kind. All by source.

    `others` are MkDocs's: in the navigation, or left out of the site.
    """

    pages: dict[Kind, list[tuple[int, str]]]
    copies: list[str]
    odd: list[str]
    others: list[str]


def survey(task: SurveyTask) -> Surveyed:
    """Look at them."""
    found = Surveyed({}, [], [], [])
    level_of = inclusion(task.patterns)
    for source in (source for part in task.parts for source in files_of(task.docs, part)):
        level = level_of(source)
        if not is_markdown_file(source) and level.value > InclusionLevel.DRAFT.value:
            found.copies.append(source)
        elif level is not InclusionLevel.NOT_IN_NAV or source in task.nav:
            found.others.append(source)
        elif kind := _kind(task.docs, source):
            size = os.stat(f"{task.docs}/{source}").st_size  # noqa: PTH116 - a Path for each costs more than the look
            found.pages.setdefault(kind, []).append((size, source))
        else:
            found.odd.append(source)
    return found


def _kind(docs: str, source: str) -> Kind | None:
    meta = read_meta(f"{docs}/{source}")
    return kind_of(page_file(source), meta) if meta else None
