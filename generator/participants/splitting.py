"""Telling, inside a run of capitals, the title and the sentence's own words from the name."""

from collections.abc import Sequence
from functools import lru_cache

from generator.participants.runs import Token
from generator.vocabulary import names


def split_title(tokens: Sequence[Token]) -> int:
    """Return how many words of the run belong to the title: all up to the last word of one that a name follows."""
    last = len(tokens) - 1
    while last > 0 and _is_title(tokens[last]) and not names.is_given(tokens[last - 1].folded):
        last -= 1  # a title behind the name: Ahmad Zarifi Deputy Minister
    for at in range(last - 1, -1, -1):
        word = tokens[at].folded
        if not _is_title(tokens[at]):
            continue
        if names.is_person_word(word, "title_or_name") and at and names.is_given(tokens[at - 1].folded):
            continue
        return at + 1
    return 0


def strip_front(tokens: Sequence[Token]) -> Sequence[Token]:
    """Leave out what stands before the name: `However Sarkozy`, `Social Defense Felipe Caceres`, `Belarus Lukashenko`."""
    at = 0
    while at < len(tokens) - 1 and _no_name_start(tokens[at], tokens[at + 1]):
        at += 1
    while at < len(tokens) - 1 and tokens[at].particle and not names.is_given(tokens[at].folded):
        if tokens[at].folded in {"de", "van", "von", "bin", "da", "di", "al", "el", "la", "le", "der", "den", "du"}:
            break
        at += 1
    # Neo-Gaullist Michele Alliot-Marie, Trotskyite Olivier Besancenot
    if len(tokens) - at > 2 and tokens[at].folded.endswith(_OF_A_MOVEMENT) and names.is_given(tokens[at + 1].folded):  # noqa: PLR2004
        at += 1
    return tokens[at:]


_OF_A_MOVEMENT = ("ist", "ian", "ite", "crat", "can", "ese")


def cut_back(tokens: Sequence[Token]) -> Sequence[Token]:
    """Leave out a title behind the name: `Bernard Kouchner Foreign Minister`, `Fillon PM`."""
    for at in range(1, len(tokens)):
        if _is_title(tokens[at]) and not names.is_person_word(tokens[at].folded, "title_or_name"):
            end = at
            while end > 2 and names.is_common(tokens[end - 1].folded):  # noqa: PLR2004 - a name keeps two words
                end -= 1
            return tokens[:end]
    return tokens


def _is_title(token: Token) -> bool:
    if token.initial:
        return False
    return _has_title(token.folded) and not (token.particle and not names.is_person_word(token.folded, "title"))


@lru_cache(maxsize=names.KEPT)
def _has_title(word: str) -> bool:
    """Whether a word or a part of it is a title: `minister`, `vice-president`."""
    return any(names.is_person_word(part, "title") for part in (word, *word.replace("/", "-").split("-")))


def _no_name_start(token: Token, following: Token) -> bool:
    word = token.folded
    if token.initial:
        return word in {"u.s", "u.k", "u.n", "e.u"}
    if names.kind_of(word, "function") or names.kind_of(word, "calendar"):
        return True
    if names.is_given(word):
        # Israel Ozifa, Jordan Smith; but "Israel Prime ..." has no name behind
        return names.is_place(word) and (names.is_common(following.folded) or following.acronym)
    if token.particle:
        return False
    if "-" in word and names.is_person_word(word.rsplit("-", 1)[-1], "bond"):
        return True  # Hizballah-affiliated Al-Manar
    return token.acronym or names.is_place(word) or names.is_common(word) or names.kind_of(word, "head")
