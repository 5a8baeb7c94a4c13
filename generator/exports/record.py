"""The cable record as JSON, and its JSON Schema."""

import msgspec

from generator.model.archive_record import archive_record
from generator.model.cable import Cable
from generator.model.links import Backlink, Links
from generator.model.people import PersonRef
from generator.model.record import CableRecord

SCHEMA_ID = "cable.schema.json"

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(CableRecord).decode


def cable_record(
    cable: Cable, links: Links, cited_by: tuple[Backlink, ...], people: tuple[PersonRef, ...]
) -> CableRecord:
    """Bring together what the stages know of one cable."""
    return CableRecord(
        id=cable.id,
        aliases=cable.aliases,
        date=cable.date,
        subject=cable.subject,
        title=cable.title,
        classification=cable.classification,
        captions=cable.captions,
        passing=cable.passing,
        origin=cable.origin,
        precedence=cable.precedence,
        transmission_id=cable.transmission_id,
        action=cable.action,
        info=cable.info,
        declassify_on=cable.declassification.date,
        declassify_event=cable.declassification.event,
        exemption=cable.declassification.exemption,
        executive_order=cable.declassification.order,
        classified_by=cable.classified_by,
        tags=cable.tags,
        references=links.references,
        citations=links.citations,
        cited_by=cited_by,
        blocks=cable.blocks,
        signer=cable.signer,
        people=people,
        source=cable.source,
        stated=cable.stated,
        findings=cable.findings,
        archive_record=archive_record(cable.stated),
    )


def record_json(record: CableRecord) -> bytes:
    """Return one line of JSON, fields in the order of the record, with its newline."""
    return _encode(record) + b"\n"


def read_record(line: bytes) -> CableRecord:
    """Read what `record_json` gave."""
    return _decode(line)


def record_schema() -> bytes:
    """Return the JSON Schema (draft 2020-12) of the record, indented for reading; every field is required."""
    schema = msgspec.json.schema(CableRecord)
    definitions = schema["$defs"]
    for definition in definitions.values():
        if "properties" in definition:
            definition["required"] = list(definition["properties"])
    dialect = "https://json-schema.org/draft/2020-12/schema"
    whole = {"$schema": dialect, "$id": SCHEMA_ID, "title": "Cable record", **schema}
    return msgspec.json.format(_encode(whole), indent=2) + b"\n"
