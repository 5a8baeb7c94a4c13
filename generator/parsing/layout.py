"""Which lines of a block go together: wrapped and cut sentences go on, list items, tables and new thoughts stand apart."""

import re
from collections.abc import Sequence

from msgspec import Struct

from generator.model.cable import PartKind
from generator.parsing.paragraphs import Atom
from generator.parsing.parts import capital_marks, item_mark, mark_kind, table_lines
from generator.parsing.pieces import Sort

WRAP_MOST = 90  # characters; longer lines are whole paragraphs, not wrapped ones
FULL = 0.75  # a line that much short of the width was ended by its writer

_SENTENCE_END = re.compile(r"[.!?:;][\"”'’)\]]{0,3}\s{0,99}$")
# words that end no sentence: what follows a stray blank line goes on
_OPEN_END = re.compile(
    r"(?:,|\b(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|but|that|which|who|as|than|is|are|was|were|be|been|has|have|had|"
    r"will|would|could|should|may|might|not|its|their|his|her|this|these))$"
)
_LIST_KINDS = frozenset({PartKind.ITEM, PartKind.SUBITEM})


class Stretch(Struct, frozen=True):
    """The lines of one part, page breaks among them; `mark` is that of an item."""

    kind: PartKind
    mark: str
    atoms: list[Atom]


class Gap(Struct, frozen=True):
    """What stood between two lines: a blank line, a page break or furniture."""

    blank: bool = False
    broken: bool = False


TIGHT = Gap()


def lay_out(atoms: Sequence[Atom], width: int) -> list[Stretch]:
    """Group the lines of a block into its parts; `width` is where the body's lines are wrapped, 0 where they are not."""
    tables = table_lines(atoms)
    stretches: list[Stretch] = []
    waiting: list[Atom] = []
    gap = TIGHT
    before: Atom | None = None
    for at, atom in enumerate(atoms):
        if atom.sort is Sort.TEXT or atom.sort is Sort.HEADING or at in tables:
            kind, mark = (
                (PartKind.PREFORMATTED, "") if at in tables else _kind(atom, before, gap, width, stretches, atoms)
            )
            if before is not None and _goes_on(stretches[-1], kind, mark, before, atom, gap, width):
                stretches[-1].atoms.extend((*waiting, atom))
            else:
                stretches.append(Stretch(kind, mark, [*waiting, atom]))
            before, gap, waiting = atom, TIGHT, []
        elif atom.sort is Sort.BREAK or atom.sort is Sort.FURNITURE:
            waiting += [atom] if atom.sort is Sort.BREAK else []
            gap = Gap(gap.blank, broken=True)
        else:
            gap = Gap(blank=True, broken=gap.broken)
    if waiting and stretches:
        stretches[-1].atoms.extend(waiting)
    return stretches


def wrap_width(lengths: Sequence[int]) -> int:
    """Give where the lines of a body are wrapped: the length that nine of ten stay below; 0 where paragraphs are one line."""
    if not lengths:
        return 0
    width = sorted(lengths)[int(len(lengths) * 0.9)]
    return width if width <= WRAP_MOST else 0


def ends_sentence(line: str) -> bool:
    """Whether a line ends with a full stop, a colon or the like."""
    return bool(_SENTENCE_END.search(line[-110:]))


def _kind(
    atom: Atom, before: Atom | None, gap: Gap, width: int, stretches: Sequence[Stretch], atoms: Sequence[Atom]
) -> tuple[PartKind, str]:
    mark = "" if atom.glued else item_mark(atom.line.text)
    if not mark or (mark[0].isupper() and mark[0] not in capital_marks(atoms)):
        return PartKind.TEXT, ""
    # a dash of the sentence, a date or an initial that the wrap put at the start of a line
    opens = (
        before is None
        or gap.blank
        or not width
        or stretches[-1].kind in _LIST_KINDS
        or ends_sentence(before.line.text)
        or len(before.line.text.rstrip()) < width * FULL
    )
    return (mark_kind(mark), mark) if opens else (PartKind.TEXT, "")


def _goes_on(stretch: Stretch, kind: PartKind, mark: str, before: Atom, atom: Atom, gap: Gap, width: int) -> bool:
    """Whether a line belongs to the part above it."""
    if kind is PartKind.PREFORMATTED or stretch.kind is PartKind.PREFORMATTED:
        return kind is stretch.kind and not gap.blank
    if mark:
        return False
    if atom.glued:
        return True
    if gap is TIGHT:
        return not _hard_end(before, atom, width)
    return _mends(before, atom, gap, width)


def _mends(before: Atom, atom: Atom, gap: Gap, width: int) -> bool:
    """Whether a sentence goes on beyond a page break or a stray blank line (08BRUSSELS579, paragraphs 5 and 7)."""
    above = before.line.text.rstrip()
    first = atom.line.text.strip()[:1]
    if ends_sentence(above):
        # the paragraph goes on below a page break; where lines are wrapped a full last line says so
        return gap.broken and 0 < width * FULL <= len(above) and not above.endswith(":")
    if first.islower() or _OPEN_END.search(above[-12:]):
        return True
    return gap.broken and (first.isalnum() or first in '("“$') and not above.isupper()


def _hard_end(before: Atom, atom: Atom, width: int) -> bool:
    """Whether the line ends because its writer ended it, not because it was full."""
    above = before.line.text.rstrip()
    length = len(above)
    if width and length > width * FULL:
        return False
    words = atom.line.text.split(maxsplit=1)
    first = words[0] if words else ""
    if not width:
        return ends_sentence(above) or not first[:1].islower()
    return length + 1 + len(first) <= width * FULL and (ends_sentence(above) or first[:1].isupper())
