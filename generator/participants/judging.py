"""Judging a run of capitals: what is title in it, what is name, and how much speaks for it."""

import re

from generator.participants.candidate import Candidate
from generator.participants.reading import Reading, read_words
from generator.participants.runs import Token, moved
from generator.participants.single_names import single
from generator.participants.titles_around import title_of
from generator.participants.weighing import weigh_around
from generator.vocabulary import names

ENOUGH = 3  # points that make a person
_JOINT = 10  # characters
_OF_PLACE = re.compile(r"\b(?:of|for)\s(?:the\s)?$")


def judge(text: str, start: int, end: int) -> Candidate | None:
    """Read the run `text[start:end]` as title and name, and weigh it; `None` where nothing of it can be a name."""
    reading = read_words(text[start:end])
    if reading is None:
        return None
    title = reading.title or _title_before(text, start, reading)
    if len(reading.tokens) > 2 and (placed := _office_of_a_place(text, start, reading)):  # noqa: PLR2004 - a place and a name
        title, tokens = placed
        return Candidate(tokens, title, sure=True, reason="a title", points=ENOUGH)
    if not title and reading.of_a_thing:
        return None
    tokens = moved(reading.tokens, start)
    if len(tokens) == 1:
        return single(text, (*moved(reading.left_out, start), *tokens), title)
    around, reasons = weigh_around(text, tokens[0].start, tokens[-1].end, title)
    points = reading.points + around
    return Candidate(tokens, title, points >= ENOUGH, ", ".join((*reading.reasons, *reasons)), points)


def _office_of_a_place(text: str, start: int, reading: Reading) -> tuple[str, tuple[Token, ...]] | None:
    """Tell the place of an office from the name behind it: `Director for Africa Simon Thornby`, `Minister of the Punjab K. Behzad`."""
    place, *name = reading.tokens
    joint = _OF_PLACE.search(text[max(0, start + place.start - _JOINT) : start + place.start])
    may_be_place = names.is_place(place.folded) or (not names.is_given(place.folded) and names.is_given(name[0].folded))
    if joint is None or not may_be_place:
        return None
    title = title_of(text, start + name[0].start, at_front=False)
    return (title, moved(name, start)) if title else None


def _title_before(text: str, start: int, reading: Reading) -> str:
    first = reading.tokens[0].start
    return "" if reading.titled else title_of(text, start + first, at_front=first == 0)
