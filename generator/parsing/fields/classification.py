"""The classification line: `C O N F I D E N T I A L SECTION 01 OF 03 BRUSSELS 000579`."""

import re

from msgspec import Struct

from generator.model.cable import Classification, Level

_LEVELS = (
    ("TOPSECRET", Level.TOP_SECRET),
    ("SECRET", Level.SECRET),
    ("ECRET", Level.SECRET),  # E C R E T: the first letter lost
    ("CONFIDENTIAL", Level.CONFIDENTIAL),
    ("CONFIDENTAL", Level.CONFIDENTIAL),
    ("ONFIDENTIAL", Level.CONFIDENTIAL),
    ("LIMITEDOFFICIALUSE", Level.LOU),
    ("LIMOFFUSE", Level.LOU),
    ("UNCLASSIFIED", Level.UNCLASSIFIED),
    ("UNCLASSIFED", Level.UNCLASSIFIED),
    ("UNCLAS", Level.UNCLASSIFIED),
    ("NCLAS", Level.UNCLASSIFIED),
)
_STRAY = 2  # letters before the level: SS E C R E T (05PARIS1699), CSE C R E T (09MOSCOW1108), UUNCLAS (06MANAGUA1002)
_SECTION = re.compile(r"S?E?CTION\s*[0O]?\d{1,2}\s*OF\s*[0O]?\d{1,2}")
# the number itself: BRUSSELS 000579, PORT AU PRINCE 001234, STATE 106206
_NUMBER = re.compile(r"(?P<post>[A-Z][A-Z .'’/-]*?)\s*(?P<serial>\d{1,8})\s*$")
_FOUO = re.compile(r"FOR\s?OFFICIAL\s?USE\s?ONLY|\bF\s?O\s?U\s?O\b")
_CAVEATS = ("NOFORN", "SENSITIVE", "ORCON", "NODIS", "EXDIS", "EFTO")
# words between the level and the post
_BETWEEN = re.compile(
    r"//+|\b(?:NOFORN|NF|SENSITIVE|ORCON|NODIS|EXDIS|LIMDIS|STADIS|SIPDIS|EFTO|E F T O|CORRECTED COPY|"
    r"FOR OFFICIAL USE ONLY|FOUO|QQQQ|NC)\b"
)


class ClassificationLine(Struct, frozen=True):
    """What the line says; `post` as written, `clean` false where the level was garbled."""

    classification: Classification
    post: str
    serial: int | None
    clean: bool


def read_classification_line(line: str) -> ClassificationLine | None:
    """Read a line as a classification line; null where it is none.

    line = level {caveat} ["SECTION" nn "OF" nn] [post serial] ; the level may be spaced out and garbled.
    """
    upper = line.upper().strip()
    if not upper or len(upper) > 160:  # noqa: PLR2004 - no such line is longer
        return None
    level, rest, clean = _level(upper)
    if level is None:
        return None
    caveats = tuple(caveat for caveat in _CAVEATS if caveat in rest.replace(" ", ""))
    if level is Level.UNCLASSIFIED and _FOUO.search(rest):
        level = Level.FOUO
    number = _NUMBER.match(_BETWEEN.sub(" ", _FOUO.sub(" ", _SECTION.sub(" ", rest))).strip(" /-:"))
    bare = _SECTION.sub("", _BETWEEN.sub("", _FOUO.sub("", rest))).strip(" /-.:")
    if number is None and bare:
        return None
    post = number["post"].strip() if number else ""
    return ClassificationLine(Classification(level, caveats), post, int(number["serial"]) if number else None, clean)


def _level(upper: str) -> tuple[Level | None, str, bool]:
    """Find the level at the start of the line whatever its spacing; gives what stands behind it."""
    letters = [(at, char) for at, char in enumerate(upper[:60]) if char.isalpha()]
    squeezed = "".join(char for _, char in letters)
    for stray in range(_STRAY + 1):
        for name, level in _LEVELS:
            if squeezed.startswith(name, stray):
                end = letters[stray + len(name) - 1][0] + 1
                spelled = upper[:end]
                clean = stray == 0 and name in _CLEAN and spelled in {name, " ".join(name), *_WORDS}
                return level, upper[end:], clean
    return None, "", False


_CLEAN = frozenset({"TOPSECRET", "SECRET", "CONFIDENTIAL", "LIMITEDOFFICIALUSE", "UNCLASSIFIED", "UNCLAS"})
_WORDS = frozenset({"TOP SECRET", "T O P S E C R E T", "T O P  S E C R E T", "LIMITED OFFICIAL USE"})
