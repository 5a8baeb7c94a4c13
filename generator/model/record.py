"""The cable record: one JSON object a cable, the contract with everyone who takes the data."""

from msgspec import Struct

from generator.model.cable import Addressee, Block, Classification, ClassifiedBy, Origin, Signer, Tag
from generator.model.finding import Finding
from generator.model.identity import CableId
from generator.model.links import Backlink, Citation, Link
from generator.model.people import PersonRef
from generator.model.source import Attribute, SourceInfo, Stated


class CableRecord(Struct, frozen=True):
    """A cable as published at its `.json` and in `data/cables.jsonl`; every field is always present.

    `archive_record` is what `stated.attributes` say that says something: no `n/a`, nothing empty.
    """

    id: CableId
    aliases: tuple[CableId, ...]
    date: str | None
    subject: str
    title: str
    classification: Classification
    captions: tuple[str, ...]
    passing: tuple[str, ...]
    origin: Origin
    precedence: str | None
    transmission_id: str | None
    action: tuple[Addressee, ...]
    info: tuple[Addressee, ...]
    declassify_on: str | None
    declassify_event: str | None
    exemption: str | None
    executive_order: str | None
    classified_by: tuple[ClassifiedBy, ...]
    tags: tuple[Tag, ...]
    references: tuple[Link, ...]
    citations: tuple[Citation, ...]
    cited_by: tuple[Backlink, ...]
    blocks: tuple[Block, ...]
    signer: Signer | None
    people: tuple[PersonRef, ...]
    source: SourceInfo
    stated: Stated
    findings: tuple[Finding, ...]
    archive_record: tuple[Attribute, ...] = ()
