"""The conversation on a cable's page: what it answers and what answers it, as a nested list in the order of dates."""

from msgspec import Struct

from generator.model.identity import CableId, number_order
from generator.model.listing import CableLine
from generator.model.threads import Thread, ThreadEntry
from generator.pages import paths, words
from generator.pages.spans import when_sent
from generator.pages.templating import render


class ThreadRow(Struct, frozen=True):
    """A line of the list: `deeper` opens a list below it, `closes` ends so many."""

    entry: ThreadEntry
    address: str
    when: str
    deeper: bool
    closes: int


def thread_html(thread: Thread, cable_id: CableId, base: str) -> str:
    """Return the list; the cable whose page it is stands in its place without a link."""
    return render(
        "thread.html.j2",
        rows=_rows(thread.entries),
        current=cable_id,
        thread=thread,
        link=lambda address: paths.link(base, address),
    )


def around(thread: Thread, cable_id: CableId) -> tuple[CableLine | None, CableLine | None]:
    """Return the held cables of a conversation sent next before and after one of them; `None` at its ends."""
    lines = sorted(_held(thread), key=lambda line: (line.date or "", number_order(line.id)))
    at = next((place for place, line in enumerate(lines) if line.id == cable_id), None)
    if at is None:
        return None, None
    return lines[at - 1] if at else None, lines[at + 1] if at + 1 < len(lines) else None


def _held(thread: Thread) -> list[CableLine]:
    return [entry.line for entry in thread.entries if entry.line]


def _rows(entries: tuple[ThreadEntry, ...]) -> list[ThreadRow]:
    following = [*(entry.indent for entry in entries[1:]), 0]
    return [
        ThreadRow(
            entry=entry,
            address=paths.cable(entry.id) if entry.line else paths.missing(entry.id),
            when=words.day(entry.line.date) if entry.line else when_sent(entry.span),
            deeper=indent > entry.indent,
            closes=max(0, entry.indent - indent),
        )
        for entry, indent in zip(entries, following, strict=True)
    ]
