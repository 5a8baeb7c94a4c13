"""Names in text that is all in capitals, where a capital tells nothing."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import dropwhile, islice

from generator.participants.candidate import Candidate, Found, LoneWord
from generator.participants.runs import Token, token_of
from generator.vocabulary import names

SAMPLE = 240  # characters by which a text is taken for capitals
SHARE = 0.08  # of small letters at most: units and quotations stay small
SHORTEST = 4  # letters of a name in capitals; shorter ones are offices
LONGEST = 4  # words of a name
TITLES = 8  # words of the titles before it
_NO_SMALL = dict.fromkeys(range(ord("a"), ord("z") + 1))
_WORD = re.compile(
    r"(?=[A-Z]{1,4}\.)(?:[A-Z]\.(?:[A-Z]\.)*|(?:MR|MRS|MS|DR|AMB|GEN|COL|LT|MAJ|CAPT|SEN|REP|PROF|ADM)\.)|"  # few have a dot
    r"[A-Z]+(?:['’-](?!S\b)[A-Z]+)*|[^\sA-Z]+"
)


def in_capitals(text: str) -> bool:
    """Whether a text is written in capitals throughout."""
    sample = text[:SAMPLE]
    if sample.isupper():
        return True
    small = len(sample) - len(sample.translate(_NO_SMALL))
    if small > SHARE * len(sample):
        return False
    capitals = sum(map(str.isupper, sample))
    return capitals > 3 and small <= SHARE * capitals  # noqa: PLR2004


def find_in_capitals(text: str) -> Found:
    """Return the names of a text in capitals: behind a title, or a given name before a word of no dictionary."""
    found = Found([], [])
    end = 0
    for word in _WORD.finditer(text):
        start = word.start()
        if start < end:
            continue
        begins, folded = _begins(word[0])
        if begins and (one := _name_at(text, start)):
            found.candidates.append(one)
            end = one.end
        elif folded:
            found.lone.append(LoneWord(folded, start, word.end()))
    return found


@lru_cache(maxsize=names.KEPT)
def _begins(word: str) -> tuple[bool, str]:
    """Whether a word can be a title or open a name, as few do; and the folded word, empty for what is no word."""
    if word.isalpha() and word.isascii():  # most words, and hardly two alike where they are misspelt
        folded = word.lower()
        return names.is_person_word(folded, "capital_title") or _is_plainly_given(folded), folded
    token = token_of(word, 0)
    begins = _is_title(token) or _opens(token)
    return begins, token.folded if word[0].isalpha() else ""


def _name_at(text: str, start: int) -> Candidate | None:
    """Read the titles that begin at `start` and the name behind them; `None` where there is no name."""
    words = (token_of(found[0], found.start()) for found in islice(_WORD.finditer(text, start), TITLES + LONGEST + 1))
    named = [*islice(dropwhile(_is_title, words), LONGEST + 1)]
    titled = named == [] or named[0].start > start
    size = _name_end(named, text, titled=titled)
    if not size:
        return None
    title = text[start : named[0].start].strip()
    return Candidate(tuple(named[:size]), title, sure=True, reason="a title" if titled else "a given name")


def _is_title(token: Token) -> bool:
    return names.is_person_word(token.folded, "capital_title")


def _name_end(tokens: Sequence[Token], text: str, *, titled: bool) -> int:
    """Return how many of the tokens are a name's, which begins with the first."""
    end = at = 0
    strong = False
    while end < len(tokens) and end - at < LONGEST and (end == at or _adjoins(text, tokens[end - 1], tokens[end])):
        token = tokens[end]
        following = tokens[end + 1] if end + 1 < len(tokens) else None
        if not token.text[0].isalpha():
            break
        if token.initial:
            end += 1
            continue
        unknown = _unknown(token)
        word = token.folded
        given = names.is_given(word)
        # COUNSELOR HORACE PIKE: behind title and given name any listed surname, though it is a word of the dictionary
        most = None if titled and end > at and names.is_given(tokens[end - 1].folded) else names.FREQUENT
        usual = (titled or end > at) and names.is_surname(word, most) and not _never(word)
        if given and following and _adjoins(text, token, following) and _unknown(following) and not _never(word):
            end += 1
            continue
        if not (unknown or usual):
            break
        strong = True
        end += 1
    plain = end - at > 1 and not names.is_city(" ".join(one.folded for one in tokens[at:end]))
    return end if strong and (titled or plain) else at


def _opens(token: Token) -> bool:
    """Whether a word can open a name that no title announces: an initial, a given name that is no other word (`SAID`)."""
    word = token.folded
    if token.initial:
        return word not in {"u.s", "u.k", "u.n", "e.u"}
    return _is_plainly_given(word)


def _is_plainly_given(word: str) -> bool:
    return names.is_given(word) and not names.is_common(word) and not names.is_place(word) and not _never(word)


def _adjoins(text: str, before: Token, token: Token) -> bool:
    return text[before.end : token.start] in {" ", "  ", ""}


def _never(word: str) -> bool:
    return (
        names.kind_of(word, "function")
        or names.kind_of(word, "head")
        or names.kind_of(word, "calendar")
        or names.is_place(word)
        or names.is_person_word(word, "title")
    )


def _unknown(token: Token) -> bool:
    word = token.folded
    return (
        len(word) >= SHORTEST
        and token.text.isupper()
        and not names.is_common(word)
        and not _never(word)
        and not names.is_city(word)
        and not names.is_acronym(word)
    )
