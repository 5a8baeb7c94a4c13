"""Random queries of every operator, each with what a plain scan says of a document."""

import random

from generator.search import SearchDocument
from generator.search.document import FIELDS
from tests.search.archive import COMMON, LEVELS, POSTS, RARE, TAGS, Test, has, near

DEEPEST = 3


def query(rng: random.Random, depth: int = 0) -> tuple[str, Test]:
    """Return a query's text and its test; what may stand beside others is in brackets."""
    if depth < DEEPEST and rng.random() < 0.55:
        return rng.choice((_both, _either, _without))(rng, depth)
    return rng.choice((_word, _word, _word, _phrase, _prefix, _near, _field, _filter, _dates))(rng)


def _both(rng: random.Random, depth: int) -> tuple[str, Test]:
    (one, left), (other, right) = query(rng, depth + 1), query(rng, depth + 1)
    return f"({one} {rng.choice(('', 'AND'))} {other})", lambda document: left(document) and right(document)


def _either(rng: random.Random, depth: int) -> tuple[str, Test]:
    (one, left), (other, right) = query(rng, depth + 1), query(rng, depth + 1)
    return f"({one} OR {other})", lambda document: left(document) or right(document)


def _without(rng: random.Random, depth: int) -> tuple[str, Test]:
    (one, left), (other, right) = query(rng, depth + 1), query(rng, depth + 1)
    return f"({one} NOT {other})", lambda document: left(document) and not right(document)


def _word(rng: random.Random) -> tuple[str, Test]:
    word = rng.choice((*COMMON, *RARE))
    return rng.choice((word, word.upper() if "ß" not in word else word)), has(word)  # ß has no capital


def _phrase(rng: random.Random) -> tuple[str, Test]:
    words = " ".join(rng.choices(COMMON, k=2))
    return f'"{words}"', has(words)


def _prefix(rng: random.Random) -> tuple[str, Test]:
    start = rng.choice(RARE)[: rng.randrange(2, 5)]
    return f"{start}*", has(start, prefix=True)


def _near(rng: random.Random) -> tuple[str, Test]:
    (one, other), distance = rng.sample(RARE, 2), rng.randrange(1, 20)
    return f"NEAR({one} {other}, {distance})", near(one, other, distance)


def _field(rng: random.Random) -> tuple[str, Test]:
    field, word = rng.choice(FIELDS), rng.choice((*COMMON, "stewart"))
    return f"{field}:{word}", has(word, fields=(field,))


def _filter(rng: random.Random) -> tuple[str, Test]:
    kind, value = rng.choice((("tag", rng.choice(TAGS)), ("post", rng.choice(POSTS)), ("level", rng.choice(LEVELS))))
    written = rng.choice((value, value.lower(), f'"{value}"'))
    return f"{kind}:{written}", lambda document: any((one.kind, one.code) == (kind, value) for one in document.values)


def _dates(rng: random.Random) -> tuple[str, Test]:
    bound = rng.choice(("2003", "2005-06", "2007-02-14", "1990", "2020"))
    if rng.random() < 0.5:
        return f"from:{bound}", lambda document: _day(document) >= bound
    return f"to:{bound}", lambda document: _day(document)[: len(bound)] <= bound


def _day(document: SearchDocument) -> str:
    assert document.date
    return document.date[:10]
