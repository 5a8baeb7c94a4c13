"""Which lines of a block are items of a list, and which stand in columns."""

import re
from collections.abc import Sequence

from generator.model.cable import PartKind
from generator.parsing.lines import RULE, TEXT, Line

TABLE_LINES = 2  # that many lines with columns one below the other are a table
INDENT = 12  # blanks before a line that goes on in the last column of the row above

# -- point, - point, * point, o point, a. point, (a) point, (iv) point, 1) point, 2. point, A. Point
_ITEM = re.compile(
    r"\s{0,200}(?P<mark>-{1,3}(?!-)|[*•·](?!\*)|o(?=\s)|(?:[A-Za-z]|[ivx]{1,4})[.)](?=\s)|"
    r"\((?:[A-Za-z]|[ivx]{1,4}|\d{1,2})\)(?=\s)|\d{1,2}[.)]{1,2}(?=\s))\s{0,20}(?=\S)"
)
_BULLETS = frozenset("-*•·o")
BEHIND_LETTER = frozenset(".)ivx \t\u00a0")  # a. point, iv. point, o point
_COLUMNS = re.compile(r"[^\s.:;!?)-](?: {3,}|\t+)\S|\S\t+\S")


def item_mark(line: str) -> str:
    """Return the mark with which a line opens an item of a list; empty where it opens none."""
    if line[:1].isalpha() and line[1:2] not in BEHIND_LETTER:  # most lines
        return ""
    found = _ITEM.match(line)
    return found["mark"] if found else ""


def mark_kind(mark: str) -> PartKind:
    """Whether the mark is a bullet's or a lettered or numbered sub-item's."""
    return PartKind.ITEM if mark[0] in _BULLETS and mark[1:2] != "." else PartKind.SUBITEM


def capital_marks(pieces: Sequence[Line]) -> frozenset[str]:
    """Return the capital letters that open lines of a block in series: one alone is an initial (`R. Nicholas Burns`)."""
    found = [piece.text.strip()[0] for piece in pieces if piece.kind is TEXT and item_mark(piece.text)[:1].isupper()]
    held = frozenset(found)
    return frozenset(letter for letter in held if chr(ord(letter) - 1) in held or chr(ord(letter) + 1) in held)


def is_spread(text: str) -> bool:
    """Whether a text holds what parts columns; most hold nothing of the kind."""
    return "   " in text or "\t" in text


def table_lines(pieces: Sequence[Line]) -> frozenset[int]:
    """Return the places of the lines that stand in columns one below the other, the rules between them included."""
    found: set[int] = set()
    run: list[int] = []
    for at, piece in enumerate(pieces):
        if _in_columns(piece, run):
            run.append(at)
            continue
        if run:
            found.update(_table(pieces, run))
            run = []
    found.update(_table(pieces, run))
    return frozenset(found)


def _in_columns(piece: Line, run: Sequence[int]) -> bool:
    text = piece.text
    if piece.kind is RULE:
        return bool(run)
    if piece.kind is not TEXT or not is_spread(text):
        return False
    bare = text.strip()
    return bool(_COLUMNS.search(bare)) or (bool(run) and len(text) - len(text.lstrip()) >= INDENT)


def _table(pieces: Sequence[Line], run: Sequence[int]) -> Sequence[int]:
    texts = [at for at in run if pieces[at].kind is TEXT]
    if len(texts) < TABLE_LINES:
        return ()
    return [at for at in run if at <= texts[-1]]
