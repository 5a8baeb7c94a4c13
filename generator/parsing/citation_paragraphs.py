"""Paragraph numbers in running text: "para 4", "paras 4-6", "paragraphs 4, 5 and 7", "see ¶3", "para two above"."""

import re
from collections.abc import Iterable, Iterator

from generator.parsing.citation_parts import Paragraphs, places_of

_STEM = re.compile(r"par[a ]")  # what each form but the sign begins with, in lower case
MOST = 100  # a number at or above it is no paragraph's
WIDEST = 60  # paragraphs in one range

_IN_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBER = rf"(?P<number>\d{{1,3}}|(?:{'|'.join(_IN_WORDS)})\b)"
# 4(a), 4.b, 4a: the sub-item is part of what is written; 3.5, 10,000, 12th and 30 percent are no paragraphs
_SUB = r"(?:\s?\([a-z]\)(?:\s?(?:and|-|,)\s?\([a-z]\)){0,4}|\.?[a-h]\b)?(?![\w%]|[.,]\d|\s?percent)"
_WORD = re.compile(
    r"(?:\b(?P<many>paras|paragraphs|para's|paragraph's|para\(s\))|\b(?P<one>para|paragraph|par)\b|(?P<sign>¶{1,2}))"
    rf"\.?\s{{0,2}}(?:no\.?\s?|number\s|#)?{_NUMBER}{_SUB}",
    re.IGNORECASE,
)
_THROUGH = re.compile(rf"\s{{0,2}}(?:--?|–|—|to|thru|through)\s{{0,2}}{_NUMBER}{_SUB}", re.IGNORECASE)
_AND = re.compile(rf"\s{{0,2}}(?:,?\s{{0,2}}(?:and|&|or)|,|/)\s{{0,2}}{_NUMBER}{_SUB}", re.IGNORECASE)
# of another document: operative paragraph 7, Article 2, paragraph 3, paragraph 5 of the resolution
_OTHER_BEFORE = re.compile(
    r"(?:\b(?:operative|preamb\w+|op|pp|sub-?|(?:article|section|annex|chapter|resolution|UNSCR?|rule|schedule|part)\s[\w().]{1,12},?)|-)\s?$",
    re.IGNORECASE,
)
_OTHER_BEHIND = re.compile(r"\s(?:of|under)\s(?!(?:this|our)\s(?:cable|message|telegram|report)|ref)", re.IGNORECASE)
_OWN_BEHIND = re.compile(r",?\s(?:above|below|of\s(?:this|our)\b)", re.IGNORECASE)


def find_paragraphs(text: str, places: Iterable[int]) -> Iterator[Paragraphs]:
    """Find the paragraph numbers that the text names; `places` as of `paragraph_places`. Lists and ranges expand.

    paragraphs = ("para" | "paras" | "¶") number {("-" | "," | "and") number} ["above" | "below"]

    Behind a word in the singular only a range goes on: "see para 3, 4 officials".
    """
    for at in places:
        word = _WORD.match(text, at)
        if word and not _OTHER_BEFORE.search(text, max(0, at - 30), at):
            numbers, end = _numbers(text, word)
            if 0 < numbers[0] < MOST:
                yield Paragraphs(at, end, tuple(numbers), own=bool(_OWN_BEHIND.match(text, end)))


def paragraph_places(text: str, lower: str) -> list[int]:
    """Return where words stand that can name a paragraph; `lower` is the text in lower case."""
    found = [word.start() for word in _STEM.finditer(lower)]
    if "¶" in lower:
        found += places_of(lower, "¶")
    return [at for at in found if _WORD.match(text, at)]


def _numbers(text: str, word: re.Match[str]) -> tuple[list[int], int]:
    numbers = [_value(word["number"])]
    end = word.end()
    many = bool(word["many"]) or word["sign"] == "¶¶"
    while True:
        through = _THROUGH.match(text, end)
        more = through or (_AND.match(text, end) if many else None)
        if more is None or not numbers[-1] < _value(more["number"]) < min(MOST, numbers[-1] + WIDEST):
            return numbers, end
        numbers += range(numbers[-1] + 1 if through else _value(more["number"]), _value(more["number"]) + 1)
        end = more.end()


def is_of_another_document(text: str, end: int) -> bool:
    """Whether what stands behind paragraph numbers makes them another document's (`paragraph 5 of the resolution`)."""
    return bool(_OTHER_BEHIND.match(text, end))


def _value(written: str) -> int:
    return int(written) if written.isdigit() else _IN_WORDS.index(written.lower()) + 1
