"""The conversation on a cable's page: what it answers and what answers it, as a nested list in the order of dates."""

from msgspec import Struct

from generator.model.identity import CableId
from generator.model.threads import Thread, ThreadEntry
from generator.pages import paths, words
from generator.pages.spans import when_sent
from generator.pages.templating import render


class Row(Struct, frozen=True):
    """A line of the list: `deeper` opens a list below it, `closes` ends so many."""

    entry: ThreadEntry
    address: str
    when: str
    deeper: bool
    closes: int


def thread_html(thread: Thread, cable_id: CableId, base: str) -> str:
    """Give the list; the cable whose page it is stands in its place without a link."""
    return render(
        "thread.html.j2",
        rows=_rows(thread.entries),
        current=cable_id,
        thread=thread,
        link=lambda address: paths.link(base, address),
    )


def _rows(entries: tuple[ThreadEntry, ...]) -> list[Row]:
    following = [*(entry.indent for entry in entries[1:]), 0]
    return [
        Row(
            entry=entry,
            address=paths.cable(entry.id) if entry.line else paths.missing(entry.id),
            when=words.day(entry.line.date) if entry.line else when_sent(entry.span),
            deeper=indent > entry.indent,
            closes=max(0, entry.indent - indent),
        )
        for entry, indent in zip(entries, following, strict=True)
    ]
