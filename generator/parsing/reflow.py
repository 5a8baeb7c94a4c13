"""From the parts of one block to its text: wrapped lines are set with one blank between words, tables line by line."""

import re
from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from generator.model.cable import BlockKind, PageBreak, Part, PartKind, Redaction
from generator.parsing.cut_words import is_cut_word
from generator.parsing.layout import Stretch, is_one_paragraph, lay_out, runs_on
from generator.parsing.lines import BREAK, Line
from generator.parsing.measure import Measure, holds_tabs
from generator.parsing.paragraphs import Draft
from generator.parsing.parts import is_spread, item_mark
from generator.parsing.redactions import find_redactions

_HEADING, _TEXT, _PREFORMATTED = BlockKind.HEADING, PartKind.TEXT, PartKind.PREFORMATTED
BETWEEN = "\n\n"
_HYPHENED = re.compile(r"([^\W\d_]{1,30})-$")
_FIRST_WORD = re.compile(r"\s{0,99}([^\W\d_]{1,30})(?![\w'’-])")
_LONGEST_WORD = 31  # characters, with its hyphen
_CUT = "-"  # the joint of a word that the wrap cut: its hyphen goes
_LINE_END_HYPHEN = re.compile(r"-\s{0,99}\n")
_SUSPENDED = re.compile(r"\s{0,99}(?:and|or|to|nor|but)\b|\s{0,99}[^\s\w]", re.IGNORECASE)  # short- and long-term


class Composed(Struct, frozen=True, gc=False):
    """A block's text and how it is set."""

    text: str
    parts: tuple[Part, ...]
    page_breaks: tuple[PageBreak, ...]
    redactions: tuple[Redaction, ...]


def compose(draft: Draft, measure: Measure) -> Composed:
    """Join the lines of a block of the body that `measure` is of.

    A sentence that a page break or a stray blank line cuts goes on; nothing else of the wording changes.
    """
    pieces, plain = draft.pieces, draft.plain
    if draft.kind is _HEADING and len(pieces) == 1:
        return Composed(" ".join(pieces[0].text.split()), (), (), ())
    if draft.run is not None and (run := _run(pieces, draft.run, measure)):
        return _one_part(run, pieces, measure)
    texts = [piece.text.rstrip() for piece in pieces]
    lines = "\n".join(texts)
    width, spread = measure.width, is_spread(lines)
    if (plain and runs_on(texts, width, spread=spread)) or (
        plain is not False and is_one_paragraph(pieces, texts, width, spread=spread)
    ):
        return _one_part(_joined(pieces, lines, measure), pieces, measure)
    return _composed(lay_out(pieces, width, spread=spread), measure)


def _one_part(text: str, pieces: Sequence[Line], measure: Measure) -> Composed:
    redactions = find_redactions(text) if measure.redacted else ()
    return Composed(text, (Part(_TEXT, 0, len(text), pieces[0].number),), (), redactions)


def _run(pieces: Sequence[Line], at: int, measure: Measure) -> str:
    """Set an ordinary paragraph, as `runs_on` knows it, by a few looks at all of its text; empty for any other.

    `at` is the place of its first line among the body's.
    """
    first, last = pieces[0], at + len(pieces) - 1
    if at < last:
        shortest = min((len(first.text.rstrip()), *measure.lengths[at + 1 : last]))
        if shortest <= measure.full:
            return ""
    text = measure.text[first.start : pieces[-1].end]
    if item_mark(text) or _LINE_END_HYPHEN.search(text):
        return ""
    flat = text.replace("\n", " ").strip()
    if _has_other_blanks(flat, measure):
        return ""
    parts = flat.split("  ")
    wide = [part for part in parts if not part or part[0] == " "]
    return "" if wide else " ".join(parts)  # three blanks in a row can be those of a table


def _composed(stretches: Sequence[Stretch], measure: Measure) -> Composed:
    texts: list[str] = []
    parts: list[Part] = []
    breaks: list[PageBreak] = []
    at = 0
    for stretch in stretches:
        text, cuts = _rows(stretch.pieces) if stretch.kind is _PREFORMATTED else _words(stretch.pieces, measure)
        if cuts:
            breaks += (PageBreak(at + offset, written) for offset, written in cuts)
        parts.append(Part(stretch.kind, at, at + len(text), first_line(stretch.pieces), stretch.mark))
        texts.append(text)
        at += len(text) + len(BETWEEN)
    whole = BETWEEN.join(texts)
    return Composed(whole, tuple(parts), tuple(breaks), find_redactions(whole) if measure.redacted else ())


def first_line(pieces: Sequence[Line]) -> int:
    """Return the number of the first line that is no page break."""
    first = pieces[0]
    return (
        first.number if first.kind is not BREAK else next(piece.number for piece in pieces if piece.kind is not BREAK)
    )


def _rows(pieces: Sequence[Line]) -> tuple[str, list[tuple[int, str]]]:
    """Return the lines of a table as they stand, but for blanks at their ends and the indent that all share."""
    rows: list[str] = []
    cuts = []
    length = 0
    lines = [piece.text for piece in pieces if piece.kind is not BREAK]
    indent = min(len(line) - len(line.lstrip()) for line in lines)
    for piece in pieces:
        if piece.kind is BREAK:
            cuts.append((length, piece.text.strip()))
            continue
        rows.append(piece.text.rstrip()[indent:])
        length += len(rows[-1]) + 1
    end = max(0, length - 1)
    return "\n".join(rows), [(min(offset, end), written) for offset, written in cuts]


def _words(pieces: Sequence[Line], measure: Measure) -> tuple[str, list[tuple[int, str]]]:
    """Set the lines with one blank between words; return the page breaks with their offsets."""
    if len(pieces) == 1:
        return _with_single_blanks(pieces[0].text, measure), []
    plain = [piece.text for piece in pieces if piece.kind is not BREAK and not piece.continues]
    if len(plain) == len(pieces):
        return _joined(pieces, "\n".join(plain), measure), []
    if any(piece.kind is BREAK for piece in pieces):
        return _words_around_breaks(pieces, measure)
    return _set(pieces, measure), []


def _joined(pieces: Sequence[Line], lines: str, measure: Measure) -> str:
    return _set(pieces, measure) if _LINE_END_HYPHEN.search(lines) else _with_single_blanks(lines, measure)


def _set(pieces: Sequence[Line], measure: Measure) -> str:
    joined: list[str] = []
    above: Line | None = None
    for piece in pieces:
        joint = _joint(above, piece, measure) if above else ""
        if joined and joint != " ":
            joined[-1] = _unhyphened(joined[-1], joint)
        joined += (" ", piece.text) if joint == " " else (piece.text.lstrip(),)
        above = piece
    return " ".join("".join(joined).split())


def _with_single_blanks(text: str, measure: Measure) -> str:
    plain = text.replace("\n", " ").strip()
    if _has_other_blanks(plain, measure):
        return " ".join(plain.split())
    parts = plain.split("  ")  # ten times as fast as cutting into words
    return " ".join(filter(None, map(str.lstrip, parts))) if len(parts) > 1 else plain


def _has_other_blanks(text: str, measure: Measure) -> bool:
    return (measure.tabbed and holds_tabs(text)) or not (text.isascii() or text.isprintable())


def _words_around_breaks(pieces: Sequence[Line], measure: Measure) -> tuple[str, list[tuple[int, str]]]:
    text = ""
    above: Line | None = None
    waiting: list[str] = []
    cuts: list[tuple[int, str]] = []
    for broken, run in groupby(pieces, _is_break):
        lines = list(run)
        if broken:
            waiting += [piece.text.strip() for piece in lines]
            continue
        joint = _joint(above, lines[0], measure) if above else ""
        text = f"{text} " if joint == " " else _unhyphened(text, joint)
        cuts += [(len(text), written) for written in waiting]
        text += _words(lines, measure)[0]
        above, waiting = lines[-1], []
    return text, cuts + [(len(text), written) for written in waiting]


def _is_break(piece: Line) -> bool:
    return piece.kind is BREAK


def _unhyphened(text: str, joint: str) -> str:
    bare = text.rstrip()
    return bare.removesuffix("-") if joint == _CUT else bare


def _joint(above: Line, piece: Line, measure: Measure) -> str:
    r"""Say what joins two lines: a blank, but nothing behind the hyphen of a compound (`well-\nknown`) or inside a word.

    `_CUT` where the hyphen is none of the word's (`JURIS-\nDICTION`).
    """
    before, after = above.text, piece.text
    if above.number == piece.number:
        return " " if before[-1:].isspace() or after[:1].isspace() else ""
    bare = before.rstrip()[-_LONGEST_WORD:]
    first = _HYPHENED.search(bare) if bare.endswith("-") else None
    if first is None or _SUSPENDED.match(after):
        return " "
    second = _FIRST_WORD.match(after)
    whole = second and bare[: first.start()][-1:] not in ("-", "'", "’")
    return _CUT if second and whole and is_cut_word(first[1], second[1], measure.text) else ""
