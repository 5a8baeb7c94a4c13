"""The stamps of a release: case and document number, how much was released, the exemptions claimed."""

import re
from collections.abc import Iterator

LONGEST = 160  # characters of a line that is a stamp

# B1, B1,1.4(D), 1.4(B),1.4(D), (b)(1), B6, NR; the Freedom of Information Act, and the sections of E.O. 12958 and 13526
_CODE = r"(?:B\s?[1-9](?:\s?\([A-F]\))?|1\.[45]\s?\([A-Ha-h]\)|\([bB]\)\s?\([1-9]\)(?:\s?\([A-Fa-f]\))?|NR)"
_CODES = rf"{_CODE}(?:[,;/&\s]{{1,3}}{_CODE}){{0,9}}"
_EXEMPTION = re.compile(_CODES)
# UNCLASSIFIED U.S. Department of State Case No. F-2014-20439 Doc No. C05794498 Date: 11/30/2015
_CASE = re.compile(
    r"U\.?S\.? Department of State\s{1,9}Case No\.?:?\s{0,9}(?P<case>[A-Z0-9][A-Z0-9-]{3,30})"
    r"\s{1,9}Doc(?:ument)? No\.?:?\s{0,9}(?P<document>[A-Z0-9]{4,20})(?:\s{1,9}Date:?\s{0,9}(?P<date>[\d/]{6,10}))?",
    re.IGNORECASE,
)
_CASE_LINE = re.compile(rf"(?:[A-Z]+\s{{1,9}}){{0,4}}{_CASE.pattern}", re.IGNORECASE)
# RELEASED IN PART ; RELEASE IN PART B6 ; RELEASED IN FULL ; DENIED IN FULL
_EXTENT = re.compile(
    rf"(?P<extent>(?:RELEASED?|DENIED) IN (?:PART|FULL))(?:[\s:,-]{{1,9}}(?P<codes>{_CODES}))?\W{{0,9}}", re.IGNORECASE
)
# Approved For Release 2002/08/21 : CIA-RDP80B01676R003100290016-2, with blanks where a machine read it
_NUMBERED = re.compile(
    r"\W{0,5}(?:Declassified in Part - )?(?:Sanitized Copy )?(?P<extent>Approved for Release|"
    r"No Objection to Declassification(?: in (?:Full|Part))?)\s{1,9}(?P<date>\d{4}/\d\d/\d\d)\s{0,9}:?\s{0,9}"
    r"(?P<number>[A-Z]{2,5}-[A-Z0-9 -]{4,40})",
    re.IGNORECASE,
)
# REVIEW AUTHORITY: ... ; DECLASSIFIED ; Authority NND 969001 ; Declassify on: is the telegram's own
_REVIEWED = re.compile(
    r"(?:REVIEW(?:ED)? (?:AUTHORITY|BY)\s{0,3}:.*|DECLASSIFIED|(?:DECLASSIFIED\W{1,5})?AUTHORITY:?\s+NND\s?\d{4,8}.*"
    r"|DATE/CASE ID:.*|CLASSIFICATION REVIEW(?:ED)?:.*)",
    re.IGNORECASE,
)
# the stamp of the systematic review, on one to five lines: Margaret P. Grafeld / Declassified/Released / US Department of
# State / EO Systematic Review / 05 JUL 2006 ; also Sheryl P. Walter, John Shaheen; its date can be cut off (20 Mar)
REVIEW_STAMP = re.compile(
    r"^[ \t\f]*(?:[A-Z][\w.'-]{0,20}[ \t]{1,4}){0,4}[A-Z][\w.'-]{1,20}\s{1,9}Declassified/Released\s{1,9}US Department of State"
    r"(?:\s{1,9}E\.?O\.?)?(?:\s{1,9}(?:\d{5}\s{1,9})?(?:Systematic )?Review)?(?:\s{1,9}\d\d [A-Za-z]{3}(?: \d{4})?)?[ \t]*$",
    re.MULTILINE,
)
_SIGNS = ("case no", " in part", " in full", "for release", "declassif", "review", "authority", "case id")


def is_exemption(text: str) -> bool:
    """Whether nothing but exemptions is written: `B1,1.4(D)`."""
    return _EXEMPTION.fullmatch(text.strip()) is not None


def is_stamp(line: str) -> bool:
    """Whether a line is a stamp of a release and nothing else: its case, its extent, an exemption, who reviewed it."""
    bare = line.strip()
    if len(bare) > LONGEST:
        return False
    lower = bare.lower()
    if any(sign in lower for sign in _SIGNS):
        return any(known.fullmatch(bare) for known in (_CASE_LINE, _EXTENT, _NUMBERED, _REVIEWED))
    return is_exemption(bare)


def read_stamps(text: str) -> tuple[tuple[str, str], ...]:
    """Return what the stamps in a telegram's text say, as attributes; each once, in the order of the text.

    Keys: `Case Number`, `Case Document Number`, `Case Date` (as written, month/day/year), `Release`, `Exemptions`,
    `Release Number` (of another agency's archive), `Release Date`.
    """
    lower = text.lower()
    if not any(sign in lower for sign in _SIGNS[:4]):  # most telegrams
        return ()
    return tuple(dict.fromkeys(_said(text.split("\n"))))


def _said(lines: list[str]) -> Iterator[tuple[str, str]]:
    for at, line in enumerate(lines):
        bare = line.strip()
        if len(bare) > LONGEST:
            continue
        if case := _CASE_LINE.fullmatch(bare):
            yield "Case Number", case["case"]
            yield "Case Document Number", case["document"]
            yield from (("Case Date", case["date"]),) if case["date"] else ()
        elif extent := _EXTENT.fullmatch(bare):
            yield "Release", extent["extent"]
            below = lines[at + 1].strip() if at + 1 < len(lines) else ""
            codes = extent["codes"] or (below if is_exemption(below) else "")
            yield from (("Exemptions", " ".join(codes.split())),) if codes else ()
        elif numbered := _NUMBERED.fullmatch(bare):
            yield "Release", numbered["extent"]
            yield "Release Date", numbered["date"]
            yield "Release Number", "".join(numbered["number"].split())
