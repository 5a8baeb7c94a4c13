"""The indexes, in the order of the navigation: each gives its pages from groups of cables."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from generator.model.cable import Level
from generator.model.listing import CableLine
from generator.model.sections import CABLES, LEVELS, POSTS, TAGS
from generator.pages import paths, words
from generator.pages.activity import activity
from generator.pages.listing import CountRow, Listing, counts, index_page, listing_pages
from generator.pages.paths import Page
from generator.pages.post_map import post_map
from generator.pages.search_within import search_within
from generator.pages.tag_trends import TagYears, tags_over_time
from generator.pages.templating import render
from generator.vocabulary.interface import say
from generator.vocabulary.posts import post_by_code
from generator.vocabulary.tags import find_tag

Groups = Iterable[tuple[str, tuple[CableLine, ...]]]
Years = Mapping[str, int]  # cables by year; those without a date under an empty one

KIND_HEADINGS = (
    ("subject", "Subjects"),
    ("program", "Programs"),
    ("organization", "Organizations"),
    ("country", "Countries"),
    ("region", "Regions"),
    ("person", "Persons"),
    ("unknown", "Other"),
)


def months(groups: Groups, rows: int) -> Iterator[Page]:
    """Yield `/cables/`, a page a year, and `/dates/2008/04/` a month."""
    years: dict[str, list[CountRow]] = {}
    for month, lines in groups:
        if not month:
            yield from listing_pages(
                Listing(paths.UNDATED, say("Undated cables"), say("Cables without a date"), lines), rows
            )
            years.setdefault("undated", []).append(CountRow("undated", paths.UNDATED, len(lines)))
            continue
        title = words.month(month)
        within = (("from", month), ("to", month))
        yield from listing_pages(
            Listing(paths.month(month), title, say("Cables of {when}", when=title), lines, within=within), rows
        )
        years.setdefault(month[:4], []).append(CountRow(title, paths.month(month), len(lines)))
    for year, held in years.items():
        if year != "undated":
            address = paths.year(year)
            total = sum(row.count for row in held)
            table = _stacked(
                activity(_counted(held), paths.to_root(address)), counts(held, (say("Month"), say("Cables")), address)
            )
            form = search_within((("year", year),), total, partial(paths.link, paths.to_root(address)))
            lead = _stacked(f"<p>{words.count(total, 'cable')}.</p>", form)
            page = index_page(
                address,
                say("Cables of {when}", when=year),
                say("Cables of {year} by month", year=year),
                lead,
                [("", table)],
            )
            yield Page(paths.markdown(address), page.text)
    summed = [CountRow(year, _year_address(year), sum(row.count for row in held)) for year, held in years.items()]
    yield _all_cables(years, summed)


def tag_pages(code: str, lines: Sequence[CableLine], rows: int, related: str) -> Iterator[Page]:
    """Yield the page of a tag, with what the tag means and what is `related` to it (HTML of ours)."""
    entry = find_tag(code)
    name = _tag_name(code)
    about = _about(code, paths.to_root(paths.tag(code)))
    title = f"{code}: {name}" if entry and name.upper() != code else code
    described = say("Cables with the tag {code} ({name})", code=code, name=name)
    within = (("tag", code),)
    yield from listing_pages(Listing(paths.tag(code), title, described, lines, about, related, within), rows)


def tags_index(counts_of: Iterable[tuple[str, Years]], rows: int) -> Page:
    """Return `/tags/` from the number of cables that each tag has in each year."""
    by_kind: dict[str, list[CountRow]] = {}
    counted: list[TagYears] = []
    for code, years in counts_of:
        entry = find_tag(code)
        kind = str(entry.kind) if entry else ("person" if ", " in code else "unknown")
        name, total = _tag_name(code), sum(years.values())
        by_kind.setdefault(kind, []).append(CountRow(code, paths.tag(code), total, (name,)))
        dated = {int(year): count for year, count in years.items() if year}
        counted.append(TagYears(code, name, total, dated))
    tables = [
        (say(heading), counts(by_kind[kind], (say("Tag"), say("Meaning"), say("Cables")), TAGS))
        for kind, heading in KIND_HEADINGS
        if kind in by_kind
    ]
    lead = f"<p>{say('TAGS say what a telegram is about: traffic analysis by geography and subject.')}</p>"
    lead = _stacked(lead, tags_over_time(counted, rows, "../"))
    return index_page(TAGS, "TAGS", say("Every tag of the archive with its meaning and its cables"), lead, tables)


def _tag_name(code: str) -> str:
    entry = find_tag(code)
    return entry.name if entry else code.title()


def post_pages(code: str, lines: Sequence[CableLine], rows: int, told: str, related: str) -> Iterator[Page]:
    """Yield the page of a post, with what is `told` of it and what is `related` to it (HTML of ours)."""
    name = _post_name(code)
    about = say("Cables from {name}", name=name)
    listing = Listing(paths.post(code), name, about, lines, aside=_stacked(told, related), within=(("post", code),))
    yield from listing_pages(listing, rows)


def posts_index(counts_of: Iterable[tuple[str, Years]]) -> Page:
    """Return `/posts/` with its map, from the number of cables that each post has in each year."""
    found = []
    placed = []
    for code, years in counts_of:
        post, total = post_by_code(code), sum(years.values())
        cells = (post.city if post else "", _span(sorted(filter(None, years))))
        found.append(CountRow(_post_name(code), paths.post(code), total, cells))
        if post:
            placed.append((post, total))
    found.sort(key=lambda row: row.key)
    about = say("Embassies, consulates and missions whose cables are here")
    lead = _stacked(f"<p>{about}.</p>", post_map(placed, "../")) if found else f"<p>{say('Nothing here yet.')}</p>"
    tables = [("", counts(found, (say("Post"), say("City"), say("Years"), say("Cables")), POSTS))] if found else []
    return index_page(POSTS, say("Posts"), about, lead, tables)


def _post_name(code: str) -> str:
    post = post_by_code(code)
    return post.name if post else code


def levels(groups: Groups, rows: int) -> Iterator[Page]:
    """Yield `/levels/` and a page a classification level."""
    held = dict(groups)
    found = []
    for level in Level:
        if lines := held.get(level):
            title = words.level(level)
            listing = Listing(
                paths.level(level),
                title,
                say("Cables classified {level}", level=title),
                lines,
                within=(("level", level),),
            )
            yield from listing_pages(listing, rows)
            found.append(CountRow(title, paths.level(level), len(lines)))
    yield _section(
        LEVELS, say("Classifications"), say("Cables by classification level"), found, (say("Level"), say("Cables"))
    )


def _all_cables(years: dict[str, list[CountRow]], summed: list[CountRow]) -> Page:
    """Return `/cables/`: how many there are, when they were sent, and the years."""
    dated = [row for year, rows in years.items() if year != "undated" for row in rows]
    total = words.count(sum(row.count for row in summed), "cable")
    lead = (
        f"<p>{total}, {say('{first} to {last}', first=dated[0].key, last=dated[-1].key)}.</p>"
        if dated
        else f"<p>{total}.</p>"
    )
    picture = activity(_counted(dated), "../")
    return index_page(
        CABLES,
        say("Cables"),
        say("Every cable, by year and month"),
        _stacked(lead, picture),
        [("", counts(summed, (say("Year"), say("Cables")), CABLES))],
    )


def _stacked(*blocks: str) -> str:
    """Put blocks of a page below each other; those that are empty leave no gap."""
    return "\n\n".join(filter(None, blocks))


def _counted(rows: list[CountRow]) -> dict[str, int]:
    """Return the counts of months (`2008-04`) behind rows that lead to months."""
    return {"-".join(row.address.split("/")[1:3]): row.count for row in rows}


def _section(address: str, title: str, description: str, rows: list[CountRow], columns: tuple[str, ...]) -> Page:
    lead = f"<p>{description}.</p>" if rows else f"<p>{say('Nothing here yet.')}</p>"
    return index_page(address, title, description, lead, [("", counts(rows, columns, address))] if rows else [])


def _about(code: str, base: str) -> str:
    return render("about_tag.html.j2", code=code, entry=find_tag(code), link=lambda to: paths.link(base, to))


def _span(years: Sequence[str]) -> str:
    if not years:
        return ""
    first, last = years[0], years[-1]
    return first if first == last else say("{first} to {last}", first=first, last=last)


def _year_address(year: str) -> str:
    return paths.UNDATED if year == "undated" else paths.year(year)
