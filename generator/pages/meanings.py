"""What the terms of a header mean, in a sentence each, from the vocabularies."""

import re
from functools import cache
from itertools import filterfalse

from generator.model.cable import Level
from generator.vocabulary.interface import explained, say, spoken
from generator.vocabulary.tables import rows

_WORD = re.compile(r"(?<![\w/])[A-Za-z][\w/]*\w(?![\w/])")  # MFA, GOB, PolOff, A/S
_SUM = re.compile(r"\bEUR\s*(?=\d)")  # EUR 1.1 million (10DUBLIN27) is no bureau
_NO_CAPITALS = bytes(set(range(256)) - set(range(ord("A"), ord("Z") + 1)))
_NO_SMALL = bytes(set(range(256)) - set(range(ord("a"), ord("z") + 1)))
_SAME = {Level.FOUO: "UNCLASSIFIED//FOR OFFICIAL USE ONLY"}


def level(value: Level | None) -> str:
    """Say what a classification level means."""
    return _levels(spoken()).get(_SAME.get(value, value), "") if value else ""


def marking(value: str | None) -> str:
    """Say what a portion marking means: the level of its first part."""
    if not value:
        return ""
    first = value.replace(" ", "/").split("/")[0]
    return say(_marks().get(first, "Portion marking"))


def precedence(name: str | None) -> str:
    """Say what a precedence asks of the receiver."""
    return _precedences(spoken()).get(name, "") if name else ""


def captions() -> dict[str, str]:
    """Give the meaning of each caption."""
    return _captions(spoken())


def reasons(order: str | None) -> dict[str, str]:
    """Give the reasons for classification by letter, of the order (12958 as amended where it is not known)."""
    return _reasons(order, spoken())


@cache
def glossary() -> dict[str, str]:
    """Give what each abbreviation stands for."""
    return {row["term"]: row["expansion"] for row in rows("glossary")}


def abbreviations(text: str) -> list[tuple[str, str]]:
    """Give the abbreviations in a text with their meanings, in the order of the alphabet.

    None for a text in capitals, where any word could be taken for one (`COIN`, `POST`).
    """
    plain = text.encode("ascii", "ignore")
    if len(plain.translate(None, _NO_CAPITALS)) > len(plain.translate(None, _NO_SMALL)):
        return []
    known = glossary()
    if "EUR" in text:
        text = _SUM.sub("", text)
    written = " ".join(filterfalse(str.islower, set(text.split())))  # most words stand there often
    words = {word for word in _WORD.findall(written) if word in known and sum(map(str.isupper, word)) > 1}
    return [(word, glossary()[word]) for word in sorted(words, key=lambda word: (word.casefold(), word))]


# read once for each language, which the rows are explained in
@cache
def _captions(_language: str) -> dict[str, str]:
    return {row["caption"]: explained(row, "definition") for row in rows("captions")}


@cache
def _reasons(order: str | None, _language: str) -> dict[str, str]:
    known = [row for row in rows("reasons") if order and order in row["order"]] or [
        row for row in rows("reasons") if row["section"] == "1.4"
    ]
    return {row["letter"]: explained(row, "reason") for row in known}


@cache
def _levels(_language: str) -> dict[str, str]:
    return {row["classification"]: explained(row, "definition") for row in rows("classifications")}


@cache
def _marks() -> dict[str, str]:
    return {row["portion_mark"]: row["classification"].capitalize() for row in rows("classifications")}


@cache
def _precedences(_language: str) -> dict[str, str]:
    return {row["name"]: explained(row, "definition") for row in reversed(rows("precedence"))}
