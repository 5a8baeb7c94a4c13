"""The resolver page: numbers in any text, each with its link or "not held", found in the reader's own browser."""

from generator.pages import escape, paths
from generator.pages.paths import Page
from generator.pages.templating import render

ADDRESS = "resolve/"


def resolve_page() -> Page:
    """Give `/resolve/`; without JavaScript it says that it needs it."""
    title = "Look up cable numbers"
    top = escape.front_matter(
        {"title": title, "description": "Paste a text: every cable number in it is listed with its link or as not held"}
    )
    inside = render("resolve.html.j2", root=paths.to_root(ADDRESS))
    return Page(paths.index(ADDRESS), "\n\n".join([top, f"# {title}", inside]) + "\n")
