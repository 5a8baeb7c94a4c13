"""In-text citations looked up: which cable a REF letter, a bare reftel or a number means, and which paragraph."""

from collections.abc import Iterator, Sequence

from generator.model.cable import CitationMark
from generator.model.identity import CableId
from generator.model.links import Citation, CitationTarget, Link, Outcome
from generator.resolution.look_up import Holdings, look_up

LIST = "references"  # the anchor of the list of references on a cable's page


def look_up_citation(mark: CitationMark, citing: CableId, references: Sequence[Link], holdings: Holdings) -> Citation:
    """Return what a citation points to; `references` are the REF items of the same cable, looked up already."""
    return Citation(
        mark.anchor, mark.start, mark.end, mark.written, tuple(_targets(mark, citing, references, holdings))
    )


def _targets(
    mark: CitationMark, citing: CableId, references: Sequence[Link], holdings: Holdings
) -> Iterator[CitationTarget]:
    if mark.candidates:
        outcome, target, offered = look_up(mark.candidates, holdings)
        for cable_id in (target,) if target else offered:
            yield from _places(cable_id, outcome, mark, None, holdings)
    elif mark.labels:
        for label in mark.labels:
            yield from _of_reference(label, references, mark, holdings)
    elif mark.bare:
        yield from _of_reference(None, references, mark, holdings)
    else:
        own = holdings.paragraphs(citing)
        yield from (
            CitationTarget(None, Outcome.HELD, number, own[number]) for number in mark.paragraphs if number in own
        )


def _of_reference(
    label: str | None, references: Sequence[Link], mark: CitationMark, holdings: Holdings
) -> Iterator[CitationTarget]:
    """Yield the reference of a letter. "reftel", or a letter that the list lacks, means the one reference there is.

    Where there are several the list itself is the place to look.
    """
    named = [link for link in references if label and link.label == label]
    if not named and len(references) > 1:
        yield CitationTarget(None, Outcome.AMBIGUOUS, None, LIST, label)
        return
    for link in named or references:
        if link.target is None and not link.offered:
            anchor = f"ref-{link.label.lower()}" if link.label else LIST
            yield CitationTarget(None, link.outcome, None, anchor, label)
        for cable_id in (link.target,) if link.target else link.offered:
            yield from _places(cable_id, link.outcome, mark, label, holdings)


def _places(
    cable_id: CableId, outcome: Outcome, mark: CitationMark, label: str | None, holdings: Holdings
) -> Iterator[CitationTarget]:
    """Yield each cited paragraph of a cable, or the cable as a whole; the anchor of one is known where it is held."""
    anchors = holdings.paragraphs(cable_id) if mark.paragraphs and outcome is Outcome.HELD else {}
    for number in mark.paragraphs or (None,):
        yield CitationTarget(cable_id, outcome, number, anchors.get(number) if number else None, label)
