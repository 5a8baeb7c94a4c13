"""Pages beside the indexes: redirects, sources that gave no cable."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from generator.model.listing import CableLine
from generator.model.script_policy import NO_SCRIPT_INSIDE
from generator.model.sections import CABLES
from generator.model.source import Unreadable
from generator.pages import paths
from generator.pages.document import document
from generator.pages.paths import Page
from generator.pages.templating import render
from generator.vocabulary.interface import say

UNREADABLE = f"{CABLES}unreadable/"


def redirect(path: str, to: str, title: str) -> Page:
    """Return a file at an old or other address that leads to the page at `to`."""
    base = "../" * path.count("/")
    values = {"title": title, "to": paths.link(base, to), "policy": Markup(NO_SCRIPT_INSIDE)}  # noqa: S704 - ours
    return Page(path, render("redirect.html.j2", **values) + "\n")


def several(path: str, number: str, lines: Sequence[CableLine]) -> Page:
    """Return a file at a number that several cables go by: it offers each of them."""
    base = "../" * path.count("/")
    offered = [(paths.link(base, paths.cable(line.id)), line) for line in lines]
    return Page(path, render("several.html.j2", number=number, offered=offered) + "\n")


def unreadable_page(sources: Iterable[Unreadable]) -> Page:
    """Return the list of sources that gave no cable, with the reason and what they hold."""
    held = list(sources)
    title = say("Sources that could not be read")
    inside = (
        render("unreadable.html.j2", sources=held, raw=_raw) if held else f"<p>{say('Every source gave a cable.')}</p>"
    )
    about = say("Source files in which no telegram was found, and why")
    return document(paths.markdown(UNREADABLE), title, about, [inside])


def _raw(source: Unreadable) -> str:
    return source.raw.decode("utf-8", "replace")
