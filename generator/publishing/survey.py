"""A look at the files of the sections: which are pages of what kind, which are copied, which are MkDocs's to make."""

import os
from collections.abc import Iterable, Mapping

from mkdocs.structure.files import InclusionLevel, set_exclusions
from mkdocs.utils import is_markdown_file
from msgspec import Struct

from generator.publishing.folders import files_of
from generator.publishing.kinds import Kind, kind_of, page_file
from generator.publishing.plain import read_meta

PATTERNS = ("exclude_docs", "draft_docs", "not_in_nav")  # settings that decide how MkDocs includes a file


class _Listed:
    """What MkDocs's rules ask of a file: an object of its own for each of a million takes as long as all of them."""

    __slots__ = ("inclusion", "src_uri")

    def __init__(self, source: str) -> None:
        self.src_uri = source
        self.inclusion = InclusionLevel.UNDEFINED


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
    sources = (source for part in task.parts for source in files_of(task.docs, part))
    for file in _included(sources, task.patterns):
        if not is_markdown_file(file.src_uri) and file.inclusion.value > InclusionLevel.DRAFT.value:
            found.copies.append(file.src_uri)
        elif file.inclusion is not InclusionLevel.NOT_IN_NAV or file.src_uri in task.nav:
            found.others.append(file.src_uri)
        elif kind := _kind(task.docs, file.src_uri):
            size = os.stat(f"{task.docs}/{file.src_uri}").st_size  # noqa: PTH116 - a Path for each costs more than the look
            found.pages.setdefault(kind, []).append((size, file.src_uri))
        else:
            found.odd.append(file.src_uri)
    return found


def _included(sources: Iterable[str], patterns: Mapping[str, object]) -> list[_Listed]:
    files = [_Listed(source) for source in sources]
    set_exclusions(files, patterns)  # type: ignore[arg-type]  # it asks for nothing else of a file or a configuration
    return files


def _kind(docs: str, source: str) -> Kind | None:
    meta = read_meta(f"{docs}/{source}")
    return kind_of(page_file(source), meta) if meta else None
