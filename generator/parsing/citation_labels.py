"""REF letters in running text: "ref A", "Reftels A and B", "refs A-C", "(ref b)", and "reftel" alone."""

import re
from collections.abc import Iterable, Iterator

from generator.parsing.citation_parts import Cited

_STEM = re.compile(r"re(?:f|tel|urtel)")  # what each form begins with, in lower case

_WORD = re.compile(
    r"""(?<![\w-])(?:(?P<sure>(?:ref[- ]?|reur|re)tels?|refels?|
             ref(?:erence)?d?[ ](?:cable|telegram|message)s?)|
             (?P<short>refs?)|(?P<long>references?))(?!\w|-[a-z]|:\S)""",
    re.IGNORECASE | re.VERBOSE,
)
# a letter that begins a word is none: U.S., A-1, D'Amato
_LETTER = r"(?:\((?P<round>[A-Za-z])\)|\[(?P<square>[A-Za-z])\]|(?P<plain>[A-Za-z])(?!\w|['’](?!s\b)|-\d|\.[A-Za-z]\.))"
_FIRST = re.compile(r"\.?\s{0,2}\(??" + _LETTER)
_GLUED = re.compile(r"\b[Rr]ef(?P<letter>[A-Z])(?![\w-])")  # refA
_MORE = re.compile(
    r"\s{0,2}(?P<between>,?\s{0,2}(?:and|or|&)|,|/|(?P<range>--?|–|—|thru|through|to))\s{0,2}" + _LETTER, re.IGNORECASE
)
# reftel a number of: a in lower case is an article where a word follows, but for one that follows no article
_SENTENCE_WORD = re.compile(
    r"[ ]{1,2}(?!(?:to|of|and|or|in|on|at|by|for|from|with|that|which|is|was|has|paras?|paragraphs?)\b)[a-z]"
)
# "ref" alone is a telegram where the words around it say so: (ref), see ref, per refs
_CUE = re.compile(r"(?:[(\[]|\b(?:see|per|in|of|from|by|and|cf\.?|to)\s)\s?$", re.IGNORECASE)
_CLOSE = re.compile(r"\s?[)\],;.]|\s(?:para|¶|discuss|report|describ|not)")
_NOUN = re.compile(
    r"\s(?:demarches?|(?:talking\s)?points|instructions?|requests?|guidance|non-?papers?|questions?|taskings?|letters?|reports?)\b",
    re.IGNORECASE,
)


def find_labels(text: str, places: Iterable[int]) -> Iterator[Cited]:
    """Find REF letters and bare reftels; `places` as of `label_places`. "septel", a telegram to come, is none of them.

    cited = ("ref" | "reftel" | "reference") letter {("," | "and" | "/" | "-" | "through") letter} | "reftel"
    """
    for at in places:
        if word := _WORD.match(text, at):
            cited = _lettered(text, word) or _bare(text, word)
            if cited:
                yield cited
        elif glued := _GLUED.match(text, at):
            yield Cited(at, glued.end(), (glued["letter"],))


def label_places(text: str, lower: str) -> list[int]:
    """Return where words stand that can name a telegram of the REF block; `lower` is the text in lower case."""
    return [
        at
        for at in map(re.Match.start, _STEM.finditer(lower))
        if not text[at - 1 : at].isalpha() and (_WORD.match(text, at) or _GLUED.match(text, at))
    ]


def _lettered(text: str, word: re.Match[str]) -> Cited | None:
    found = _FIRST.match(text, word.end())
    if found is None or (word["sure"] and text[word.end()] == ".") or not _is_label(text, found, word):
        return None
    labels = [_letter(found)]
    while more := _MORE.match(text, found.end()):
        letter = _letter(more)
        if letter <= labels[-1] or not _goes_on(text, more, labels[-1]):
            break
        labels += _through(labels[-1], letter) if more["range"] else [letter]
        found = more
    end = found.end()
    # (ref (A)) and ref(A) bring their own brackets, "ref (A" takes the one it opened
    opened = text[word.end() : end].count("(") > text[word.end() : end].count(")")
    return Cited(word.start(), end + (opened and text.startswith(")", end)), tuple(labels))


def _letter(found: re.Match[str]) -> str:
    return (found["round"] or found["square"] or found["plain"]).upper()


def _is_label(text: str, found: re.Match[str], word: re.Match[str]) -> bool:
    plain = found["plain"]
    if plain is None:
        return True
    if found.end() - len(plain) == word.end():
        return False
    if word["long"] and plain.islower():
        return False  # reference a
    if plain.upper() not in {"A", "I"} or not word.group().islower() or not _SENTENCE_WORD.match(text, found.end()):
        return True
    return plain.isupper() and text[word.end()] != "."  # as told in ref. A week later


def _goes_on(text: str, more: re.Match[str], last: str) -> bool:
    """Whether a further letter is a label: "and I" is the writer, "to a" an article."""
    plain = more["plain"]
    if plain is None:
        return True
    if plain.islower() and _SENTENCE_WORD.match(text, more.end()) and plain in {"a", "i"}:
        return False
    return plain.upper() != "I" or last in {"F", "G", "H"}


def _through(first: str, last: str) -> list[str]:
    return [chr(code) for code in range(ord(first) + 1, ord(last) + 1)]


def _bare(text: str, word: re.Match[str]) -> Cited | None:
    if word["long"]:
        return None
    if word["short"] and not _NOUN.match(text, word.end()):
        before = _CUE.search(text, max(0, word.start() - 6), word.start())
        if before is None or not _CLOSE.match(text, word.end()):
            return None
    return Cited(word.start(), word.end(), bare=True)
