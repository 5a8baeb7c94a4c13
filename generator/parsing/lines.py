"""The lines of a telegram, each knowing where it stands in the text."""

from msgspec import Struct


class Line(Struct, frozen=True):
    """One line: `number` from 1; `[start, end)` in the text, the newline left out; `text` is that stretch."""

    number: int
    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        """Whether nothing but white space stands on it."""
        return not self.text.strip()


def split_lines(text: str, start: int = 0) -> tuple[Line, ...]:
    r"""Split the text at its newlines, from the character `start`, which opens the first line given.

    Only `\n` ends a line (form feeds and Unicode separators are part of one), so offsets stay those of the text.
    """
    lines = []
    for number, stretch in enumerate(text[start:].split("\n"), text.count("\n", 0, start) + 1):
        end = start + len(stretch)
        lines.append(Line(number, start, end, stretch))
        start = end + 1
    return tuple(lines)
