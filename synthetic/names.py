"""Names of people who do not exist, by country."""

from functools import cache

from msgspec import Struct

from synthetic import tables
from synthetic.chance import mix


class Name(Struct, frozen=True):
    """A person's name in title case."""

    given: str
    surname: str

    @property
    def full(self) -> str:
        """Given name and surname."""
        return f"{self.given} {self.surname}"


class Region(Struct, frozen=True):
    """The given names of a part of the world and what its surnames are made of."""

    given: tuple[str, ...]
    stems: tuple[str, ...]
    endings: tuple[str, ...]


def name_of(country: str, *keys: int) -> Name:
    """Return the name of the person with these keys, from a country by its ISO 3166-1 code."""
    region = _by_country().get(country) or _by_country()["US"]
    bits = mix(*keys)
    given = region.given[bits % len(region.given)]
    stem = region.stems[(bits >> 16) % len(region.stems)]
    return Name(given, stem + region.endings[(bits >> 32) % len(region.endings)])


def misspelt(surname: str) -> str:
    """Return the surname with one vowel written as another, as a drafter's ear has it (Khvastov, Khvostov)."""
    for at in range(len(surname) - 2, 0, -1):
        other = {"a": "o", "o": "a", "e": "i", "i": "e", "u": "o"}.get(surname[at])
        if other:
            return surname[:at] + other + surname[at + 1 :]
    return surname


@cache
def _by_country() -> dict[str, Region]:
    found: dict[str, Region] = {}
    for row in tables.rows("names"):
        region = Region(tuple(row["given"].split()), tuple(row["stems"].split()), tuple(row["endings"].split()))
        for country in row["countries"].split():
            found.setdefault(country, region)
    return found
