"""Two records of one cable, compared: which fields differ, and what of the text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from generator.model.change import Change, ChangeKind, DiffPiece, FieldChange, TextChange
from generator.model.finding import Code

Record = Mapping[str, object]

# what other cables decide; the text has a comparison of its own
_DERIVED = frozenset({"id", "cited_by", "people", "citations", "blocks", "references", "findings", "source"})
_NAMES = ("code", "written", "name")
BLOCKS = 20  # blocks of a cable of which the difference is shown
LONGEST = 300  # characters of a field that are shown
DIGITS = 12  # of a digest, in words
AROUND = 40  # characters of what stayed, on each side of what did not
WORDS = 3000  # words of a block that are compared one by one; a longer one is shown as gone and come


def compare(before: Record, after: Record, edition: int, *, detailed: bool = True) -> Change | None:
    """Say what is different; `None` where it is nothing. Records are of any version of the schema.

    Where what is withheld differs nothing else is said: what stood there before is what is kept back now.
    """
    fields = tuple(_fields(before, after))
    texts = tuple(_texts(before, after)) if _blocks(before) != _blocks(after) else ()
    if not fields and not texts:
        return None
    kind = _kind(before, after)
    if kind is ChangeKind.WITHHELD:
        return Change(edition, str(after["id"]), kind)
    if not detailed:
        names = [FieldChange(one.name) for one in fields] + ([FieldChange("text")] if texts else [])
        return Change(edition, str(after["id"]), kind, tuple(names))
    return Change(edition, str(after["id"]), kind, fields, texts[:BLOCKS], max(0, len(texts) - BLOCKS))


def source_of(record: Record) -> tuple[str, str]:
    """Return file and digest of a record's source."""
    source = record.get("source")
    found = source if isinstance(source, Mapping) else {}
    return str(found.get("file", "")), str(found.get("sha256", ""))


def _kind(before: Record, after: Record) -> ChangeKind:
    if _withheld(before) or _withheld(after):
        return ChangeKind.WITHHELD
    return ChangeKind.CHANGED if source_of(before) != source_of(after) else ChangeKind.CORRECTED


def _withheld(record: Record) -> list[str]:
    return [str(one.get("note")) for one in _list(record, "findings") if one.get("code") == Code.WITHHELD]


def _fields(before: Record, after: Record) -> Iterator[FieldChange]:
    for name in dict.fromkeys([*after, *before]):
        if name not in _DERIVED and before.get(name) != after.get(name):
            values = before.get(name), after.get(name)
            named = tuple(map(plain, values))
            # addressees of the same names can differ in a routing indicator alone
            yield _field(name, *(named if named[0] != named[1] else map(_whole, values)))
    for name, key in (("references", "written"), ("findings", "code")):
        was, now = ([str(one.get(key)) for one in _list(record, name)] for record in (before, after))
        if was != now:
            yield _field(name, "; ".join(was), "; ".join(now))
    if source_of(before) != source_of(after):
        yield _field(
            "source", *(f"{file} (SHA-256 {digest[:DIGITS]}…)" for file, digest in map(source_of, (before, after)))
        )


def _field(name: str, before: str, after: str) -> FieldChange:
    return FieldChange(name, _short(before), _short(after))


def plain(value: object) -> str:
    """Return a value of JSON as text that can be read: of an object what names it."""
    match value:
        case Mapping():
            return next((plain(value[key]) for key in _NAMES if value.get(key)), _whole(value))
        case list() | tuple():
            return "; ".join(filter(None, map(plain, value)))
        case _:
            return _whole(value)


def _whole(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Mapping():
            return ", ".join(filter(None, map(_whole, value.values())))
        case list() | tuple():
            return "; ".join(filter(None, map(_whole, value)))
        case _:
            return str(value)


def _list(record: Record, name: str) -> list[Mapping[str, object]]:
    found = record.get(name)
    return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []


def _blocks(record: Record) -> list[tuple[str, str]]:
    """Return anchor and text of each block, with what stands before it on the page."""
    return [(str(one.get("anchor", "")), _said(one)) for one in _list(record, "blocks")]


def _said(block: Mapping[str, object]) -> str:
    marking = f"({block['marking']}) " if block.get("marking") else ""
    return f"{marking}{block.get('text', '')}"


def _texts(before: Record, after: Record) -> Iterator[TextChange]:
    old, new = _blocks(before), _blocks(after)
    matcher = SequenceMatcher(None, [text for _, text in old], [text for _, text in new], autojunk=False)
    for tag, start, end, from_, to in matcher.get_opcodes():
        if tag != "equal":
            for was, now in zip_longest(old[start:end], new[from_:to], fillvalue=("", "")):
                pieces = tuple(_cut(list(_pieces(was[1], now[1]))))
                yield TextChange(now[0] or was[0], pieces)


def _pieces(before: str, after: str) -> Iterator[DiffPiece]:
    old, new = before.split(), after.split()
    if max(len(old), len(new)) > WORDS:
        yield from (DiffPiece(sign, text) for sign, text in (("-", before), ("+", after)) if text)
        return
    for tag, start, end, from_, to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield DiffPiece("=", " ".join(old[start:end]))
            continue
        yield from (DiffPiece("-", " ".join(old[start:end])) for _ in range(end > start))
        yield from (DiffPiece("+", " ".join(new[from_:to])) for _ in range(to > from_))


def _cut(pieces: Sequence[DiffPiece]) -> Iterable[DiffPiece]:
    """Leave of what stayed only what stands beside a difference."""
    last = len(pieces) - 1
    for at, piece in enumerate(pieces):
        if piece.sign != "=" or len(piece.text) <= 2 * AROUND + 1:
            yield piece
        else:
            head = piece.text[:AROUND].rpartition(" ")[0] + " " if at > 0 else ""
            tail = " " + piece.text[-AROUND:].partition(" ")[2] if at < last else ""
            yield DiffPiece("=", f"{head}…{tail}".strip())


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
