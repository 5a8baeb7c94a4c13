"""Whether a word that stands alone is a name: behind a title, or before the office that is held."""

import re
from functools import lru_cache

from generator.participants.candidate import Candidate
from generator.participants.runs import Token, token_of
from generator.participants.titles_around import title_of
from generator.participants.weighing import WINDOW, is_thing
from generator.vocabulary import names
from generator.vocabulary.titles import is_office_word

SHORTEST = 3  # letters of a name that stands alone
_COMMA = (",", " ,")  # with what _HOLDS_OFFICE begins
# Saviour Kasukuwere, Minister of Indigenization
_HOLDS_OFFICE = re.compile(
    r" ?, (?:the |[A-Z]\w+'s |)(?:former |deputy |acting )?(?:Deputy |Vice |Prime |First )?(?:Minister|President|Governor|Mayor|Ambassador|"
    r"Director|Secretary|Chairman|Head|Leader|Speaker|Commissioner) (?:of|for|to)\b"
)


def judge_word(text: str, word: str, start: int) -> Candidate:
    """Read a word that stands alone."""
    return single(text, (token_of(word, start),), title_of(text, start, at_front=True))


def announced(text: str, start: int, end: int) -> bool:
    """Whether what stands around `text[start:end]` may make the word a name: a title before it, a comma behind it."""
    return text.startswith(_COMMA, end) or title_of(text, start, at_front=True) != ""


@lru_cache(maxsize=names.KEPT)
def lone_word(written: str) -> tuple[str, bool]:
    """Return the folded word, and whether it can be nothing but a name; empty for months and words that begin sentences."""
    token = token_of(written, 0)
    word = token.folded
    never = names.kind_of(word, "function") or names.kind_of(word, "calendar")
    return "" if never else word, plain_name(token)


def single(text: str, whole: tuple[Token, ...], title: str) -> Candidate:
    """Judge one word; `whole` has the word left out before it too, which may be a given name (Saviour Kasukuwere)."""
    token = whole[-1]
    if not title and not text.startswith(_COMMA, token.end):  # most words
        return Candidate((token,))
    behind = text[token.end : token.end + WINDOW]
    if title and len(whole) > 1 and _given_behind_title(whole, title, text):
        return Candidate(whole, title, sure=True, reason="a title")
    if title:
        office = len(whole) > 1 or " of " in title or " for " in title
        sure = (
            _can_stand_alone(token, title)
            and not is_thing(behind)
            and not (office and _may_end_an_office(token, title))
        )
        return Candidate((token,), title, sure=sure, reason="a title" if sure else "")
    if plain_name(token) and _HOLDS_OFFICE.match(behind):
        first = whole[0]
        tokens = whole if len(whole) > 1 and _may_be_given(first) else (token,)
        return Candidate(tokens, "", sure=True, reason="the office held is said behind the name")
    return Candidate((token,), title)


def _given_behind_title(whole: tuple[Token, ...], title: str, text: str) -> bool:
    """Whether a word of the dictionary right behind a title is a given name: `Director Charity Odinub`."""
    first, last = whole
    right_behind = text[max(0, first.start - len(title) - 1) : first.start].strip() == title
    return right_behind and _may_be_given(first) and not is_office_word(first.folded) and plain_name(last)


def _may_end_an_office(token: Token, title: str) -> bool:
    """Whether the word ends the office's own name: `coordinator of the NGO Viva Rio`, `director of Banco Safra`."""
    heads = (names.fold(word).strip(".,") for word in title.split())
    personal = any(names.is_person_word(word, "personal_title") for word in heads)
    return not personal or names.is_city(token.folded) or names.kind_of(token.folded, "place_word")


def _may_be_given(token: Token) -> bool:
    word = token.folded
    kinds = ("function", "calendar", "head", "place_word")
    return not (token.acronym or names.is_place(word) or any(names.kind_of(word, kind) for kind in kinds))


def plain_name(token: Token) -> bool:
    """Whether a word can be nothing but a name: no office, no place, no word of the dictionary."""
    return not (token.acronym or token.initial or token.particle) and _plain(token.folded)


@lru_cache(maxsize=names.KEPT)
def _plain(word: str) -> bool:
    if len(word) < SHORTEST or not word.replace("-", "").replace("'", "").isalpha():
        return False
    kinds = ("function", "calendar", "head", "place_word")
    if names.is_common(word) or names.is_place(word) or any(names.kind_of(word, kind) for kind in kinds):
        return False
    return not names.is_person_word(word, "title") and (not names.is_city(word) or names.is_given(word))


def _can_stand_alone(token: Token, title: str) -> bool:
    """Whether a single word behind a title is a name: no office, no place, no word of the dictionary."""
    word = token.folded
    if token.acronym or token.initial or token.particle or len(word) < 2:  # noqa: PLR2004
        return False
    if names.kind_of(word, "function") or names.kind_of(word, "calendar") or names.is_place(word):
        return False
    if names.is_person_word(word, "title") and not names.is_given(word):
        return False
    if names.kind_of(word, "head") or names.is_common(word):
        # Acting U/S Fried (08BRUSSELS579): behind a title that only a name follows, a word of the dictionary is one
        personal = names.is_person_word(names.fold(title.rsplit(maxsplit=1)[-1]).strip("."), "personal_title")
        return names.is_surname(word, None if personal else names.FREQUENT) and not names.kind_of(word, "head")
    return True
