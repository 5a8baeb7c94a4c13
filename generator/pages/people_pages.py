"""The index of people: by letter, with roles and counts, to be filtered while typing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import groupby

from msgspec import Struct

from generator.model.people import Person
from generator.model.sections import PEOPLE
from generator.pages import escape, paths, words
from generator.pages.document import ALONE, PLAIN, document
from generator.pages.paths import Page
from generator.pages.templating import render
from generator.vocabulary.interface import say

ON_ONE_PAGE = 2000  # people; more go to pages by letter
LONGEST_PREFIX = 6
WEIGHTIEST = 200  # people that the first page names where the rest is behind letters
ADDRESS = PEOPLE
OTHER = "other"  # names that begin with no Latin letter


class PersonEntry(Struct, frozen=True):
    """A row of the index; `address` is empty where there is no page of its own, `only` then the one cable.

    `where` says of a surname alone from which posts it is written.
    """

    slug: str
    name: str
    title: str
    roles: tuple[str, ...]
    years: str
    cables: int
    address: str = ""
    only: str = ""
    where: str = ""


def entry(person: Person, *, paged: bool, only: str = "") -> PersonEntry:
    """Return the row of a person; `only` is the one cable of a person without a page."""
    return PersonEntry(
        slug=person.slug,
        name=person.name,
        title=person.titles[0][0] if person.titles else "",
        roles=tuple(str(role) for role in person.roles),
        years=words.span(person.first, person.last) if person.first else "",
        cables=person.cables,
        address=paths.person(person.slug) if paged else "",
        only="" if paged else only,
        where=", ".join(words.post_name(post[0]) for post in person.posts[:2]) if " " not in person.name else "",
    )


def people_index(entries: Iterable[PersonEntry], parts: tuple[str, ...]) -> Iterator[Page]:
    """Yield `/people/`, and a page for each of `parts`, the first letters of surnames; none: all on one page."""
    people = sorted(entries, key=lambda one: (sort_key(one.name), one.slug))
    lead = f"<p>{say('{people}: who signed, classified, took part or is spoken of.', people=words.count(len(people), 'person', 'people'))}</p>"
    if not parts:
        yield _page(ADDRESS, say("People"), [lead, *_letters(people)], index=True)
        return
    held: dict[str, list[PersonEntry]] = {part: [] for part in (*parts, OTHER)}
    for one in people:
        held[part_of(one.name, parts)].append(one)
    rows = [(part.title(), paths.letter(part), len(found)) for part, found in held.items() if found]
    known = sorted(people, key=lambda one: (-one.cables, sort_key(one.name), one.slug))[:WEIGHTIEST]
    most = f"## {escape.inline_markdown(say('Most named'))} {{#most-named}}"
    table = render("people_letters.html.j2", rows=rows, link=_linker(ADDRESS))
    yield _page(ADDRESS, say("People"), [lead, table, most, _table(ADDRESS, known)], index=True)
    for part, found in held.items():
        if not found:
            continue
        address = paths.letter(part)
        yield _page(address, f"{say('People')}: {part.title()}", [_table(address, found)], index=False)


def index_address(name: str, slug: str, parts: tuple[str, ...]) -> str:
    """Return the row of a person in the index."""
    return f"{paths.letter(part_of(name, parts)) if parts else ADDRESS}#{slug}"


def index_parts(people: Iterable[str]) -> tuple[str, ...]:
    """Return the first letters of surnames by which the index is divided, for everyone's names; none: one page."""
    keys = sorted(map(_letters_of, people))
    return tuple(_cut(keys, 1)) if len(keys) > ON_ONE_PAGE else ()


def part_of(name: str, parts: tuple[str, ...]) -> str:
    """Return the part in which a name stands."""
    key, known = _letters_of(name), _set_of(parts)
    return next((key[:size] for size in range(LONGEST_PREFIX, 0, -1) if key[:size] in known), OTHER)


@lru_cache(maxsize=1)
def _set_of(parts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(parts)  # a large archive has hundreds, and most people's companions are looked for among them


def _cut(keys: Sequence[str], length: int) -> Iterator[str]:
    for part, group in groupby(keys, key=lambda key: key[:length]):
        held = list(group)
        if len(held) > ON_ONE_PAGE and length < LONGEST_PREFIX and part and held[-1] != part:
            yield from _cut(held, length + 1)
        else:
            yield part or OTHER


def sort_key(name: str) -> str:
    """Return the surname first, as an index sorts."""
    held = [word for word in name.split() if word.strip(".,").upper() not in {"JR", "SR", "II", "III"}] or [name]
    return f"{held[-1]} {' '.join(held[:-1])}".casefold()


def _letters_of(name: str) -> str:
    return "".join(char for char in sort_key(name).split(" ")[0] if char.isascii() and char.isalpha())


def _letters(people: Sequence[PersonEntry]) -> Iterator[str]:
    held: dict[str, list[PersonEntry]] = {}
    for one in people:
        held.setdefault(_letters_of(one.name)[:1].upper() or "#", []).append(one)
    for letter in sorted(held):
        yield f"## {escape.inline_markdown(letter)} {{#letter-{paths.slug(letter)}}}"
        yield _table(ADDRESS, held[letter])


def _table(address: str, people: Sequence[PersonEntry]) -> str:
    return render("people.html.j2", people=people, link=_linker(address))


def _page(address: str, title: str, chunks: Sequence[str], *, index: bool) -> Page:
    hide = ALONE if any(chunk.startswith("## ") for chunk in chunks) else PLAIN
    about = say("Every person of the archive, with roles and cables")
    path = paths.index(address) if index else paths.markdown(address)
    return document(path, title, about, [render("people_filter.html.j2"), *chunks], hide)


def _linker(address: str) -> Callable[[str], str]:
    return partial(paths.link, paths.to_root(address))
