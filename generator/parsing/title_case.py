"""Title case for subjects that were all in capitals, with the acronyms left as they are."""

import re
from collections.abc import Container, Iterable
from functools import cache, lru_cache

from generator.model.cable import Block, BlockKind
from generator.vocabulary.tables import rows
from generator.vocabulary.tags import is_common_word

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
# small letters of a subject in capitals that say nothing: the genitive's, a marking, words with digits
_STRAY = re.compile(r"(?<=[A-Z])['’](?:s|t|re|ve|ll|d)\b|\([a-z]\)|\b(?=[\w-]*\d)[a-zA-Z][\w-]*|\ba\.?k\.?a\b")
_LETTERS = re.compile(r"\b[A-Z]{3,12}\b")
_SCOTTISH = re.compile(r"MC([A-Z]{3,})")  # MCCAIN
_NAME_PARTICLE = re.compile(r"^(D|O|L)['’]([A-Z].*)$")


def title_case(subject: str, acronyms: Container[str] = ()) -> str:
    """Set a subject in title case where it is all in capitals; one of mixed case stays as it is.

    `acronyms` are words that the text writes in capitals among small letters: they keep theirs.
    """
    # a subject in capitals, as most are, is told at once
    if not subject.isupper() and not _STRAY.sub("", subject).isupper():
        return subject
    pieces = _WORD.split(subject)  # what stands between words, and the words, by turns
    last = len(pieces) - 2
    for at in range(1, len(pieces), 2):
        word, between = pieces[at], pieces[at - 1]
        if word in acronyms or any(map(str.islower, word)):
            pieces[at] = _stray(word)
            continue
        if between == " " and 1 < at < last:  # most words
            pieces[at] = _within(word)
            continue
        opens = at in {1, last} or _opens(between)
        # Re-Energizing, but Son-in-Law
        inner = between == "-" and not (pieces[at + 1][:1] == "-" and word.lower() in _SMALL)
        damaged = between == "," and word in _ENDINGS
        pieces[at] = word.lower() if damaged else _opening(word) if opens or inner else _within(word)
    return "".join(pieces)


def acronyms_in(subject: str, blocks: Iterable[Block]) -> frozenset[str]:
    """Return the words of a subject that the telegram's running text writes in capitals, and in no other way."""
    words = {word for word in _LETTERS.findall(subject) if not is_common_word(word)}
    found: set[str] = set()
    other: set[str] = set()
    for text in (block.text for block in blocks if block.kind is BlockKind.PARAGRAPH) if words else ():
        if text.isupper():
            continue
        found.update(word for word in words if word in text and _in_capitals(word, text))
        other.update(word for word in words if word.capitalize() in text or word.lower() in text)
    return frozenset(found - other)


def _in_capitals(word: str, text: str) -> bool:
    """Whether a word stands in capitals among words that do not: a line in capitals says nothing of it."""
    return any(not line.isupper() and re.search(rf"\b{word}\b", line) for line in text.split("\n") if word in line)


def _stray(word: str) -> str:
    """Set a word with small letters among capitals (`MONTEVIDEO's`); a file number stays as it is."""
    found = _CONTRACTION.search(word.upper())
    return (
        _opening(word[: found.start()].upper()) + word[found.start() :].lower()
        if found and not word.isupper()
        else word
    )


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
    if len(root) > 2 and set(root) == {"X"}:  # noqa: PLR2004 - what a source's publisher blacked out
        return True
    return bool(_DIGITS.match(root) or (_NO_VOWEL.fullmatch(root) and root not in _CONSONANT_WORDS))


@cache
def _acronyms() -> frozenset[str]:
    return frozenset(row["acronym"] for row in rows("acronyms"))
