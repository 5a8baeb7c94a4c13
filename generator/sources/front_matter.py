"""Cablegrams in Markdown with YAML front matter, as the historical documents of Australia's foreign service are kept.

file = "---" YAML "---" [place "," day] [number level {caveat} precedence] [subject] text notes
"""

import re
from collections.abc import Iterator

import yaml

from generator.model.finding import Code
from generator.model.source import RawCable, Stated, Unreadable
from generator.sources import telegram_text
from generator.sources.decoding import decode, narrow
from generator.sources.opened import MOST_BYTES, Opened

FORM = "front-matter"

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\n(?P<yaml>.*?\n)---[ \t]*(?:\n|\Z)", re.DOTALL)
_ABOUT = re.compile(
    rb"^(?:title|doc_title|type|kind)[ \t]*:.*\b(?:cablegram|telegram|savingram|cable)\b", re.MULTILINE | re.IGNORECASE
)
_TO = re.compile(r"\b(?:cablegram|telegram|savingram|cable) to (?P<to>.+)", re.IGNORECASE)
_AND = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+")
# Jakarta, 20 October 1975, 3.00 p.m.
_DATELINE = re.compile(r"\s*(?P<place>[A-Z][A-Za-z .'-]{1,40}), (?P<day>\d{1,2} [A-Z][a-z]+ \d{4})\b[^\n]{0,30}")
# O.JA2523 SECRET AUSTEO IMMEDIATE ; O is for outgoing, the letters are the post's
_NUMBER = re.compile(
    r"\s*(?P<number>(?:[OI0]\.)? ?[A-Z]{2,4} ?\d{2,7}) +(?P<handling>(?:TOP SECRET|SECRET|CONFIDENTIAL|RESTRICTED|"
    r"UNCLASSIFIED)(?: +[A-Z]{2,}\b){0,5}) *(?:\n|$)"
)
_NOTE_MARK = re.compile(r"\[(\d{1,3})\]\(#\w+\)")
_EMPHASIS = re.compile(r"^[ \t]*(?P<mark>\*\*|__|\*|_)(?P<words>[^\n]+)(?P=mark)[ \t]*$", re.MULTILINE)
# the editors' own lines at the end: where the paper is kept, then their notes
_KEPT = re.compile(r"^[ \t]*\[NAA:[^\n]*\][ \t]*$", re.MULTILINE)
_NOTE = re.compile(r"^[ \t]*\*[ \t]+(?P<number>\d{1,3})[ \t]+(?P<words>\S[^\n]*)$", re.MULTILINE)
_HASHES = re.compile(r"#{1,6}\s+")
LONGEST_SUBJECT = 200  # characters
_KEYS = {"number": ("number", "cable_number", "telegram_number"), "from": ("from", "sender"), "to": ("to", "recipient"),
         "date": ("doc_date", "date"), "subject": ("subject",)}  # fmt: skip


def recognise(head: bytes) -> bool:
    """Whether the first bytes are front matter that tells of a telegram."""
    if not head.startswith((b"---", b"\xef\xbb\xbf---")):  # most files
        return False
    plain = narrow(head)
    return b"\n---" in plain and (_ABOUT.search(plain) is not None or telegram_text.recognise(head))


def read(opened: Opened) -> Iterator[RawCable | Unreadable]:
    """Yield the one telegram of the file; front matter and the lines of the head are stated, not part of its text."""
    raw = opened.most()
    if len(raw) > MOST_BYTES:
        yield opened.too_large(raw, opened.size)
        return
    decoded = decode(raw)
    front = _FRONT.match(decoded.text)
    try:
        fields = yaml.safe_load(front["yaml"]) if front else None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        yield opened.unreadable(
            Code.SOURCE_DAMAGED, f"its front matter is no YAML: {str(error).partition(chr(10))[0]}", raw
        )
        return
    if front is None or not isinstance(fields, dict):
        yield opened.unreadable(Code.SOURCE_DAMAGED, "its front matter has no end or no fields", raw)
        return
    attributes = tuple(_flat("", fields))
    body = _EMPHASIS.sub(r"\g<words>", _NOTE_MARK.sub(r"[\1]", decoded.text[front.end() :]))
    text, stated = (
        (body, Stated(attributes=attributes)) if telegram_text.recognise(body.encode()) else _stated(body, attributes)
    )
    yield RawCable(opened.info(FORM, raw), text, raw, stated, decoded.findings)


def _flat(above: str, value: object) -> Iterator[tuple[str, str]]:
    """Yield the fields with their values as text, those of lists and of fields within under the names above them."""
    if isinstance(value, dict):
        for key, within in value.items():
            yield from _flat(f"{above} {key}".strip(), within)
    elif isinstance(value, list):
        for within in value:
            yield from _flat(above, within)
    elif value is not None:
        yield above, " ".join(str(value).split())


def _stated(body: str, attributes: tuple[tuple[str, str], ...]) -> tuple[str, Stated]:
    """Return the text below the head, and what head and front matter state."""
    given = {key.lower(): value for key, value in reversed(attributes)}
    front = {name: next((given[key] for key in keys if key in given), "") for name, keys in _KEYS.items()}
    head, text = _head(body)
    text, notes = _without_notes(text)
    to = _TO.search(given.get("title", ""))
    addressed = front["to"] or (to["to"] if to else "")
    number = head.get("number") or front["number"]
    return text, Stated(
        date=front["date"] or head.get("day", ""),
        classification=head.get("handling", ""),
        origin=front["from"] or head.get("place", ""),
        subject=front["subject"] or head.get("subject", ""),
        to=tuple(name for name in _AND.split(addressed) if name),
        foreign=True,
        attributes=((("Number", number),) if number else ()) + attributes + notes,
    )


def _without_notes(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Take off what the editors wrote below the text, if it is nothing but that; each note with its number."""
    kept = list(_KEPT.finditer(text))
    below = text[kept[-1].end() :] if kept else ""
    if not kept or _NOTE.sub("", below).strip():
        return text, ()
    notes = tuple((f"Note {note['number']}", note["words"].strip()) for note in _NOTE.finditer(below))
    return text[: kept[-1].start()].rstrip() + "\n", (("Kept as", kept[-1][0].strip(" \t[]")), *notes)


def _head(body: str) -> tuple[dict[str, str], str]:
    """Take the head off: where and when, number and handling, subject, as far as they stand there."""
    said: dict[str, str] = {}
    at = 0
    for pattern in (_DATELINE, _NUMBER):
        if found := pattern.match(body, at):
            said |= {key: value.strip() for key, value in found.groupdict().items()}
            at = found.end()
    line, _, below = body[at:].lstrip().partition("\n")
    subject = _HASHES.sub("", line).strip()
    titled = 0 < len(subject) <= LONGEST_SUBJECT and subject[-1] not in ".:" and not subject.startswith(("Ref", "["))
    if at and titled:
        return said | {"subject": subject}, below.lstrip("\n")
    return said, body[at:].lstrip("\n")
