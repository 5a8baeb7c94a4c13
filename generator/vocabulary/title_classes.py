"""Titles that are one office in several spellings: `FM`, `Foreign Minister`, `Minister of Foreign Affairs`."""

from functools import cache, lru_cache

from generator.vocabulary.names import fold
from generator.vocabulary.tables import rows

OURS = frozenset(
    {"ambassador", "dcm", "polcouns", "econcouns", "poloff", "econoff", "cg", "a-s", "u-s", "das", "secretary"}
)


@lru_cache(maxsize=16384)
def title_class(title: str) -> str:
    """Return the class of a title: that of the longest office whose words it ends with or holds, else its last word.

    A former office is another class than the office; no title has the class `""`.
    """
    words = [word.strip(".,;()\"'") for word in fold(title).split()]
    if not words:
        return ""
    former = words[0] in {"former", "ex", "then"} or words[0].startswith(("ex-", "then-"))
    found = _longest(words)
    return f"former-{found}" if former else found


def _longest(words: list[str]) -> str:
    for size in range(min(4, len(words)), 0, -1):
        for at in range(len(words) - size, -1, -1):
            if known := _classes().get(" ".join(words[at : at + size])):
                return known
    return words[-1]


def is_single(office: str) -> bool:
    """Whether a class is an office that one person holds at a time in a country (`president`), not a rank (`general`)."""
    return office in _single()


@cache
def _single() -> frozenset[str]:
    return frozenset(row["class"] for row in rows("title_classes") if row["holders"] == "one")


@cache
def _classes() -> dict[str, str]:
    return {row["words"]: row["class"] for row in rows("title_classes")}
