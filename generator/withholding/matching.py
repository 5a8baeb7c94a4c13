"""Finding what is kept back, in any of the ways in which it can be written."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import unescape

from msgspec import Struct

from generator.withholding.entries import Entry, Policy
from generator.withholding.stream import CUT, TAG, TAGS, WALL, fold, fold_all, stream

_WORDS = re.compile(r"[^\W_]+")
_SOFT = re.compile(r"['’‘`-]+")  # what is often left out of a name: O'BRIEN, OBRIEN
_LETTERS = re.compile(r"[\W_]+")
SPACED = 4  # letters: a shorter word set apart (`A N`) is not told from two words

_BETWEEN = rf"(?:[^\w{WALL}]|_)"
# inside a word: markup, a hyphen (with a line end or blanks behind it), a page break
_INSIDE = rf"(?:[{TAG}*_`~]{{0,4}}-?[{TAG}*_`~]{{0,4}}|-\s{{1,80}}|{_BETWEEN}{{0,80}}{CUT}{_BETWEEN}{{0,80}})"


class Occurrence(Struct, frozen=True, order=True):
    """A stretch `[start, end)` of a text that entry `place` of the policy keeps back."""

    start: int
    end: int
    place: str


class Finder:
    """Finds the terms and patterns of a policy."""

    def __init__(self, policy: Policy) -> None:
        self._terms = [(f"terms[{at}]", _compact(one.term), _term(one.term)) for at, one in enumerate(policy.terms)]
        self._patterns = [
            (f"patterns[{at}]", re.compile(one.pattern.replace(" ", r"\s+"), re.IGNORECASE))
            for at, one in enumerate(policy.patterns)
        ]
        self.words = {f"terms[{at}]": tuple(_WORDS.findall(fold(one.term))) for at, one in enumerate(policy.terms)}
        self._lone = {words[0]: place for place, words in self.words.items() if len(words) == 1}
        self._entries = dict(policy.entries())

    def entry(self, place: str) -> Entry:
        """Return an entry by its place."""
        return self._entries[place]

    def find(self, text: str, cuts: Iterable[tuple[int, int]] = ()) -> list[Occurrence]:
        """Return every stretch that is kept back, in order; they can overlap."""
        holes = tuple(cuts)
        found = list(self.terms_in(text))
        if holes:
            found += self.terms_in(text, holes)
        found += self.patterns_in(text)
        return sorted(set(found))

    def terms_in(
        self, text: str, cuts: Iterable[tuple[int, int]] = (), walls: re.Pattern[str] | None = None
    ) -> Iterator[Occurrence]:
        """Yield the terms in a text, where no `cuts` and no tags that match `walls` stand between their words."""
        holes = sorted(cuts)
        possible = self._possible(text)
        if holes:
            possible |= self._possible(_without(text, holes))
        if possible:
            made = stream(text, holes, walls)
            for at in sorted(possible):
                place, _, term = self._terms[at]
                yield from (Occurrence(*made.span(*match.span()), place) for match in term.finditer(made.text))

    def _possible(self, text: str) -> set[int]:
        """Return the terms whose letters stand in a text in their order, whatever is between them: few, at little cost."""
        letters = letters_of(text)
        return {at for at, (_, compact, _) in enumerate(self._terms) if compact in letters}

    def patterns_in(self, text: str) -> Iterator[Occurrence]:
        """Yield what the patterns match."""
        for place, pattern in self._patterns:
            yield from (Occurrence(*match.span(), place) for match in pattern.finditer(text))

    def in_word(self, word: str) -> str:
        """Return the place of an entry that is this one word; empty where none is."""
        if place := self._lone.get(fold(word)):
            return place
        return next((place for place, pattern in self._patterns if pattern.fullmatch(word)), "")


@cache
def finder(policy: Policy) -> Finder:
    """Return the finder of a policy, made once a process."""
    return Finder(policy)


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded."""
    return _WORDS.findall(fold_all(text))


def _compact(term: str) -> str:
    return _LETTERS.sub("", fold(term))


def letters_of(text: str) -> str:
    """Return the letters of a text alone, folded as a stream is: without markup, all at once."""
    if "<" in text:
        text = TAGS.sub("", text)
    if "&" in text:
        text = unescape(text)
    if "%20" in text:
        text = text.replace("%20", "")
    return _LETTERS.sub("", fold_all(text))


def _without(text: str, holes: Iterable[tuple[int, int]]) -> str:
    kept, at = [], 0
    for start, end in holes:
        kept.append(text[at:start])
        at = max(at, end)
    return "".join([*kept, text[at:]])


def _term(term: str) -> re.Pattern[str]:
    """Return the grammar: term = word (gap word)* ; each word whole or its letters set apart, nothing of a longer word."""
    plain, spaced, end = "", "", 0
    folded = fold(term)
    words = list(_WORDS.finditer(folded))
    for word in words:
        gap = folded[end : word.start()]
        soft = bool(gap) and not _SOFT.sub("", gap)
        if end:
            plain += f"{_BETWEEN}{'*' if soft else '+'}"
            spaced += r"[\W_]{1,4}"
        plain += _INSIDE.join(map(re.escape, word[0]))
        spaced += r"[ .\-_]{1,2}".join(map(re.escape, word[0]))
        end = word.end()
    either = f"(?:{plain}|{spaced})" if len(_compact(term)) >= SPACED else plain
    return re.compile(f"{_edge(words[0][0][0], '<!')}{either}{_edge(words[-1][0][-1], '!')}")


def _edge(letter: str, look: str) -> str:
    """Say what may not stand beside a term: a letter where it ends in one, a digit where it ends in one."""
    return rf"(?{look}\d)" if letter.isdigit() else rf"(?{look}[^\W\d_])"
