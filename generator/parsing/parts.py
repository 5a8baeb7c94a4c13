"""From the lines of one block to its text: wrapped lines joined, cut sentences mended, lists and tables kept."""

import re
from collections.abc import Sequence

from msgspec import Struct

from generator.model.cable import PageBreak, Part, PartKind, Redaction
from generator.parsing.lines import Line

TABLE_LINES = 2  # that many lines with columns one below the other are a table
WRAP_MOST = 90  # characters; longer lines are whole paragraphs, not wrapped ones

# -- point, - point, * point, o point, a. point, (a) point, 1) point
_ITEM = re.compile(
    r"^\s*(?P<mark>-{1,3}|[*•]|o(?=\s)|[a-z][.)](?=\s)|\(?[a-z0-9]{1,2}\)(?=\s)|\d{1,2}\.(?=\s))\s*(?=\S)"
)
_COLUMNS = re.compile(r"\S(?: {3,}|\t+)\S")
_SENTENCE_END = re.compile(r"[.!?:;][\"”'’)\]]*\s*$")
_REDACTION = re.compile(r"\b[Xx]{4,}\b|\[(?:SOURCE|NAME|TEXT)? ?REMOVED\]|\[REDACTED\]", re.IGNORECASE)


class Atom(Struct, frozen=True):
    """A line of a block, or a page break between its lines; `glued` where it follows on the same line as the one before."""

    line: Line
    is_break: bool = False
    glued: bool = False


class Composed(Struct, frozen=True):
    """A block's text and how it is set."""

    text: str
    parts: tuple[Part, ...]
    page_breaks: tuple[PageBreak, ...]
    redactions: tuple[Redaction, ...]


def compose(atoms: Sequence[Atom], width: int) -> Composed:
    """Join the lines of a block; `width` is where the body's lines are wrapped, 0 where they are not.

    A sentence that a page break or a stray blank line cuts goes on; nothing else of the wording changes.
    """
    text: list[str] = []
    parts: list[Part] = []
    breaks: list[PageBreak] = []
    length = 0
    tables = _tables(atoms)
    before: Atom | None = None
    blank = False
    waiting: list[str] = []
    for at, atom in enumerate(atoms):
        if atom.is_break:
            waiting.append(atom.line.text.strip())
            continue
        if atom.line.blank:
            blank = True
            continue
        kind, mark = (PartKind.PREFORMATTED, "") if at in tables else _kind(atom, before, blank=blank)
        words = atom.line.text.rstrip() if kind is PartKind.PREFORMATTED else " ".join(atom.line.text.split())
        joint = _joint(
            parts[-1] if parts else None, kind, before, atom, blank=blank, broken=bool(waiting), width=width, mark=mark
        )
        length += len(joint) + len(words)
        breaks += (PageBreak(length - len(words), written) for written in waiting)
        if joint in {"\n\n", ""} and not (parts and joint == "" and atom.glued):
            parts.append(Part(kind, length - len(words), length, atom.line.number, mark))
        else:
            parts[-1] = Part(parts[-1].kind, parts[-1].start, length, parts[-1].line, parts[-1].mark)
        text += (joint, words)
        before, blank, waiting = atom, False, []
    whole = "".join(text)
    breaks += (PageBreak(length, written) for written in waiting)
    redactions = tuple(Redaction(*found.span()) for found in _REDACTION.finditer(whole))
    return Composed(whole, tuple(parts), tuple(breaks), redactions)


def wrap_width(lines: Sequence[Line]) -> int:
    """Give where the lines of a body are wrapped: the length that nine of ten stay below; 0 where paragraphs are one line."""
    lengths = sorted(len(line.text.rstrip()) for line in lines if not line.blank)
    if not lengths:
        return 0
    width = lengths[int(len(lengths) * 0.9)]
    return width if width <= WRAP_MOST else 0


def _kind(atom: Atom, before: Atom | None, *, blank: bool) -> tuple[PartKind, str]:
    found = None if atom.glued else _ITEM.match(atom.line.text)
    if found is None:
        return PartKind.TEXT, ""
    mark = found["mark"]
    opens = (
        before is None or blank or bool(_SENTENCE_END.search(before.line.text)) or bool(_ITEM.match(before.line.text))
    )
    if mark == "-" and not opens:
        return PartKind.TEXT, ""  # a dash of the sentence that the wrap put at the start of a line
    return (PartKind.ITEM if mark[0] in "-*•o" else PartKind.SUBITEM), mark


def _joint(
    part: Part | None,
    kind: PartKind,
    before: Atom | None,
    atom: Atom,
    *,
    blank: bool,
    broken: bool,
    width: int,
    mark: str,
) -> str:
    """Say what stands between this line and the text so far: nothing, a blank, a line end or a new part."""
    if part is None or before is None:
        return ""
    if kind is PartKind.PREFORMATTED or part.kind is PartKind.PREFORMATTED:
        return "\n" if kind is part.kind and not blank else "\n\n"
    if mark:
        return "\n\n"
    if atom.glued:
        spaced = before.line.text[-1:].isspace() or atom.line.text[:1].isspace()
        return " " if spaced else ""
    ended = bool(_SENTENCE_END.search(before.line.text))
    first = atom.line.text.strip()[0]
    if blank or broken:
        mends = not ended and (
            first.islower() or first in "(," or first.isdigit() or (broken and not before.line.text.isupper())
        )
        return " " if mends else "\n\n"
    return "\n\n" if _hard_end(before, atom, width, ended=ended) else " "


def _hard_end(before: Atom, atom: Atom, width: int, *, ended: bool) -> bool:
    """Whether the line ends because its writer ended it, not because it was full."""
    first = atom.line.text.split(maxsplit=1)[0]
    length = len(before.line.text.rstrip())
    if not width:
        return ended or not first[0].islower()
    return length + 1 + len(first) <= width * 0.75 and (ended or first[0].isupper())


def _tables(atoms: Sequence[Atom]) -> frozenset[int]:
    """Give the lines that stand in columns one below the other."""
    found: set[int] = set()
    run: list[int] = []
    for at, atom in enumerate(atoms):
        if not atom.is_break and _COLUMNS.search(atom.line.text.strip()):
            run.append(at)
            continue
        if len(run) >= TABLE_LINES:
            found.update(run)
        run = []
    if len(run) >= TABLE_LINES:
        found.update(run)
    return frozenset(found)
