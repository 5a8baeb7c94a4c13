"""What the fast way takes out of MkDocs's hands, and what it leaves to it."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, file_sort_key, set_exclusions
from msgspec import Struct

from generator.publishing.fastpath.layouts import Layout
from generator.publishing.mkdocs_plugin.classify import Classified

SAMPLES = 3  # pages of each kind that MkDocs makes itself: ours must equal them
SAMPLE_SIZE = 32768  # bytes; a longer page would cost Python-Markdown more than the proof gains


class ServedFiles(Files):
    """The files that MkDocs builds; those that the fast way builds can be linked to all the same.

    `serves` says whether a source is one of the latter; `linked` are those of them that were asked for, by source.
    """

    def __init__(self, files: Iterable[File], config: MkDocsConfig, serves: Callable[[str], bool]) -> None:
        super().__init__(files)
        self.linked: dict[str, File] = {}
        self._config = config
        self._serves = serves

    def get_file_from_path(self, path: str) -> File | None:
        """Return a file of either sort."""
        source = PurePath(path).as_posix()
        return super().get_file_from_path(source) or (self.served(source) if self._serves(source) else None)

    def served(self, source: str) -> File:
        """Return a file that the fast way builds."""
        if source not in self.linked:
            self.linked[source] = listed([source], self._config)[0]
        return self.linked[source]


def stand_in(docs: str, sections: Iterable[str]) -> Callable[[str], bool]:
    """Return what says whether a source stands in one of these folders: asked for few, where a set would hold a million."""
    known = frozenset(sections)
    return lambda source: source.partition("/")[0] in known and os.path.isfile(f"{docs}/{source}")  # noqa: PTH113


class Plan(Struct, frozen=True):
    """How the files of the sections are made, by source: pages and their samples by kind, files to copy.

    The samples are left to MkDocs; so are `odd` pages, of which there are few of a kind, and `others` that are its own.
    """

    pages: dict[Layout, tuple[str, ...]]
    samples: dict[Layout, tuple[str, ...]]
    copies: tuple[str, ...]
    odd: tuple[str, ...]
    others: tuple[str, ...]

    def left(self) -> Iterator[str]:
        """Yield the source of each file that MkDocs has to see."""
        yield from self.odd
        yield from self.others
        for samples in self.samples.values():
            yield from samples


def named(files: Files, config: MkDocsConfig, sections: Sequence[str]) -> list[str]:
    """Return the files of the sections among those that MkDocs lists, as the plugins before left them."""
    known = frozenset(sections)
    return [
        file.src_uri
        for file in files
        if file.src_dir == config.docs_dir
        and file.inclusion.value > InclusionLevel.DRAFT.value
        and file.src_uri.partition("/")[0] in known
    ]


def listed(sources: Iterable[str], config: MkDocsConfig) -> list[File]:
    """Return files as MkDocs lists them, in its order."""
    found = [File(source, config.docs_dir, config.site_dir, config.use_directory_urls) for source in sources]
    set_exclusions(found, config)
    return sorted(found, key=file_sort_key)


def make_plan(classified: Iterable[Classified]) -> Plan:
    """Say how each file is made: kinds of few pages are left to MkDocs, and so are the samples of each kind."""
    kinds: dict[Layout, list[tuple[int, str]]] = {}
    copies: list[str] = []
    odd: list[str] = []
    others: list[str] = []
    for found in classified:
        copies += found.copies
        odd += found.odd
        others += found.others
        for kind, pages in found.pages.items():
            kinds.setdefault(kind, []).extend(pages)
    samples, pages_of = {}, {}
    for kind, pages in kinds.items():
        if len(pages) <= SAMPLES:
            odd += (source for _, source in pages)
            continue
        samples[kind] = _samples(pages)
        pages_of[kind] = tuple(source for _, source in pages if source not in samples[kind])
    return Plan(pages_of, samples, tuple(copies), tuple(odd), tuple(others))


def nav_pages(nav: object) -> Iterator[str]:
    """Yield every path that the navigation of `mkdocs.yml` names."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for value in nav.values():
            yield from nav_pages(value)
    elif isinstance(nav, list):
        for value in nav:
            yield from nav_pages(value)


def _samples(pages: list[tuple[int, str]]) -> tuple[str, ...]:
    """Choose the shortest page, the longest within reason, and the one in the middle."""
    by_size = sorted(pages)
    short = [one for one in by_size if one[0] <= SAMPLE_SIZE] or by_size[:1]
    return tuple(dict.fromkeys(source for _, source in (short[0], short[len(short) // 2], short[-1])))
