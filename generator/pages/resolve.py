"""The resolver page: numbers in any text, each with its link or "not held", found in the reader's own browser."""

from generator.pages import escape, paths
from generator.pages.paths import Page
from generator.pages.templating import render
from generator.vocabulary.interface import say

ADDRESS = "resolve/"


def resolve_page() -> Page:
    """Give `/resolve/`; without JavaScript it says that it needs it."""
    title = say("Look up cable numbers")
    top = escape.front_matter(
        {
            "title": title,
            "description": say("Paste a text: every cable number in it is listed with its link or as not held"),
        }
    )
    inside = render("resolve.html.j2", root=paths.to_root(ADDRESS))
    return Page(paths.index(ADDRESS), "\n\n".join([top, f"# {escape.inline_markdown(title)}", inside]) + "\n")
