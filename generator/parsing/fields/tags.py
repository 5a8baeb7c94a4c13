"""TAGS: `TAGS: PGOV PREL CASC BO`, glued, misspelt, with persons and phrases among them."""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.model.cable import Tag, TagKind
from generator.vocabulary.tags import find_tag, glued_phrases, is_common_word, is_given_name, phrases, repaired

# what a print-out left in the list: UNCLASSIFIED PAGE 02 VATICA 02475 01 OF 03 251228Z
_FURNITURE = re.compile(
    r"\s(?:UNCLASSIFIED|CONFIDENTIAL|SECRET)\s+PAGE \d\d\s+\S+(?:\s\S+)?\s+\d+(?:\s+\d\d OF \d\d)?\s+\d{6}Z?",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\b(?:TAGS?|TAGES)\s*:", re.IGNORECASE)
_SPLIT = re.compile(r"[,;()]")
_EDGES = " .:\\-[]"
_NOT_TAGS = frozenset({"SIPDIS", "NOFORN", "AND", "\\"})
_INITIAL = re.compile(r"[A-Z]\.?")
_WITH_INITIAL = re.compile(r"\s[A-Z]$")  # BUSH, GEORGE W.
KEPT = 8192  # words remembered a process: the codes of the table, and some of what is none
_SHORTEST_GLUED = 6
LONGEST_GLUED = 120  # letters of a run of glued codes (09CAIRO2178 has 34)
LONGEST_PHRASE = 6  # words
_SHORTEST_WORD = 4  # letters of a word that can be part of a phrase no table has (MARITIME SECURITY)


def read_tags(text: str) -> tuple[Tag, ...]:
    """Read the field without its label; each tag once, in order.

    tags = tag {("," | ";" | blank) tag} ; a tag is a code, a phrase (`HUMAN RIGHTS`) or a person (`CLINTON, HILLARY`).
    """
    if plain := _plain_tags(text):
        return plain
    found: dict[str, Tag] = {}
    for code, written in _codes(_FURNITURE.sub(", ", text).upper()):
        if code not in found and code not in _NOT_TAGS:
            entry = find_tag(code)
            kind = entry.kind if entry else _kind(code)
            found[code] = Tag(code, kind, entry.name if entry else code.title(), written)
    return tuple(found.values())


def _plain_tags(text: str) -> tuple[Tag, ...]:
    """Read a field that is nothing but codes as the table spells them, as most are; empty for any other."""
    found: dict[str, Tag] = {}
    for word in text.upper().replace(",", " ").replace(";", " ").split():
        tag = _plain_tag(word)
        if tag is None:
            return ()
        found[word] = tag
    return tuple(found.values())


@lru_cache(maxsize=KEPT)
def _plain_tag(word: str) -> Tag | None:
    """Return the tag that a word is whatever stands beside it: a code that opens no phrase."""
    entry = find_tag(word)
    if entry is None or word in glued_phrases() or word in _NOT_TAGS or word.strip(_EDGES) != word:
        return None
    return Tag(word, entry.kind, entry.name, word)


def is_tag_line(line: str, held: str = "") -> bool:
    """Whether a line below the TAGS line goes on with it: known codes, or the rest of a phrase that the line's end cut.

    `held` is the field so far (`COUNTRY` / `CLEARANCE`). One code of no table may stand among known ones.
    """
    words = [word for word in re.split(r"[\s,;]+", line.strip().upper()) if word]
    if not words:
        return False
    last = held.upper().replace(",", " ").split()[-1:]
    cut = line.isupper() and len(words) == 1  # a sentence's words are in small letters
    if last and ((*last, words[0]) in phrases() or (cut and _ordinary(last[0]) and _ordinary(words[0]))):
        words = words[1:]
    unknown = [word for word in words if not (find_tag(word) or repaired(word))]
    return not unknown or (len(unknown) == 1 and len(words) > 2 and unknown[0].isalpha() and len(unknown[0]) == 4)  # noqa: PLR2004 - as codes have


def _codes(text: str) -> Iterator[tuple[str, str]]:
    """Yield each code with its written form; persons need a look at their neighbours."""
    pieces = [_trimmed(piece) for piece in _SPLIT.split(_LABEL.sub(" TAGS ", text))]
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        following = pieces[at + 1].split() if at + 1 < len(pieces) else []
        if _surname(piece) and following and is_given_name(following[0]):
            given = 2 if len(following) > 1 and _INITIAL.fullmatch(following[1]) else 1
            yield _person(piece, following[:given]), f"{piece}, {' '.join(following[:given])}"
            pieces[at + 1] = " ".join(following[given:])
        else:
            yield from _words(piece.split())
        at += 1


def _trimmed(piece: str) -> str:
    bare = piece.strip(_EDGES)
    return f"{bare}." if _WITH_INITIAL.search(bare) and f"{bare}." in piece else bare


def _words(words: list[str]) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(words):
        size, rest = _phrase(words[at : at + LONGEST_PHRASE])
        size = size or _ordinary_words(words[at : at + LONGEST_PHRASE])
        if size:
            phrase = " ".join(words[at : at + size]).removesuffix(rest)
            yield phrase.replace("COUNTER TERRORISM", "COUNTERTERRORISM"), phrase
            yield from ((code, rest) for code in _repair(rest))
            at += size
        elif at + 1 < len(words) and _surname(words[at]) and is_given_name(words[at + 1]):
            initial = at + 2 < len(words) and _INITIAL.fullmatch(words[at + 2])
            given = words[at + 1 : at + 3] if initial else words[at + 1 : at + 2]
            yield _person(words[at], given), " ".join([words[at], *given])
            at += 1 + len(given)
        else:
            yield from ((code, words[at]) for code in _repair(words[at].strip(_EDGES)))
            at += 1


def _phrase(words: list[str]) -> tuple[int, str]:
    """Return how many words a phrase has that begins here (0: none), and what is glued to its last one (`RIGHTSPOLMIL`)."""
    if words[0] not in glued_phrases():  # most codes open none
        return 0, ""
    known = phrases()
    for size in (4, 3, 2):
        if len(words) >= size and tuple(words[:size]) in known:
            return size, ""
    for phrase in glued_phrases()[words[0]]:
        size = len(phrase)
        *first, last = words[:size]
        if tuple(first) == phrase[:-1] and (rest := last.removeprefix(phrase[-1])) != last and _codes_of(rest):
            return size, rest
    return 0, ""


def _ordinary_words(words: list[str]) -> int:
    """Return how many ordinary words follow each other before the next phrase of the table: a phrase that it lacks."""
    size = 0
    while size < len(words) and _ordinary(words[size]) and not _phrase(words[size:])[0]:
        size += 1
    return size if size > 1 else 0


def _ordinary(word: str) -> bool:
    return len(word) >= _SHORTEST_WORD and find_tag(word) is None and is_common_word(word) and not is_given_name(word)


def _codes_of(word: str) -> tuple[str, ...]:
    if find_tag(word):
        return (word,)
    return repaired(word) or (_cut(word) if len(word) <= LONGEST_GLUED else ())


def _surname(word: str) -> bool:
    return len(word) > 2 and word.isalpha() and find_tag(word) is None  # noqa: PLR2004 - two letters are a country


def _person(surname: str, given: list[str]) -> str:
    return f"{surname}, {' '.join(given)}"


def _repair(word: str) -> tuple[str, ...]:
    """Return the codes of one written word: itself where it is known, else by the table, else cut where it was glued."""
    if not word or find_tag(word):
        return (word,) if word else ()
    if codes := repaired(word):
        return codes
    parts = word.split("/")
    if len(parts) > 1 and all(find_tag(part) for part in parts):  # PGOV/PREL; UNGA/C-6 is one
        return tuple(parts)
    return (_cut(word) if _SHORTEST_GLUED <= len(word) <= LONGEST_GLUED and word.isalpha() else ()) or (word,)


def _cut(word: str) -> tuple[str, ...]:
    """Cut a run of glued codes (`KFRDKIRFCVIS`, `PHUMBA`); empty where it is none."""
    best: dict[int, tuple[str, ...]] = {0: ()}
    for end in range(2, len(word) + 1):
        cuts = [
            (*best[end - size], word[end - size : end])
            for size in (4, 5, 2)
            if end - size in best and find_tag(word[end - size : end])
        ]
        if cuts:
            best[end] = min(cuts, key=len)
    return best.get(len(word), ())


def _kind(code: str) -> TagKind:
    if ", " in code:
        return TagKind.PERSON
    # every K tag is a program (TAGS/Terms Handbook, 5 FAH-3)
    return TagKind.PROGRAM if len(code) == 4 and code.startswith("K") else TagKind.UNKNOWN  # noqa: PLR2004
