"""Everything in a text that may be a name: what is read as one, and the words that stand alone."""

import re
from operator import attrgetter

from msgspec import structs

from generator.participants.candidate import Candidate, Found, LoneWord
from generator.participants.capitals import find_in_capitals
from generator.participants.judging import judge
from generator.participants.runs import Token, runs, token_of
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
    return _of_several(text, found)


def _of_several(text: str, found: Found) -> Found:
    """Give each of several what is said of all (`Presidents Varda and Solar`): the title of one, and to be a person."""
    for at, one in enumerate(found.candidates):
        if (title := singular(one.title)) and one.title.endswith("s"):
            found.candidates[at] = structs.replace(one, title=title)
            place = one.end
            while (joint := _FURTHER.match(text, place)) and (other := _name_at(text, found, joint.end())):
                found.candidates.append(Candidate(other, title, sure=True, reason="a title", points=4))
                place = other[-1].end
    found.candidates.sort(key=attrgetter("start"))
    return found


def _name_at(text: str, found: Found, start: int) -> tuple[Token, ...]:
    """Take what begins here and was not sure to be a name; nothing where there is no such."""
    for candidate in found.candidates:
        if candidate.start == start and not candidate.title:
            found.candidates.remove(candidate)
            return candidate.tokens
    for word in found.lone:
        if word.start == start:
            found.lone.remove(word)
            return (token_of(text[start : word.end], start),)
    return ()
