"""Marks of a publisher inside a header field: they stand for what is kept back, and say nothing of their own."""

import re

# withholding/entries.py writes them
_MARK = re.compile(r"\[withheld by the publisher:[^\]]{0,400}\]", re.IGNORECASE)


def without_marks(text: str) -> str:
    """Return a field less its marks: no name, title, tag or number is read out of one."""
    return _MARK.sub(" ", text) if "[withheld by" in text else text
