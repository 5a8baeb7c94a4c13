"""The resolver page: numbers in any text, each with its link or "not held", found in the reader's own browser."""

from generator.model.sections import RESOLVE
from generator.pages import paths
from generator.pages.document import PLAIN, document
from generator.pages.paths import Page
from generator.pages.templating import render
from generator.vocabulary.interface import say

ADDRESS = RESOLVE


def resolve_page() -> Page:
    """Return `/resolve/`; without JavaScript it says that it needs it."""
    title = say("Look up cable numbers")
    about = say("Paste a text: every cable number in it is listed with its link or as not held")
    inside = render("resolve.html.j2", root=paths.to_root(ADDRESS))
    return document(paths.index(ADDRESS), title, about, [inside], PLAIN, scripted=True)
