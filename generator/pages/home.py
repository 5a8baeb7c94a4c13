"""The home page: what the publisher wrote, with the archive's numbers in it."""

from collections.abc import Iterator

from generator.model.overview import Overview
from generator.pages import escape, paths, words
from generator.pages.activity import activity
from generator.pages.paths import Page
from generator.pages.post_map import post_map
from generator.pages.templating import render
from generator.vocabulary.interface import say
from generator.vocabulary.posts import post_by_code

WRITTEN = "home.md"  # by the publisher, below the docs folder; in another language home.de.md where there is one
MARK = "<!-- archive -->"  # where the numbers go in it


def home_page(written: str, overview: Overview) -> Page:
    """Return `index.md`: the publisher's text, with what the archive holds in the place of the mark."""
    before, mark, after = written.partition(MARK)
    inside = "\n\n".join(_parts(overview)) if mark else ""
    return Page("index.md", before + inside + after)


def _parts(overview: Overview) -> Iterator[str]:
    yield render("home.html.j2", overview=overview, share=_share(overview), link=_link)
    yield from filter(None, [activity(overview.months, "")])
    placed = [(post, count) for code, count in overview.posts.items() if (post := post_by_code(code))]
    yield from filter(None, [post_map(placed, "")])
    if placed:
        yield render("home_tables.html.j2", link=_link)
    latest = tuple((line, 0) for line in overview.latest)
    for heading, rows, counted in (
        (say("Largest conversations"), overview.threads, lambda number: words.count(number, "cable")),
        (
            say("Most cited"),
            overview.most_cited,
            lambda number: say("cited by {cables}", cables=words.count(number, "cable")),
        ),
        (say("The last in time"), latest, str),
    ):
        if rows:
            yield f"## {escape.inline_markdown(heading)}"
            yield render("home_list.html.j2", rows=rows, counted=counted, link=_link)


def _share(overview: Overview) -> str:
    """Say how much of what is cited is held, in whole percent; never all or nothing by rounding."""
    if not overview.cited:
        return ""
    percent = overview.cited_held * 100 // overview.cited
    return say("under 1 %") if not percent and overview.cited_held else f"{percent} %"


def _link(address: str) -> str:
    return paths.link("", address)
