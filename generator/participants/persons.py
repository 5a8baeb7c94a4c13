"""A person of the archive, from the parts that the person has in its cables."""

from collections import Counter
from collections.abc import Iterable, Sequence

from generator.model.identity import Slug
from generator.model.people import Appearance, Outside, Person, PersonRole
from generator.participants.same_person import fullness, words_of

Written = tuple[str, str, str, int]  # as written, first day, last day, how often


def person_of(
    appearances: Sequence[Appearance], *, name: str = "", note: str = "", outside: tuple[Outside, ...] = ()
) -> Person:
    """Make the person with these parts, in whatever order; `name` is what the publisher calls the person, if anything."""
    days = [one.day for one in appearances if one.day]
    held = {role for one in appearances for role in one.roles}
    written = _written((one.name, one.day) for one in appearances)
    slug = appearances[0].slug
    return Person(
        slug=Slug(slug),
        name=name or _fullest(written),
        roles=tuple(role for role in PersonRole if role in held),
        cables=len({one.cable_id for one in appearances}),
        first=min(days, default=""),
        last=max(days, default=""),
        names=written,
        titles=_written((one.title, one.day) for one in appearances if one.title),
        posts=_written((one.post, one.day) for one in appearances if one.post),
        reasons=tuple(sorted(Counter(one.why for one in appearances if one.why).items())),
        further_slugs=tuple(Slug(evidence_slug) for evidence_slug in sorted(_addresses(appearances) - {slug})),
        note=note,
        outside=outside,
    )


def _addresses(appearances: Sequence[Appearance]) -> set[str]:
    return {address for one in appearances for address in (one.evidence_slug, *one.also)}


def _written(found: Iterable[tuple[str, str]]) -> tuple[Written, ...]:
    """Return each form once with its first and last day, most used first."""
    days: dict[str, list[str]] = {}
    for form, day in found:
        days.setdefault(form, []).append(day)
    forms = ((form, min(filter(None, held), default=""), max(held), len(held)) for form, held in days.items())
    return tuple(sorted(forms, key=lambda one: (-one[3], one[0])))


def _fullest(written: Sequence[Written]) -> str:
    """Return the fullest form; of those equally full the most used."""
    return max(written, key=lambda one: (fullness(words_of(one[0])), one[3]))[0]
