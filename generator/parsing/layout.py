"""Which lines of a block go together: wrapped and cut sentences go on, list items, tables and new thoughts stand apart."""

import re
from collections.abc import Sequence

from msgspec import Struct

from generator.model.cable import PartKind
from generator.parsing.lines import Line
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


class Seam(Struct, frozen=True):
    """The place between two lines of a block; `width` is where the body's lines are wrapped, 0 where they are not.

    `blank` where a blank line or a rule stands between them, `broken` where a page break or furniture does.
    """

    above: Line
    below: Atom
    width: int
    blank: bool
    broken: bool

    @property
    def full(self) -> bool:
        """Whether the line above is so long that the wrap and not its writer ended it."""
        return len(self.above.text.rstrip()) > self.width * FULL


def lay_out(atoms: Sequence[Atom], width: int) -> list[Stretch]:
    """Group the lines of a block into its parts; `width` as in `Seam`."""
    tables = table_lines(atoms)
    capitals = capital_marks(atoms)
    stretches: list[Stretch] = []
    waiting: list[Atom] = []
    blank = broken = False
    above: Line | None = None
    for at, atom in enumerate(atoms):
        row = at in tables
        if not (row or atom.sort is Sort.TEXT or atom.sort is Sort.HEADING):
            waiting += [atom] if atom.sort is Sort.BREAK else []
            cuts = atom.sort is Sort.BREAK or atom.sort is Sort.FURNITURE
            blank, broken = blank or not cuts, broken or cuts
            continue
        seam = Seam(above, atom, width, blank, broken) if above else None
        mark = "" if row or atom.glued else _mark(atom.line.text, seam, stretches, capitals)
        kind = PartKind.PREFORMATTED if row else (mark_kind(mark) if mark else PartKind.TEXT)
        if seam and _goes_on(seam, stretches[-1].kind, kind):
            stretches[-1].atoms.extend((*waiting, atom))
        else:
            stretches.append(Stretch(kind, mark, [*waiting, atom]))
        above, blank, broken, waiting = atom.line, False, False, []
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


def _mark(line: str, seam: Seam | None, stretches: Sequence[Stretch], capitals: frozenset[str]) -> str:
    """Give the mark of an item; empty for a dash, a date or an initial that the wrap put at the start of a line."""
    mark = item_mark(line)
    if not mark or (mark[0].isupper() and mark[0] not in capitals):
        return ""
    if seam is None or seam.blank or not seam.width or stretches[-1].kind in _LIST_KINDS:
        return mark
    return mark if not seam.full or ends_sentence(seam.above.text) else ""


def _goes_on(seam: Seam, part: PartKind, kind: PartKind) -> bool:
    """Whether a line belongs to the part above it."""
    if kind is PartKind.PREFORMATTED or part is PartKind.PREFORMATTED:
        return kind is part and not seam.blank
    if kind is not PartKind.TEXT:
        return False
    if seam.blank or seam.broken:
        return seam.below.glued or _mends(seam)
    return seam.below.glued or not _ended_by_writer(seam)


def _mends(seam: Seam) -> bool:
    """Whether a sentence goes on beyond a page break or a stray blank line (08BRUSSELS579, paragraphs 5 and 7)."""
    above = seam.above.text.rstrip()
    first = seam.below.line.text.strip()[:1]
    if ends_sentence(above):
        # the paragraph goes on below a page break; where lines are wrapped a full last line says so
        return seam.broken and seam.width > 0 and seam.full and not above.endswith(":")
    if first.islower() or _OPEN_END.search(above[-12:]):
        return True
    return seam.broken and (first.isalnum() or first in '("“$') and not above.isupper()


def _ended_by_writer(seam: Seam) -> bool:
    if seam.width and seam.full:
        return False
    first = seam.below.line.text.split(maxsplit=1)[:1]
    word = first[0] if first else ""
    ended = ends_sentence(seam.above.text)
    if not seam.width:
        return ended or not word[:1].islower()
    room = seam.width * FULL - len(seam.above.text.rstrip()) - 1
    return len(word) <= room and (ended or word[:1].isupper())
