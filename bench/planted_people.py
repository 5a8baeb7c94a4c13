"""The people planted in a synthetic archive as sightings of a catalog: joining measured alone, with nothing parsed or found."""

import sqlite3
from collections.abc import Iterable, Iterator

from bench.people_joins import Planted, PlantedPerson
from generator.catalog import found_people
from generator.model.people import CablePerson, Mention, PersonRole, Sighting
from generator.participants.same_person import fullness, words_of
from generator.participants.sightings import is_full

_CABLE = """INSERT INTO cable (n, path, file, sha256, claim, id, text_hash, weight, date, post, serial, origin, title,
                               found, anchors, repaired, header, parsed, raw)
            VALUES (?1, 'planted', ?2, '', ?2, ?2, '', 0, ?3, ?4, 0, ?4, '', 0, '', '', '', '', '')"""


def plant(catalog: sqlite3.Connection, truths: Iterable[Planted]) -> None:
    """Put telegrams of which only ID, date, post and people are known into the catalog."""
    with catalog:
        catalog.execute("INSERT INTO source_file (path, sha256) VALUES ('planted', '')")
        for n, truth in enumerate(truths, start=1):
            catalog.execute(_CABLE, (n, truth.id, truth.date, truth.post))
            found_people.add_found(catalog, (found_people.found_people(n, _found(n, truth)),))


def _found(n: int, truth: Planted) -> Iterator[tuple[Sighting, CablePerson]]:
    for place, person in enumerate(truth.people):
        found = _person(person)
        words = words_of(found.name)
        told = found.title or PersonRole.SIGNER in found.roles or is_full(words)
        seen = Sighting(
            n=n,
            place=place,
            cable_id=truth.id,
            day=truth.date[:10],
            post=truth.post,
            words=words,
            name=found.name,
            title=found.title,
            office="",
            roles=found.roles,
            lone=not told,
        )
        yield seen, found


def _person(person: PlantedPerson) -> CablePerson:
    """Return a planted person as finding gives it: names without their titles, the fullest as the name."""
    mentions = tuple(_mention(one.written, person.title, one.role, one.anchor) for one in person.mentions)
    name = max((one.written for one in mentions), key=lambda written: fullness(words_of(written)))
    return CablePerson(name, mentions, max((one.title for one in mentions), key=len))


def _mention(written: str, title: str, role: PersonRole, anchor: str | None) -> Mention:
    titled = written.casefold().startswith(f"{title.casefold()} ")
    name = written[len(title) + 1 :] if titled else written
    return Mention(name, role, anchor, title=title if titled else "")
