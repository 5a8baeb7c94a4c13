"""Who is who across the archive: joins on evidence only, addresses that others cannot change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.model.people import Identified, PersonRole, Sighting
from generator.participants.identifying import identify
from generator.participants.same_person import words_of


def seen(
    name: str, day: str = "2008-04-17", post: str = "MINSK", title: str = "", role: str = "mentioned", *, n: int = 0
) -> Sighting:
    words = words_of(name)
    return Sighting(
        n=n,
        place=0,
        cable_id=f"{day[2:4]}{post}{n}",
        day=day,
        post=post,
        words=words,
        name=name,
        title=title,
        office="",
        roles=(PersonRole(role),),
        lone=len(words) == 1 and not title and role != "signer",
    )


def who(*sightings: Sighting) -> list[str]:
    numbered = [replace(one, n=at) for at, one in enumerate(sightings)]
    found = {one.n: one.slug for one in identify(numbered)}
    return [found[at] for at in range(len(numbered))]


ONE_PERSON = [
    ("the same full name, at any post", [seen("Karen Stewart"), seen("Karen Stewart", "2005-01-01", "VIENTIANE")]),
    ("an initial added", [seen("Charles A. Ray"), seen("Charles Ray")]),
    ("title, post and period", [seen("Karen Stewart", title="Ambassador"), seen("Stewart", "2008-09-01", title="Amb.")]),
    ("a signer at the post", [seen("Karen Stewart", role="classifier"), seen("Stewart", "2009-01-01", role="signer")]),
    ("a spelling at one post", [seen("Alexandr Kazulin", title="Dr."), seen("Alexander Kazulin", title="Dr.")]),
    ("a transfer", [seen("Karen Stewart", "2005-01-01", "VIENTIANE", role="signer"), seen("Karen Stewart", "2006-01-01", role="signer")]),
    ("long silence, one office", [seen("Jan Novak", "1990-01-01", title="President"), seen("Jan Novak", "2008-01-01", "PARIS", "former President")]),
    ("long silence, one post", [seen("Jan Novak", "1990-01-01"), seen("Jan Novak", "2008-01-01")]),
    ("offices by turns, once", [seen("Jan Novak", f"2008-0{month}-01", post, title) for month, post, title in ((1, "MINSK", "Speaker"), (2, "PARIS", "Judge"), (3, "MINSK", "Speaker"))]),
    ("one office, named from two posts by turns", [seen("Jan Novak", f"2008-0{month}-01", post, "Speaker") for month, post in enumerate(["MINSK", "PARIS"] * 2, 1)]),
    ("forms of address by turns", [seen("Jan Novak", f"2008-0{month}-01", post, title) for month, post, title in ((1, "MINSK", "Speaker"), (2, "PARIS", "Dr."), (3, "MINSK", "Speaker"), (4, "PARIS", "Dr."))]),
    ("the same office year by year", [seen("Sobel", "2007-05-01", role="signer"), seen("Sobel", "2008-06-01", role="signer")]),
]  # fmt: skip

TWO_PEOPLE = [
    ("surname alone", [seen("Karen Stewart"), seen("Stewart")]),
    ("another post", [seen("Karen Stewart", title="Ambassador"), seen("Stewart", post="PARIS", title="Ambassador")]),
    ("another title", [seen("Karen Stewart", title="Ambassador"), seen("Stewart", title="General")]),
    ("a former office", [seen("Jan Novak", title="President"), seen("Novak", title="former President")]),
    ("another period", [seen("Karen Stewart", title="Ambassador"), seen("Stewart", "1998-01-01", title="Ambassador")]),
    ("other initials", [seen("Charles A. Ray"), seen("Charles B. Ray")]),
    ("long silence, nothing shared", [seen("Jan Novak", "1990-01-01", title="General"), seen("Jan Novak", "2008-01-01", "PARIS", "Judge")]),
    ("service by turns", [seen("Jan Novak", f"2008-0{month}-01", post, role="classifier") for month, post in enumerate(["MINSK", "PARIS", "MINSK"], 1)]),
    ("offices by turns, twice", [seen("Jan Novak", f"2008-0{month}-01", post, title) for month, post, title in ((1, "MINSK", "Speaker"), (2, "PARIS", "Judge"), (3, "MINSK", "Speaker"), (4, "PARIS", "Judge"))]),
    ("long silence, one rank", [seen("Jan Novak", "1990-01-01", title="General"), seen("Jan Novak", "2008-01-01", "PARIS", "General")]),
    ("long silence, and Washington speaks of both", [seen("Jan Novak", "1990-01-01", "STATE"), seen("Jan Novak", "2008-01-01", "STATE")]),
    ("other given names", [seen("Nicolas Sarkozy"), seen("Cecilia Sarkozy")]),
    ("years apart at one post", [seen("Sobel", "1975-05-01", role="signer"), seen("Sobel", "2008-06-01", role="signer")]),
]  # fmt: skip


@pytest.mark.parametrize(("why", "sightings"), ONE_PERSON)
def test_one_person(why: str, sightings: list[Sighting]) -> None:
    assert len(set(who(*sightings))) == 1, why


@pytest.mark.parametrize(("why", "sightings"), TWO_PEOPLE)
def test_two_people(why: str, sightings: list[Sighting]) -> None:
    assert len(set(who(*sightings))) == 2, why


def test_of_namesakes_the_first_has_the_plain_address() -> None:
    silent = [seen("Jan Novak", "2008-05-01", "PARIS"), seen("Jan Novak", "1991-05-01")]
    assert who(*silent) == ["jan-novak-at-paris", "jan-novak"]
    turns = [seen("Jan Novak", f"2008-0{at}-01", post, role="signer") for at, post in ((1, "MINSK"), (2, "PARIS"), (3, "MINSK"))]  # fmt: skip
    assert who(*turns) == ["jan-novak", "jan-novak-at-paris", "jan-novak"]
    unposted = [seen("Jan Novak", "2008-05-01", "STATE"), seen("Jan Novak", "1991-05-01", "STATE")]
    assert who(*unposted) == ["jan-novak-2005", "jan-novak"]


def test_an_earlier_namesake_does_not_take_the_address_of_whom_the_archive_has() -> None:
    held = seen("Jan Novak", "2008-05-01", "PARIS")
    assert who(replace(held, held="jan-novak"), seen("Jan Novak", "1991-05-01")) == ["jan-novak", "jan-novak-at-minsk"]


@pytest.mark.parametrize(("first", "second", "third"), [("MINSK", "PARIS", "MINSK"), ("STATE", "STATE", "STATE")])
def test_the_address_of_a_namesake_leads_on_when_a_later_cable_joins_the_two(
    first: str, second: str, third: str
) -> None:
    apart = [seen("Jan Novak", "2001-05-01", first, n=0), seen("Jan Novak", "2008-05-01", second, n=1)]
    assert len({one.slug for one in identify(apart)}) == 2
    joined = list(identify([*apart, seen("Jan Novak", "2005-05-01", third, n=2)]))
    assert {one.slug for one in joined} == {"jan-novak"}
    reached = {address for one in joined for address in (one.slug, *one.also)}
    assert {one.slug for one in identify(apart)} <= reached


def test_of_two_fuller_names_that_fit_neither_is_taken() -> None:
    both = [seen("Karen Stewart", title="Amb."), seen("Jon Stewart", title="Ambassador"), seen("Stewart", title="Amb.")]
    assert who(*both) == ["karen-stewart", "jon-stewart", "stewart-ambassador-minsk-2008"]


def test_every_join_has_its_reason() -> None:
    pair = [seen("Karen Stewart", role="classifier", n=0), seen("Stewart", role="signer", n=1)]
    assert [one.why for one in identify(pair)] == ["", "the only fuller name that signs at this post in these years"]


_GIVEN = st.sampled_from(["Karen", "Jon", "Alexandr", "Alexander", "Charles A.", "Charles B.", "Charles", ""])
_SURNAMES = st.sampled_from(["Stewart", "Ray", "Khvastov"])
_SIGHTINGS = st.lists(
    st.builds(
        lambda given, surname, year, month, post, title, role: seen(
            f"{given} {surname}".strip(), f"{year}-0{month}-17", post, title, role
        ),
        _GIVEN,
        _SURNAMES,
        st.sampled_from([1990, 1999, 2005, 2006, 2010]),
        st.integers(1, 9),
        st.sampled_from(["MINSK", "PARIS", "STATE", ""]),
        st.sampled_from(["", "Ambassador", "FM", "former President", "General", "Judge"]),
        st.sampled_from(["signer", "classifier", "mentioned"]),
    ),
    max_size=14,
)


def _of_surname(sightings: list[Sighting], surname: str) -> list[Sighting]:
    return [
        replace(one, n=at, cable_id=f"{one.cable_id}X{at}")
        for at, one in enumerate(sightings)
        if one.words[-1] == surname
    ]


@given(_SIGHTINGS, st.randoms(use_true_random=False))
def test_the_order_of_cables_decides_nothing(sightings: list[Sighting], random: object) -> None:
    held = _of_surname(sightings, "ray")
    mixed = list(held)
    random.shuffle(mixed)  # type: ignore[attr-defined]  # a random.Random by hypothesis
    assert sorted(identify(held), key=lambda one: one.n) == sorted(identify(mixed), key=lambda one: one.n)


@given(_SIGHTINGS, _SIGHTINGS)
def test_no_address_is_lost_or_changed_by_whom_joins_the_archive(old: list[Sighting], new: list[Sighting]) -> None:
    before = list(identify(_of_surname(old, "ray")))
    added = [replace(one, n=len(old) + at) for at, one in enumerate(_of_surname(new, "ray"))]
    after = list(identify([*_remembering(_of_surname(old, "ray"), before), *added]))
    reached = {address for one in after for address in (one.slug, one.evidence_slug, *one.also)}
    assert {one.slug for one in before} <= reached
    assert {one.n: one.evidence_slug for one in before}.items() <= {one.n: one.evidence_slug for one in after}.items()


@given(st.lists(_SIGHTINGS, min_size=2, max_size=4))
def test_the_slug_of_a_person_whose_cables_are_the_same_never_changes(years: list[list[Sighting]]) -> None:
    """Whatever an archive takes in, a person of whom it learns nothing keeps the slug."""
    archive: list[Sighting] = []
    people: dict[frozenset[int], str] = {}
    for year in years:
        archive += [replace(one, n=len(archive) + at) for at, one in enumerate(_of_surname(year, "ray"))]
        found = list(identify(archive))
        now = _people(found)
        assert {cables: now[cables] for cables in people.keys() & now.keys()} == {
            cables: people[cables] for cables in people.keys() & now.keys()
        }
        archive, people = _remembering(archive, found), now


@given(_SIGHTINGS, _SIGHTINGS)
def test_without_memory_later_cables_change_no_slug_either(old: list[Sighting], new: list[Sighting]) -> None:
    held = _of_surname(old, "ray")
    later = [
        replace(one, n=len(old) + at, day=f"{int(one.day[:4]) + 25}{one.day[4:]}")
        for at, one in enumerate(_of_surname(new, "ray"))
    ]
    before, after = _people(list(identify(held))), _people(list(identify([*held, *later])))
    assert all(after.get(cables, slug) == slug for cables, slug in before.items())


def _people(found: list[Identified]) -> dict[frozenset[int], str]:
    cables: dict[str, set[int]] = {}
    for one in found:
        cables.setdefault(one.slug, set()).add(one.n)
    return {frozenset(held): slug for slug, held in cables.items()}


def _remembering(sightings: list[Sighting], found: list[Identified]) -> list[Sighting]:
    slugs = {one.n: one.slug for one in found}
    return [replace(one, held=slugs[one.n]) for one in sightings]


@given(_SIGHTINGS)
def test_people_of_different_given_names_are_never_joined(sightings: list[Sighting]) -> None:
    held = _of_surname(sightings, "stewart")
    slugs = {one.n: one.slug for one in identify(held)}
    for surname in ("karen", "jon"):
        others = {slugs[one.n] for one in held if len(one.words) > 1 and one.words[0] != surname}
        mine = {slugs[one.n] for one in held if one.words[0] == surname}
        assert not mine & others
