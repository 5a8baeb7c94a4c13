"""The index of people and a page for each."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.model.listing import CableLine
from generator.pages import paths
from generator.pages.listing import CountRow, Listing, counts, index_page, listing_pages
from generator.pages.paths import Page


class PersonEntry(Struct, frozen=True):
    """A person of the index: the slug is the address, `roles` those held anywhere in the archive."""

    slug: str
    name: str
    roles: tuple[str, ...]


def people_pages(
    people: Iterable[PersonEntry], groups: Iterable[tuple[str, tuple[CableLine, ...]]], rows: int
) -> Iterator[Page]:
    """Give `/people/` and a page a person; groups are by slug."""
    entries = {person.slug: person for person in people}
    found: dict[str, list[CountRow]] = {}
    for slug, lines in groups:
        person = entries[slug]
        about = f"Cables that name {person.name}"
        yield from listing_pages(Listing(paths.person(slug), person.name, about, lines), rows)
        letter = sort_key(person.name)[:1].upper()
        row = CountRow(person.name, paths.person(slug), len(lines), (", ".join(person.roles),))
        found.setdefault(letter if letter.isalpha() else "#", []).append(row)
    tables = [
        (letter, counts(_sorted(held), ("Person", "Roles", "Cables"), "people/"))
        for letter, held in sorted(found.items())
    ]
    lead = "<p>Who signed, who classified, who took part and who is spoken of.</p>"
    yield index_page("people/", "People", "Every person of the archive with the cables that name them", lead, tables)


def sort_key(name: str) -> str:
    """Give the surname first, as an index sorts."""
    words = [word for word in name.split() if word.strip(".,").upper() not in {"JR", "SR", "II", "III"}] or [name]
    return f"{words[-1]} {' '.join(words[:-1])}".casefold()


def _sorted(rows: list[CountRow]) -> list[CountRow]:
    return sorted(rows, key=lambda row: (sort_key(row.key), row.address))
