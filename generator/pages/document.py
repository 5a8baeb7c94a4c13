"""A page as the site builder reads it: front matter, title, blocks of ours."""

from collections.abc import Iterable, Sequence

from generator.pages import escape
from generator.pages.paths import Page

ALONE = ("navigation",)  # a page that the navigation does not list needs no room beside it for the list
PLAIN = ("navigation", "toc")


def document(
    path: str,
    title: str,
    description: str,
    blocks: Iterable[str],
    hide: Sequence[str] = ALONE,
    **more: escape.Value,
) -> Page:
    """Give the page at a path below the docs folder; empty blocks leave no gap, `more` joins the front matter."""
    hidden: dict[str, escape.Value] = {"hide": list(hide)} if hide else {}
    top = escape.front_matter({"title": title, "description": description, **hidden, **more})
    return Page(path, "\n\n".join([top, f"# {escape.inline_markdown(title)}", *filter(None, blocks)]) + "\n")
