"""Judging a run of capitals: what is title in it, what is name, and how much speaks for it."""

from generator.participants.candidate import Candidate
from generator.participants.reading import Reading, read_words
from generator.participants.runs import moved
from generator.participants.single_names import single
from generator.participants.titles_around import title_of
from generator.participants.weighing import weigh_around

ENOUGH = 3  # points that make a person


def judge(text: str, start: int, end: int) -> Candidate | None:
    """Read the run `text[start:end]` as title and name, and weigh it; `None` where nothing of it can be a name."""
    reading = read_words(text[start:end])
    if reading is None:
        return None
    title = reading.title or _title_before(text, start, reading)
    if not title and reading.of_a_thing:
        return None
    tokens = moved(reading.tokens, start)
    if len(tokens) == 1:
        return single(text, (*moved(reading.left_out, start), *tokens), title)
    around, reasons = weigh_around(text, tokens[0].start, tokens[-1].end, title)
    points = reading.points + around
    return Candidate(tokens, title, points >= ENOUGH, ", ".join((*reading.reasons, *reasons)), points)


def _title_before(text: str, start: int, reading: Reading) -> str:
    first = reading.tokens[0].start
    return "" if reading.titled else title_of(text, start + first, at_front=first == 0)
