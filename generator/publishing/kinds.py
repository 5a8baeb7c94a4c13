"""Which pages share a skeleton."""

from collections.abc import Mapping
from urllib.parse import quote

import msgspec
from msgspec import Struct

from generator.publishing.plain import Meta
from generator.publishing.skeleton import VARYING

TOP = 2  # slashes in an address; a page above that stands in the navigation


class PageFile(Struct, frozen=True):
    """A page's Markdown file below the docs folder, its address and its HTML file below the site."""

    source: str
    url: str
    target: str


class Kind(Struct, frozen=True):
    """All that a template can see of a page beside the fields: section, depth, and the rest of its front matter.

    `meta` is that rest as JSON; `keys` are the keys of the front matter, since a template may ask whether one is there.
    """

    section: str
    depth: int
    template: str
    keys: tuple[str, ...]
    meta: str

    @property
    def folder(self) -> str:
        """A folder of pages of this kind."""
        return "/".join([self.section, *["d"] * (self.depth - 2)]) + "/"

    def rest(self) -> dict[str, object]:
        """Give the front matter that all pages of the kind have in common."""
        rest: dict[str, object] = msgspec.json.decode(self.meta)
        return rest

    def in_words(self) -> str:
        """Name the kind to a publisher."""
        return f"{self.section}/{'…/' * (self.depth - 1)}"


def page_file(source: str) -> PageFile:
    """Give the page of a Markdown file, where MkDocs has it (`use_directory_urls`)."""
    folder, slash, name = source.rpartition("/")
    stem = name.rpartition(".")[0]
    place = folder + slash if stem in {"index", "README"} else f"{folder}{slash}{stem}/"
    return PageFile(source, quote(place or "./"), f"{place}index.html")


def kind_of(file: PageFile, meta: Meta) -> Kind | None:
    """Say which skeleton a page needs; null at the top of the site, and where a field is anything but text."""
    if file.url.count("/") < TOP:
        return None
    if any(not isinstance(meta.get(key, ""), str) for key in ("title", "description", "template")):
        return None
    return Kind(
        section=file.url.partition("/")[0],
        depth=file.url.count("/"),
        template=str(meta.get("template", "main.html")),
        keys=tuple(sorted(meta)),
        meta=msgspec.json.encode(_rest(meta)).decode(),
    )


def _rest(meta: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in sorted(meta.items()) if key not in VARYING}
