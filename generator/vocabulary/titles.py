"""Words of titles and offices: what stands before a name, or behind it after a comma."""

import re
from functools import cache

from rapidfuzz import fuzz, process

from generator.vocabulary.tables import rows

_CAMEL = re.compile(r"[A-Z][a-z]+")  # EconMinCouns
_EDGES = ".,:;'\"()?-"
_LONG = 6  # letters; shorter words are too alike for a misspelling to be told
_ALIKE = 82  # per cent: Ambassaor, Ambasasdor, Counselr, Direcotr, Couselor
_APART = 2  # letters: COUNTRYMAN is no slip of COUNTRY


def is_title_word(word: str, *, mixed_case: bool) -> bool:
    """Whether a word belongs to a title, misspelt or not, or is a place; in a text of `mixed_case` as in `is_title`."""
    upper = word.strip(_EDGES).upper()
    if is_title(word, mixed_case=mixed_case) or upper in _places():
        return True
    return len(upper) >= _LONG and _misspelt(upper)


def is_title(word: str, *, mixed_case: bool) -> bool:
    """Whether a word is one of a title as the table spells it; in a text of `mixed_case` words in capitals are (`DCM`)."""
    bare = word.strip(_EDGES)
    upper = bare.upper()
    if not upper or upper in _words():
        return True
    parts = _CAMEL.findall(bare)
    if len(parts) > 1 and "".join(parts) == bare and all(part.upper() in _words() for part in parts):
        return True
    if "/" in bare or upper.startswith(("D'AFF", "D,AFF")):
        return True
    return mixed_case and len(bare) > 1 and bare.isupper() and bare.isalpha() and bare not in _SUFFIXES


def is_office_word(word: str) -> bool:
    """Whether a word in any case is one that titles are made of (`political`, `counselor`)."""
    return word.upper() in _words()


_SUFFIXES = frozenset({"II", "III", "IV"})


@cache
def _misspelt(upper: str) -> bool:
    alike = process.extract(upper, _long_words(), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=None)
    return any(abs(len(word) - len(upper)) <= _APART for word, _, _ in alike)


@cache
def _long_words() -> tuple[str, ...]:
    return tuple(word for word in sorted(_words()) if len(word) > _LONG)


@cache
def _words() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("title_words"))


@cache
def _places() -> frozenset[str]:
    """Return the words of countries and cities: `Ambassador to Sudan`, `ConGen Istanbul`."""
    countries = (row["name"] for row in rows("tags") if row["kind"] in {"country", "region"})
    cities = (row["city"] for row in rows("posts"))
    words = {word.upper() for name in (*countries, *cities) for word in re.split(r"[\s,()/]+", name)}
    return frozenset(word for word in words if len(word) > 3) - _GIVEN_TOO  # noqa: PLR2004


_GIVEN_TOO = frozenset(
    {"GEORGE", "PAUL", "JOSE", "LOUIS", "PORT", "SAINT", "MARY", "VICTORIA", "SALVADOR", "DOMINGO", "SAN", "WAYNE"}
)
