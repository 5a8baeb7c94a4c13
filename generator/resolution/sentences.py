"""The sentence around a place in a text."""

import re

LONGEST = 300  # characters shown of a sentence
WINDOW = (
    1000  # characters before the place in which its sentence begins; of one that begins before them the end is shown
)

# an end is no end behind U.S., Amb., Mr., an initial
_END = re.compile(
    r"(?<![A-Z]\.[A-Z])(?<!\b[A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bDr)(?<!\bAmb)(?<!\bGen)(?<!\bNo)[.!?][\"”')]*\s+(?=[A-Z\"“(])|\n\n"
)


def sentence_at(text: str, start: int, end: int) -> str:
    """Return the sentence that holds `[start, end)`, shortened around it where it is very long."""
    near = max(0, start - WINDOW)
    first = max((found.end() for found in _END.finditer(text, near, start + 1) if found.end() <= start), default=near)
    last = next((found.start() + 1 for found in _END.finditer(text, end)), len(text))
    sentence = " ".join(text[first:last].split())
    if len(sentence) <= LONGEST:
        return sentence
    at = max(0, start - first - LONGEST // 2)
    return f"{'… ' if at else ''}{sentence[at : at + LONGEST].strip()} …"
