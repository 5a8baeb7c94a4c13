"""What stands at an address whose page is gone: a page that says so, or one that leads on."""

import msgspec

from generator.model.change import Gone
from generator.model.sections import CABLES
from generator.pages import paths
from generator.pages.document import PLAIN, document
from generator.pages.extras import redirect
from generator.pages.paths import Page
from generator.pages.templating import render
from generator.vocabulary.interface import say

_INDEX = "/index.html"


def gone_page(gone: Gone, *, generated: bool, cited: bool = False) -> Page:
    """Return the file that stands in the place of one that is gone.

    `generated` says whether its folder is ours, so that a Markdown page of ours may stand there; `cited`, of a cable,
    whether there is a page that says which cables refer to it.
    """
    name = name_of(gone.address)
    if gone.address.endswith(".json"):
        told = {"id": name, "gone": gone.edition, "now": gone.to.removesuffix(_INDEX).rpartition("/")[2] or None}
        return Page(gone.address, msgspec.json.encode(told).decode() + "\n")
    if gone.address.endswith(".txt"):
        return Page(gone.address, f"{name}\n[no longer in this archive since its edition {gone.edition}]\n")
    if gone.to:
        return redirect(gone.address, gone.to.removesuffix("index.html"), name)
    return _tombstone(gone, name, generated=generated, cited=cited)


def _tombstone(gone: Gone, name: str, *, generated: bool, cited: bool) -> Page:
    title = f"{name}: {say('no longer in this archive')}"
    path = gone.address
    missing = paths.missing(name) if cited else ""
    base = "../" * path.count("/")
    inside = render(
        "gone.html.j2",
        called=name,
        gone=gone,
        missing=missing,
        is_cable=path.startswith(CABLES),
        link=lambda address: paths.link(base, address),
    )
    if not (generated and path.endswith(_INDEX)):
        return Page(path, render("gone_bare.html.j2", title=title, inside=inside) + "\n")
    return document(f"{path.removesuffix(_INDEX)}.md", title, title, [inside], PLAIN)


def name_of(address: str) -> str:
    """Return the last part of a file's address, which is a cable's number where the page is a cable's."""
    plain = address.removesuffix(_INDEX).removesuffix("/feed.xml")
    return plain.rpartition("/")[2].rpartition(".")[0] or plain.rpartition("/")[2]
