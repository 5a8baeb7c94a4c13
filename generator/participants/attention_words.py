"""Words of attention lines: which are surnames, which are offices, and where an initial is glued to a surname."""

import re
from collections.abc import Sequence

from generator.vocabulary import names
from generator.vocabulary.name_case import name_case

LONGEST = 13  # letters of a surname; two words that lost their blank are longer (NATURALRESOURCES)
GLUED = 5  # letters of an initial and a surname that no list has (GFLANLEY)
LISTED = 5  # letters up to which a surname must be a listed one; offices are that short
OFFICE = 4  # letters of most offices: USAU, ACSS, OFAC
_CONSONANTS = "bcdfghjklmnpqrstvwxz"
_VOWELS = frozenset("aeiouy")
_POSTS = ("amembassy", "amconsul", "uscons", "usmission", "usdel", "usint", "cinc", "hq", "jtf", "cjtf")


def sounds(folded: str) -> bool:
    """Whether a word has a vowel and three letters."""
    return len(folded) > 2 and bool(set(folded) & _VOWELS) and not names.kind_of(folded, "function")  # noqa: PLR2004


def no_person(word: str) -> bool:
    """Whether a word is a place, an acronym, a post or a command (`AMCONSUL`, `HQSOUTHCOM`, `USEUCOM`, `CINCPAC`)."""
    folded = names.fold(word)
    return names.is_place(folded) or names.is_acronym(folded) or _is_command(folded)


def _is_command(folded: str) -> bool:
    if names.is_surname(folded):
        return False
    return folded.startswith(_POSTS) or (folded.endswith("com") and len(folded) > OFFICE)


def is_name(word: str) -> bool:
    """Whether a word can be a surname: no office, post, country, or word of the dictionary that is no usual surname."""
    folded = names.fold(word)
    if not sounds(folded) or no_person(folded) or names.is_person_word(folded, "title"):
        return False
    if names.is_city(folded) and not names.is_surname(folded, names.FREQUENT):
        return False
    if names.kind_of(folded, "head") or names.is_common(folded):
        return names.is_surname(folded, names.FREQUENT // 2) and not names.kind_of(folded, "head")
    if len(folded) <= OFFICE:
        return names.is_surname(folded, names.USUAL)
    return names.is_surname(folded) or (len(folded) > LISTED and _pronounceable(folded))


def _pronounceable(folded: str) -> bool:
    """Whether a word reads like a name and not like an office's letters: no more than three consonants in a row."""
    return re.search(r"[^aeiouy]{4}", folded) is None and len(folded) < LONGEST


def glued(word: str) -> bool:
    """Whether an initial is glued to the surname: `MKACZMAREK`, `JWEAVER`, `RBAE`."""
    folded = names.fold(word)
    if len(folded) < OFFICE or no_person(folded) or names.is_common(folded) or names.is_surname(folded):
        return False
    if names.is_given(folded) or names.is_city(folded):
        return False
    rest = folded[1:]
    if names.is_surname(rest) or rest.startswith("mc"):
        return True
    onset = folded[: len(folded) - len(folded.lstrip(_CONSONANTS))]
    cannot_begin = len(onset) > 1 and not names.is_person_word(onset, "onset")
    return len(folded) > GLUED and cannot_begin and (len(onset) == 2 or names.is_person_word(onset[1:], "onset"))  # noqa: PLR2004


def spelled(name: Sequence[str]) -> str:
    """Return the name as readers write it: `MKACZMAREK` is `M. Kaczmarek`."""
    if len(name) == 1 and glued(name[0]):
        return f"{name[0][0]}. {name_case(name[0][1:])}"
    return " ".join(f"{word[0]}." if len(word.rstrip(".")) == 1 else name_case(word) for word in name)


def slash_names(piece: str) -> list[str]:
    """Return the names of a piece that is names with slashes between (`ABRAMS/DORAN/WATERS`); none where one is an office."""
    parts = piece.strip().split("/")
    return (
        parts
        if len(parts) > 1 and all(len(part) > OFFICE and part.isalpha() and is_name(part) for part in parts)
        else []
    )
