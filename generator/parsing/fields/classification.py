"""The classification line: `C O N F I D E N T I A L SECTION 01 OF 03 BRUSSELS 000579`."""

import re
from functools import lru_cache

from msgspec import Struct
from rapidfuzz import fuzz

from generator.model.cable import Classification, Level
from generator.vocabulary.posts import find_post

LONGEST = 2000  # characters; a converter ran captions, passing lines and all into one line (07MOSCOW1704)
KEPT = 16  # lines remembered: several rules ask about the same line of a telegram, one after the other
ALIKE = 78  # per cent of letters that a garbled level must share with the level it almost spells (UNLCAS, CONFIDENTAIL)

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
_SPACED = r"\s{0,3}"
# up to two letters before the level: SS E C R E T (05PARIS1699), CSE C R E T (09MOSCOW1108), UUNCLAS (06MANAGUA1002);
# SECRETARY and CONFIDENTIALITY are words of the text
_LEVEL = re.compile(
    rf"(?:[A-Z]{_SPACED}){{0,2}}?(?:"
    + "|".join(f"(?P<L{at}>{_SPACED.join(name)})" for at, (name, _) in enumerate(_LEVELS))
    + r")(?!\s?A\s?R[YI]|[LI]?TY|LY\b|S\b)",
    re.IGNORECASE,
)
_OPENINGS = frozenset(name[:2] for name, _ in _LEVELS)
_CLEAN = frozenset({"TOPSECRET", "SECRET", "CONFIDENTIAL", "LIMITEDOFFICIALUSE", "UNCLASSIFIED", "UNCLAS"})
_EVEN = re.compile(
    r"[A-Z]+|[A-Z](?: [A-Z])+|[A-Z](?: [A-Z])+(?: {2,3}[A-Z](?: [A-Z])+)+|TOP SECRET|LIMITED OFFICIAL USE"
)
# what stands between the level and the post, or behind the number
_BETWEEN = re.compile(
    r"""[\s/:-]*(?:\b(?:
        (?P<fouo>FOR\s?OFFICIAL\s?USE\s?ONLY|F\s?O\s?U\s?O\b)
      | S\s?E\s?C\s?T\s?I\s?[O0]\s?N|E?CTION|SETION|SCTION|SECION|SECTON|SECT?\b)(?(fouo)|\.?\s*[0O]?\d{1,2}\s*[O0]F\s*[0O]?\d{1,2}(?!\d))
      | \b(?:C\s?O\s?R\s?R\s?E\s?C\s?T\s?E\s?D\s+C\s?O\s?P\s?Y|NOFORN|NF|SENSITIVE|SBU|ORCON|NODIS|EXDIS|LIMDIS|STADIS|SIPDIS
        |E\s?F\s?T\s?O|QQQQ|NC|N\d{5}|PERSONAL\sFOR\s[A-Z ,/]{1,80}|ROGER\sCHANNEL|DS\sCHANNEL|AIDAC)\b)""",
    re.VERBOSE,
)
# the number itself: BRUSSELS 000579, PORT AU PRINCE 001234, STATE 106206
_NUMBER = re.compile(r"[\s/:-]*(?P<post>[A-Z][A-Z .'’/-]{0,30}?)[\s#:]*(?<![A-Z])(?P<serial>O?\d{1,8})(?=$|[\s,])")
_NUMBER_GLUED = re.compile(r"[\s/:-]*(?P<post>[A-Z][A-Z .'’/-]{2,30}?)(?P<serial>\d{3,8})(?=$|\s)")
_CAVEATS = ("NOFORN", "SENSITIVE", "ORCON", "NODIS", "EXDIS", "EFTO")
_GARBLED = re.compile(r"(?P<level>(?:[A-Z]{1,2} ){4,12}[A-Z]{0,2}|[A-Z]{5,13})\s+(?=\S+.*\d{3,6}\s*$)")


class ClassificationLine(Struct, frozen=True):
    """What the line says; `post` as written, `clean` false where the level was garbled, `length` how far it reaches.

    Behind `length` characters a line can go on with captions and passing lines that belong below it.
    """

    classification: Classification
    post: str
    serial: int | None
    clean: bool
    length: int


@lru_cache(maxsize=KEPT)
def read_classification_line(line: str) -> ClassificationLine | None:
    """Read a line as a classification line; `None` where it is none.

    line = level {caveat} ["SECTION" nn "OF" nn] [post serial] {caveat} ; the level may be spaced out and garbled.
    """
    text = line.lstrip()
    if not text or len(text) > LONGEST:
        return None
    found = _LEVEL.match(text) if _may_open(text) else None
    if found is None:
        return _garbled(line, text) if "A" <= text[0] <= "Z" and text.rstrip()[-1].isdigit() else None
    level = _LEVELS[int(str(found.lastgroup)[1:])][1]
    spelled = found[0].rstrip()
    clean = "".join(spelled.split()) in _CLEAN and _EVEN.fullmatch(spelled) is not None
    return _behind(line, text, found.end(), level, clean=clean)


def _may_open(text: str) -> bool:
    """Whether two letters at the start can begin a level, up to two others before them: the cheap look."""
    letters = (text[:4] if text[:4].isalpha() else "".join(text[:16].split())[:4]).upper()
    return letters[:2] in _OPENINGS or letters[1:3] in _OPENINGS or letters[2:] in _OPENINGS


def _behind(line: str, text: str, end: int, level: Level, *, clean: bool) -> ClassificationLine | None:
    """Read what follows the level; the line is none where that is neither caveats nor a number."""
    upper = text.upper()
    at, fouo = _skip(upper, end)
    number = _NUMBER.match(upper, at) or _NUMBER_GLUED.match(upper, at)
    if number and not _stands(text, number):
        number = None
    reach = number.end() if number else at
    reach, behind = _skip(upper, reach)
    rest = upper[reach:].strip(" /-.:\\")
    if rest and (number is None or (text[reach : reach + 1].isalnum())):
        return None
    if level is Level.UNCLASSIFIED and (fouo or behind):
        level = Level.FOUO
    squeezed = upper[end:reach].replace(" ", "")
    return ClassificationLine(
        classification=Classification(level, tuple(caveat for caveat in _CAVEATS if caveat in squeezed)),
        post=number["post"].strip() if number else "",
        serial=int(number["serial"].replace("O", "0")) if number else None,
        clean=clean,
        length=len(line) - len(text) + (reach if rest else len(text)),
    )


def _skip(upper: str, at: int) -> tuple[int, bool]:
    fouo = False
    while between := _BETWEEN.match(upper, at):
        at, fouo = between.end(), fouo or bool(between["fouo"])
    return at, fouo


def _stands(text: str, number: re.Match[str]) -> bool:
    """Whether what follows a number can: nothing, or a run-on line whose post the table knows."""
    whole = not text[number.end() :].strip(" \\")
    written = text[number.start("post") : number.end("post")]
    return (whole and written.isupper()) or find_post(written) is not None


def _garbled(line: str, text: str) -> ClassificationLine | None:
    """Read a level that is misspelt in a new way: it must be alike, and a number of a known post must follow."""
    found = _GARBLED.match(text)
    if found is None:
        return None
    letters = found["level"].replace(" ", "")
    likeness, level = max((fuzz.ratio(letters, name), level) for name, level in _LEVELS)
    if likeness < ALIKE:
        return None
    read = _behind(line, text, found.end("level"), level, clean=False)
    return read if read and read.serial is not None and find_post(read.post) else None
