"""What the terms of a header mean, in a sentence each, from the vocabularies."""

import re
from functools import cache
from string import ascii_lowercase, ascii_uppercase

from generator.model.cable import Level
from generator.vocabulary.interface import explained, say, spoken
from generator.vocabulary.tables import rows

_SUM = re.compile(r"\bEUR\s*(?=\d)")  # EUR 1.1 million (10DUBLIN27) is no bureau
_WORD = re.compile(r"[A-Za-z][\w/]*\w", re.ASCII)  # MFA, GOB, PolOff, A/S: terms that are looked for in a text
_JOINED = re.compile(r"[\w/]")
_NO_CAPITALS = bytes(set(range(256)) - set(ascii_uppercase.encode()))
_SMALL = ascii_lowercase.encode()
_BLANKS = bytes(byte if chr(byte) in f"{ascii_uppercase}/" else ord(" ") for byte in range(256))
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
    """Return the meaning of each caption."""
    return _captions(spoken())


def reasons(order: str | None) -> dict[str, str]:
    """Return the reasons for classification by letter, of the order (12958 as amended where it is not known)."""
    return _reasons(order, spoken())


@cache
def glossary() -> dict[str, str]:
    """Return what each abbreviation stands for."""
    return {row["term"]: row["expansion"] for row in rows("glossary")}


def abbreviations(text: str) -> list[tuple[str, str]]:
    """Return the abbreviations in a text with their meanings, in the order of the alphabet.

    None for a text in capitals, where any word could be taken for one (`COIN`, `POST`).
    """
    plain = text.encode("ascii", "replace")
    bare = _capitals(plain)  # most words go at once, which leaves a third of the time that a search among all takes
    if len(bare.translate(None, _NO_CAPITALS)) > len(plain) - len(bare):
        return []
    if "EUR" in text:
        text = _SUM.sub("", text)
    known = _by_capitals()
    found = (term for word in known.keys() & set(bare.split()) for term in known[word] if _stands(term, text))
    return [(term, glossary()[term]) for term in sorted(found, key=lambda term: (term.casefold(), term))]


@cache
def _by_capitals() -> dict[bytes, list[str]]:
    """Return the terms of more than one capital by their first word of capitals."""
    known: dict[bytes, list[str]] = {}
    for term in glossary():
        if _WORD.fullmatch(term) and sum(map(str.isupper, term)) > 1:
            known.setdefault(_capitals(term.encode()).split()[0], []).append(term)
    return known


def _capitals(plain: bytes) -> bytes:
    """Leave capitals and slashes, small letters out, a blank for anything else: `the PolOff said: A/S 5` is ` PO   A/S  `."""
    return plain.translate(_BLANKS, _SMALL)


def _stands(term: str, text: str) -> bool:
    """Whether a term is a word of a text; a slash joins words to one."""
    at = text.find(term)
    while at >= 0:
        end = at + len(term)
        if not _JOINED.search(text[at - 1 : at] + text[end : end + 1]):
            return True
        at = text.find(term, at + 1)
    return False


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
