"""Which numbers at the start of a line open a paragraph, and which are years, dates or inner lists."""

import re

from msgspec import Struct

from generator.parsing.markings import read_marking

HIGHEST = 100  # a "paragraph" 2001 is a year that the wrap put at the start of a line (04MADRID4367)
JUMP = 3  # numbers that may be missing where a paragraph carries no marking

# `1. (C)`, `1.(C)`, `18, (SBU)`, `¶5.`, `(11. (C)`, `4) Text`; two dots and a digit are a decimal or a date
_NUMBER = re.compile(r"^[\s>¶-]{0,10}\(?(?P<number>\d{1,3})(?:[.,)]{1,2}(?!\d)|(?=\s*\((?:C|S|U|SBU|S/NF|C/NF)\)))\s*")


class Opening(Struct, frozen=True):
    """A line that opens a paragraph: `text` is where its words begin in the line."""

    number: int
    marking: str | None
    text: int


def read_number(line: str) -> Opening | None:
    """Read a number at the start of a line; null where there is none or it is too high for a paragraph."""
    found = _NUMBER.match(line)
    if found is None or not 0 < int(found["number"]) < HIGHEST:
        return None
    rest = line[found.end() :]
    marking, length = read_marking(rest)
    if marking is None and not (
        rest[:1].isupper() or rest[:1] in "\"“'‘([*_" or not rest.strip() or rest[:1].isdigit()
    ):
        return None
    lead = length + len(rest[length:]) - len(rest[length:].lstrip())
    return Opening(int(found["number"]), marking, found.end() + lead)


class Numbering(Struct, frozen=True):
    """The paragraphs so far: the last number, whether paragraphs carry markings, the last number of an inner list."""

    last: int = 0
    marked: int = 0
    plain: int = 0
    inner: int = 0

    def opens(self, opening: Opening, *, pilcrow: bool) -> bool:
        """Whether the line opens a paragraph rather than an item of a list in one.

        A marking settles it. Without one the number has to follow on; while an inner list counts on, it goes to the list
        where the other paragraphs carry markings.
        """
        if opening.marking is not None:
            return True
        if self.inner and opening.number == self.inner + 1 and (self.marked or opening.number <= self.last):
            return False
        if opening.number == self.last + 1:
            return not (self.marked > 2 and self.marked > 4 * self.plain and opening.number == 1)  # noqa: PLR2004
        return self.last < opening.number <= self.last + JUMP or (pilcrow and opening.number > self.last)

    def after(self, opening: Opening) -> "Numbering":
        """Count a paragraph."""
        marked = opening.marking is not None
        return Numbering(opening.number, self.marked + marked, self.plain + (not marked), 0)

    def after_item(self, opening: Opening) -> "Numbering":
        """Count an item of an inner list."""
        return Numbering(self.last, self.marked, self.plain, opening.number)
