"""Names of people that were written all in capitals, as readers know them."""

import re
from functools import lru_cache

KEPT = 2048  # names remembered a process: the same people sign a post's telegrams for years
_WORD = re.compile(r"[^\W\d_]+(?:['’`][^\W\d_]+)*")
_ZERO = re.compile(r"(?<![\w])0(?=\.)")  # LEE 0. COLDREN (96STATE183372): a zero for an initial
_SMALL = frozenset(
    {"VAN", "VON", "DE", "DER", "DEN", "DU", "DA", "DOS", "DEL", "DI", "LA", "LE", "BIN", "IBN", "AL", "EL"}
)
_NUMERAL = frozenset({"II", "III", "IV"})
_PARTICLE = re.compile(r"^(O|D|L)(['’`])(\w+)$", re.IGNORECASE)


@lru_cache(maxsize=KEPT)
def name_case(written: str) -> str:
    """Set a name in title case where it is all in capitals or all in small letters; any other stays as it is.

    `MCKINLEY` is `McKinley`, `O'DONNELL` is `O'Donnell`, `VAN DER BERG` is `van der Berg` only behind a given name.
    """
    name = _ZERO.sub("O", written)
    if not (name.isupper() or name.islower()):
        return name
    return _WORD.sub(lambda word: _set(word[0].upper(), first=word.start() == 0), name)


def _set(word: str, *, first: bool) -> str:
    if word in _NUMERAL:
        return word
    if word in _SMALL and not first:
        return word.lower()
    if particle := _PARTICLE.match(word):
        return f"{particle[1]}{particle[2]}{particle[3].capitalize()}"
    if word.startswith("MC") and len(word) > 3:  # noqa: PLR2004 - MCCOY is the shortest
        return f"Mc{word[2:].capitalize()}"
    return word.capitalize()
