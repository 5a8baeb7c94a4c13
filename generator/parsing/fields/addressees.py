"""TO and INFO: who has to act and who is told."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from generator.model.cable import Addressee
from generator.model.identity import PostCode
from generator.vocabulary.posts import find_post

KEPT = 8192  # entries remembered a process
# a search is quick where a pattern begins with one character and not with a run of them
_PRECEDENCE = re.compile(
    r"\s\s{0,19}(?P<name>FLASH|NIACT\s+IMMEDIATE|IMMEDIATE|PRIORITY|PIORITY|PRIORTY|ROUTINE|IMMEDIAT)\b", re.IGNORECASE
)
_SPELLED = {"PIORITY": "PRIORITY", "PRIORTY": "PRIORITY", "IMMEDIAT": "IMMEDIATE"}
# a message continuity number at the end: 3355, 0121, 2276-2279
_CONTINUITY = re.compile(r"\s\s{0,19}(?P<mcn>\d{3,5}(?:-\d{3,5})?)\s*$")
_ROUTING = re.compile(r"^(?P<routing>R[A-Z]{4,7})\s?/\s?(?P<name>\S.*)$")
# the form of 2009 and later has the place first: WASHDC, SECSTATE ROUTINE ; STOCKHOLM, AMEMBASSY PRIORITY
_TURNED = re.compile(
    r"(?P<place>[A-Z][A-Z .'-]{1,30}?),\s{1,3}(?P<office>(?:AM|US)?(?:EMBASSY|CONSULATE|CONSUL|CONGEN|MISSION|OFFICE|INT)|SECSTATE)\b"
)
# lists of addressees that go by a number: AIG 1123
_COLLECTIVE = re.compile(r"(?:AIG|CAG|MCG|DL)\s+\d{1,5}\s*$")
_EXCLUDED = re.compile(r"^XMT[\s/]+", re.IGNORECASE)
# furniture that a print-out left in the list: TO PAGE 02 STATE 015113 182333Z (09STATE15113)
_FURNITURE = re.compile(r"^PAGE \d\d\s+\S+.*$")


def read_addressees(lines: Iterable[str]) -> tuple[Addressee, ...]:
    """Read the lines of one list, the label TO or INFO taken off.

    line = [routing "/"] name [precedence] [continuity number] ; the posts behind XMT are left out of the entry above.
    """
    found: list[Addressee] = []
    excluding = False
    for entry in _entries(lines):
        text = entry.strip()
        if not text or (text.startswith("PAGE") and _FURNITURE.match(text)):
            continue
        excluding = excluding or (text[:1] in "Xx" and bool(_EXCLUDED.match(text)))
        if not excluding or _ROUTING.match(text):
            excluding = False
            # an entry without a number of its own is the same in many a telegram
            found.append(_entry(text) if text[-1].isdigit() else _common_entry(text))
        elif found:
            last = found[-1]
            name = _EXCLUDED.sub("", text)
            found[-1] = Addressee(last.name, last.routing, last.post, last.precedence, last.mcn, (*last.excluded, name))
    return tuple(found)


def _entries(lines: Iterable[str]) -> Iterator[str]:
    """Yield the entries of the lines: one each, but in the form of 2009 and later, which parts them with semicolons."""
    for line in lines:
        if ";" in line:
            yield from line.split(";")
        else:
            yield line


def _entry(text: str) -> Addressee:
    routing = _ROUTING.match(text)
    rest = routing["name"] if routing else text
    if "," in rest and (turned := _TURNED.match(rest)):
        rest = f"{turned['office']} {turned['place']}{rest[turned.end() :]}"
    number = _CONTINUITY.search(rest) if rest[-1].isdigit() and not _COLLECTIVE.match(rest) else None
    name, post, precedence = _named(rest[: number.start()] if number else rest)
    return Addressee(name, routing["routing"] if routing else None, post, precedence, number["mcn"] if number else None)


_common_entry = lru_cache(maxsize=KEPT)(_entry)


@lru_cache(maxsize=KEPT)
def _named(text: str) -> tuple[str, PostCode | None, str | None]:
    """Read name, post and precedence of an entry without its numbers: posts write to the same ones again and again."""
    precedence = _PRECEDENCE.search(text)
    spelled = " ".join(precedence["name"].upper().split()) if precedence else None
    name = (text[: precedence.start()] + text[precedence.end() :] if precedence else text).strip()
    post = find_post(name.partition("//")[0])  # SECSTATE WASHDC//PM// is to an office of it
    return name, post.code if post else None, _SPELLED.get(spelled, spelled) if spelled else None
