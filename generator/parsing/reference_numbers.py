"""Telegram numbers in a stretch of text: `SECSTATE 74879`, `09 TRIPOLI 862`, `PARIS 7472 AND 7677`, `AMMAN 5049-01`."""

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.model.identity import Mrn, PostCode
from generator.vocabulary.mrn import read_year
from generator.vocabulary.number_grammar import LONGEST_GAP, SHORT, UNKNOWN, WINDOW, WORDS, pattern
from generator.vocabulary.posts import canonical_post, cut_words, find_posts, known_name, post_in
from generator.vocabulary.reference_words import names_no_post

LOOSE_WORDS = 3  # a post that no table knows has at most three words
UNKNOWN_SERIAL = 6  # digits behind such a post; GMP20061012 is the number of a broadcast report

_SERIAL = pattern("serial")
_ZERO_IN_WORD = pattern("zero_in_word")
_GAP = pattern("gap")
_NAME_WORD = pattern("name_word")
_BETWEEN = pattern("between")
_YEAR = pattern("year")
_NO_SERIAL = pattern("no_serial")
_YEAR_BEHIND = pattern("year_behind")
_MORE = pattern("more")
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
    """Find the telegrams that the text names; `loose` also takes posts that no table knows, as a REF item may."""
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
        year = read_year(more["year"]) if more["year"] else number.year
        yield Written(year, number.posts, int(more["serial"]), more.start("serial"), more.end(), number.known)
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
    year = (
        read_year(stated)
        if stated
        else (read_year((before["year"] or before["bracketed"]).upper()) if before else None)
    )
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
        return tuple(Mrn(written.year, post_in(code, written.year), written.serial) for code in written.posts)
    if year is None:
        return ()
    posts = [post_in(code, year) for code in written.posts]
    return tuple(
        Mrn(year - (code == post and serial is not None and written.serial > serial), code, written.serial)
        for code in posts
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
