"""Everything in a text that may be a name: what is read as one, and the words that stand alone."""

from generator.participants.candidate import Found, LoneWord
from generator.participants.capitals import find_in_capitals
from generator.participants.judging import judge
from generator.participants.runs import runs
from generator.participants.single_names import announced, judge_word, lone_word


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
    return found
