"""Title case for subjects that were all in capitals, with the acronyms left as they are."""

import re
from functools import cache, lru_cache

from generator.vocabulary.tables import rows

KEPT = 8192  # words remembered a process; subjects share most of theirs
# articles, conjunctions and short prepositions stay small inside a title (Chicago Manual of Style 8.159)
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "en",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "nor",
        "over",
        "per",
        "the",
        "to",
        "v",
        "via",
        "vs",
        "with",
    ]
)
_WORD = re.compile(r"([A-Za-zÀ-ÿ0-9][A-Za-zÀ-ÿ0-9.'’&]*)")
_DOTTED = re.compile(r"(?:[A-Z]\.){2,}[A-Z]?(?:'S)?", re.IGNORECASE)
_SUFFIX = re.compile(r"['’](?:S|ING|ED)$")
_CONTRACTION = re.compile(r"['’](?:S|T|RE|VE|LL|M|D)$")
_DIGITS = re.compile(r"[A-Z]{1,3}-?\d")
_NO_VOWEL = re.compile(r"[B-DF-HJ-NP-TV-XZ]{2,6}")
_CONSONANT_WORDS = frozenset({"MR", "MRS", "MS", "DR", "ST", "JR", "SR", "LT", "COL", "MT", "VS", "BY", "MY"})
_ENDINGS = frozenset({"S", "T", "RE", "VE", "LL"})  # SLOVAKIA,S: a comma for the apostrophe
_SCOTTISH = re.compile(r"MC([A-Z]{3,})")  # MCCAIN
_NAME_PARTICLE = re.compile(r"^(D|O|L)['’]([A-Z].*)$")


def title_case(subject: str) -> str:
    """Set a subject in title case where it is all in capitals; one of mixed case stays as it is."""
    # a subject in capitals, as most are, is told at once
    if not subject.isupper() and (any(map(str.islower, subject)) or not any(map(str.isalpha, subject))):
        return subject
    pieces = _WORD.split(subject)  # what stands between words, and the words, by turns
    last = len(pieces) - 2
    for at in range(1, len(pieces), 2):
        word, between = pieces[at], pieces[at - 1]
        if between == " " and 1 < at < last:  # most words
            pieces[at] = _within(word)
            continue
        opens = at in {1, last} or _opens(between)
        # Re-Energizing, but Son-in-Law
        inner = between == "-" and not (pieces[at + 1][:1] == "-" and word.lower() in _SMALL)
        damaged = between == "," and word in _ENDINGS
        pieces[at] = word.lower() if damaged else _opening(word) if opens or inner else _within(word)
    return "".join(pieces)


def _opens(between: str) -> bool:
    return (
        (between != " " and any(mark in between for mark in ':?!"“(;.'))
        or "--" in between
        or " - " in between
        or "–" in between
    )


@lru_cache(maxsize=KEPT)
def _within(word: str) -> str:
    """Set a word that opens nothing."""
    bare = word.rstrip(".'’&")
    small = bare.lower() in _SMALL and not (_DOTTED.fullmatch(word) or _kept(bare))
    return word.lower() if small else _opening(word)


@lru_cache(maxsize=KEPT)
def _opening(word: str) -> str:
    """Set a word that opens the title or a part of it."""
    if _DOTTED.fullmatch(word) or _kept(word.rstrip(".'’&")):
        return _SUFFIX.sub(lambda found: found[0].lower(), word)
    if particle := _NAME_PARTICLE.match(word):
        return f"{particle[1]}{word[1]}{particle[2].capitalize()}"
    if found := _CONTRACTION.search(word):
        return _capitalised(word[: found.start()]) + found[0].lower()
    return _capitalised(word)


def _capitalised(word: str) -> str:
    if found := _SCOTTISH.fullmatch(word):
        return f"Mc{found[1].capitalize()}"
    return word[:1].upper() + word[1:].lower()


def _kept(word: str) -> bool:
    """Whether a word keeps its capitals: an acronym of the table, letters with dots, F-4, a word without vowels."""
    root = _SUFFIX.sub("", word)
    if root in _acronyms() or (root.endswith("S") and root[:-1] in _acronyms()):
        return True
    return bool(_DIGITS.match(root) or (_NO_VOWEL.fullmatch(root) and root not in _CONSONANT_WORDS))


@cache
def _acronyms() -> frozenset[str]:
    return frozenset(row["acronym"] for row in rows("acronyms"))
