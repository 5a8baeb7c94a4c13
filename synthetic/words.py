"""The words of the texts: a core of common English ones, then made-up ones, drawn by Zipf's law."""

from array import array
from functools import cache
from random import Random

from synthetic import tables
from synthetic.chance import source

DISTINCT = 120_000  # words in all: an index of a large archive holds more than 100,000
_TABLE = 1 << 20  # places of the table that words are drawn from
PHRASE = 8  # words drawn at a time: the cost of a draw is the memory that it touches first
_SHIFT = 32 - 17  # leaves a number below the count of phrases, 2 ** 17
_COMMA = 0.045  # of words a comma follows
_OPENINGS = 64  # the commonest words: nine sentences of ten begin with one of them
_SHORT = 5_000
_LEAST = 3  # letters of a made-up word are more
_ONSETS = (
    *"bcdfghjklmnprstvwz",
    *"bcdlmnprst",
    "bl",
    "br",
    "ch",
    "cl",
    "cr",
    "dr",
    "fl",
    "gr",
    "pl",
    "pr",
    "sh",
    "st",
    "tr",
)
_NUCLEI = (*"aeiou", *"aeiou", "ai", "ea", "io", "ou")
_CODAS = ("", "", "", "", "n", "r", "l", "s", "t", "m", "nd", "st", "p")
_ENDINGS = (
    "", "", "", "s", "s", "ed", "ed", "ing", "ing", "er", "ers", "al", "ment", "tion", "ness", "able", "ive", "ity", "ous", "ly",
)  # fmt: skip


@cache
def vocabulary() -> tuple[str, ...]:
    """Return the words, the commonest first; the same for every seed, so that archives can be compared."""
    rng = source(1)
    core = tables.words("words")
    made = dict.fromkeys(core)
    while len(made) < DISTINCT:
        # commoner words are shorter: the first 5,000 have one or two syllables before their ending
        syllables = rng.choice((1, 1, 2) if len(made) < _SHORT else (1, 2, 2, 2))
        word = "".join(_syllable(rng) for _ in range(syllables)) + rng.choice(_ENDINGS)
        if len(word) > _LEAST:
            made.setdefault(word)
    return tuple(made)


def _syllable(rng: Random) -> str:
    return f"{rng.choice(_ONSETS)}{rng.choice(_NUCLEI)}{rng.choice(_CODAS)}"


@cache
def _table() -> list[str]:
    """Return each word as often as its rank earns: p(rank) = 1 / (rank * H), some of them with a comma behind."""
    known = vocabulary()
    rng = source(2)
    total = sum(1 / rank for rank in range(1, len(known) + 1))
    table: list[str] = []
    owed = 0.0
    for rank, word in enumerate(known, 1):
        owed += _TABLE / (rank * total)
        count = int(owed) - len(table)
        with_comma = sum(rng.random() < _COMMA for _ in range(count)) if count < 1000 and rank > _OPENINGS else 0
        table += [word] * (count - with_comma) + [f"{word},"] * with_comma
    return table + [known[0]] * (_TABLE - len(table))


@cache
def _phrases() -> list[str]:
    """Return the words of the table, shuffled, eight at a time: one look-up for eight words keeps generating fast."""
    table = list(_table())
    source(3).shuffle(table)
    return [" ".join(table[at : at + PHRASE]) for at in range(0, _TABLE, PHRASE)]


def draw(rng: Random, count: int) -> list[str]:
    """Draw that many phrases of eight words."""
    phrases = _phrases()
    numbers = array("I")
    numbers.frombytes(rng.randbytes(4 * count))
    return [phrases[number >> _SHIFT] for number in numbers]


@cache
def openings() -> tuple[str, ...]:
    """Return what most sentences begin with: one to seven common words, the first with a capital."""
    rng = source(4)
    common = tables.words("words")[:_OPENINGS]
    lengths = (1 + count % 7 for count in range(8 * _OPENINGS))
    made = [" ".join(rng.choice(common) for _ in range(length)) for length in lengths]
    return tuple(words[0].upper() + words[1:] for words in made)
