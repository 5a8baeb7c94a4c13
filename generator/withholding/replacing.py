"""Putting a mark where something is kept back."""

from collections.abc import Iterable, Sequence

Replacement = tuple[int, int, str]


def replace_spans(text: str, spans: Iterable[Replacement], kept: Sequence[tuple[int, int]] = ()) -> str:
    """Put each mark in the place of its stretch; of stretches that overlap the first mark stands for all.

    Of `kept` stretches (page breaks inside a name) nothing is taken away: the mark stands before them.
    """
    pieces: list[str] = []
    at = 0
    for start, end, mark in _merged(spans):
        pieces += (text[at:start], _instead(text, start, end, mark, kept))
        at = end
    return "".join([*pieces, text[at:]])


def _merged(spans: Iterable[Replacement]) -> list[Replacement]:
    merged: list[Replacement] = []
    for start, end, mark in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]), merged[-1][2])
        else:
            merged.append((start, end, mark))
    return merged


def _instead(text: str, start: int, end: int, mark: str, kept: Sequence[tuple[int, int]]) -> str:
    inside = [text[begin:stop] for begin, stop in sorted(kept) if start <= begin and stop <= end]
    return "\n".join([mark, *inside]) + ("\n" if inside else "")
