"""Listing the docs folder for MkDocs without the folders that `generate` writes.

MkDocs makes an object for every file below the docs folder before any event tells a plugin of them: at 250,000 cables,
of two million files, in one process.
"""

import os
from collections.abc import Container, Sequence

from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, get_files, set_exclusions


class DocsListing:
    """Takes the place of MkDocs's own listing between two events of a build, `on_pre_build` and `on_files`.

    `short` says whether the files that MkDocs was given lack those of the sections.
    """

    def __init__(self, sections: Sequence[str]) -> None:
        self.short = False
        self._sections = sections

    def begin(self) -> None:
        """Take the place."""
        build.get_files = self._files  # type: ignore[attr-defined]

    def end(self) -> None:
        """Give it back, also where the build was broken off."""
        build.get_files = get_files  # type: ignore[attr-defined]

    def _files(self, config: MkDocsConfig) -> Files:
        found = _others(config, self._sections)
        if len({file.dest_uri for file in found}) < len(found):  # README.md beside index.md: MkDocs says which it takes
            return get_files(config)
        self.short = True
        set_exclusions(found, config)
        return Files(found)


def _others(config: MkDocsConfig, sections: Container[str]) -> list[File]:
    found = []
    for folder, below, names in os.walk(config.docs_dir, followlinks=True):
        inside = os.path.relpath(folder, config.docs_dir)
        below[:] = sorted(name for name in below if inside != os.curdir or name not in sections)
        names.sort(key=lambda name: (os.path.splitext(name)[0] not in {"index", "README"}, name))  # noqa: PTH122
        found += [
            File(os.path.join(inside, name), config.docs_dir, config.site_dir, config.use_directory_urls)  # noqa: PTH118
            for name in names
        ]
    return found
