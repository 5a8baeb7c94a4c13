"""A record's telegram as plain text: the header's lines as they are ordered in every telegram, then its blocks."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from generator.model.cable import Addressee, Block
from generator.model.identity import claimed, read_canonical
from generator.model.record import CableRecord

_SPACED = {"TOP SECRET": "T O P  S E C R E T", "SECRET": "S E C R E T", "CONFIDENTIAL": "C O N F I D E N T I A L"}
_SPACED |= {"UNCLASSIFIED": "UNCLAS", "FOR OFFICIAL USE ONLY": "UNCLAS FOR OFFICIAL USE ONLY"}
_PRECEDENCE = {"FLASH": "Z ", "NIACT IMMEDIATE": "O ", "IMMEDIATE": "O ", "PRIORITY": "P ", "ROUTINE": "R "}
_DAY = len("2008-04-17")


def record_text(record: CableRecord) -> str:
    """Return the telegram of a record; each block stands on the line that the record names, where the header leaves room."""
    lines = list(_header(record))
    for block in record.blocks:
        _place(lines, block.line, _written(block))
    if record.signer:
        lines += ["", record.signer.written]
    return "\n".join(lines) + "\n"


def _place(lines: list[str], line: int, written: Sequence[str]) -> None:
    lines += [""] * max(1, line - 1 - len(lines))
    lines += written


def _written(block: Block) -> list[str]:
    """Return a block's lines: its number and marking, its text, the page breaks at their places."""
    text = block.text
    for one in sorted(block.page_breaks, key=lambda one: one.at, reverse=True):
        text = f"{text[: one.at]}\n{one.written}\n{text[one.at :]}"
    number = f"{block.number}. " if block.number is not None else ""
    marking = f"({block.marking}) " if block.marking else ""
    return f"{number}{marking}{text}".split("\n")


def _header(record: CableRecord) -> Iterator[str]:
    yield from filter(None, (record.transmission_id, _date_time_group(record)))
    if record.origin.written:
        yield f"FM {record.origin.written}"
    yield from _listed("TO", record.action)
    yield from _listed("INFO", record.info)
    mrn = read_canonical(claimed(record.id)[0])
    level = record.classification.level
    number = f"{mrn.post} {mrn.serial:06}" if mrn else ""
    if level or number:
        yield f"{_SPACED.get(level or '', level or '')} {number}".strip()
    yield from record.captions
    yield from record.passing
    yield from _fields(record)


def _date_time_group(record: CableRecord) -> str:
    """Return `O 171531Z APR 08`, nothing where the time is not known."""
    if record.date is None or len(record.date) == _DAY:
        return ""
    sent = datetime.fromisoformat(record.date).astimezone(UTC)
    month = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")[sent.month - 1]
    return f"{_PRECEDENCE.get(record.precedence or '', '')}{sent:%d%H%M}Z {month} {sent:%y}"


def _listed(label: str, addressees: Sequence[Addressee]) -> Iterator[str]:
    for place, one in enumerate(addressees):
        routing = f"{one.routing}/" if one.routing else ""
        words = (label if place == 0 else "", f"{routing}{one.name}", one.precedence, one.mcn)
        yield " ".join(word for word in words if word)
        yield from (f"XMT {post}" for post in one.excluded)


def _fields(record: CableRecord) -> Iterator[str]:
    until = record.declassify_on or record.declassify_event or record.exemption
    if record.executive_order or until:
        yield f"E.O. {record.executive_order or ''}: {f'DECL: {until}' if until else 'N/A'}"
    if record.tags:
        yield f"TAGS: {', '.join(tag.written for tag in record.tags)}"
    if record.subject:
        yield f"SUBJECT: {record.subject}"
    for place, one in enumerate(record.references):
        label = f"{one.label}. " if one.label else ""
        yield f"{'REF: ' if place == 0 else '     '}{label}{one.written}"
    yield from (one.written for one in record.classified_by if one.written)
