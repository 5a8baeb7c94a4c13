"""Which lines of a block go together: wrapped and cut sentences go on, list items, tables and new thoughts stand apart."""

import math
import re
from collections.abc import Sequence
from itertools import islice

from msgspec import Struct

from generator.model.cable import PartKind
from generator.parsing.lines import BLANK, BREAK, FURNITURE, HEADING, RULE, TEXT, Line
from generator.parsing.markings import read_marking
from generator.parsing.parts import BEHIND_LETTER, capital_marks, item_mark, mark_kind, table_lines
from generator.parsing.prose import PROSE

FULL = 0.75  # a line that much short of the width was ended by its writer

_SENTENCE_END = re.compile(r"[.!?:;][\"”'’)\]]{0,3}\s{0,99}$")
# words that end no sentence: what follows a stray blank line goes on
_OPEN_END = re.compile(
    r"(?:,|\b(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|but|that|which|who|as|than|is|are|was|were|be|been|has|have|had|"
    r"will|would|could|should|may|might|not|its|their|his|her|this|these))$"
)
# those of them that need a word behind them, and a hyphen behind a letter: a line that ends so was ended by no writer, though a capital follows
_WAITING = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "at",
        "by",
        "for",
        "from",
        "with",
        "and",
        "or",
        "but",
        "than",
        "as",
        "into",
        "between",
        "its",
        "their",
        "his",
        "my",
        "our",
        "your",
        "every",
        "each",
    ]
)
_ASIDE = re.compile(
    r"\s{0,99}\([^()]{2,80}\)(?:[,;.]|,?\s{1,9}[a-z])"
)  # `(Manuel Joven) are rivals`: goes on beyond its bracket
# bound once: looking up an enum's member by its name takes longer than most lines' reading
_TEXT, _ITEM, _SUBITEM, _PREFORMATTED = PartKind
_WORDS = (TEXT, HEADING)
_NO_WORDS = (BLANK, RULE, FURNITURE)
_LIST_KINDS = frozenset({_ITEM, _SUBITEM})


class Stretch(Struct, frozen=True, gc=False):
    """The lines of one part, page breaks among them; `mark` is that of an item."""

    kind: PartKind
    mark: str
    pieces: list[Line]


class Seam(Struct, frozen=True, gc=False):
    """The place between two lines of a block; `width` is where the body's lines are wrapped, 0 where they are not.

    `blank` where a blank line or a rule stands between them, `broken` where a page break or furniture does.
    """

    above: Line
    below: Line
    width: int
    blank: bool
    broken: bool

    @property
    def full(self) -> bool:
        """Whether the line above is so long that the wrap and not its writer ended it."""
        return len(self.above.text.rstrip()) > self.width * FULL


def without_ends(pieces: Sequence[Line], start: int, stop: int) -> int:
    """Return where the block `[start, stop)` ends: behind its last line with words or a page break."""
    while stop > start + 1 and pieces[stop - 1].kind in _NO_WORDS:
        stop -= 1
    return stop


def runs_on(texts: Sequence[str], width: int, *, spread: bool) -> bool:
    """Whether each line fills the width, so that no writer ended one, and none opens an item: the ordinary paragraph.

    `texts` without blanks at their ends, `width` as in `Seam`, `spread` where they hold what parts columns; below the first
    line no item opens.
    """
    if spread or item_mark(texts[0]):
        return False
    return len(texts) == 1 or 0 < width * FULL < min(map(len, texts[:-1]))


def is_one_paragraph(pieces: Sequence[Line], texts: Sequence[str], width: int, *, spread: bool) -> bool:
    """Whether each line of a block goes on with the one above, as in most; `texts`, `width`, `spread` as in `runs_on`."""
    if (len(pieces) > 1 and not width) or spread:
        return False
    full = width * FULL
    short = False  # the line above
    for at, piece in enumerate(pieces):
        line = piece.text
        if piece.kind not in _WORDS or piece.continues:
            return False
        if (line[1:2] in BEHIND_LETTER or not line[:1].isalpha()) and item_mark(line):
            return False
        if short and _ended_by_writer(_plain_seam(pieces[at - 1], piece, width)):
            return False
        short = len(texts[at]) <= full
    return True


def lay_out(pieces: Sequence[Line], width: int, *, spread: bool) -> list[Stretch]:
    """Group the lines of a block into its parts; `width` and `spread` as in `runs_on`."""
    tables = table_lines(pieces) if spread else frozenset[int]()
    stretches: list[Stretch] = []
    waiting: list[Line] = []
    blank = broken = filled = False
    above: Line | None = None
    full = width * FULL if width and not tables else math.inf
    held: list[Line] = []  # the lines of the last stretch
    for at, piece in enumerate(pieces):
        line = piece.text
        # a line that follows a full one and opens no item: the ordinary case, told without more ado
        if filled and piece.kind is TEXT and (line[:2] in PROSE or not item_mark(line)):
            held.append(piece)
            above = piece
            filled = len(line.rstrip()) > full
            continue
        filled = False
        row = at in tables
        if not (row or piece.kind is TEXT or piece.kind is HEADING):
            waiting += [piece] if piece.kind is BREAK else []
            cuts = piece.kind is BREAK or piece.kind is FURNITURE
            blank, broken = blank or not cuts, broken or cuts
            continue
        mark = "" if row or piece.continues else item_mark(line)
        seam = Seam(above, piece, width, blank, broken) if above else None
        if mark and not _opens_item(mark, seam, stretches, pieces):
            mark = ""
        kind = _PREFORMATTED if row else (mark_kind(mark) if mark else _TEXT)
        labels = seam is not None and seam.broken and not mark and _labels_items(seam, stretches[-1].mark, pieces, at)
        if seam and not labels and _goes_on(seam, stretches[-1].kind, kind):
            held += (*waiting, piece)
        else:
            held = [*waiting, piece]
            stretches.append(Stretch(kind, mark, held))
        above, blank, broken, waiting = piece, False, False, []
        filled = len(line.rstrip()) > full
    held += waiting
    return stretches


def ends_sentence(line: str) -> bool:
    """Whether a line ends with a full stop, a colon or the like."""
    return bool(_SENTENCE_END.search(line[-110:]))


def _plain_seam(above: Line, below: Line, width: int) -> Seam:
    return Seam(above, below, width, blank=False, broken=False)


def _opens_item(mark: str, seam: Seam | None, stretches: Sequence[Stretch], pieces: Sequence[Line]) -> bool:
    """Whether a mark opens an item; a dash, a date or an initial that the wrap put at the start of a line does not."""
    if mark[0].isupper() and mark[0] not in capital_marks(pieces):
        return False
    if seam is None:
        return not mark[0].isdigit()  # the site numbered a paragraph that had its number (09LAPAZ1784)
    if seam.blank or not seam.width or stretches[-1].kind in _LIST_KINDS:
        return True
    return not seam.full or ends_sentence(seam.above.text)


def _labels_items(seam: Seam, mark: str, pieces: Sequence[Line], at: int) -> bool:
    """Whether a line below a page break, in a list, heads the items below it (`Ministry of Fisheries`)."""
    text = seam.below.text.strip()
    if not mark or seam.full or not text[:1].isupper() or ends_sentence(text.rstrip(":")) or _waits(seam.above.text):
        return False
    below = next((piece for piece in islice(pieces, at + 1, None) if piece.kind is TEXT), None)
    return below is not None and item_mark(below.text) == mark and not seam.above.text.rstrip().endswith((",", "-"))


def _goes_on(seam: Seam, part: PartKind, kind: PartKind) -> bool:
    """Whether a line belongs to the part above it."""
    if kind is _PREFORMATTED or part is _PREFORMATTED:
        return kind is part and not seam.blank
    if kind is not _TEXT:
        return False
    if seam.blank or seam.broken:
        return seam.below.continues or _mends(seam)
    return seam.below.continues or not _ended_by_writer(seam)


def _mends(seam: Seam) -> bool:
    """Whether a sentence goes on beyond a page break or a stray blank line (08BRUSSELS579, paragraphs 5 and 7)."""
    above = seam.above.text.rstrip()
    first = seam.below.text.strip()[:1]
    if ends_sentence(above):
        # the paragraph goes on below a page break; where lines are wrapped a full last line says so
        return seam.broken and seam.width > 0 and seam.full and not above.endswith(":")
    if first.islower() or _OPEN_END.search(above[-12:].lower()):
        return True
    if first == "(" and _ASIDE.match(seam.below.text) and read_marking(seam.below.text)[0] is None:
        return True
    if not seam.broken or not (first.isalnum() or first in '("“$'):
        return False
    # in a text in capitals only a full line shows that no heading stands above the page's head (the 1970s)
    return not above.isupper() or (seam.width > 0 and seam.full and seam.below.text.isupper())


def _waits(line: str) -> bool:
    """Whether the last word of a line needs another (`... and the`)."""
    bare = line.rstrip()
    return bare[bare.rfind(" ") + 1 :].lower().lstrip("(") in _WAITING or (bare[-1:] == "-" and bare[-2:-1].isalpha())


def _ended_by_writer(seam: Seam) -> bool:
    if (seam.width and seam.full) or _waits(seam.above.text):
        return False
    first = seam.below.text.split(maxsplit=1)[:1]
    word = first[0] if first else ""
    ended = ends_sentence(seam.above.text)
    if not seam.width:
        return ended or not word[:1].islower()
    room = seam.width * FULL - len(seam.above.text.rstrip()) - 1
    return len(word) <= room and (ended or word[:1].isupper())
