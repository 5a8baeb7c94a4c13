"""Who cites whom in a conversation, as a picture: a dot a cable in the order of dates, an arc a citation."""

from msgspec import Struct

from generator.model.identity import CableId
from generator.model.threads import Thread, ThreadEntry
from generator.pages import paths, words
from generator.pages.spans import when_sent
from generator.pages.templating import render
from generator.vocabulary.interface import say

FEWEST = 4  # cables for which a picture says more than their list
WIDTH = 640
EDGE = 12  # between the outermost dots and the picture's sides
TALLEST = 110  # of an arc
FOOT = 12  # below the line of dots


class CableDot(Struct, frozen=True):
    """A cable: its place along the line, and whether it is held and the one whose page this is."""

    x: float
    name: str
    address: str
    kind: str


class Arc(Struct, frozen=True):
    """A citation, from the later cable to the earlier: ends on the line and half-axes; `own` touches the page's cable."""

    start: float
    end: float
    rx: float
    ry: float
    own: bool


def network(thread: Thread, cable_id: CableId, base: str) -> str:
    """Draw a conversation; nothing for a short one."""
    if len(thread.entries) < FEWEST or not thread.cites:
        return ""
    order = sorted(range(len(thread.entries)), key=lambda place: _when(thread.entries[place]))
    step = (WIDTH - 2 * EDGE) / (len(order) - 1)
    x = {place: round(EDGE + at * step, 1) for at, place in enumerate(order)}
    own = next((place for place, entry in enumerate(thread.entries) if entry.id == cable_id), -1)
    arcs = [_arc(x[citing], x[cited], own=own in (citing, cited)) for citing, cited in thread.cites]
    height = max(arc.ry for arc in arcs)
    return render(
        "network.html.j2",
        dots=[_dot(thread.entries[place], x[place], cable_id) for place in order],
        arcs=sorted(arcs, key=lambda arc: arc.own),
        width=WIDTH,
        height=round(height + 2 * FOOT, 1),
        line=round(height + FOOT, 1),
        link=lambda address: paths.link(base, address),
    )


def _arc(citing: float, cited: float, *, own: bool) -> Arc:
    left, right = sorted((citing, cited))
    rx = round((right - left) / 2, 1)
    return Arc(left, right, rx, round(min(rx, TALLEST * rx / (WIDTH / 2) + 8), 1), own)


def _dot(entry: ThreadEntry, x: float, cable_id: CableId) -> CableDot:
    if entry.line:
        kind = "own" if entry.id == cable_id else "held"
        return CableDot(x, f"{entry.id}, {words.day(entry.line.date)}: {entry.line.title}", paths.cable(entry.id), kind)
    when = when_sent(entry.span)
    return CableDot(
        x, f"{entry.id}{f', {when}' if when else ''}: {say('not in this archive')}", paths.missing(entry.id), "absent"
    )


def _when(entry: ThreadEntry) -> tuple[str, CableId]:
    known = entry.line or entry.span.after or entry.span.before
    return (known.date or "" if known else "", entry.id)
