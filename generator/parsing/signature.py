"""The signature: a surname on its own line or behind the last sentence, and what stands after it."""

import re
from collections.abc import Sequence

from msgspec import Struct

from generator.model.cable import Signer
from generator.parsing.furniture import is_furniture_line
from generator.parsing.lines import Line

LOOK_BACK = 40  # written lines from the end; what a publisher appended is never longer

_WORD = r"[A-Z][A-Z'’`-]+"
# MURRAY, MCKINLEY, VAN DER BERG, WOLFF (ACTING), //BUSH//
_CAPITALS = re.compile(
    rf"^[\s/\"]*(?P<name>(?:[A-Z]\. ?)?{_WORD}(?:[ .]+{_WORD}){{0,2}}(?:,? (?:JR|II|III))?)[\s./\"]*(?:\(?ACTING\)?)?\s*\.?$"
)
_MIXED = re.compile(
    r"^\s*(?P<name>(?:[A-Z][a-z]+\s)?(?:[A-Z]\.\s)?(?:Mc|Mac|De|La|O')?[A-Z][a-z]{2,}(?:-[A-Z][a-z]+)?)\s*\.?$"
)
_INLINE = re.compile(rf"(?<=[.!?\"”')])\s+(?P<name>{_WORD}(?: {_WORD})?)\s*\.?\s*$")
_NO_NAME = re.compile(
    r"\b(?:END|COMMENTS?|SUMMARY|CONFIDENTIAL|SECRET|UNCLAS\w*|SIPDIS|NOFORN|NNNN|BT|TEXT|NOTE|USE|ONLY|NODIS|EXDIS|STADIS|"
    r"UNQUOTE|QUOTE|PAGE|SECTION|CLASSIFIED|MESSAGE|REASON|TRANSLATION|ATTACHMENT|ANNEX|COPY|USG|GOI|USA|UK)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^[\s¶]*\d{1,2}[.,]\s*\(")
_SENTENCE_END = re.compile(r"[.!?\"”')\]:]\s*$")


class Signature(Struct, frozen=True):
    """Where the signature stands: `[start, end)` of the text; what follows it is not the telegram's."""

    signer: Signer
    start: int
    end: int


def find_signature(lines: Sequence[Line]) -> Signature | None:
    """Find the signature of a body, looking back from its end; null where there is none.

    signature = own line in capitals | own line in mixed case | name behind the last sentence
    """
    written = [at for at, line in enumerate(lines) if not line.blank][-LOOK_BACK:]
    inline: Signature | None = None
    for place, at in enumerate(reversed(written)):
        line = lines[at]
        if _NUMBERED.match(line.text):
            found = _inline(line)
            return found if place == 0 or inline is None else inline
        if len(line.text) < 50 and (found := _own_line(lines, at, last=place == 0)):  # noqa: PLR2004 - a name is short
            return found
        if inline is None and not is_furniture_line(line.text):
            inline = _inline(line)
            if inline and place == 0:
                return inline
    return inline


def signer_name(written: str) -> str:
    """Give a surname in title case: `MCKINLEY` is `McKinley`, `O'DONNELL` is `O'Donnell`."""
    if not written.isupper():
        return written
    name = re.sub(r"[A-Z]+", lambda word: word[0].capitalize(), written)
    return re.sub(r"\bMc([a-z])", lambda found: f"Mc{found[1].upper()}", name)


def _own_line(lines: Sequence[Line], at: int, *, last: bool) -> Signature | None:
    line = lines[at]
    found = _CAPITALS.match(line.text) or (_MIXED.match(line.text) if last else None)
    if found is None or _NO_NAME.search(found["name"]) or len(found["name"].strip(" .")) < 3:  # noqa: PLR2004
        return None
    above = next((lines[up].text for up in range(at - 1, -1, -1) if not lines[up].blank), "")
    if not (_SENTENCE_END.search(above) or is_furniture_line(above) or lines[at - 1].blank):
        return None
    written = found["name"].strip(" .")
    return Signature(Signer(signer_name(written), written), line.start, line.end)


def _inline(line: Line) -> Signature | None:
    found = _INLINE.search(line.text)
    if found is None or _NO_NAME.search(found["name"]):
        return None
    written = found["name"]
    return Signature(
        Signer(signer_name(written), written), line.start + found.start("name"), line.start + found.end("name")
    )
