"""A small archive of invented documents, and what a plain scan of its texts finds."""

import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

from generator.model.identity import CableId
from generator.search import SearchDocument
from generator.search.document import FIELDS, Value

POSTS = ("MINSK", "PARIS", "LAPAZ", "HANOI")
TAGS = ("PGOV", "PREL", "ECON", "SENV", "VM")
LEVELS = ("UNCLASSIFIED", "CONFIDENTIAL", "SECRET")
COMMON = [
    "the",
    "talks",
    "of",
    "visa",
    "fee",
    "Café",
    "sanctions",
    "U.S.",
    "end-use",
    "señor",
    "Über",
    "harbor",
    "lights",
    "trade",
    "2008",
    "straße",
    "naïve",
]
RARE = tuple(
    f"{first}{second}{third}" for first in ("ba", "ko", "ti") for second in ("ru", "len") for third in "abcdefgh"
)
_WORD = re.compile(r"[^\W_]+")

Test = Callable[[SearchDocument], bool]


def documents(count: int, seed: int = 7) -> Iterator[SearchDocument]:
    """Yield documents in the order of their dates."""
    rng = random.Random(seed)
    for n in range(count):
        post, year, month = rng.choice(POSTS), 2000 + n * 10 // count, 1 + n * 120 // count % 12
        tags = sorted(set(rng.choices(TAGS, k=3)))
        values = (
            Value("post", post, post.title()),
            Value("level", level := rng.choice(LEVELS), level.capitalize()),
            *(Value("tag", tag, tag) for tag in tags),
        )
        yield SearchDocument(
            id=CableId(f"{year % 100:02d}{post}{n + 1}" if n % 50 else f"X-{n:012x}"),
            folder=str(year) if n % 50 else "unidentified",
            date=f"{year}-{month:02d}-{1 + n * 3360 // count % 28:02d}T10:00:00Z",
            title=f"Number {n}",
            origin=post.title(),
            subject=_text(rng, 4),
            summary=_text(rng, 12),
            comment=_text(rng, 6) if n % 3 == 0 else "",
            body=_text(rng, 60),
            people=rng.choice(("Karen Stewart", "Mikhail Khvastov", "")),
            values=values,
        )


@cache
def words_of(text: str) -> list[str]:
    """Cut a text as the index does: letters and digits, accents and capitals folded."""
    plain = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return [word.lower() for word in _WORD.findall(plain)]


@cache
def _line(text: str) -> str:
    """Return the words with a blank on each side."""
    return "".join(f" {word}" for word in words_of(text)) + " "


def has(phrase: str, *, prefix: bool = False, fields: tuple[str, ...] = FIELDS) -> Test:
    """Whether the words stand side by side in one of the fields."""
    wanted = _line(phrase).rstrip() if prefix else _line(phrase)

    def test(document: SearchDocument) -> bool:
        return any(wanted in _line(getattr(document, field)) for field in fields)

    return test


def near(one: str, other: str, distance: int) -> Test:
    """Whether two words stand in one field with at most `distance` words between them."""

    def test(document: SearchDocument) -> bool:
        for field in FIELDS:
            words = words_of(getattr(document, field))
            left, right = ([at for at, word in enumerate(words) if word == wanted] for wanted in (one, other))
            if any(abs(a - b) - 1 <= distance for a in left for b in right):
                return True
        return False

    return test


def _text(rng: random.Random, count: int) -> str:
    return " ".join(rng.choice(COMMON if rng.random() < 0.8 else RARE) for _ in range(count))
