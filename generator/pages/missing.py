"""Pages of cables that are cited and not held, and the list of the most wanted."""

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.config import Lookup
from generator.model.identity import CableId, read_canonical
from generator.model.links import Backlink
from generator.model.sections import MISSING
from generator.model.threads import Span
from generator.pages import paths, words
from generator.pages.cited_by import LineOf, cited_by
from generator.pages.document import PLAIN, document
from generator.pages.listing import CountRow, counts, index_page
from generator.pages.paths import Page
from generator.pages.spans import when_sent
from generator.pages.templating import render
from generator.vocabulary.interface import say
from generator.vocabulary.posts import post_by_code

ADDRESS = MISSING

Wanted = Sequence[tuple[CableId, int]]


def missing_page(
    cable_id: CableId, backlinks: Sequence[Backlink], line_of: LineOf, *, span: Span, lookups: Sequence[Lookup] = ()
) -> Page:
    """Return the page of a cable that is cited and not held: who cites it and where, when it was sent, where to look."""
    address = paths.missing(cable_id)
    base = paths.to_root(address)
    mrn = read_canonical(cable_id)
    inside = render(
        "missing.html.j2",
        id=cable_id,
        mrn=mrn,
        post=post_by_code(mrn.post) if mrn else None,
        span=span,
        when=when_sent(span),
        cited=cited_by(backlinks, line_of),
        lookups=[Lookup(one.name, one.url.replace("{id}", cable_id)) for one in lookups],
        link=lambda to: paths.link(base, to),
    )
    title = f"{cable_id}: {say('not in this archive')}"
    about = say("{id} is cited in this archive and not held", id=cable_id)
    return document(paths.markdown(address), title, about, [inside], PLAIN)


def missing_index(wanted: Wanted, rows: int, picture: str = "") -> Page:
    """Return `/missing/`: the most wanted, by the number of cables that cite each, and how many there are by post and year.

    `picture` is what is held against what is cited, HTML of ours.
    """
    title, description = say("Not held"), say("Cables that this archive cites and does not hold")
    if not wanted:
        return index_page(ADDRESS, title, description, f"<p>{say('Every cable that is cited is held.')}</p>", [])
    shown = [CountRow(cable_id, paths.missing(cable_id), times) for cable_id, times in wanted[:rows]]
    some = say("The {count} most cited of them follow, then all by post.", count=words.grouped(len(shown)))
    told = say("Cited in this archive and not held: {cables}.", cables=words.count(len(wanted), "cable"))
    lead = f"<p>{told} {some if len(shown) < len(wanted) else ''}</p>"
    tables = [
        *([(say("How complete this archive is"), picture)] if picture else []),
        (say("The most wanted"), counts(shown, (say("Cable"), say("Cited by")), ADDRESS)),
        (say("By post"), counts(list(_by_post(wanted)), (say("Post"), say("Not held")), ADDRESS)),
        (say("By year"), render("year_counts.html.j2", years=_by_year(wanted))),
    ]
    return index_page(ADDRESS, title, description, lead, tables)


def _by_post(wanted: Wanted) -> Iterator[CountRow]:
    found = Counter(mrn.post for cable_id, _ in wanted if (mrn := read_canonical(cable_id)))
    for code, count in sorted(found.items(), key=lambda one: (-one[1], one[0])):
        post = post_by_code(code)
        yield CountRow(post.name if post else code, paths.serials(code), count)


def _by_year(wanted: Wanted) -> list[tuple[int, int]]:
    return sorted(Counter(mrn.year for cable_id, _ in wanted if (mrn := read_canonical(cable_id))).items())
