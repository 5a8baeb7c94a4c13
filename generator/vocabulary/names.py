"""Words of names and words that are none: what tells a person from a ministry, a town or a heading."""

import unicodedata
from functools import cache, lru_cache

from generator.vocabulary.tables import rows, single_column

FREQUENT = 1000  # surnames from the top of the census that are read as names even where they are English words (White)
USUAL = 4000  # the same behind a given name or a title (George Bush, Secretary Rice)
KEPT = 65536  # words remembered a process


def fold(text: str) -> str:
    """Return small letters without accents: `Brugière` is `brugiere`."""
    return text.lower() if text.isascii() else _fold(text)


@lru_cache(maxsize=KEPT)
def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("ø", "o").replace("ł", "l").replace("ı", "i").replace("ß", "ss"))
    return "".join(char for char in plain if not unicodedata.combining(char)).lower()


def is_given(word: str) -> bool:
    """Whether a folded word is a given name; of a double name (`jean-louis`) the first half decides."""
    return word in _given() or ("-" in word and word.split("-", maxsplit=1)[0] in _given())


def is_surname(word: str, most: int | None = None) -> bool:
    """Whether a folded word is a surname, or one of the `most` usual in the United States."""
    rank = _surnames().get(word)
    return rank is not None and (most is None or rank < most)


def is_common(word: str) -> bool:
    """Whether a folded word is an English word that is written in small letters; of a compound, each part."""
    return word in _common() or ("-" in word and all(part in _common() for part in word.split("-")))


def is_city(name: str) -> bool:
    """Whether folded words are a city's whole name."""
    return name in _cities()


def is_place(word: str) -> bool:
    """Whether a folded word is a country, a region, a nation's adjective or a post's city."""
    return word in _places()


def kind_of(word: str, kind: str) -> bool:
    """Whether `not_people.csv` lists the folded word with this kind.

    calendar, demonym, head (of an organization or a place), place_word (a part of many), function, thing (behind a name:
    `clan`), where (before a place: `near`).
    """
    return word in _not_people()[kind]


def is_person_word(word: str, kind: str) -> bool:
    """Whether `person_words.csv` lists the folded word with this kind.

    title, weak_title (as often no title), capital_title (safe in text all in capitals), title_or_name (`Shah`), role
    (`lawyer`), verb (what people do), deed (what is done to them), kin, particle, onset (consonants that names begin with).
    """
    return word in _person_words()[kind]


def person_words(kind: str) -> frozenset[str]:
    """Return the words that `person_words.csv` lists with this kind."""
    return _person_words()[kind]


def is_well_known(word: str) -> bool:
    """Whether a folded surname is one by which telegrams of 1966 to 2010 call a statesman without another word: `qadhafi`."""
    return word in _well_known()


def is_acronym(word: str) -> bool:
    """Whether a folded word is an acronym of the vocabulary, a caption or a TAGS code."""
    return word in _acronyms()


def titles_of_several_words() -> frozenset[str]:
    """Return the titles of `titles.csv` that have more than one word, folded."""
    return frozenset(fold(row["title"]) for row in rows("titles") if " " in row["title"])


@cache
def _person_words() -> dict[str, frozenset[str]]:
    return _listed("person_words")


@cache
def _not_people() -> dict[str, frozenset[str]]:
    return _listed("not_people")


def _listed(table: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows(table):
        found.setdefault(row["kind"], set()).add(row["word"])
    return {kind: frozenset(words) for kind, words in found.items()}


@cache
def _well_known() -> frozenset[str]:
    return frozenset(row["surname"] for row in rows("well_known"))


@cache
def _acronyms() -> frozenset[str]:
    listed = (row["acronym"] for row in rows("acronyms"))
    return frozenset(fold(word) for word in listed)


@cache
def _given() -> frozenset[str]:
    return frozenset(row["name"].lower() for row in rows("given_names")) | frozenset(single_column("given_names_world"))


@cache
def _surnames() -> dict[str, int]:
    return {name: rank for rank, name in enumerate(single_column("surnames"))}


@cache
def _common() -> frozenset[str]:
    return frozenset(single_column("common_words"))


@cache
def _cities() -> frozenset[str]:
    posts = (fold(row["city"]) for row in rows("posts") if row["city"])
    return frozenset(single_column("cities")).union(posts)


@cache
def _places() -> frozenset[str]:
    countries = (fold(row["name"]) for row in rows("tags") if row["kind"] in {"country", "region"})
    words = {word.strip("()") for name in countries for word in name.replace(",", " ").split()}
    cities = {fold(row["city"]) for row in rows("posts") if row["city"] and " " not in row["city"]}
    kept = {word for word in words if len(word) > 3}  # noqa: PLR2004 - `and`, `the`, `of`
    return frozenset(kept | cities | _not_people()["demonym"]) - _not_people()["function"]
