"""How a document of *Foreign Relations* is cited: FRUS, 1951, vol. VII, part 2, doc. 44."""

import re

# frus1951v07p2, frus1969-76ve08, frus1952-54v13p1, frus1865p1, frus1917Supp01v01
_VOLUME = re.compile(
    r"^frus(?P<years>\d{4}(?:-\d{2,4})?)(?:v(?P<electronic>e)?(?P<volume>\d{1,2}))?(?:p(?P<part>\d))?$"
)
_ROMAN = ((90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def citation(volume: str, document: str) -> str:
    """Return the short citation from a volume's identifier and a document's number; empty where the identifier is another."""
    found = _VOLUME.match(volume)
    if found is None or not document:
        return ""
    years = found["years"].replace("-", "–")
    number = int(found["volume"] or 0)
    name = f"vol. E–{number}" if found["electronic"] else (f"vol. {_roman(number)}" if number else "")
    part = f"part {found['part']}" if found["part"] else ""
    return ", ".join(filter(None, ("FRUS", years, name, part, f"doc. {document}")))


def _roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        written += sign * (number // value)
        number %= value
    return written
