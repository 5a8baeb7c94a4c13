"""What the editors of a volume wrote of a telegram: footnotes and printed pages in their places, source note and summary."""

from collections.abc import Mapping

from generator.model.cable import BlockKind, Cable
from generator.model.source import EditorsNote
from generator.pages.body import Mark
from generator.pages.escape import html
from generator.pages.templating import render
from generator.vocabulary.interface import say

SHORTEST = 4  # characters of the words behind which a note stands, less is no place
MISSES = 20  # notes without a place after which no more is looked for: each has the whole rest of the text passed


def note_marks(cable: Cable) -> Mapping[str, list[Mark]]:
    """Return the marks of footnotes and printed pages by the block's anchor, in the order of the text.

    A place is looked for from the last one on, what is not found has its note below only.
    """
    blocks = [one for one in cable.blocks if one.kind not in {BlockKind.HEADING, BlockKind.UNPARSED}]
    marks: dict[str, list[Mark]] = {}
    at, offset, missed = 0, 0, 0
    for number, note in enumerate(cable.stated.notes, start=1):
        if missed > MISSES:
            break
        for place in range(at, len(blocks)):
            end = _end(blocks[place].text, note.behind, offset if place == at else 0)
            if end >= 0:
                at, offset = place, end
                marks.setdefault(blocks[place].anchor, []).append(_mark(note, number, end))
                break
        else:
            missed += 1
    return marks


def editors_html(cable: Cable) -> str:
    """Return what the editors state of the telegram, and their footnotes with links to their places; empty where nothing."""
    stated = dict(cable.stated.attributes)
    labels = {
        "volume": say("Volume"),
        "document": say("Document number"),
        "citation": say("Citation of the volume"),
        "source": say("Source note"),
        "summary": say("Summary of the editors"),
    }
    facts = [(label, stated[name]) for name, label in labels.items() if stated.get(name)]
    if not (stated.get("volume") or cable.stated.notes):
        return ""
    placed = {mark.before for marks in note_marks(cable).values() for mark in marks}
    notes = [
        (number, note, any(f'id="noteref-{number}"' in before for before in placed))
        for number, note in enumerate(cable.stated.notes, start=1)
        if note.text
    ]
    return render("editors.html.j2", facts=facts, notes=notes)


def _end(text: str, behind: str, start: int) -> int:
    """Return the offset behind the words, -1 where they are not there; a paragraph's number stands apart from its text."""
    for words in (behind, behind.partition(" ")[2]):
        if len(words) >= SHORTEST and (found := text.find(words, max(0, start - len(words)))) >= 0:
            return found + len(words)
    return -1


def _mark(note: EditorsNote, number: int, at: int) -> Mark:
    label = html(note.label or str(number))
    if note.text:
        before = f'<sup class="cable-footnote" id="noteref-{number}"><a href="#note-{number}" title="{html(say("Footnote"))}">{label}</a></sup>'
    else:
        told = html(say("Printed page {page}", page=note.label))
        before = f'<span class="cable-printed-page" role="note" title="{told}">[{label}]</span>'
    return Mark(at, at, before, "")
