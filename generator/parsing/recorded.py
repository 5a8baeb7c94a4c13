"""A telegram out of a record of ours: what was read before stands, whatever a reader makes of its text today."""

from msgspec.structs import replace

from generator.model.cable import BlockKind, Cable, Declassification, Reference
from generator.model.finding import Code
from generator.model.identity import CableId, Mrn, claimed, read_canonical
from generator.model.links import Link
from generator.model.record import CableRecord
from generator.parsing.citations import find_citations
from generator.parsing.joined import joined


def recorded(record: CableRecord, read: Cable) -> Cable:
    """Return the telegram of a record; `read` is what its text gave, for what a record has not.

    References and citations are looked up anew, as the archive that holds the record can be another one. People are found
    anew too.
    """
    mrn = _number(record.id)
    year = int(record.date[:4]) if record.date else (mrn.year if mrn else None)
    own = (mrn.post, mrn.serial) if mrn else (None, None)
    blocks = record.blocks
    words = [block for block in blocks if not (record.signer and block.kind is BlockKind.UNPARSED)]
    return replace(
        read,
        id=record.id,
        source=record.source,
        mrn=mrn,
        stated=record.stated,
        aliases=record.aliases,
        date=record.date,
        subject=record.subject,
        title=record.title,
        classification=record.classification,
        captions=record.captions,
        passing=record.passing,
        origin=record.origin,
        precedence=record.precedence,
        transmission_id=record.transmission_id,
        action=record.action,
        info=record.info,
        declassification=Declassification(
            record.executive_order,
            record.declassify_on,
            record.declassify_event,
            record.exemption,
            read.declassification.written,
        ),
        classified_by=record.classified_by,
        tags=record.tags,
        references=tuple(map(_reference, record.references)),
        citations=find_citations(words, joined(words), year=year, post=own[0], serial=own[1]),
        blocks=blocks,
        signer=record.signer,
        # which other text claims its number is found anew too
        findings=tuple(finding for finding in record.findings if finding.code is not Code.DUPLICATE_ID),
    )


def _reference(link: Link) -> Reference:
    named = (link.target,) if link.target else link.offered
    return Reference(
        label=link.label,
        written=link.written,
        kind=link.kind,
        candidates=tuple(dict.fromkeys(mrn for name in named if (mrn := _number(name)))),
        notal=link.notal,
        date=link.date,
        paragraphs=tuple(place.paragraph for place in link.places if place.paragraph is not None),
    )


def _number(cable_id: CableId) -> Mrn | None:
    return read_canonical(claimed(cable_id)[0])
