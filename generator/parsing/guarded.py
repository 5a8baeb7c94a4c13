"""A pattern with the cheap look that spares most lines it: what its matches can begin with."""

import re

from msgspec import Struct


class Guarded(Struct, frozen=True):
    """A pattern for the start of a line; `opens` are the first letters that a match can have, all of one length.

    A line that begins otherwise is never tried. A test draws lines from the pattern and holds each against `opens`.
    """

    pattern: re.Pattern[str]
    opens: frozenset[str]
    length: int

    def may_match(self, text: str) -> bool:
        """Whether the text begins as a match can; leading blanks are the caller's to take off."""
        return text[: self.length] in self.opens

    def match(self, text: str) -> re.Match[str] | None:
        """Match the pattern at the start of the text."""
        return self.pattern.match(text) if self.may_match(text) else None


def guarded(pattern: re.Pattern[str], opens: frozenset[str]) -> Guarded:
    """Return the pattern with what it opens with."""
    return Guarded(pattern, opens, len(next(iter(opens))))
