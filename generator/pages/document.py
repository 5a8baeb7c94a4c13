"""A page as the site builder reads it: front matter, title, blocks of ours."""

from collections.abc import Iterable, Sequence

from generator.model import seal
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
    *,
    scripted: bool = False,
    **more: escape.Value,
) -> Page:
    """Return the page at a path below the docs folder; empty blocks leave no gap, `more` joins the front matter.

    A block that has a script in it needs `scripted`: the page is not sealed, and its script is looked for.
    """
    text = "\n\n".join([f"# {escape.inline_markdown(title)}", *filter(None, blocks)]) + "\n"
    hidden: dict[str, escape.Value] = {"hide": list(hide)} if hide else {}
    sealed: dict[str, escape.Value] = {} if scripted else {seal.KEY: seal.seal(text.encode("utf-8", "surrogatepass"))}
    top = escape.front_matter({"title": title, "description": description, **hidden, **more, **sealed})
    return Page(path, f"{top}\n\n{text}")
