"""What the fast way takes out of MkDocs's hands, and what it leaves to it."""

from collections.abc import Iterable, Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from msgspec import Struct

from generator.publishing.kinds import Kind, PageFile
from generator.publishing.splicing import Surveyed

SAMPLES = 3  # pages of each kind that MkDocs makes itself: ours must equal them
SAMPLE_SIZE = 65536  # bytes; a longer page would cost Python-Markdown more than the proof gains


class ServedFiles(Files):
    """The files that MkDocs builds; those that the fast way builds can be linked to all the same."""

    def __init__(self, files: Iterable[File], served: Iterable[File]) -> None:
        super().__init__(files)
        self.served = {file.src_uri: file for file in served}

    def get_file_from_path(self, path: str) -> File | None:
        """Give a file of either sort."""
        return super().get_file_from_path(path) or self.served.get(path.removeprefix("./"))


class Plan(Struct, frozen=True):
    """How the site is made: pages by kind, those of each kind that prove it, and the files that are only copied."""

    pages: dict[Kind, tuple[PageFile, ...]]
    samples: dict[Kind, tuple[PageFile, ...]]
    copies: tuple[str, ...]

    def served(self) -> Iterator[str]:
        """Give the source of each file that MkDocs does not see."""
        yield from self.copies
        for files in self.pages.values():
            yield from (file.source for file in files)


def candidates(files: Files, config: MkDocsConfig, sections: Iterable[str]) -> tuple[list[PageFile], list[str]]:
    """Give the pages that could go the fast way, and the other files of the same folders."""
    known = frozenset(sections)
    nav = frozenset(_nav_pages(config.nav))
    ours = [
        file
        for file in files
        if file.src_dir == config.docs_dir
        and file.inclusion.value > InclusionLevel.DRAFT.value
        and file.src_uri not in nav
        and file.src_uri.partition("/")[0] in known
    ]
    pages = [
        _page_file(file)
        for file in ours
        if file.is_documentation_page() and file.inclusion is InclusionLevel.NOT_IN_NAV
    ]
    return pages, [file.src_uri for file in ours if not file.is_documentation_page()]


def make_plan(surveyed: Iterable[Surveyed], copies: Iterable[str]) -> Plan:
    """Say how each page is made: kinds of few pages are left to MkDocs, and so are the samples of each kind."""
    kinds: dict[Kind, list[Surveyed]] = {}
    for found in surveyed:
        if found.kind is not None:
            kinds.setdefault(found.kind, []).append(found)
    samples = {kind: _samples(found) for kind, found in kinds.items() if len(found) > SAMPLES}
    pages = {
        kind: tuple(found.file for found in kinds[kind] if found.file not in proof) for kind, proof in samples.items()
    }
    return Plan(pages, samples, tuple(copies))


def _samples(found: list[Surveyed]) -> tuple[PageFile, ...]:
    """Choose the shortest page, the longest within reason, and the one in the middle."""
    by_size = sorted(found, key=lambda one: (one.size, one.file.source))
    short = [one for one in by_size if one.size <= SAMPLE_SIZE] or by_size[:1]
    return tuple(dict.fromkeys(one.file for one in (short[0], short[len(short) // 2], short[-1])))


def _page_file(file: File) -> PageFile:
    return PageFile(file.src_uri, file.url, file.dest_uri)


def _nav_pages(nav: object) -> Iterator[str]:
    """Give every path that the navigation of `mkdocs.yml` names."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for value in nav.values():
            yield from _nav_pages(value)
    elif isinstance(nav, list):
        for value in nav:
            yield from _nav_pages(value)
