"""Who takes part: officials of a post by role and period, their counterparts, and people of one affair."""

from functools import lru_cache

from msgspec import Struct

from generator.model.identity import PostCode
from synthetic.affairs import STATE, Affair
from synthetic.chance import chance, mix, pick
from synthetic.names import Name, name_of

PERIODS = {
    "ambassador": 3, "dcm": 3, "political": 2, "economic": 2, "officer": 2,
    "president": 5, "foreign": 3, "interior": 3, "defense": 3, "opposition": 6, "speaker": 4, "advisor": 2,
}  # fmt: skip
OURS = ("ambassador", "dcm", "political", "economic", "officer")
THEIRS = ("president", "foreign", "interior", "defense", "opposition", "speaker", "advisor")
_TITLES = {
    "ambassador": ("Ambassador",),
    "dcm": ("DCM", "Deputy Chief of Mission"),
    "political": ("Political Counselor", "PolCouns"),
    "economic": ("Economic Counselor",),
    "officer": ("Poloff", "Econoff"),
    "president": ("President",),
    "foreign": ("Foreign Minister", "FM"),
    "interior": ("Interior Minister",),
    "defense": ("Defense Minister",),
    "opposition": ("Chairman", "Senator"),
    "speaker": ("Speaker",),
    "advisor": ("Advisor",),
}
_PRIVATE = ("Dr.", "Mr.", "Professor", "General", "Judge", "Colonel", "Mayor", "Director", "Governor")
_SHARED = 0.15  # of affairs in which two people bear one surname
PRIVATE = 6  # people of one affair


class Figure(Struct, frozen=True):
    """A person of the archive: the same `key`, the same person. `ours` of the mission; `namesake` of another in the affair."""

    key: str
    name: Name
    title: str
    ours: bool = False
    namesake: bool = False


@lru_cache(maxsize=8192)
def official(seed: int, post: PostCode, country: str, role: str, year: int) -> Figure:
    """Return who holds a role at a post, or in its country, in a year."""
    code = mix(seed, *post.encode(), *role.encode())
    period = (year + code % PERIODS[role]) // PERIODS[role]
    ours = role in OURS
    name = name_of("US" if ours else country, code, period)
    return Figure(f"{post}.{role}.{period}", name, pick(_TITLES[role], code, period), ours=ours)


def signer_of(seed: int, post: PostCode, country: str, year: int, drawn: float) -> Figure:
    """Return who signs: the ambassador (of the Department: the Secretary) or the chargé."""
    if post == STATE:
        holder = official(seed, post, country, "ambassador", year)
        return Figure(holder.key, holder.name, "Secretary", ours=True)
    return official(seed, post, country, "ambassador" if drawn < 0.65 else "dcm", year)


@lru_cache(maxsize=64)
def private_people(seed: int, affair: Affair, country: str) -> tuple[Figure, ...]:
    """Return the people of one affair; in some affairs one bears the surname of the foreign minister."""
    found = [
        Figure(f"affair{affair.place}.{count}", name_of(country, seed, affair.place, count), pick(_PRIVATE, seed, affair.place, count))
        for count in range(PRIVATE)
    ]  # fmt: skip
    minister = official(seed, affair.post, country, "foreign", affair.year)
    if chance(seed, affair.place, 6) < _SHARED:
        first = found[0]
        found[0] = Figure(first.key, Name(first.name.given, minister.name.surname), first.title, namesake=True)
    return tuple(found)
