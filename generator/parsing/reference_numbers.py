"""Telegram numbers in a stretch of text: `SECSTATE 74879`, `09 TRIPOLI 862`, `PARIS 7472 AND 7677`, `AMMAN 5049-01`."""

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.model.identity import Mrn, PostCode
from generator.vocabulary.mrn import read_year
from generator.vocabulary.posts import canonical_post, cut_words, find_posts, known_name
from generator.vocabulary.reference_words import names_no_post

WORDS = 5  # the longest name has five: USMISSION USUN NEW YORK is four, AMEMBASSY HO CHI MINH CITY five
WINDOW = 80  # characters before a serial in which its post and year stand
LOOSE_WORDS = 3  # a post that no table knows has at most three words
SHORT = 3  # letters: an alias as short as BA or RIO is a post only in capitals
UNKNOWN_SERIAL = 6  # digits behind such a post; GMP20061012 is the number of a broadcast report
UNKNOWN = 4  # letters that a post needs which no table knows

_SERIAL = re.compile(r"\d{1,8}")
# COTON0U, 0TTAWA: a zero among letters; O4 CHENNAI: a letter among digits
_ZERO_IN_WORD = re.compile(r"(?<=[A-Za-z]{2})0(?=[A-Za-z])|\b0(?=[A-Z]{3})")
# between post and serial: nothing, blanks, `#`, `:`, `,`, a hyphen, the year in brackets or before a hyphen
# (STATE (01) 201265, STATE 08-12345)
_GAP = re.compile(r"\s{0,3}(?:\((?P<year>\d\d|\d{4})\)\s{0,3}|\b(?P<dashed>[09]\d)(?=-))?[.:,-]?\s{0,3}#?$")
LONGEST_GAP = 20  # characters
_NAME_WORD = re.compile(r"[A-Za-z]['’A-Za-z]*")
_BETWEEN = re.compile(r"\.?[\s-]{0,3}$")  # ST. PETERSBURG, PORT-AU-PRINCE
_YEAR = re.compile(r"(?<![\w/.-])['’‘]?(?P<year>(?:19|20)\d\d|0?\d\d|O\d)\s{0,3}[-/.,]?\s{0,3}$")
# what makes digits no serial: 10/9, 3.5, 25 OCTOBER, 172 pp, 30 percent, 301601Z, 1st
_NO_SERIAL = re.compile(
    r"(?<!\d\d\d)/\d{1,2}(?!\d)(?:/\d|(?=\s*(?:$|[;)])))|(?<=\s[09]\d)-\d{3,6}(?!\d)|\.\d|,\d{3}(?!\d)|[%°]|[A-Za-z]|"
    r"\s{0,2}(?:(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]*\b|PP\b|PERCENT|PCT\b|PER CENT|OF\s+\d)",
    re.IGNORECASE,
)
_YEAR_BEHIND = re.compile(
    r"\s?-\s?(?P<dashed>\d\d)(?!\d|-)|(?<=\d\d\d)/(?P<slashed>[09]\d)(?=\s*(?:$|[;,)]|AND\b))|\s{0,2}\((?P<bracket>\d\d(?:\d\d)?)\)|\s(?P<spaced>\d\d)(?=\s*(?:[,;.]|$))"
)
# AND 2764, , 12155, /935, & 12: a further number of the same post, not the year of the next one
_MORE = re.compile(
    r"\s{0,9}(?:[,/&+-]|,?\s{0,9}\b(?:AND|THRU|THROUGH)\b)\s{0,9}#?(?P<serial>\d{1,7})"
    r"(?![\dA-Za-z]|\.\d|\s{0,9}[-'’]?\s{0,9}(?!AND\b|NOTAL|ET\b)[A-Z]{2})",
    re.IGNORECASE,
)
_REVERSED = re.compile(r"\s*(?P<serial>\d{1,6})\s+(?P<post>[A-Za-z][A-Za-z' -]{2,24})\s*")


class Written(Struct, frozen=True):
    """A telegram as text names it, `[start, end)` in the text searched.

    `year` is `None` where it names none; `posts` are all that the name can mean; `known` is false where no table has it.
    """

    year: int | None
    posts: tuple[PostCode, ...]
    serial: int
    start: int
    end: int
    known: bool = True


class _Name(Struct, frozen=True):
    posts: tuple[PostCode, ...]
    start: int
    known: bool


def find_numbers(text: str, *, loose: bool = False) -> Iterator[Written]:
    """Find the telegrams that the text names; `loose` also takes posts that no table knows, as a REF item may.

    number = [year] post [year] ["#"] serial [year] {("," | "/" | "AND") serial}
    """
    flat = _ZERO_IN_WORD.sub("O", text)
    at = 0
    for found in _SERIAL.finditer(flat):
        if found.start() < at:
            continue
        for number in _numbers_at(flat, found.start(), found.end(), floor=at, loose=loose):
            yield number
            at = number.end


def numbers_from(text: str, start: int, end: int, *, floor: int = 0) -> Iterator[Written]:
    """Return the telegram of a known post whose serial is the digits `[start, end)`, and the further serials behind it."""
    return _numbers_at(text, start, end, floor=floor, loose=False)


def _numbers_at(text: str, start: int, end: int, *, floor: int, loose: bool) -> Iterator[Written]:
    number = number_at(text, start, end, floor=floor, loose=loose)
    if number is None:
        return
    yield number
    at = number.end
    while more := _MORE.match(text, at):
        yield Written(number.year, number.posts, int(more["serial"]), more.start("serial"), more.end(), number.known)
        at = more.end()


def number_at(text: str, start: int, end: int, *, floor: int = 0, loose: bool = False) -> Written | None:
    """Read the telegram whose serial is the digits `[start, end)`; nothing left of `floor` belongs to it."""
    if _NO_SERIAL.match(text, end):
        return None
    left = text[max(floor, start - WINDOW) : start]
    gap = _GAP.search(left, max(0, len(left) - LONGEST_GAP))
    if gap is None or (not gap[0] and not left[-1:].isalpha()):
        return None
    name = _name(left[: gap.start()], loose=loose and end - start <= UNKNOWN_SERIAL)
    if name is None:
        return None
    before = _YEAR.search(left[: name.start])
    behind = _YEAR_BEHIND.match(text, end)
    stated = (behind and next(filter(None, behind.groups()), None)) or gap["year"] or gap["dashed"]
    year = read_year(stated) if stated else (read_year(before["year"].upper()) if before else None)
    first = max(floor, start - WINDOW) + (before.start() if before else name.start)
    return Written(year, name.posts, int(text[start:end]), first, behind.end() if behind else end, name.known)


def find_reversed(text: str) -> Written | None:
    """Read a number that stands before its post and is all of the text (`870 Ulaanbaatar`)."""
    found = _REVERSED.fullmatch(text)
    post = known_name(found["post"]) if found else None
    return Written(None, (post.code,), int(found["serial"]), 0, found.end()) if found and post else None


def candidates(written: Written, *, year: int | None, post: PostCode | None, serial: int | None) -> tuple[Mrn, ...]:
    """Return the telegrams that a number can mean, likeliest first.

    With a year, that year's. Without, the citing cable's own year; its own post with a serial above its own is of the
    year before (50 of 935 numbers without a year). A name that several posts share gives one for each.
    """
    if written.year is not None:
        return tuple(Mrn(written.year, code, written.serial) for code in written.posts)
    if year is None:
        return ()
    return tuple(
        Mrn(year - (code == post and serial is not None and written.serial > serial), code, written.serial)
        for code in written.posts
    )


def _name(left: str, *, loose: bool) -> _Name | None:
    """Find the post at the end of the text: the longest run of its last words that a table knows."""
    words = _last_words(left)
    if not words:
        return None
    # JAN names no post, RIO DE JAN does
    alone = names_no_post(words[-1][0].strip("'’"))
    for word in words[:-1] if alone else words:
        written = left[word.start() :]
        post = known_name(written) if _as_a_name(written) else None
        if post:
            return _Name((post.code,), word.start(), known=True)
    return _unknown_name(left, words) if loose else None


def _last_words(left: str) -> list[re.Match[str]]:
    """Return the last words that can belong to one name, in their order."""
    kept: list[re.Match[str]] = []
    for word in reversed(list(_NAME_WORD.finditer(left))):
        if len(kept) == WORDS or not _BETWEEN.fullmatch(left, word.end(), kept[-1].start() if kept else len(left)):
            break
        kept.append(word)
    return kept[::-1]


def _as_a_name(written: str) -> bool:
    return written.isupper() or (written[0].isupper() and sum(map(str.isalpha, written)) > SHORT)


def _unknown_name(left: str, words: list[re.Match[str]]) -> _Name | None:
    """Take words that no table knows for a post where they are all there is: cut short, misspelt or unheard of."""
    first = words[0].start()
    written = left[first:]
    if len(words) > LOOSE_WORDS or _YEAR.sub("", left[:first]).strip(" ,.:(") or len(written) < UNKNOWN:
        return None
    cut = cut_words(written)
    if cut is None and any(names_no_post(word[0]) for word in words):
        return None
    posts = (cut.code,) if cut else tuple(post.code for post in find_posts(written)) or (canonical_post(written),)
    return _Name(posts, first, known=False)
