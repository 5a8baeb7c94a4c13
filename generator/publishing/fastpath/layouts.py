"""Which pages share a template."""

from functools import lru_cache
from urllib.parse import quote

import msgspec
from msgspec import Struct

from generator.publishing.fastpath.markdown_subset import meta_of
from generator.publishing.fastpath.page_template import VARYING

TEXTS = frozenset({"title", "description"})  # fields that are nothing else
SAME = 4096  # front matters that are remembered
TOP = 2  # slashes in an address; a page above that stands in the navigation


class PageFile(Struct, frozen=True):
    """A page's Markdown file below the docs folder, its address and its HTML file below the site."""

    source: str
    url: str
    target: str


class Layout(Struct, frozen=True):
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
        """Return the front matter that all pages of the kind have in common."""
        rest: dict[str, object] = msgspec.json.decode(self.meta)
        return rest

    def in_words(self) -> str:
        """Name the kind to a publisher."""
        return f"{self.section}/{'…/' * (self.depth - 1)}"


def page_file(source: str) -> PageFile:
    """Return the page of a Markdown file, where MkDocs has it (`use_directory_urls`)."""
    folder, slash, name = source.rpartition("/")
    stem = name.rpartition(".")[0]
    place = folder + slash if stem in {"index", "README"} else f"{folder}{slash}{stem}/"
    return PageFile(source, quote(place or "./"), f"{place}index.html")


def layout_of(file: PageFile, front: str) -> Layout | None:
    """Say which template a page needs, by its front matter as written.

    Null at the top of the site, and where a field is anything but text or what is no field anything but JSON.
    """
    if file.url.count("/") < TOP:
        return None
    keys, rest = list[str](), list[str]()
    for line in front.splitlines():
        key, _, value = line.partition(": ")
        keys.append(key)
        if key not in VARYING:
            rest.append(line)
        elif key in TEXTS and not value.startswith('"'):
            return None
    return _kind(file.url.partition("/")[0], file.url.count("/"), tuple(sorted(keys)), "\n".join(sorted(rest)))


@lru_cache(maxsize=SAME)
def _kind(section: str, depth: int, keys: tuple[str, ...], rest: str) -> Layout | None:
    meta = meta_of(rest)
    template = meta.get("template", "main.html") if meta is not None else None
    if not isinstance(template, str):
        return None
    return Layout(section, depth, template, keys, msgspec.json.encode(meta).decode())
