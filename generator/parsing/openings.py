"""Where in a body the numbered paragraphs open."""

from collections.abc import Sequence

from generator.parsing.lines import TEXT, Line
from generator.parsing.numbering import FIRST, Candidate, Opening, paragraph_openings, read_number
from generator.parsing.prose import Cut

FULL = range(52, 91)  # characters of a line that a wrap can have broken; a longer one is a whole paragraph
_ENDS = frozenset(".!?:;)\"”’'-")


def find_openings(cut: Cut) -> dict[int, Opening]:
    """Return the opening of each piece that opens a numbered paragraph, by its place."""
    pieces = cut.pieces
    candidates = [
        Candidate(at, opening, apart=at == 0 or pieces[at - 1].kind is not TEXT, cut=_breaks_off(pieces, at))
        for at in cut.doubtful
        if (piece := pieces[at]).text[:1] in FIRST and not piece.continues and (opening := read_number(piece.text))
    ]
    opened = paragraph_openings(candidates)
    return {candidate.at: candidate.opening for candidate in candidates if candidate.at in opened}


def _breaks_off(pieces: Sequence[Line], at: int) -> bool:
    """Whether the line above breaks off in mid-sentence (`... in January / ¶2001. Another idea`, 04MADRID4367)."""
    if at == 0 or pieces[at - 1].kind is not TEXT:
        return False
    above = pieces[at - 1].text.rstrip()
    return len(above) in FULL and above[-1] not in _ENDS
