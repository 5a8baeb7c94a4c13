"""Points for and against a name of several words: what its words are, and what stands around it."""

import re
from collections.abc import Sequence

from generator.participants.runs import Token
from generator.vocabulary import names

PAIR = 2  # words of a plain name
WINDOW = 48  # characters looked at on either side

_BEFORE = re.compile(r"(?<![\w/'-])(?P<word>[\w/'-]++)(?P<comma>,?)\s?[\"“'(]{0,2}$")
_APPOSITION = re.compile(
    r"\s?(?:,|--?|\()\s?(?:an?|the|who|whose|aged?|former|his|her|then|son|wife|brother|leader|head|president|minister|"
    r"director|chairman|\d\d\b|[A-Z][\w'-]+ (?:of|for|Minister|President|Director|Secretary)\b|"
    r"(?:[A-Z]\w+ ){0,3}(?:Minister|President|Director|Secretary|Chief|Head|Officer|Chairman|Advisor|Ambassador|Manager|Professor))"
)
# , coordinator of the NGO Viva Rio; , a former deputy head of; -- the party's spokesman for
_ROLE_BEHIND = re.compile(
    r"\s?(?:,|--?|\()\s?(?:(?:an?|the|its|his|her|their) )?(?:[\w'’-]+ ){0,3}?(?P<role>[a-z][a-z-]+) (?:of|for|at|to|in) "
)
_AFTER = re.compile(
    r"(?:['’,]s)?\s(?:\([^)]{1,30}\)\s)?(?:also |then |later |recently |reportedly |has |had |who )?(?P<word>[a-z][\w-]*)"
)
_NEXT_WORDS = re.compile(r"(?:['’,]s)?[\s-](?P<one>[A-Za-z][\w-]*)(?:\s(?P<two>[A-Za-z][\w-]*))?")
_PLACE_OF = re.compile(
    r"\b(?:town|city|village|region|district|province|favela|neighborhood|island|port|area|municipality|capital|community|"
    r"valley|river|county|suburb|state|governorate|department|hamlet|camp|base)s?,? (?:of |called |named )?$"
)


def weigh_words(tokens: Sequence[Token]) -> tuple[int, tuple[str, ...]]:
    """Return the points that the words of a name have by themselves, and what they are given for."""
    return _summed(_of_words(tokens))


def weigh_around(text: str, start: int, end: int, title: str) -> tuple[int, tuple[str, ...]]:
    """Return the points for what stands around the name `text[start:end]`, and what they are given for."""
    before = text[max(0, start - WINDOW) : start]
    return _summed([*_of_before(before, title), *_of_behind(text[end : end + WINDOW])])


def _summed(found: Sequence[tuple[int, str]]) -> tuple[int, tuple[str, ...]]:
    return sum(points for points, _ in found), tuple(reason for points, reason in found if points > 0)


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
    if not given and not first.initial and _of_no_dictionary(tokens):
        found.append((1, "words of no dictionary"))
    if (names.is_surname(last.folded) or names.is_given(last.folded)) and not names.is_common(last.folded):
        found.append((1, "a surname"))
    return found


def _of_word(token: Token, *, given: bool, last: bool, first: bool, pair: bool) -> list[tuple[int, str]]:
    """Return points against a word that is an office's, a thing's or the dictionary's; usual surnames are spared some."""
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


def _of_no_dictionary(tokens: Sequence[Token]) -> bool:
    """Whether the words of a name are no others; in one of three or more a city may be among them (Unai in Brazil)."""
    strange = sum(map(_unknown, tokens))
    if strange == len(tokens):
        return True
    return strange >= PAIR and strange == len(tokens) - 1 and not any(names.is_common(one.folded) for one in tokens)


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
    elif (told := _ROLE_BEHIND.match(behind)) and names.is_person_word(told["role"], "role"):
        found.append((2, "what is said behind the name"))
    if (after := _AFTER.match(behind)) and names.is_person_word(after["word"], "verb"):
        found.append((2, "what the person did"))
    if following := _NEXT_WORDS.match(behind):
        words = {following["one"].lower(), (following["two"] or "").lower()}
        if names.kind_of(following["one"].lower(), "thing") or (words & {"airport", "hotel", "province", "street"}):
            found.append((-4, ""))
    return found


def is_thing(behind: str, kind: str = "thing") -> bool:
    """Whether the word behind a name makes a thing of it: `Abergil clan`; kind `kindred`: one that is of several people."""
    following = _NEXT_WORDS.match(behind)
    return following is not None and names.kind_of(following["one"].lower(), kind)
