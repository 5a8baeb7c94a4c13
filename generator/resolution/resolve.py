"""From references and citations as read to links with an outcome."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from generator.model.cable import Cable, CitationMark, Reference, ReferenceKind
from generator.model.identity import CableId, Mrn
from generator.model.links import Backlink, Citation, CitationTarget, Link, Links, Outcome
from generator.resolution.sentences import sentence_at


class Holdings(Protocol):
    """What the archive holds."""

    def held(self, mrn: Mrn) -> tuple[CableId, ...]:
        """Give the held cables that go by the number; several where different texts claim it."""

    def paragraphs(self, cable_id: CableId) -> Mapping[int, str]:
        """Give the anchors of a held cable's paragraphs by number."""


def resolve(cable: Cable, holdings: Holdings) -> Links:
    """Look up all that a cable points to; what could be several cables is ambiguous, never a guess."""
    references = tuple(_link(reference, holdings) for reference in cable.references)
    citations = (_citation(mark, cable, references, holdings) for mark in cable.citations)
    return Links(references, tuple(citation for citation in citations if citation.targets))


def backlinks(cable: Cable, links: Links) -> Iterator[tuple[CableId, Backlink]]:
    """Give each other cable that this one cites, with the place that cites it."""
    for link in links.references:
        for target in (link.target,) if link.target else link.offered:
            if target != cable.id:
                yield target, Backlink(cable.id, None, "")
    texts = {block.anchor: block.text for block in cable.blocks}
    for citation in links.citations:
        sentence = sentence_at(texts[citation.anchor], citation.start, citation.end)
        for target_of in citation.targets:
            if target_of.id and target_of.id != cable.id:
                yield target_of.id, Backlink(cable.id, citation.anchor, sentence, target_of.anchor)


def _link(reference: Reference, holdings: Holdings) -> Link:
    outcome, target, offered = _look_up(reference.candidates, holdings)
    if reference.kind is not ReferenceKind.CABLE:
        outcome = Outcome.NOT_A_CABLE
    return Link(
        label=reference.label,
        written=reference.written,
        kind=reference.kind,
        outcome=outcome,
        target=target,
        offered=offered,
        notal=reference.notal,
        date=reference.date,
    )


def _look_up(candidates: tuple[Mrn, ...], holdings: Holdings) -> tuple[Outcome, CableId | None, tuple[CableId, ...]]:
    """Accept a single surviving candidate; of several none is held or more than one: they are all offered."""
    if not candidates:
        return Outcome.NOT_A_CABLE, None, ()
    found = tuple(dict.fromkeys(cable_id for mrn in candidates for cable_id in holdings.held(mrn)))
    if len(found) == 1:
        return Outcome.HELD, found[0], ()
    if found:
        return Outcome.AMBIGUOUS, None, found
    if len(candidates) > 1:
        return Outcome.AMBIGUOUS, None, tuple(mrn.id for mrn in candidates)
    return Outcome.NOT_HELD, candidates[0].id, ()


def _citation(mark: CitationMark, cable: Cable, references: tuple[Link, ...], holdings: Holdings) -> Citation:
    return Citation(mark.anchor, mark.start, mark.end, mark.written, tuple(_targets(mark, cable, references, holdings)))


def _targets(
    mark: CitationMark, cable: Cable, references: tuple[Link, ...], holdings: Holdings
) -> Iterator[CitationTarget]:
    if mark.candidates:
        outcome, target, offered = _look_up(mark.candidates, holdings)
        cited = [(one, outcome) for one in ((target,) if target else offered) if one]
    elif mark.labels or mark.bare:
        cited = [(one, link.outcome) for link in _named(mark, references) for one in _ids(link)]
    else:
        own = holdings.paragraphs(cable.id)
        yield from (
            CitationTarget(None, Outcome.HELD, number, own[number]) for number in mark.paragraphs if number in own
        )
        return
    for cable_id, outcome in cited:
        anchors = holdings.paragraphs(cable_id) if mark.paragraphs and outcome is Outcome.HELD else {}
        for number in mark.paragraphs or (None,):
            yield CitationTarget(cable_id, outcome, number, anchors.get(number) if number else None)


def _named(mark: CitationMark, references: tuple[Link, ...]) -> list[Link]:
    if mark.labels:
        return [link for label in mark.labels for link in references if link.label == label]
    return list(references) if len(references) == 1 else []


def _ids(link: Link) -> tuple[CableId, ...]:
    return (link.target,) if link.target else link.offered
