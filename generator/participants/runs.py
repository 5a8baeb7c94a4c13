"""Runs of words with capitals: the stretches of a text in which names stand."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from generator.vocabulary.names import fold

_PARTICLE = r"(?:al|el|bin|ibn|bint|ben|van|von|der|den|de|da|do|dos|das|del|della|di|du|la|le|e|y|ould|ul|af|zu)"
_JOINED = r"(?:[Aa]l|[Ee]l|[Uu]l|[Aa]s|[Aa]sh|[Aa]n|[Aa]d|[Aa]t|[Aa]z|[Aa]r|[Dd]|[Bb]in|[Aa]bu)[-'’]"
_TITLE = r"(?:Mr|Mrs|Ms|Dr|Amb|Gen|Lt|Col|Capt|Maj|Brig|Adm|Sen|Rep|Gov|Prof|Rev|Hon|Sgt|Pres|Min|Sec|Messrs|Mme|St|Jr|Sr|Dep|Asst)\."
_INITIAL = r"[A-ZÀ-ÖØ-Þ]\.(?:-?[A-Z]\.)*"
# Khvastov, O'Brien, Alliot-Marie, al-Maliki, d'Orsay, McCain, A/S, PM
_WORD = rf"(?:{_JOINED})?[A-ZÀ-ÖØ-Þ][\w&]*(?:(?:['’`-](?!s\b|S\b)|/)\w+)*"
_TOKEN = rf"(?:{_TITLE}|{_INITIAL}|{_WORD})"
# between two words: a blank, particles, a nickname in quotes, nothing behind an initial (L.DOBBINS), a comma before Jr.
_GAP = rf"(?: {{1,2}}(?:{_PARTICLE} ){{0,2}}|(?<=\.)(?=[A-Z])| [\"“'][A-Z][\w-]+[\"”'] |, (?=(?:Jr|Sr|III|II)\b))"
# a capital that begins a word: a set first, which is searched fast; then, where three small words follow, which end any
# run, the rest of a word that stands alone: most do
_OPENS = re.compile(r"[A-ZÀ-ÖØ-Þ](?<![\w@].)(?:(?<![-'’].)(?P<rest>[a-z]*)(?= [a-z]+ [a-z]+ [a-z]+[ ,.]))?")
_PREFIX = re.compile(r"(?:^|[^\w@])(?P<prefix>[a-z]{1,3}[-'’])$")  # al- of al-Maliki
_JOINTS = frozenset("-'’")  # between the two
_LONGEST_PREFIX = 5  # characters, with the one before it
_RUN = re.compile(rf"(?:{_TOKEN})(?:{_GAP}{_TOKEN})*")
_IN_RUN = re.compile(rf"(?! )(?:{_TOKEN}|[^\W\d_][\w]*|[\"“'][A-Z][\w-]+[\"”'])")
_INITIALS = re.compile(rf"{_INITIAL}")
_LINKS = frozenset(
    {
        "al",
        "el",
        "ben",
        "bar",
        "bin",
        "ibn",
        "abu",
        "abd",
        "ould",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "de",
        "da",
        "dos",
        "del",
        "della",
        "di",
        "du",
        "la",
        "le",
        "st",
        "mac",
        "mc",
    }
)
_FOLDED_PARTICLES = frozenset(_PARTICLE.strip("(?:)").split("|"))


class Token(Struct, frozen=True, gc=False):
    """A word of a run: `folded` in small letters without accents and the dot, `start` and `end` offsets in the text.

    `initial`: an initial or several (`A.`, `J.R.`); `particle`: a small word inside a name (`da`, `bin`); `link`: one
    that may have a capital (`Bar` in Itzik Bar Muha); `acronym`: in capitals throughout, or an office (`A/S`, `EUR/RUS`).
    """

    text: str
    folded: str
    start: int
    end: int
    initial: bool = False
    particle: bool = False
    link: bool = False
    acronym: bool = False


def runs(text: str) -> Iterator[re.Match[str]]:
    """Yield the runs, left to right."""
    end = 0
    for found in _OPENS.finditer(text):
        start = found.start()
        if start < end:
            continue
        if found.lastindex:  # the rest of a word that stands alone
            yield found
            continue
        run = _RUN.match(text, start) if text[start - 1 : start] not in _JOINTS else _prefixed(text, start, end)
        if run:
            end = run.end()
            yield run


def _prefixed(text: str, start: int, least: int) -> re.Match[str] | None:
    """Return the run of the capital at `start`, which begins with the small word joined to it, if that is not before `least`."""
    found = _PREFIX.search(text[max(0, start - _LONGEST_PREFIX) : start])
    at = start - len(found["prefix"]) if found else start
    return (_RUN.match(text, at) if least <= at < start else None) or _RUN.match(text, start)


def tokens_of(run: str) -> tuple[Token, ...]:
    """Cut a run into its tokens; their offsets are counted from its start."""
    return tuple(token_of(found[0], found.start()) for found in _IN_RUN.finditer(run))


def moved(tokens: Iterable[Token], by: int) -> tuple[Token, ...]:
    """Return the same tokens so much further on."""
    return tuple(
        [
            Token(one.text, one.folded, one.start + by, one.end + by, one.initial, one.particle, one.link, one.acronym)
            for one in tokens
        ]
    )


def token_of(word: str, start: int) -> Token:
    """Return the token of a word that stands at `start`."""
    folded, initial, particle, link, acronym = _nature(word)
    return Token(word, folded, start, start + len(word), initial, particle, link, acronym)


@lru_cache(maxsize=65536)
def _nature(word: str) -> tuple[str, bool, bool, bool, bool]:
    if word.isalpha() and word.isascii():  # most words: nothing of them to be taken off
        folded = word.lower()
        particle = word[0].islower() and folded in _FOLDED_PARTICLES
        return folded, False, particle, folded in _LINKS, len(word) > 1 and word.isupper()
    folded = fold(word.strip(".\"“”'()")).replace("’", "'").replace("`", "'")
    initial = _INITIALS.fullmatch(word) is not None
    particle = word[0].islower() and folded in _FOLDED_PARTICLES
    acronym = (len(word) > 1 and word.isupper() and not word.endswith(".")) or "/" in word
    return folded, initial, particle, folded in _LINKS, acronym
