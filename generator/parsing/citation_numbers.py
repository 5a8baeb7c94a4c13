"""Telegram numbers in running text, only where nearly certain: `07 STATE 12345`, `(LONDON 1115)`, `see Harare 885`."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from string import ascii_letters, digits

from generator.model.identity import PostCode
from generator.parsing.citation_parts import Cited
from generator.parsing.furniture import PAGE_BREAK
from generator.parsing.reference_numbers import Written, candidates, numbers_from
from generator.vocabulary.posts import last_words

TAIL = 3  # letters that tell most words from the last one of a post
LONGEST = 24  # letters of a post's last word
LEAST = 100  # a lower serial behind a post in capitals needs a word that says telegram
DEPARTMENT = PostCode("STATE")
DEPARTMENT_LEAST = 1000  # the Department's serials are long, and STATE is no city
SAMPLE = 2000  # characters that tell whether a text is all in capitals
CAPITALS = 0.6  # share of capitals among letters from which a text is all in capitals

# digits behind a word, in the classes of the characters; begins with a plain one, which makes its search a quick one
_BEHIND_WORD = re.compile(rb"0(?:(?<=aa0)|(?<=aa 0))")
_SERIAL = re.compile(r"[0-9]{1,8}(?![0-9])")
# each character's class: a letter, a digit, what can stand between them (a ? is what Latin-1 has not, such as ’), all else
_CLASSES = bytes(
    ord("a" if char in ascii_letters else "0" if char in digits else " " if char in " #'.?" else "-")
    for char in map(chr, range(256))
)
_BLANK = ord(" ")
_YEARLIKE = re.compile(r"\D(?:19\d\d|20[0-2]\d)$")
# cable London 1115, reftel Harare 885: nothing else can be meant
_STRONG = re.compile(r"\b(?:cables?|telegrams?|tels?|refs?|reftels?)[\s:(,]{1,3}$", re.IGNORECASE)
_CUE = re.compile(
    r"\b(?:messages?|septels?|see(?:\salso)?|cf\.?|per|"
    r"(?:report(?:ed|ing)?|discussed|described|noted|outlined|detailed|cited|text|contained|provided|forwarded|sent)"
    r"\s(?:in|by|via))[\s:(,]{1,3}$",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\((?:see\s|also\s)*$", re.IGNORECASE)
# in a list in brackets: (Press reports; Nairobi 1417; Appendix)
_IN_A_LIST = re.compile(r"\([^()]{0,160};\s(?:see\s|also\s)*$", re.IGNORECASE)
LIST = 170  # characters before a number in which its list begins
_BEHIND = re.compile(
    r"\s?,?\s?\(?(?:NOTAL\b|paras?\b|paragraphs?\b|¶|cables?\b|telegrams?\b|CIRCULAR\b|and\sprevious\b|et\sal\b)",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(r"['’]?\d\d\s")  # 09 Harare 885
_JOINT = re.compile(r"\s?(?:[;,/&]|,?\sand)\s?(?:and\s)?#?", re.IGNORECASE)
_CLOSED = re.compile(r"\s?(?:[);,]|and\b|/|$)")


def find_citations_by_number(
    text: str, places: Iterable[int], *, year: int | None, post: PostCode | None, serial: int | None
) -> Iterator[Cited]:
    """Find the telegrams that running text names by number; `places` as of `serial_places`, in order.

    `year`, `post` and `serial` are the citing telegram's own.

    A known post with a serial is not enough ("Madrid 1991", "Buenos Aires 172 pp"): it takes a year, capitals in a
    text that is not all in capitals, or a word that says telegram. Page-break lines and the telegram's own number are none.
    """
    end = last = 0
    for start in places:
        found = _SERIAL.match(text, start)
        if found is None or start < end:
            continue
        for written in numbers_from(text, start, found.end(), floor=end):
            end = written.end
            goes_on = last > 0 and _JOINT.fullmatch(text, last, written.start) is not None
            meant = candidates(written, year=year, post=post, serial=serial)
            own = any(mrn.post == post and mrn.serial == serial for mrn in meant)
            if meant and not own and not _is_furniture(text, written) and _is_certain(text, written, goes_on=goes_on):
                last = end
                yield Cited(written.start, written.end, candidates=meant)


def serial_places(text: str) -> list[int]:
    """Return where digits stand behind a word that can end a post's name: `Harare 885`, `LONDON#1115`, `STATE'1234`.

    Looked for among the classes of the characters: a search for one character takes a tenth of that for a set of them.
    """
    endings, tails = last_words(), _tails()
    classes = text.encode("latin-1", "replace").translate(_CLASSES)
    found = []
    for at in map(re.Match.start, _BEHIND_WORD.finditer(classes)):
        end = at - (classes[at - 1] == _BLANK)
        tail = text[end - TAIL : end].upper()
        if tail not in tails and tail[1:] not in endings:  # most words
            continue
        before = classes[max(0, end - LONGEST) : end]
        if text[end - len(before) + len(before.rstrip(b"a")) : end].upper() in endings:
            found.append(at)
    return found


@cache
def _tails() -> frozenset[str]:
    """Return the last letters of what a post's last word can be; one of two letters is all of it (`BA`)."""
    return frozenset(word[-TAIL:] for word in last_words())


def _is_furniture(text: str, written: Written) -> bool:
    return any(
        cut.start() <= written.start - around < cut.end()
        for around in (max(0, written.start - 40),)
        for cut in PAGE_BREAK.finditer(text[around : written.end + 20])
    )


def _is_certain(text: str, written: Written, *, goes_on: bool) -> bool:  # noqa: PLR0911 - a ladder of signs
    """Whether a known post and a serial are a telegram's number; `goes_on` where they follow on one that is."""
    start, shown = written.start, text[written.start : written.end]
    before = max(0, start - 40)
    if _BEHIND.match(text, written.end) or _STRONG.search(text, before, start):
        return True
    if written.year is None and _YEARLIKE.search(shown):
        return False  # Madrid 1991
    capitals = shown == shown.upper()
    if goes_on or _CUE.search(text, before, start) or (written.year is not None and capitals):
        return True
    if _SHORT_YEAR.match(shown) or (_BRACKET.search(text, before, start) and _CLOSED.match(text, written.end)):
        return True
    if text[start - 2 : start - 1] == ";" and _IN_A_LIST.search(text, max(0, start - LIST), start):
        return _CLOSED.match(text, written.end) is not None
    if capitals and written.posts == (DEPARTMENT,):
        return written.serial >= DEPARTMENT_LEAST
    return capitals and written.serial >= LEAST and not _all_in_capitals(text)


def _all_in_capitals(text: str) -> bool:
    letters = [char for char in text[:SAMPLE] if char.isalpha()]
    return sum(char.isupper() for char in letters) > CAPITALS * len(letters)
