"""What a sighting's own words give: the key of a full name, and the address that no other person can change."""

import re
from functools import lru_cache

from generator.model.cable import Cable
from generator.model.identity import Slug
from generator.model.people import CablePerson, PersonRole, Sighting
from generator.participants.same_person import fullness, words_of
from generator.vocabulary import names
from generator.vocabulary.title_classes import title_class

_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def sighting(person: CablePerson, cable: Cable, n: int, place: int) -> Sighting:
    """Return the sighting of a person found in a cable, `n` being the cable's number and `place` the person's."""
    words = words_of(person.name)
    office = next((mention.affiliation for mention in person.mentions if mention.anchor is None), "")
    roles = person.roles
    told = person.title or office or PersonRole.SIGNER in roles or is_full(words)
    return Sighting(
        n=n,
        place=place,
        cable_id=cable.id,
        day=(cable.date or "")[:10],
        post=cable.origin.post or "",
        words=words,
        name=person.name,
        title=person.title,
        office=office,
        roles=roles,
        lone=not told,
    )


def is_full(words: tuple[str, ...]) -> bool:
    """Whether a name has a given name and a surname, each more than an initial."""
    return fullness(words)[0] > 1


@lru_cache(maxsize=names.KEPT)
def full_key(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a full name without initials and particles: `Charles A. Ray` and `Charles Ray` have the same."""
    kept = tuple(word for word in words if len(word) > 1 and not names.is_person_word(word, "particle"))
    return kept or words


@lru_cache(maxsize=names.KEPT)
def initials(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the initials of a full name."""
    return tuple(word for word in words if len(word) == 1)


def office_class(one: Sighting) -> str:
    """Return the office by which a surname alone is told from others of that surname: a title's class, or `signer`."""
    if PersonRole.SIGNER in one.roles:
        return "signer"
    return title_class(one.title) if one.title else slug(one.office)


def evidence_slug(one: Sighting) -> Slug:
    """Return the address of a sighting by its own evidence alone: the full name, or surname, office, post and year.

    `mikhail-khvastov`; `martynov-fm-brussels-2008`; `kozak-nsc-2008`; `nissim-09telaviv1098` where nothing else is said.
    """
    if is_full(one.words):
        return slug(name_slug(one.words))
    plain = "-".join(one.words)
    if one.lone or not one.day:
        return slug(f"{plain}-{one.cable_id}")
    office = office_class(one)
    where = "" if one.office and not one.title else one.post
    return slug("-".join(filter(None, (plain, "" if office == "signer" else office, where, one.day[:4]))))


@lru_cache(maxsize=names.KEPT)
def name_slug(words: tuple[str, ...]) -> str:
    """Return the words of a full name without particles, joined: `charles-a-ray`."""
    return "-".join(word for word in words if not names.is_person_word(word, "particle")) or "-".join(words)


@lru_cache(maxsize=names.KEPT)
def slug(text: str) -> Slug:
    """Return lower-case letters, digits and hyphens."""
    return Slug(_NOT_SLUG.sub("-", names.fold(text)).strip("-") or "x")
