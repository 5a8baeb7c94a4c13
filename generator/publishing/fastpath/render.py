"""Making the pages of a site out of templates: the work of one process."""

import os
from collections.abc import Container, Iterable, Mapping
from hashlib import blake2b, sha256

from msgspec import Struct

from generator.publishing.csp import secured
from generator.publishing.fastpath.copy_files import link, write_page
from generator.publishing.fastpath.headings import ContentsStyle, HeadingStyle
from generator.publishing.fastpath.layouts import Layout, PageFile, page_file
from generator.publishing.fastpath.markdown_subset import Heading, PlainPage, headings_of, read_plain
from generator.publishing.fastpath.page_template import EncodedTemplate, Field, PageTemplate, encoded, forms
from generator.publishing.fastpath.probe import Head
from generator.publishing.integrity.manifest import Noted


class Styles(Struct, frozen=True):
    """How the site writes headings and tables of contents."""

    headings: HeadingStyle
    contents: ContentsStyle


class EncodedBody(Struct, frozen=True):
    """A page without the theme around it: HTML, the table of contents, and where the title is."""

    content: bytes
    contents: str
    skip: str


class SpliceTask(Struct, frozen=True):
    """Pages of one kind to make, by source; `macros` says that a plugin of the publisher's reads Markdown too.

    `noted` asks for digests of the pages, for whoever lists them: they would have to be read again.

    `previous` is the site of the last run, where its templates were the same: a page that was not changed since then,
    which is known by its time, costs a hard link.
    """

    docs: str
    site: str
    previous: str | None
    styles: Styles
    template: EncodedTemplate
    pages: tuple[str, ...]
    macros: bool
    noted: bool


class Spliced(Struct, frozen=True):
    """How many pages a process has dealt with, and those that are not plain: they are left to MkDocs.

    `made` is what is to be noted of pages that were written, by their places in the site.
    """

    pages: int
    left: tuple[str, ...]
    made: dict[str, Noted]


def templates_key(styles: Styles, templates: Mapping[Layout, PageTemplate], head: Head, *, secure: bool) -> str:
    """Return a digest of all that a page depends on beside its Markdown file."""
    headings = styles.headings
    slug = headings.slug("A probe, Ä & 1", headings.separator)
    parts = (
        headings.forms,
        head.key,
        slug,
        headings.top,
        headings.bottom,
        styles.contents,
        sorted(templates.items(), key=repr),
        secured(b"<head>") if secure else b"",
    )
    return blake2b(repr(parts).encode(), digest_size=16).hexdigest()


def splice(head: Head, task: SpliceTask) -> Spliced:
    """Make the pages, `head` their own meta tags."""
    left = []
    noted = {}
    holes = task.template.holes
    for file in map(page_file, task.pages):
        source = os.stat(f"{task.docs}/{file.source}")  # noqa: PTH116 - a Path for each page costs more than the page
        target = f"{task.site}/{file.target}"
        if task.previous and _same(f"{task.previous}/{file.target}", target, source.st_mtime_ns):
            continue
        page = read_plain(f"{task.docs}/{file.source}")
        if page is None or (task.macros and page.jinja):
            left.append(file.source)
            continue
        folder, _, name = target.rpartition("/")
        made = task.template.fill(values_of(file, page, holes, task.styles, head), sealed=page.sealed)
        write_page(folder, name, made, source.st_mtime_ns)
        if task.noted:
            noted[file.target] = Noted(sha256(made).hexdigest(), len(made), source.st_mtime_ns)
    return Spliced(len(task.pages), tuple(left), noted)


def values_of(file: PageFile, page: PlainPage, holes: Container[int], styles: Styles, head: Head) -> list[bytes]:
    """Return what a page has to fill in, a value for each `Field`."""
    made = body(page, styles)
    start = file.url.index("/") + 1
    title, description = (str(page.meta.get(key, "")) for key in ("title", "description"))
    tags = head.render(file, page.meta) if Field.HEAD in holes else ""
    texts = (file.url[start:], file.source[start:], *forms(title), description, tags, made.skip, made.contents)
    return [*map(encoded, texts), made.content]


def body(page: PlainPage, styles: Styles) -> EncodedBody:
    """Return a page's content as Python-Markdown would."""
    headings = headings_of(page)
    anchors = styles.headings.anchors(headings)
    contents = styles.contents.render(styles.headings.tokens(headings, anchors))
    return EncodedBody(content_of(page, styles.headings, anchors), contents, f"#{anchors[0]}")


def content_of(page: PlainPage, style: HeadingStyle, anchors: Iterable[str]) -> bytes:
    """Return a page's HTML; `anchors` are those of its headings."""
    left = iter(anchors)
    pieces = [
        # Python-Markdown ends a block of raw HTML, and only that, with a blank line
        encoded(style.render(chunk, next(left))) if isinstance(chunk, Heading) else chunk + b"\n"
        for chunk in page.chunks
    ]
    return b"\n".join(pieces).rstrip(b"\n")


def _same(old: str, target: str, mtime_ns: int) -> bool:
    try:
        if os.stat(old).st_mtime_ns != mtime_ns:  # noqa: PTH116 - as above
            return False
    except OSError:
        return False
    link(old, target)
    return True
