"""The lines between classification and E.O. line: captions and passing instructions."""

import re
from functools import cache, lru_cache

from generator.vocabulary.tables import rows

KEPT = 256  # lines remembered a process; most are SIPDIS or SENSITIVE
# DEPT FOR WHA/BSC, NSC FOR KOZAK AND WILSON, STATE PASS USAID, TREASURY FOR ...
_PASSING = re.compile(
    r"\b(?:FOR|PASS(?:ES)?(?:\s+TO)?|ALSO|ATTN|FROM)\b|^(?:DEPT|DEPARTMENT|STATE|NSC)\b|\bPLS\b|\bTAKE AS (?:[A-Z]+ )?ACTION\b",
    re.IGNORECASE,
)
_CORRECTED = re.compile(r"^C ?O ?R ?R ?E ?C ?T ?E ?D +C ?O ?P ?Y", re.IGNORECASE)
_WORDS = re.compile(r"\s*(?:[,;/]|//|\s{2,})\s*")


@lru_cache(maxsize=KEPT)
def read_captions(line: str) -> tuple[str, ...]:
    """Return the captions of a line that is nothing else; empty where it is another line."""
    if _CORRECTED.match(line.strip()):
        return ("CORRECTED COPY",)
    text = line.strip().upper()
    if text in _captions():
        return (text,)
    parts = [part for part in _WORDS.split(text) if part] or text.split()
    if not all(part in _captions() for part in parts):
        parts = text.split()
    return tuple(parts) if parts and all(part in _captions() for part in parts) else ()


def is_passing(line: str) -> bool:
    """Whether the line tells a post or an office to pass the telegram on."""
    return bool(_PASSING.search(line))


@cache
def _captions() -> frozenset[str]:
    return frozenset(row["caption"] for row in rows("captions"))
