"""The page of one person: names and titles over time, cables by role, who else was there."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import groupby

from msgspec import Struct

from generator.model.listing import CableLine
from generator.model.people import Mention, Outside, Person, PersonRole
from generator.pages import escape, paths, words
from generator.pages.activity import activity, months_of
from generator.pages.document import document
from generator.pages.paths import Page
from generator.pages.search_within import search_within
from generator.pages.templating import render
from generator.vocabulary.interface import say
from generator.vocabulary.name_case import name_case

HEADINGS = {
    PersonRole.SIGNER: "Signed",
    PersonRole.CLASSIFIER: "Classified",
    PersonRole.PARTICIPANT: "Took part",
    PersonRole.MENTIONED: "Named in",
}
_OUTSIDE = {
    "wikidata": ("Wikidata", "https://www.wikidata.org/wiki/{id}"),
    "viaf": ("VIAF", "https://viaf.org/viaf/{id}"),
}

_WEIGHTS = {role: weight for weight, role in enumerate(PersonRole)}
_KEPT = 4096  # written names
FORMS = 60  # names, and titles, that a page lists


class PersonPart(Struct, frozen=True):
    """A cable on a person's page: the role of most weight there, the anchors that name the person, the names and titles."""

    line: CableLine
    role: PersonRole
    anchors: tuple[str, ...]
    names: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


class Companion(Struct, frozen=True):
    """Someone named in the same cables, where readers find that person, and in how many cables."""

    address: str
    name: str
    cables: int


class PersonPage(Struct, frozen=True):
    """All that a person's page shows; `parts` oldest first."""

    person: Person
    parts: tuple[PersonPart, ...]
    others: tuple[Companion, ...]


class Form(Struct, frozen=True):
    """A name or title as written: in how many cables, the first and the last day."""

    written: str
    cables: int
    first: str
    last: str


def person_part(line: CableLine, mentions: Sequence[Mention]) -> PersonPart:
    """Return a cable's part in a person's page, from all places there that name the person."""
    anchors: dict[str, None] = {}
    written: dict[str, None] = {}
    titles: dict[str, None] = {}
    role = PersonRole.MENTIONED
    for mention in mentions:
        if mention.anchor:
            anchors[mention.anchor] = None
        written[_written(mention.written)] = None
        if mention.title:
            titles[mention.title] = None
        if mention.role is not role and _WEIGHTS[mention.role] < _WEIGHTS[role]:
            role = mention.role
    return PersonPart(line, role, tuple(anchors), tuple(written), tuple(titles))


@lru_cache(maxsize=_KEPT)
def _written(written: str) -> str:
    return name_case(" ".join(written.split()))


def forms(found: Iterable[tuple[str, CableLine]]) -> list[Form]:
    """Return each form once, with the cables that have it, the most used first."""
    days: dict[str, list[str]] = {}
    for written, line in found:
        days.setdefault(written, []).append((line.date or "")[:10])
    held = [Form(one, len(ds), min(filter(None, ds), default=""), max(ds)) for one, ds in days.items()]
    return sorted(held, key=lambda one: (-one.cables, -len(one.written), one.written))[:FORMS]


def person_pages(page: PersonPage, rows: int) -> Iterator[Page]:
    """Yield a person's page; the cables of more than `rows` go to a page a year."""
    address = paths.person(page.person.slug)
    link = _linker(address)
    facts = render(
        "person.html.j2",
        person=page.person,
        link=link,
        outside=[_outside(one) for one in page.person.outside],
        names=forms((name, part.line) for part in page.parts for name in part.names),
        titles=forms((title, part.line) for part in page.parts for title in part.titles),
    )
    form = search_within((("person", page.person.slug),), len(page.parts), link)
    picture = activity(months_of([part.line for part in page.parts]), paths.to_root(address))
    end = render("person_others.html.j2", person=page.person, others=page.others, link=link)
    if len(page.parts) <= rows:
        yield _page(
            *(address, page.person, page.person.name),
            [_lead(page), form, picture, facts, *_by_role(page.parts, link), end],
        )
        return
    years = [(year, list(parts)) for year, parts in groupby(page.parts, key=lambda part: _year(part.line))]
    table = render(
        "person_years.html.j2", years=[(year, f"{address}{year}/", len(parts)) for year, parts in years], link=link
    )
    yield _page(address, page.person, page.person.name, [_lead(page), form, picture, facts, table, end])
    for year, parts in years:
        part_address = f"{address}{year}/"
        title = f"{page.person.name}: {year}"
        within = (("person", page.person.slug), ("year", year)) if year.isdigit() else ()
        form = search_within(within, len(parts), _linker(part_address))
        yield _page(part_address, page.person, title, [form, *_by_role(parts, _linker(part_address))])


def _lead(page: PersonPage) -> str:
    person = page.person
    titles = [form[0] for form in person.titles[:1]]
    years = f", {words.span(person.first, person.last)}" if person.first else ""
    said = " ".join(", ".join([*titles, words.count(person.cables, "cable")]).split())  # a title can go over two lines
    return f'<p class="cable-lead">{escape.html(said + years)}</p>'


def _by_role(parts: Sequence[PersonPart], link: Callable[[str], str]) -> Iterator[str]:
    for role in PersonRole:
        held = [part for part in parts if part.role is role]
        if held:
            yield f"## {escape.inline_markdown(say(HEADINGS[role]))} {{#{role}}}"
            yield render("person_cables.html.j2", parts=held, link=link)


def _page(address: str, person: Person, title: str, chunks: Sequence[str]) -> Page:
    description = say("Cables that name {name}, by role and date, with the paragraphs", name=person.name)
    return document(paths.markdown(address), title, description, chunks)


def _outside(one: Outside) -> tuple[str, str]:
    label, url = _OUTSIDE[one.scheme]
    return label, url.replace("{id}", one.id)


def _year(line: CableLine) -> str:
    return line.date[:4] if line.date else "undated"


def _linker(address: str) -> Callable[[str], str]:
    return partial(paths.link, paths.to_root(address))
