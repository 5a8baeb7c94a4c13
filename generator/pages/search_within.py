"""The form that searches the cables of one list: the search page with a filter set, a plain form where no script runs."""

from collections.abc import Callable

from generator.pages.templating import render

WORTH = 5  # cables; fewer are looked through more quickly than searched

Filters = tuple[tuple[str, str], ...]


def search_within(filters: Filters, cables: int, link: Callable[[str], str]) -> str:
    """Return the form for filters, each as its name in the address of a search and its value; empty where it is not worth it."""
    if not filters or cables < WORTH:
        return ""
    return render("search_within.html.j2", filters=filters, link=link)
