"""Carrying names forward: a surname alone is a person where the cable names that person in full elsewhere."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import structs

from generator.participants.candidate import Candidate, LoneWord
from generator.participants.runs import Token, token_of
from generator.participants.same_person import SHORTEST, Named, near, plain_words
from generator.participants.weighing import is_thing
from generator.vocabulary import names


def _of_a_place(text: str, token: Token, behind: str) -> bool:
    """Whether a statesman's surname, of which the cable says no more, is a town's or a thing's: `in Clinton, Iowa`."""
    before = text[max(0, token.start - 12) : token.start].split()
    town = names.is_city(token.folded) and before != [] and names.kind_of(names.fold(before[-1]), "where")
    return town or is_thing(behind)


@lru_cache(maxsize=names.KEPT)
def _is_word(word: str) -> bool:
    """Whether a word is one of a dictionary or a place, or too short: no statesman's surname, nor a misspelt one."""
    if names.is_well_known(word):
        return False
    return len(word) < SHORTEST or names.is_common(word) or names.is_place(word) or names.is_city(word)


@lru_cache(maxsize=names.KEPT)
def _stands_alone(word: str) -> bool:
    """Whether a given name is one that a cable may use without the surname: it is no other word."""
    return names.is_given(word) and len(word) > 2 and not names.is_common(word) and not names.is_place(word)  # noqa: PLR2004


class Known:
    """The names that a cable gives for certain."""

    def __init__(self, found: Iterable[Named]) -> None:
        told = {words for named in found if (words := plain_words(named.words))}
        self._surnames = {words[-1] for words in told}
        self._alone = self._surnames | {words[0] for words in told if len(words) > 1 and _stands_alone(words[0])}
        self._by_letter: dict[str, list[str]] = {}
        for surname in self._surnames:
            if len(surname) >= SHORTEST:
                self._by_letter.setdefault(surname[0], []).append(surname)

    def recognise_words(self, words: Iterable[LoneWord], text: str) -> Iterator[Candidate]:
        """Yield those of the words that are names of known people."""
        alone = self._alone
        for word in words:  # most of a cable's are words of a dictionary: told without a call
            folded = word.folded
            if folded in alone or (not _is_word(folded) and self._unusual(folded)):
                candidate = Candidate((token_of(text[word.start : word.end], word.start),))
                if self._single(candidate, text):
                    yield candidate

    def recognise(self, candidate: Candidate, text: str) -> Candidate | None:
        """Return the part of an unsure candidate that names a known person; `None` where none does."""
        tokens = candidate.tokens
        if len(tokens) == 1 and not self._names(tokens[0].folded):  # most candidates
            return None
        words = [word for word in candidate.words if not names.is_person_word(word, "particle")]
        if not words:
            return None
        last = words[-1]
        if len(words) == 1:
            return self._single(candidate, text)
        if last in self._surnames and self._may_precede(candidate):
            return candidate
        return self._inside(candidate, text)

    def _single(self, candidate: Candidate, text: str) -> Candidate | None:
        token = candidate.tokens[-1]
        if not self._names(token.folded):
            return None
        behind = text[token.end : token.end + 24]
        joined = text[max(0, token.start - 1) : token.start] in {"/", "&", "-"} or behind[:1] == "-"
        if joined or is_thing(behind, "kindred"):
            return None
        told = token.folded in self._surnames or not names.is_well_known(token.folded)
        return candidate if told or not _of_a_place(text, token, behind) else None

    def _names(self, word: str) -> bool:
        """Whether a word alone can name a known person."""
        return word in self._alone or (not _is_word(word) and self._unusual(word))

    def _unusual(self, word: str) -> bool:
        """Whether a word of no dictionary is a statesman's surname, or a known one with a slip of the pen."""
        if names.is_well_known(word):
            return True
        rivals = self._by_letter.get(word[0])  # most words have none
        # the Alperons are a family
        return rivals is not None and any(near(surname, word) and word != f"{surname}s" for surname in rivals)

    def _may_precede(self, candidate: Candidate) -> bool:
        """Whether what stands before a known surname can be a given name: `Menad` Benchellali."""
        first = candidate.tokens[0]
        return not (
            first.acronym
            or names.is_common(first.folded)
            or names.is_place(first.folded)
            or names.kind_of(first.folded, "head")
            or names.is_person_word(first.folded, "title")
        )

    def _inside(self, candidate: Candidate, text: str) -> Candidate | None:
        """Look for a known surname among words that are not all of a name: `The Fillon`, `Sarkozy Victory`."""
        for token in candidate.tokens:
            if (
                token.folded in self._surnames
                and not names.is_common(token.folded)
                and not names.is_place(token.folded)
            ):
                alone = structs.replace(candidate, tokens=(token,))
                return self._single(alone, text)
        return None
