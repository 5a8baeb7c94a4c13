"""Text of the National Archives (AAD, 1973-79): the message, then its attributes; a file holds one record or many.

record = "Message Text" lines "Message Attributes" { key ":" value { further line of the value } }
"""

import re
from collections.abc import Iterator, Mapping

from generator.model.source import RawCable, Stated, Unreadable
from generator.sources.decoding import narrow
from generator.sources.opened import HEAD, Opened
from generator.sources.pieces import Piece, cut, numbered
from generator.vocabulary.release_stamps import REVIEW_STAMP

FORM = "archive-text"

_TEXT = re.compile(r"^[ \t\f]*Message Text[ \t]*$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"^[ \t\f]*Message Attributes[ \t]*$", re.MULTILINE)
_TEXT_LINE = re.compile(rb"[ \t\f]*Message Text\s*")
# Document Number: 1973ABIDJA00073 ; values are in capitals mostly, and no value of one begins a line like a key
_KEY = re.compile(r"^(?P<key>TAGS|ISecure|(?:[A-Z][a-z]+|ID|[a-z]{2})(?: (?:[A-Z][a-z]+|ID|on))*)[ \t]*:(?:[ \t]+|$)")
# what stands between the records: rules, the stamp of the review
_BETWEEN = re.compile(r"^[\s\f=*_#-]*$|^\s*(?:Declassified/Released|Systematic Review|Sheryl P\. Walter)\b")
# of two that say the same field the later counts where it says something
_FIELDS = (
    *(
        ("Document Number", "id"),
        ("Sent Date", "date"),
        ("Draft Date", "date"),
        ("Current Classification", "classification"),
    ),
    *(("Original Classification", "classification"), ("From", "origin"), ("To", "to"), ("Subject", "subject")),
    *(("TAGS", "tags"), ("Reference", "reference"), ("Review Date", "released")),
)
_NOTHING = frozenset({"n/a", "<div>"})
_TAG_BORDER = re.compile(r",(?![^()]*\))")


def recognise(head: bytes) -> bool:
    """Whether both marks stand in the first bytes; the second can lie beyond them where the message is long."""
    plain = narrow(head)
    if b"Message Text" not in plain:  # a plain look-up first: most files are of another format
        return False
    text = plain.decode("latin-1")
    return bool(_TEXT.search(text)) and (len(head) >= HEAD or bool(_ATTRIBUTES.search(text)))


def read(opened: Opened) -> Iterator[RawCable | Unreadable]:
    """Yield each record: its message is the text, its attributes are stated; the raw text has both."""
    for row, piece in numbered(cut(opened.lines(), _Border())):
        yield _read(opened, piece, row)


class _Border:
    """Where a record starts: its first mark, but the file's first record starts with the file."""

    def __init__(self) -> None:
        self._begun = False

    def __call__(self, line: bytes) -> bool:
        mark = b"Message Text" in line and bool(_TEXT_LINE.fullmatch(line))
        starts, self._begun = mark and self._begun, mark or self._begun
        return starts


def _read(opened: Opened, piece: Piece, row: str) -> RawCable | Unreadable:
    if not piece.whole:
        return opened.too_large(piece.raw, piece.size, row)
    decoded, raw = opened.decoded(piece.raw, row)
    text, listed = _parts(decoded.text)
    stated = _stated(read_attributes(listed))
    return RawCable(opened.info(FORM, raw, row), text, raw, stated, decoded.findings)


def _parts(record: str) -> tuple[str, str]:
    """Return the message and the list of attributes, without their marks."""
    start = _TEXT.search(record)
    begin = start.end() if start else 0
    end = _ATTRIBUTES.search(record, begin)
    if end is None:
        return record[begin:].strip("\n"), ""
    above = REVIEW_STAMP.sub("", record[: start.start()]) if start else ""
    kept = "" if all(_BETWEEN.match(line) for line in above.splitlines()) else above
    return f"{kept}{_unstamped(record[begin : end.start()])}".strip("\n"), record[end.end() :]


def _unstamped(message: str) -> str:
    """Return the message without the stamp of the review above and below it, which the attributes state too."""
    if "Declassified/Released" not in message:
        return message
    found = list(REVIEW_STAMP.finditer(message))
    if found and not message[found[-1].end() :].strip():
        message = message[: found[-1].start()]
    if found and not message[: found[0].start()].strip():
        message = message[found[0].end() :]
    return message


def read_attributes(listed: str) -> tuple[tuple[str, str], ...]:
    """Read `Key: value` lines; a value goes on at the start of the next line, which is no key."""
    found: list[tuple[str, list[str]]] = []
    for line in listed.splitlines():
        if key := _KEY.match(line):
            found.append((key["key"], [line[key.end() :].strip()]))
        elif found and not _BETWEEN.match(line):
            found[-1][1].append(line.strip())
    return tuple((key, " ".join(part for part in parts if part)) for key, parts in found)


def _stated(attributes: tuple[tuple[str, str], ...]) -> Stated:
    given = {key: value for key, value in attributes if _says(value)}
    return stated_of({field: given[key] for key, field in _FIELDS if key in given}, attributes)


def stated_of(fields: Mapping[str, str], attributes: tuple[tuple[str, str], ...]) -> Stated:
    """Return what an archive's record states; `fields` by what they are, `attributes` as the record has them all."""
    given = {field: value for field, value in fields.items() if _says(value)}
    return Stated(
        id=given.get("id", ""),
        date=given.get("date", ""),
        classification=given.get("classification", ""),
        origin=given.get("origin", ""),
        subject=given.get("subject", ""),
        tags=tuple(tag.strip(" ()") for tag in _TAG_BORDER.split(given.get("tags", "")) if tag.strip(" ()")),
        references=tuple(part.strip() for part in given.get("reference", "").split(",") if part.strip()),
        released=given.get("released", ""),
        attributes=attributes,
        to=tuple(part.strip() for part in given.get("to", "").split(",") if part.strip()),
    )


def _says(value: str) -> bool:
    return bool(value) and value.lower() not in _NOTHING
