"""The title that stands before or behind a name, and the office that it is held in."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from generator.participants.runs import Token
from generator.vocabulary import names

_LONGEST_TITLE = 40  # letters of the word before a name
_JOINTS = frozenset({"and", "or", "while", "but"})
_NO_TITLE_ENDS = frozenset(".,;:!?)\"”’'0123456789")
# the office behind a name: `, Director, North America`, ` (Minister of Justice)`, ` - Forest Supervisor of the ...`
_OFFICE_BEHIND = re.compile(
    r"(?:['’,]s)?(?: ?, ?| ?\(| --? )(?P<office>(?!(?:and|of|for|to|at|in) )(?:(?:then|former|acting|deputy|the) )?"
    r"(?:(?:U\.S\.|[A-Z][\w/'&-]*|of|for|the|and|to|at|in)(?: |(?=[,;().\n]|$)|\n(?<=(?:of|or|he|nd|to|at|in)\n)|[ ]\n(?<=(?:of|or|he|nd|to|at|in) \n))){1,12})"
)
# `Vice Minister of Social Defense `, `former president `, `chief counterterrorism judge, `
_TITLE_BEFORE = re.compile(
    r"(?P<title>(?:\b[A-Z][\w/'-]++ )*\b(?P<head>[A-Za-z][\w/-]*+)(?: (?:of|for|to) (?:the )?(?:[A-Z][\w'&,-]*+(?: and)? ?)+)?)\s*$"
)


def title_start(tokens: Sequence[Token]) -> int:
    """Return where a title begins, past the sentence's own words (`If President`, `With Regional President`, `In July President`).

    What stands before an `And` in capitals is of another thing (`to Washington And Secretary`), unless it is a title too.
    """
    at = 0
    for place, token in enumerate(tokens[:-1]):
        titled = any(names.is_person_word(one.folded, "title") for one in tokens[:place])
        if token.folded in _JOINTS and not titled:
            at = place + 1
    while at < len(tokens) - 1 and _before_title(tokens[at].folded):
        at += 1
    return tokens[at].start


def _before_title(word: str) -> bool:
    opens = names.is_person_word(word, "opens_title")
    if len(word) == 1 or names.kind_of(word, "calendar"):
        return True
    return (names.kind_of(word, "function") or _is_doing(word)) and not opens


def _is_doing(word: str) -> bool:
    """Whether a word says what was done (`Citing President Lasker`, `Meeting Advisor Corliss`), and is none of a title (`Acting`)."""
    return word.endswith("ing") and names.is_common(word) and not names.is_person_word(word, "title")


def singular(title: str) -> str:
    """Return the title of one where it is that of several (`Presidents`); empty where it is one's."""
    word = title.rpartition(" ")[2]
    for plural, one in (("ies", "y"), ("s", "")):
        bare = word.removesuffix(plural) + one
        known = names.is_person_word(names.fold(bare), "title")
        if word.endswith(plural) and known:
            return title.removesuffix(word) + bare
    return ""


def title_behind(text: str, end: int) -> str:
    """Return the title that stands behind a name; empty where what stands there has no word of a title."""
    found = _OFFICE_BEHIND.match(text, end, end + 120)
    if found is None:
        return ""
    words = found["office"].split()
    while words and words[-1].islower():
        words.pop()
    titles = [at for at, word in enumerate(words) if names.is_person_word(names.fold(word).strip("."), "title")]
    return " ".join(words) if titles and not _of_the_next(words[titles[-1] + 1 :]) else ""


def _of_the_next(words: Sequence[str]) -> bool:
    """Whether the words behind a title are a name: the title is the next one's in a list (`, National Security Advisor Carlos Ruiz`)."""
    folded = [names.fold(word).strip(".") for word in words]
    if len(folded) < 2 or words[0].islower():  # noqa: PLR2004 - a name has two words
        return False
    told = names.is_given(folded[0]) or not (names.is_common(folded[0]) or names.is_place(folded[0]))
    return told and not any(map(names.is_common, folded[1:]))


def _behind_title(text: str, start: int) -> bool:
    """Whether the word before `start` is one of a title, in small letters: a cheap look that spares most words the search."""
    if text[start - 2 : start - 1] in _NO_TITLE_ENDS:  # most words begin a sentence
        return False
    before = text[max(0, start - _LONGEST_TITLE) : start].rsplit(maxsplit=1)
    return bool(before) and names.is_person_word(before[-1].rsplit("-", 1)[-1], "title")


def _may_be_titled(before: str) -> bool:
    """Whether the last word, or the one before the last `of`, `for` or `to`, may end a title: this spares most names the search."""
    joint = max(before.rfind(" of "), before.rfind(" for "), before.rfind(" to "))
    return _ends_in_title(before) or (joint > 0 and _ends_in_title(before[:joint]))


def _ends_in_title(text: str) -> bool:
    words = text.rsplit(maxsplit=1)
    return bool(words) and _may_end_title(words[-1])


@lru_cache(maxsize=names.KEPT)
def _may_end_title(word: str) -> bool:
    """Whether the last part of a word is that of a title, or no plain word, of which this says nothing."""
    part = names.fold(_last_part(word))
    return not part.isalpha() or part in _last_parts()


@cache
def _last_parts() -> frozenset[str]:
    return frozenset(map(_last_part, names.person_words("title")))


def _last_part(word: str) -> str:
    return word.replace("/", "-").rsplit("-", 1)[-1]


def title_of(text: str, start: int, *, at_front: bool) -> str:
    """Return the title that ends before `start`, with the office that it is held in; empty where there is none.

    `at_front`: the name begins its run, so that only a word in small letters can be its title (`former president Chirac`).
    """
    if text[start - 1 : start] != " " or (at_front and not _behind_title(text, start)):
        return ""
    before = text[max(0, start - 90) : start]
    found = _TITLE_BEFORE.search(before) if _may_be_titled(before) else None
    if not found:
        return ""
    head = names.fold(found["head"]).removeprefix("then-").removeprefix("ex-").removeprefix("vice-")
    if names.is_person_word(head, "title") and not names.is_person_word(head, "weak_title"):
        words = found["title"].strip(" ,").split()
        while len(words) > 1 and _before_title(names.fold(words[0])):
            words.pop(0)  # With Secretary of State
        return " ".join(words)
    return ""
