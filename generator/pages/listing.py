"""Lists of cables and tables of counts, the same on every index."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby

from msgspec import Struct

from generator.model.listing import CableLine
from generator.pages import escape, paths, words
from generator.pages.activity import activity, months_of
from generator.pages.document import ALONE, PLAIN, document
from generator.pages.paths import Page
from generator.pages.search_within import Filters, search_within
from generator.pages.templating import render
from generator.vocabulary.interface import say


class CountRow(Struct, frozen=True):
    """A row of a table of counts: `key` is the link's text, `cells` stand between it and the count."""

    key: str
    address: str
    count: int
    cells: tuple[str, ...] = ()


class Listing(Struct, frozen=True):
    """A page that lists cables: `lead` is a sentence or HTML of ours under the title, `aside` HTML of ours above the list.

    `within` are the filters of a search that finds these cables and no others.
    """

    address: str
    title: str
    description: str
    lines: Sequence[CableLine]
    lead: str = ""
    aside: str = ""
    within: Filters = ()


def listing_pages(listing: Listing, rows: int) -> Iterator[Page]:
    """Yield the page of a list; one of more than `rows` cables becomes a table of years and a page for each."""
    counted = words.count(len(listing.lines), "cable")
    if len(listing.lines) <= rows:
        yield _page(
            listing.address,
            listing.title,
            listing.description,
            [
                *(listing.lead, f"<p>{counted}.</p>", _within(listing), _activity(listing)),
                *(listing.aside, _table(listing, listing.lines)),
            ],
        )
        return
    years = [(year, list(group)) for year, group in groupby(listing.lines, key=_year)]
    table = counts(
        [CountRow(year, f"{listing.address}{paths.slug(year)}/", len(lines)) for year, lines in years],
        (say("Year"), say("Cables")),
        listing.address,
    )
    yield _page(
        listing.address,
        listing.title,
        listing.description,
        [
            listing.lead,
            f"<p>{say('{cables}, by year.', cables=counted)}</p>",
            _within(listing),
            _activity(listing),
            listing.aside,
            table,
        ],
    )
    for year, lines in years:
        address = f"{listing.address}{paths.slug(year)}/"
        lead = f"<p>{say('{some} of {all}.', some=words.count(len(lines), 'cable'), all=counted)}</p>"
        within = (*listing.within, ("year", year)) if listing.within and year.isdigit() else ()
        part = Listing(address, f"{listing.title}: {year}", f"{listing.description} {year}.", lines, within=within)
        yield _page(address, part.title, part.description, [lead, _within(part), _table(part, lines)])


def index_page(address: str, title: str, description: str, lead: str, tables: Iterable[tuple[str, str]]) -> Page:
    """Return a section's own page: tables of counts, each under its heading (empty: none)."""
    chunks = [lead]
    for heading, table in tables:
        if heading:
            chunks.append(f"## {escape.inline_markdown(heading)}")
        chunks.append(table)
    page = _page(address, title, description, chunks)
    return Page(paths.index(address), page.text)


def counts(rows: Sequence[CountRow], columns: tuple[str, ...], address: str) -> str:
    """Return a table of counts for a page at `address`."""
    return render("counts.html.j2", rows=rows, columns=columns, link=_linker(paths.to_root(address)))


def _activity(listing: Listing) -> str:
    return activity(months_of(listing.lines), paths.to_root(listing.address))


def _within(listing: Listing) -> str:
    return search_within(listing.within, len(listing.lines), _linker(paths.to_root(listing.address)))


def _table(listing: Listing, lines: Sequence[CableLine]) -> str:
    return render("listing.html.j2", lines=lines, link=_linker(paths.to_root(listing.address)))


def _page(address: str, title: str, description: str, chunks: Iterable[str]) -> Page:
    held = list(chunks)
    hide = ALONE if any(chunk.startswith("## ") for chunk in held) else PLAIN
    return document(paths.markdown(address), title, description, held, hide)


def _year(line: CableLine) -> str:
    return line.date[:4] if line.date else "undated"


def _linker(base: str) -> Callable[[str], str]:
    return partial(paths.link, base)
