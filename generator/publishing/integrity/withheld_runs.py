"""Runs of words out of withheld paragraphs and cables, looked for in published text as their bare letters."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from generator.withholding import letters_of, words_of

WORDS = 12  # in a run: fewer come about without being taken from anywhere
STEP = 6  # a stretch of 17 words that gets out has a whole run in it, wherever it begins
FEWEST = 7  # words of a paragraph that is looked for whole


class WordRun(Struct, frozen=True):
    """The letters of a run of words, folded, and the place of the entry that withholds it."""

    entry: str
    letters: str


def runs(entry: str, texts: Iterable[str]) -> Iterator[WordRun]:
    """Yield the runs of the texts that an entry withholds."""
    for text in texts:
        words = words_of(text)
        if len(words) <= WORDS:
            starts: Sequence[int] = (0,) if len(words) >= FEWEST else ()
        else:
            starts = (*range(0, len(words) - WORDS, STEP), len(words) - WORDS)
        for start in starts:
            yield WordRun(entry, "".join(words[start : start + WORDS]))


def found_in(text: str, sought: Sequence[WordRun]) -> Iterator[WordRun]:
    """Yield the runs that a text has, with whatever markup and line ends between the words."""
    if sought:
        letters = letters_of(text)
        yield from (run for run in sought if run.letters in letters)
