"""Telegram numbers in a stretch of text: `SECSTATE 74879`, `09 TRIPOLI 862`, `PARIS 7472 AND 7677`, `AMMAN 5049-01`."""

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.model.identity import Mrn, PostCode, full_year
from generator.vocabulary.posts import canonical_post, find_post

WORDS = 4  # a post's name has at most four words: HO CHI MINH CITY

_NUMBER = re.compile(
    r"""(?<![A-Za-z0-9])
        (?:['’]?(?P<year>(?:19|20)\d\d|0?\d\d|[O0]\d)\s*[-/]?\s*)?
        (?P<post>[A-Za-z0][A-Za-z0.'’/-]*(?:[ \t\n-]{1,4}[A-Za-z0][A-Za-z0.'’-]*){0,5}?)
        (?:\s*\((?P<before>\d\d(?:\d\d)?)\))?
        \s*[:#,]?\s*\#?(?P<serial>\d{1,7})(?![\d/]*\d{0,2}\s*(?:(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)|pp\b|percent|%))(?!\d|[A-Za-z]{2}|Z\b)
        (?:\s?-(?P<dashed>\d\d)(?!\d)|\s*\((?P<behind>\d\d(?:\d\d)?)\)|[ ](?P<spaced>\d\d)(?=\s*(?:[,;]|$)))?""",
    re.VERBOSE,
)
# AND 2764 / , 12155 / /935: another number of the same post
_MORE = re.compile(
    r"\s*(?:,|;|/|&|\bAND\b|\band\b)\s*(?:\band\b\s*)?#?(?P<serial>\d{1,7})(?![\dA-Za-z]|\s*-?\s*[A-Z]{3})"
)
_REVERSED = re.compile(r"^\s*(?P<serial>\d{1,6})\s+(?P<post>[A-Z][A-Za-z ]{2,24})\s*$")
# words in capitals before a number that are no post: UNSCR 1737, IIR 6 899, DTG 301601Z
_NO_POST = frozenset(
    "UNSCR UNSC IIR TD TDX DTG HR SENV OCTOBER NOVEMBER DECEMBER JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER "
    "JAN FEB MAR APR JUN JUL AUG SEP SEPT OCT NOV DEC PARA PARAS PARAGRAPH PARAGRAPHS PAGE SECTION NO FAX TEL ROOM RESOLUTION "
    "ARTICLE G GROUP CIRCULAR MEMO EMAIL E-MAIL E-MAILS TELCON REPORT PART OF ON FROM BY IN AT THE FOR AND TO CA REF NOTAL "
    "BOEING CIR DIA CY FY EO HQ TF TO MI USD EURO OPS DAILY POINTS TELCONS CHAPTER CLASS TOP FORM TABLE AIRBUS SERIAL".split()
)


class Written(Struct, frozen=True):
    """A telegram as text names it: `year` null where it names none; `[start, end)` in the text searched."""

    year: int | None
    post: PostCode
    serial: int
    start: int
    end: int
    known: bool


def find_numbers(text: str, *, loose: bool = False) -> Iterator[Written]:
    """Find the telegrams that the text names; `loose` also takes posts that no table knows, as a REF item may."""
    at = 0
    while found := _NUMBER.search(text, at):
        post, start, known = _post(found, loose=loose)
        if post is None:
            at = _next(found)
            continue
        year = _year(found)
        yield Written(year, post, int(found["serial"]), start, found.end(), known)
        at = found.end()
        while more := _MORE.match(text, at):
            yield Written(year, post, int(more["serial"]), more.start("serial"), more.end(), known)
            at = more.end()


def find_reversed(text: str) -> Written | None:
    """Read a number that stands before its post (`870 Ulaanbaatar`)."""
    found = _REVERSED.match(text)
    post = find_post(found["post"]) if found else None
    return (
        Written(None, post.code, int(found["serial"]), found.start(), found.end(), known=True)
        if found and post
        else None
    )


def candidates(written: Written, *, year: int | None, post: PostCode | None, serial: int | None) -> tuple[Mrn, ...]:
    """Give the telegrams that a number can mean, likeliest first.

    With a year, one. Without, the citing cable's own year; its own post with a serial above its own is of the year
    before (50 of 935 numbers without a year).
    """
    if written.year is not None:
        return (Mrn(written.year, written.post, written.serial),)
    if year is None:
        return ()
    before = written.post == post and serial is not None and written.serial > serial
    return (Mrn(year - before, written.post, written.serial),)


def _post(found: re.Match[str], *, loose: bool) -> tuple[PostCode | None, int, bool]:
    """Find the post in the words before the number: the longest run of them, from the right, that a table knows."""
    words = list(re.finditer(r"\S+", found["post"]))
    for count in range(min(WORDS, len(words)), 0, -1):
        first = words[-count]
        name = found["post"][first.start() :].replace("0", "O")
        if count == 1 and name.upper().strip(".'’") in _NO_POST:
            return None, 0, False
        post = find_post(name)
        if post and _plausible(name):
            whole = count == len(words) and found["year"]
            return post.code, (found.start() if whole else found.start("post") + first.start()), True
    name = found["post"].replace("0", "O")
    if loose and words and _unknown(found, words):
        return canonical_post(name), found.start(), False
    return None, 0, False


def _plausible(name: str) -> bool:
    # a short alias (BA, SD) is a post only in capitals
    letters = [char for char in name if char.isalpha()]
    return name.isupper() or (len(letters) > 3 and name[0].isupper())  # noqa: PLR2004


def _unknown(found: re.Match[str], words: list[re.Match[str]]) -> bool:
    last = words[-1][0].upper().strip(".'’")
    whole = found.start() == 0 and found.end() == len(found.string.rstrip(" .\n"))
    return whole and len(words) <= 2 and last not in _NO_POST and last.isalpha() and len(last) > 3  # noqa: PLR2004


def _next(found: re.Match[str]) -> int:
    # go on behind the first word, so that AND PARIS 7682 is found behind UNSCR 1737
    space = re.compile(r"\s").search(found.string, found.start("post"), found.end())
    return space.end() if space else found.end()


def _year(found: re.Match[str]) -> int | None:
    stated = found["behind"] or found["before"] or found["dashed"] or found["spaced"] or found["year"]
    if stated is None:
        return None
    digits = int(stated.upper().replace("O", "0"))
    return digits if digits > 999 else full_year(digits % 100)  # noqa: PLR2004 - four digits
