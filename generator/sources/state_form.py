"""Telegrams in the form with labels (`MRN:` ... `Attachments:`) in which the Department has written since about 2009."""

import re
from collections.abc import Iterator

from generator.model.source import RawCable, Stated, Unreadable
from generator.sources.decoding import narrow
from generator.sources.opened import Opened
from generator.sources.pieces import cut, numbered
from generator.vocabulary.form_labels import BELOW, FORM_LABEL, is_form
from generator.vocabulary.release_stamps import read_stamps

FORM = "state-form"
FEWEST = 2  # labels beside the number
_LABELS = re.compile(rb"^[ \t]*(?:Date/DTG|DTG|From|Action|Subject|TAGS|Captions?|Signature)[ \t]*:", re.MULTILINE)
_STARTS = re.compile(rb"[ \t]*MRN[ \t]*:")
_NUMBER = re.compile(r"^[ \t]*MRN[ \t]*:[ \t]*(?P<number>\S[^\n]{0,60})", re.MULTILINE)


def recognise(head: bytes) -> bool:
    """Whether the first bytes have the number's label and others of the form."""
    if b"MRN" not in head:  # most files
        return False
    plain = narrow(head)
    return is_form(plain.decode("latin-1")) and len(_LABELS.findall(plain)) >= FEWEST


def read(opened: Opened) -> Iterator[RawCable | Unreadable]:
    """Yield each telegram of the file, text unchanged; number and handling are stated."""
    for row, piece in numbered(cut(opened.lines(), _Border())):
        if not piece.whole:
            yield opened.too_large(piece.raw, piece.size, row)
            continue
        decoded, raw = opened.decoded(piece.raw, row)
        yield RawCable(opened.info(FORM, raw, row), decoded.text, raw, _stated(decoded.text), decoded.findings)


class _Border:
    """Where a telegram starts: at its number, but the file's first with the file."""

    def __init__(self) -> None:
        self._begun = False

    def __call__(self, line: bytes) -> bool:
        mark = b"MRN" in line and _STARTS.match(line) is not None
        starts, self._begun = mark and self._begun, mark or self._begun
        return starts


def _stated(text: str) -> Stated:
    number = _NUMBER.search(text)
    return Stated(
        id=number["number"].strip() if number else "", attributes=(*read_stamps(text), *_handling(text.split("\n")))
    )


def _handling(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Yield what stands below the text with its label: who drafted, cleared, approved and released it, what is attached."""
    label, values = "", list[str]()
    for line in lines:
        if found := FORM_LABEL.match(line):
            if label and values:
                yield label, " ".join(values)
            below = BELOW.match(line) and found["label"] not in {"Signature", "Info"}
            label, values = (found["label"] if below else ""), [line[found.end() :].strip()]
        elif not line.strip():
            if label and any(values):
                yield label, " ".join(values)
            label, values = "", []
        elif label:
            values.append(line.strip())
    if label and any(values):
        yield label, " ".join(values)
