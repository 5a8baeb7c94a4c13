"""What the numbers around a lost telegram say of its date, in words."""

from generator.model.listing import CableLine
from generator.model.threads import Span
from generator.pages import words
from generator.vocabulary.interface import say


def when_sent(span: Span) -> str:
    """Return `between 3 May 2008 and 5 May 2008`, `on 3 May 2008`, `after ...`, `before ...`; empty where nothing is known."""
    after, before = _day(span.after), _day(span.before)
    if after and before:
        if after == before:
            return say("on {day}", day=after)
        return say("between {after} and {before}", after=after, before=before)
    if after:
        return say("after {day}", day=after)
    return say("before {day}", day=before) if before else ""


def _day(line: CableLine | None) -> str:
    return words.day(line.date) if line else ""
