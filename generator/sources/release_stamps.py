"""What the stamps of a release say: case and document number, how much was released, the exemptions claimed."""

import re
from collections.abc import Iterator

# B1, B1,1.4(D), 1.4(B),1.4(D), (b)(1), B6; sections of E.O. 12958 and 13526, exemptions of the Freedom of Information Act
_CODE = r"(?:B\s?\d(?:\s?\(?[A-F]\)?)?|1\.[45]\s?\(?[A-Ha-h]\)?|\([bB]\)\s?\(\d\)(?:\s?\([A-Fa-f]\))?)"
CODES = rf"{_CODE}(?:[,;/&\s]{{1,3}}{_CODE}){{0,9}}"
_EXEMPTION = re.compile(rf"\s*(?P<codes>{CODES})\s*")
# UNCLASSIFIED U.S. Department of State Case No. F-2014-20439 Doc No. C05794498 Date: 11/30/2015
_CASE = re.compile(
    r"U\.?S\.? Department of State\s{1,9}Case No\.?:?\s{0,9}(?P<case>[A-Z0-9][A-Z0-9-]{3,30})"
    r"\s{1,9}Doc(?:ument)? No\.?:?\s{0,9}(?P<document>[A-Z0-9]{4,20})(?:\s{1,9}Date:?\s{0,9}(?P<date>[\d/]{6,10}))?",
    re.IGNORECASE,
)
# RELEASED IN PART ; RELEASE IN PART B6 ; RELEASED IN FULL ; DENIED IN FULL
RELEASED = rf"(?:RELEASED?|DENIED) IN (?:PART|FULL)(?:[\s:,-]{{1,9}}{CODES})?(?:[\s:,-]{{1,9}}(?:NON-RESPONSIVE|NR))?"
_RELEASED = re.compile(
    rf"^\s*(?P<extent>(?:RELEASED?|DENIED) IN (?:PART|FULL))(?:[\s:,-]{{1,9}}(?P<codes>{CODES}))?[^\n\w]*$",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNS = ("case no", " in part", " in full")


def is_exemption(text: str) -> bool:
    """Whether nothing but exemptions is written: `B1,1.4(D)`."""
    return _EXEMPTION.fullmatch(text) is not None


def read_stamps(text: str) -> tuple[tuple[str, str], ...]:
    """Return what the stamps in a telegram's text say, as attributes; each value once, in the order of the text.

    Keys: `Case Number`, `Case Document Number`, `Case Date` (as written, month/day/year), `Release`, `Exemptions`.
    """
    lower = text.lower()
    if not any(sign in lower for sign in _SIGNS):  # most telegrams
        return ()
    return tuple(dict.fromkeys(_said(text)))


def _said(text: str) -> Iterator[tuple[str, str]]:
    for stamp in _CASE.finditer(text):
        yield "Case Number", stamp["case"]
        yield "Case Document Number", stamp["document"]
        if stamp["date"]:
            yield "Case Date", stamp["date"]
    for released in _RELEASED.finditer(text):
        yield "Release", released["extent"]
        below = text[released.end() : released.end() + 120].lstrip("\n").partition("\n")[0]
        codes = released["codes"] or (below if is_exemption(below) else "")
        if codes:
            yield "Exemptions", " ".join(codes.split())
