"""TAGS: traffic analysis by geography and subject."""

from functools import cache

from msgspec import Struct

from generator.model.cable import TagKind
from generator.vocabulary.tables import rows

_ALIAS = "alias"  # rows of the table that are no tags: slips of the pen, and words of a tag that has several
_FRAGMENT = "multi-word"


class TagEntry(Struct, frozen=True):
    """A tag of the table; `parent` is the heading that the handbook puts it under."""

    code: str
    kind: TagKind
    name: str
    parent: str
    note: str


def find_tag(code: str) -> TagEntry | None:
    """Return the entry of a code in capitals."""
    return _by_code().get(code)


def repaired(written: str) -> tuple[str, ...]:
    """Return the codes that a glued or misspelt entry stands for by the table of repairs; empty where it has none."""
    return _repairs().get(written, ())


def is_given_name(word: str) -> bool:
    """Whether a word in capitals is a given name: what tells `BUSH GEORGE` from `GLOBAL DEFENSE`."""
    return word in _given_names()


def is_common_word(word: str) -> bool:
    """Whether a word in capitals is one of ordinary language, not a misspelt code."""
    return word.lower() in _common_words()


@cache
def glued_phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the tags of several words by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases(), key=lambda phrase: (-len(phrase), phrase)):
        found.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(held) for first, held in found.items()}


@cache
def phrases() -> frozenset[tuple[str, ...]]:
    """Return the tags of several words, as tuples of them."""
    parts = (row["parent"] for row in rows("tags") if row["kind"] == _ALIAS and _FRAGMENT in row["note"])
    codes = (*_by_code(), *parts, *(row["phrase"] for row in rows("tag_phrases")))
    return frozenset(tuple(code.split()) for code in codes if " " in code and "," not in code)


@cache
def _by_code() -> dict[str, TagEntry]:
    return {
        row["code"]: TagEntry(row["code"], TagKind(row["kind"]), row["name"], row["parent"], row["note"])
        for row in rows("tags")
        if row["kind"] != _ALIAS
    }


@cache
def _repairs() -> dict[str, tuple[str, ...]]:
    slips = {
        row["code"]: row["parent"] for row in rows("tags") if row["kind"] == _ALIAS and _FRAGMENT not in row["note"]
    }
    slips |= {row["written"]: row["codes"] for row in rows("tag_repairs")}
    return {written: tuple(codes.split()) for written, codes in slips.items()}


@cache
def _common_words() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("common_words"))


@cache
def _given_names() -> frozenset[str]:
    return frozenset(row["name"] for row in rows("given_names"))
