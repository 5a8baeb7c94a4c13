"""The download of people: one row a person of the archive."""

from collections.abc import Iterable

from generator.exports.tables import csv_lines
from generator.model.people import Person

PEOPLE = "people.csv"
COLUMNS = (
    *("person", "name", "roles", "cables", "first", "last", "written", "titles", "posts", "wikidata", "viaf", "note"),
    "other_addresses",
)


def people_csv(people: Iterable[Person]) -> bytes:
    """Write everyone with the forms, titles and posts of each, most used first, `; ` between them."""
    return csv_lines([COLUMNS, *(_row(person) for person in people)])


def _row(person: Person) -> tuple[str | int | None, ...]:
    outside = {one.scheme: one.id for one in person.outside}
    return (
        person.slug,
        person.name,
        " ".join(person.roles),
        person.cables,
        person.first,
        person.last,
        *("; ".join(form[0] for form in forms) for forms in (person.names, person.titles, person.posts)),
        outside.get("wikidata"),
        outside.get("viaf"),
        person.note,
        " ".join(person.further_slugs),
    )
