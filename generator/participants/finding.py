"""Everything in a text that may be a name: what is read as one, and the words that stand alone."""

import re

from msgspec import structs

from generator.participants.candidate import Candidate, Found, LoneWord
from generator.participants.capitals import find_in_capitals
from generator.participants.judging import ENOUGH, judge
from generator.participants.runs import runs, token_of
from generator.participants.single_names import announced, judge_word, lone_word
from generator.participants.titles_around import singular

_FURTHER = re.compile(r",? and |, ")


def find(text: str, *, capital: bool) -> Found:
    """Find what may be a name in a text; `capital` where it is all in capitals."""
    if capital:
        return find_in_capitals(text)
    found = Found([], [])
    for run in runs(text):
        written = run[0]
        if not written.isalpha():
            one = judge(text, *run.span())
        else:
            word, plain = lone_word(written)
            if not word:  # most words
                continue
            start, end = run.span()
            if not plain and not announced(text, start, end):
                found.lone.append(LoneWord(word, start, end))
                continue
            one = judge_word(text, written, start)
        if one:
            found.candidates.append(one)
    return _of_several(text, found) if any(map(_is_plural, found.candidates)) else found


def _is_plural(candidate: Candidate) -> bool:
    return candidate.title.endswith("s") and singular(candidate.title) != ""


def _of_several(text: str, found: Found) -> Found:
    """Return the candidates with what is said of several given to each (`Presidents Varda and Solar`): the title of one, and to be a person."""
    untitled = {one.start: one.tokens for one in found.candidates if not one.title}
    lone = {word.start: (token_of(text[word.start : word.end], word.start),) for word in found.lone}
    told: dict[int, Candidate] = {}
    for one in filter(_is_plural, found.candidates):
        title, place = singular(one.title), one.end
        told[one.start] = structs.replace(one, title=title)
        while joint := _FURTHER.match(text, place):
            tokens = untitled.get(joint.end()) or lone.get(joint.end())
            if tokens is None:
                break
            told[joint.end()] = Candidate(tokens, title, sure=True, reason="a title", points=ENOUGH)
            place = tokens[-1].end
    candidates = {one.start: one for one in found.candidates} | told
    return Found(
        [candidates[start] for start in sorted(candidates)], [one for one in found.lone if one.start not in told]
    )
