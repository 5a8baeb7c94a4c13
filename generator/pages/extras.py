"""Pages beside the indexes: not held, redirects, sources that gave no cable."""

from collections.abc import Callable, Iterable, Sequence

from markupsafe import Markup

from generator.config import Lookup
from generator.model.identity import CableId, read_canonical
from generator.model.links import Backlink
from generator.model.source import Unreadable
from generator.pages import escape, paths
from generator.pages.body import LineOf
from generator.pages.cable_page import cited_items
from generator.pages.paths import Page
from generator.pages.templating import render
from generator.vocabulary.posts import post_by_code

UNREADABLE = "cables/unreadable/"


def missing_page(
    cable_id: CableId, cited_by: Sequence[Backlink], line_of: LineOf, *, span: str = "", lookups: Sequence[Lookup] = ()
) -> Page:
    """Give the page of a cable that is cited and not held; `span` is a sentence on when it was written."""
    address = paths.missing(cable_id)
    base = paths.to_root(address)
    mrn = read_canonical(cable_id)
    inside = render(
        "missing.html.j2",
        id=cable_id,
        post=post_by_code(mrn.post) if mrn else None,
        span=span,
        cited_by=cited_items(cited_by, line_of),
        lookups=[Lookup(one.name, one.url.replace("{id}", cable_id)) for one in lookups],
        link=_linker(base),
    )
    title = f"{cable_id}: not in this archive"
    top = escape.front_matter(
        {"title": title, "description": f"{cable_id} is cited in this archive and not held", "hide": ["navigation"]}
    )
    return Page(paths.markdown(address), "\n\n".join([top, f"# {escape.inline_markdown(title)}", inside]) + "\n")


def redirect(path: str, to: str, title: str) -> Page:
    """Give a file at an old or other address that leads to the page at `to`."""
    base = "../" * path.count("/")
    return Page(path, render("redirect.html.j2", title=title, to=paths.link(base, to)) + "\n")


def unreadable_page(sources: Iterable[Unreadable]) -> Page:
    """Give the list of sources that gave no cable, with the reason and what they hold."""
    held = list(sources)
    title = "Sources that could not be read"
    inside = render("unreadable.html.j2", sources=held, raw=_raw) if held else "<p>Every source gave a cable.</p>"
    top = escape.front_matter(
        {"title": title, "description": "Source files in which no telegram was found, and why", "hide": ["navigation"]}
    )
    return Page(paths.markdown(UNREADABLE), "\n\n".join([top, f"# {title}", inside]) + "\n")


def _raw(source: Unreadable) -> Markup:
    return escape.preformatted(source.raw.decode("utf-8", "replace"))


def _linker(base: str) -> Callable[[str], str]:
    return lambda address: paths.link(base, address)
