"""From references and citations as read to links with an outcome."""

from generator.model.cable import Cable, Reference, ReferenceKind
from generator.model.links import CitationTarget, Link, Links, Outcome
from generator.resolution.citations import look_up_citation
from generator.resolution.look_up import Holdings, look_up


def resolve(cable: Cable, holdings: Holdings) -> Links:
    """Look up all that a cable points to; what could be several cables is ambiguous, never a guess.

    Citations that point to nothing (a "reftel" without a REF line, a paragraph that is not there) stay text.
    """
    references = tuple(_link(reference, holdings) for reference in cable.references)
    citations = (look_up_citation(mark, cable.id, references, holdings) for mark in cable.citations)
    return Links(references, tuple(citation for citation in citations if citation.targets))


def _link(reference: Reference, holdings: Holdings) -> Link:
    outcome, target, offered = look_up(reference.candidates, holdings)
    anchors = holdings.paragraphs(target) if target and reference.paragraphs and outcome is Outcome.HELD else {}
    return Link(
        label=reference.label,
        written=reference.written,
        kind=reference.kind,
        outcome=outcome if reference.kind is ReferenceKind.CABLE else Outcome.NOT_A_CABLE,
        target=target,
        offered=offered,
        notal=reference.notal,
        date=reference.date,
        places=tuple(
            CitationTarget(target, outcome, number, anchors.get(number), reference.label)
            for number in (reference.paragraphs if target else ())
        ),
    )
