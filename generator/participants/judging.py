"""Whether a run of capitals names a person: what its words are, and what stands around it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from generator.participants.candidate import Candidate
from generator.participants.runs import Run, Token, folded_of, token_of
from generator.participants.splitting import cut_back, split_title, strip_front
from generator.vocabulary import names
from generator.vocabulary.titles import is_office_word

ENOUGH = 3  # points that make a person
SHORTEST = 3  # letters of a name that stands alone
PAIR = 2  # words of a plain name
_LONGEST_TITLE = 40  # letters of the word before a name
WINDOW = 48  # characters looked at on either side

_BEFORE = re.compile(r"(?<![\w/'-])(?P<word>[\w/'-]++)(?P<comma>,?)\s?[\"“'(]{0,2}$")
_APPOSITION = re.compile(
    r"\s?(?:,|--?|\()\s?(?:an?|the|who|whose|aged?|former|his|her|then|son|wife|brother|leader|head|president|minister|"
    r"director|chairman|\d\d\b|[A-Z][\w'-]+ (?:of|for|Minister|President|Director|Secretary)\b|"
    r"(?:[A-Z]\w+ ){0,3}(?:Minister|President|Director|Secretary|Chief|Head|Officer|Chairman|Advisor|Ambassador|Manager|Professor))"
)
_AFTER = re.compile(
    r"(?:['’,]s)?\s(?:\([^)]{1,30}\)\s)?(?:also |then |later |recently |reportedly |has |had |who )?(?P<word>[a-z][\w-]*)"
)
_NEXT_WORDS = re.compile(r"(?:['’,]s)?[\s-](?P<one>[A-Za-z][\w-]*)(?:\s(?P<two>[A-Za-z][\w-]*))?")
_PLACE_OF = re.compile(
    r"\b(?:town|city|village|region|district|province|favela|neighborhood|island|port|area|municipality|capital|community|"
    r"valley|river|county|suburb|state|governorate|department|hamlet|camp|base)s?,? (?:of |called |named )?$"
)


def judge(text: str, run: Run) -> Candidate | None:
    """Read a run as title and name, and weigh it; null where nothing of it can be a name."""
    cut = split_title(run.tokens)
    rest = run.tokens[cut:]
    title = text[_title_start(run.tokens[:cut]) : rest[0].start].strip(" ,") if cut else ""
    stripped = strip_front(cut_back(rest))
    if not stripped or any(token.folded == "" for token in stripped):
        return None
    if not cut:
        title = _title_of(text, stripped[0].start, at_front=stripped[0].start == run.start)
    left_out = len(rest) - len(stripped)
    if not title and 0 < left_out < len(rest) and rest[left_out - 1].folded and _opens_a_thing(rest[left_out - 1]):
        return None
    tokens = tuple(stripped)
    if len(tokens) == 1:
        whole = (*rest[max(0, left_out - 1) : left_out], *tokens)
        return _single(text, whole, title)
    points, reason = weigh(text, tokens, title)
    return Candidate(tokens, title, sure=points >= ENOUGH, reason=reason, points=points)


def _title_start(tokens: Sequence[Token]) -> int:
    """Give where a title begins, past the sentence's own words (`If President`, `With Regional President`)."""
    at = 0
    while at < len(tokens) - 1 and _before_title(tokens[at].folded):
        at += 1
    return tokens[at].start


def _before_title(word: str) -> bool:
    opens = names.is_person_word(word, "opens_title")
    return len(word) == 1 or (names.kind_of(word, "function") and not opens)


def judge_word(text: str, word: str, start: int) -> Candidate | None:
    """Read a word that stands alone; null for months and the small words that begin sentences."""
    if _never_a_name(word):
        return None
    token = token_of(word, start)
    if text[start - 1 : start] != " " and not text.startswith(_COMMA, token.end):  # as in a list
        return Candidate((token,))
    return _single(text, (token,), _title_of(text, start, at_front=True))


@lru_cache(maxsize=names.KEPT)
def _never_a_name(written: str) -> bool:
    word = folded_of(written)
    return not word or names.kind_of(word, "function") or names.kind_of(word, "calendar")


def _opens_a_thing(token: Token) -> bool:
    """Whether a word before the name makes it a thing's: `Hotel`, `Grupo`, `Villa`."""
    return names.kind_of(token.folded, "head") and not names.is_given(token.folded)


def weigh(text: str, tokens: Sequence[Token], title: str) -> tuple[int, str]:
    """Give points for a name of several words, and what they are given for."""
    before = text[max(0, tokens[0].start - WINDOW) : tokens[0].start]
    behind = text[tokens[-1].end : tokens[-1].end + WINDOW]
    found = [*_of_words(tokens), *_of_before(before, title), *_of_behind(behind)]
    return sum(points for points, _ in found), ", ".join(reason for points, reason in found if points > 0)


def _of_words(tokens: Sequence[Token]) -> list[tuple[int, str]]:
    first, last = tokens[0], tokens[-1]
    given = names.is_given(first.folded) and not first.particle
    if first.link and not names.is_surname(last.folded, names.USUAL):
        given = False  # Al Gore, but Al Andalus
    doubtful = names.is_place(first.folded) or names.is_common(first.folded) or names.is_city(first.folded)
    found = [(2 if doubtful else 3, "a given name")] if given else []
    if given and doubtful and (_unknown(last) or names.is_surname(last.folded, names.USUAL)):
        found.append((1, ""))
    if first.initial:
        found.append((2, "an initial"))
    if any(token.initial for token in tokens[1:-1]) or last.folded in {"jr", "sr", "iii"}:
        found.append((2, "an initial inside"))
    for place, token in enumerate(tokens):
        found.extend(
            _of_word(token, given=given, last=place == len(tokens) - 1, first=place == 0, pair=len(tokens) == PAIR)
        )
    if names.is_city(" ".join(token.folded for token in tokens)):
        found.append((-4, ""))
    if not given and not first.initial and all(_unknown(token) for token in tokens):
        found.append((1, "words of no dictionary"))
    if (names.is_surname(last.folded) or names.is_given(last.folded)) and not names.is_common(last.folded):
        found.append((1, "a surname"))
    return found


def _of_word(token: Token, *, given: bool, last: bool, first: bool, pair: bool) -> list[tuple[int, str]]:
    """Give points against a word that is an office's, a thing's or the dictionary's; usual surnames are spared some."""
    if token.particle or token.initial or (token.link and not first and not last):
        return []
    word = token.folded
    usual = last and given and names.is_surname(word, names.USUAL)
    opens = first and given
    if token.acronym and word not in {"ii", "iii", "iv", "jr"}:
        points = -4
    elif any(names.kind_of(word, kind) for kind in ("head", "function", "calendar")):
        points = -1 if opens or (usual and pair) else -5  # Grant Church, but Nelson Mandela Day
    elif names.kind_of(word, "place_word"):
        points = 0 if opens else -2
    elif names.is_place(word) or (names.is_common(word) and not names.is_given(word)):
        points = 0 if usual or opens else -3
    else:
        points = 0
    return [(points, "")]


def _unknown(token: Token) -> bool:
    return token.particle or not (
        names.is_common(token.folded) or names.is_place(token.folded) or names.is_city(token.folded)
    )


def _of_before(before: str, title: str) -> list[tuple[int, str]]:
    if title:
        return [(4, "a title")]
    word = _BEFORE.search(before)
    if word is None or _PLACE_OF.search(before):
        return [(-4, "")] if word or before.endswith(("/", "&", "-")) else []
    lower = word["word"].lower()
    if lower == word["word"] and any(names.is_person_word(form, "role") for form in (lower, lower.removesuffix("s"))):
        return [(2, "what the person is")]
    return [] if word["comma"] else _of_word_before(lower)


def _of_word_before(lower: str) -> list[tuple[int, str]]:
    if lower in {"the", "los"}:
        return [(-4, "")]
    if names.kind_of(lower, "where"):
        return [(-2, "")]
    return [(1, "what was done to the person")] if names.is_person_word(lower, "deed") else []


def _of_behind(behind: str) -> list[tuple[int, str]]:
    found = []
    if apposition := _APPOSITION.match(behind):
        titled = apposition[0][-1].isalpha() and apposition[0].split()[-1][0].isupper()
        found.append((4 if titled else 2, "what is said behind the name"))
    if (after := _AFTER.match(behind)) and names.is_person_word(after["word"], "verb"):
        found.append((2, "what the person did"))
    if following := _NEXT_WORDS.match(behind):
        words = {following["one"].lower(), (following["two"] or "").lower()}
        if names.kind_of(following["one"].lower(), "thing") or (words & {"airport", "hotel", "province", "street"}):
            found.append((-4, ""))
    return found


def _single(text: str, whole: tuple[Token, ...], title: str) -> Candidate:
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


_COMMA = (",", " ,")  # with what _HOLDS_OFFICE begins


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


# Saviour Kasukuwere, Minister of Indigenization
_HOLDS_OFFICE = re.compile(
    r" ?, (?:the |[A-Z]\w+'s |)(?:former |deputy |acting )?(?:Deputy |Vice |Prime |First )?(?:Minister|President|Governor|Mayor|Ambassador|"
    r"Director|Secretary|Chairman|Head|Leader|Speaker|Commissioner) (?:of|for|to)\b"
)


def _may_be_given(token: Token) -> bool:
    word = token.folded
    kinds = ("function", "calendar", "head", "place_word")
    return not (token.acronym or names.is_place(word) or any(names.kind_of(word, kind) for kind in kinds))


# the office behind a name: `, Director, North America`, ` (Minister of Justice)`, ` - Forest Supervisor of the ...`
_OFFICE_BEHIND = re.compile(
    r"(?:['’,]s)?(?: ?, ?| ?\(| --? )(?P<office>(?:(?:then|former|acting|deputy|the) )?"
    r"(?:(?:U\.S\.|[A-Z][\w/'&-]*|of|for|the|and|to|at|in)(?: |(?=[,;().\n]|$))){1,9})"
)


def title_behind(text: str, end: int) -> str:
    """Give the title that stands behind a name; empty where what stands there has no word of a title."""
    found = _OFFICE_BEHIND.match(text, end, end + 120)
    if found is None:
        return ""
    words = found["office"].split()
    while words and words[-1].islower():
        words.pop()
    titled = any(names.is_person_word(names.fold(word).strip("."), "title") for word in words)
    return " ".join(words) if titled else ""


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


def is_thing(behind: str, kind: str = "thing") -> bool:
    """Whether the word behind a name makes a thing of it: `Abergil clan`; kind `kindred`: one that is of several people."""
    following = _NEXT_WORDS.match(behind)
    return following is not None and names.kind_of(following["one"].lower(), kind)


# `Vice Minister of Social Defense `, `former president `, `chief counterterrorism judge, `
_TITLE_BEFORE = re.compile(
    r"(?P<title>(?:\b[A-Z][\w/'-]++ )*\b(?P<head>[A-Za-z][\w/-]*+)(?: (?:of|for|to) (?:the )?(?:[A-Z][\w'&,-]*+(?: and)? ?)+)?)\s*$"
)


def _title_of(text: str, start: int, *, at_front: bool) -> str:
    """Give the title that ends before `start`, with the office that it is held in; empty where there is none.

    `at_front`: the name begins its run, so that only a word in small letters can be its title (`former president Chirac`).
    """
    if text[start - 1 : start] != " ":
        return ""
    before = text[max(0, start - 90) : start]
    words_before = before[-_LONGEST_TITLE:].rsplit(maxsplit=1)
    if not words_before:
        return ""
    if at_front and not names.is_person_word(words_before[-1].rsplit("-", 1)[-1], "title"):
        return ""
    found = _TITLE_BEFORE.search(before)
    if not found:
        return ""
    head = names.fold(found["head"]).removeprefix("then-").removeprefix("ex-").removeprefix("vice-")
    if names.is_person_word(head, "title") and not names.is_person_word(head, "weak_title"):
        words = found["title"].strip(" ,").split()
        while len(words) > 1 and _before_title(names.fold(words[0])):
            words.pop(0)  # With Secretary of State
        return " ".join(words)
    return ""
