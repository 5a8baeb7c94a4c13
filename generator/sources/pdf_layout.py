"""The text of a PDF's page as it is laid out: lines by their baselines, blanks by what is free between the words."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium
from msgspec import Struct

from generator.sources.pdf_bars import DARK, Box, Painted, address, painted
from generator.vocabulary.release_stamps import is_exemption

SUPERSCRIPT = 0.35  # of a letter's height, within which baselines are one line's
APART = 1.0  # heights of a letter between two words that do not follow each other: columns, a code in the margin
MOST_BLANK_LINES = 2
MOST_BLANKS = 120
BESIDE = 1.0  # heights of a line between a bar and the exemption beside it
_QUARTER = math.pi / 2
_HYPHEN = 2  # what pdfium gives for a hyphen at a line's end
_UNREAD = frozenset({0, 0xFFFE, 0xFFFF})  # a glyph that the file gives no letter for
NEAR = 1.0  # heights of a letter between a word and the box beside it
TALLEST = 2.5  # heights of a letter that a box in a line has
LONG = 8  # letters of a run that tells how wide one is
WIDEST = 1.6  # heights of a letter from one line of a paragraph to the next
REDACTED = "[REDACTED]"


class Run(Struct, frozen=True, gc=False):
    """Words that follow each other on one baseline; places in points, as if the text ran from left to right.

    `turn` counts the quarters by which it is turned on the page.
    """

    text: str
    left: float
    right: float
    base: float
    height: float
    turn: int = 0
    box: Box | None = None


_Place = tuple[float, float, float, float]  # left, low, right, high


class Page(Struct, frozen=True):
    """The lines of a page, how many letters lie hidden beneath its bars, and whether it shows a picture."""

    lines: tuple[str, ...]
    hidden: int
    pictured: bool


def read_page(page: pypdfium2.PdfPage) -> Page:
    """Read a page: a bar that hides words stands as `[REDACTED]` in its place, with the exemption that stands beside it.

    A dark box is a bar where nothing is written on it; a light one where it lies on words, or in the midst of a line.
    What lies beneath is left out. Text that is turned against most of the page's stands below it.
    """
    shapes = painted(page)
    letters, hidden = _seen(page, shapes)
    if not letters:  # a picture's dark shapes say nothing where there is no text
        return Page((), len(hidden), shapes.pictured)
    turn = Counter(letter.turn for letter in letters).most_common(1)[0][0]
    seen = list(_joined(letters))
    upright = [run for run in seen if run.turn == turn]
    beside = [run.text for run in seen if run.turn != turn]
    bars = list(_bars(shapes.boxes, letters, hidden, upright, turn))
    lines = _lines(list(_with_bars(upright, bars)))
    return Page((*lines, *beside), len(hidden), shapes.pictured)


def _seen(page: pypdfium2.PdfPage, shapes: Painted) -> tuple[list["_Letter"], list["_Letter"]]:
    """Return the letters that can be seen, in the file's order, and those that lie beneath a box or are dark on dark."""
    text = page.get_textpage()
    try:
        letters = list(_letters(text.raw, shapes))
    finally:
        text.close()
    return [one for one in letters if not one.hidden], [one for one in letters if one.hidden]


class _Letter(Struct, frozen=True, gc=False):
    """A letter, its places as those of a `Run`; `spaced` where a blank stands before it, `box` is what it stands in."""

    text: str
    left: float
    right: float
    base: float
    height: float
    turn: int
    spaced: bool
    box: Box | None = None
    hidden: bool = False


def _letters(text: pdfium.FPDF_TEXTPAGE, shapes: Painted) -> Iterator[_Letter]:
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    spaced = False
    for at in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, at)
        char = "\ufffd" if code in _UNREAD else "-" if code == _HYPHEN else chr(code)
        if char.isspace():
            spaced = True
            continue
        pdfium.FPDFText_GetCharOrigin(text, at, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, at, box)
        turn = round(-pdfium.FPDFText_GetCharAngle(text, at) / _QUARTER) % 4
        _, base = _turned(x.value, y.value, turn)
        left, low, right, high = _box(box.left, box.bottom, box.right, box.top, turn)
        middle = (box.left + box.right) / 2, (box.bottom + box.top) / 2
        around = [one for one in shapes.boxes if one.covers(*middle)] if shapes.boxes else ()
        hidden = bool(around) and _is_hidden(text, at, around, shapes)
        yield _Letter(char, left, right, base, high - low, turn, spaced, around[-1] if around else None, hidden)
        spaced = False


def _is_hidden(text: pdfium.FPDF_TEXTPAGE, at: int, around: Sequence[Box], shapes: Painted) -> bool:
    """Whether a box is painted over a letter, or the last one beneath it is as dark as the letter."""
    order = shapes.order.get(address(pdfium.FPDFText_GetTextObject(text, at)), 0)
    if around[-1].order > order:
        return True
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFText_GetFillColor(text, at, red, green, blue, alpha)
    return around[-1].dark and max(red.value, green.value, blue.value) <= DARK


def _turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """Return a point's place on a page that is turned so that text turned by `turn` quarters runs from left to right."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn]


def _box(left: float, bottom: float, right: float, top: float, turn: int) -> _Place:
    if not turn:  # most letters
        return left, bottom, right, top
    one, other = _turned(left, bottom, turn), _turned(right, top, turn)
    return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])


def _joined(letters: Iterable[_Letter]) -> Iterator[Run]:
    held: list[_Letter] = []
    for letter in letters:
        if held and not _follows(held[-1], letter):
            yield _run(held)
            held = []
        held.append(letter)
    if held:
        yield _run(held)


def _follows(before: _Letter, letter: _Letter) -> bool:
    height = max(before.height, letter.height, 1)
    gap = letter.left - before.right
    level = abs(letter.base - before.base) < SUPERSCRIPT * height
    same = before.turn == letter.turn and before.box == letter.box
    return same and level and -height / 2 < gap < APART * height


def _run(letters: Sequence[_Letter]) -> Run:
    first, last = letters[0], letters[-1]
    text = "".join(f" {letter.text}" if letter.spaced else letter.text for letter in letters).strip()
    return Run(
        text, first.left, last.right, first.base, max(letter.height for letter in letters), first.turn, first.box
    )


def _bars(
    boxes: Sequence[Box], letters: Sequence[_Letter], hidden: Sequence[_Letter], runs: Sequence[Run], turn: int
) -> Iterator[_Place]:
    """Yield the places of the boxes that are bars, as if the text ran from left to right."""
    written = {letter.box for letter in letters if letter.box}
    codes = {letter.box for letter in letters if letter.box} - {
        run.box for run in runs if run.box and not is_exemption(run.text)
    }
    over = {letter.box for letter in hidden}
    for box in dict.fromkeys(boxes):
        place = _box(box.left, box.bottom, box.right, box.top, turn)
        empty = box not in written
        if (empty or box in codes) and (box.dark or box in over or _in_line(place, runs)):
            yield place


def _in_line(place: _Place, runs: Sequence[Run]) -> bool:
    """Whether a box of a line's height stands right beside words of a line."""
    left, low, right, high = place
    return any(
        low <= run.base <= high
        and high - low < TALLEST * run.height < TALLEST * (right - left)
        and min(abs(run.right - left), abs(run.left - right)) < NEAR * run.height
        for run in runs
    )


def _with_bars(runs: Sequence[Run], bars: Sequence[_Place]) -> Iterator[Run]:
    """Yield the runs with one for each bar; an exemption that stands in or beside a bar goes into its mark.

    A page whose stamp names one set of exemptions and which has none beside its bars claims those for each of them.
    """
    codes = [run for run in runs if is_exemption(run.text)]
    height = median(run.height for run in runs) if runs else 1.0
    beside = [[code for code in codes if low - BESIDE * height < code.base < high] for _, low, _, high in bars]
    used = {code for found in beside for code in found}
    stamped = {code.text for code in codes}
    common = next(iter(stamped)) if len(stamped) == 1 and not used else ""
    yield from (run for run in runs if run not in used)
    for (left, low, right, high), found in zip(bars, beside, strict=True):
        said = ", ".join(dict.fromkeys(code.text for code in found)) or common
        yield Run(f"{REDACTED[:-1]} {said}]" if said else REDACTED, left, right, _base(runs, low, high), height)


def _base(runs: Sequence[Run], low: float, high: float) -> float:
    """Return the baseline of the line that a bar stands in: of the text beside it, else what its own edges tell."""
    within = [run.base for run in runs if low - 1 <= run.base <= high and not is_exemption(run.text)]
    return max(within, default=low + min(high - low, 12) / 4)


def _lines(runs: Sequence[Run]) -> Iterator[str]:
    """Yield the lines from the top, with blank lines where the page leaves room for them."""
    if not runs:
        return
    rows = list(_rows(runs))
    letter = _letter_width(runs)
    margin = min(row[0].left for row in rows)
    spacing = _spacing(rows)
    above: float | None = None
    for row in rows:
        base = row[0].base
        if above is not None:
            yield from [""] * min(MOST_BLANK_LINES, max(0, round((above - base) / spacing) - 1))
        yield _line(row, margin, letter)
        above = base


def _rows(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Yield the runs of each line, from the left."""
    held: list[Run] = []
    for run in sorted(runs, key=lambda run: (-run.base, run.left)):
        if held and held[0].base - run.base > SUPERSCRIPT * min(held[0].height, run.height):
            yield sorted(held, key=lambda run: run.left)
            held = []
        held.append(run)
    if held:
        yield sorted(held, key=lambda run: run.left)


def _letter_width(runs: Sequence[Run]) -> float:
    long = [run for run in runs if len(run.text) > LONG] or runs
    letters = sum(len(run.text) for run in long)
    return max(1.0, sum(run.right - run.left for run in long) / letters)


def _spacing(rows: Sequence[Sequence[Run]]) -> float:
    """Return how far the lines of a paragraph stand apart, in points."""
    height = median(run.height for row in rows for run in row) or 1.0
    steps = [above[0].base - below[0].base for above, below in pairwise(rows)]
    close = [step for step in steps if height / 2 < step < WIDEST * height]
    return median(close) if close else height * 1.2


def _line(row: Sequence[Run], margin: float, letter: float) -> str:
    line = " " * min(MOST_BLANKS, round((row[0].left - margin) / letter))
    at = row[0].left
    for run in row:
        gap = run.left - at
        touching = run is row[0] or (abs(gap) < letter / 4 and REDACTED[:-1] not in run.text)
        line += "" if touching else " " * max(1, min(MOST_BLANKS, round(gap / letter)))
        line += run.text
        at = run.right
    return line.rstrip()
