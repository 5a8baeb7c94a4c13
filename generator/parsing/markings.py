"""Portion markings: `(C)`, `(S//FGI//NF)`, `(C - ENTIRE TEXT)`."""

import re

_LEVEL = r"(?:TS|S|C|U|SBU|LOU|FOUO|OUO|SECRET|CONFIDENTIAL|UNCLAS(?:SIFIED)?|SENSITIVE|NF|NC)"
MARKING = re.compile(
    rf"""[\s.]{{0,9}}\(\s{{0,3}}(?P<marking>
        {_LEVEL}(?:\s{{0,3}}(?:/{{1,2}}|,|\s|&)\s{{0,3}}(?:REL\s+(?:TO\s+)?[A-Z, ]{{1,40}}|[A-Z]{{1,8}})){{0,4}}   # S//FGI//NF, SBU/NOFORN, U/FOUO, REL TO GBR
        |{_LEVEL}\s{{0,3}}[-–—]{{1,3}}\s{{0,3}}(?:ENTIRE\s+TEXT|ALL\s+PARA(?:GRAPH)?S?)         # C - ENTIRE TEXT
        |REL\s+(?:TO\s+)?[A-Z, ]{{1,40}}
    )\s{{0,3}}\)\.?""",
    re.IGNORECASE | re.VERBOSE,
)
_FIRST = frozenset("(.")
_KNOWN = re.compile(r"^(?:TS|S|C|U|SBU|LOU|FOUO)(?:/{1,2}(?:NF|NOFORN|FOUO|FGI|OC|ORCON|REL.*|SI|NC))*$")


def read_marking(text: str, start: int = 0) -> tuple[str | None, int]:
    """Read a marking at `start`; gives it in capitals and where the text goes on (`start` where there is none)."""
    first = text[start : start + 1]
    if first not in _FIRST and not first.isspace():  # most blocks
        return None, start
    found = MARKING.match(text, start)
    if found is None:
        return None, start
    marking = found["marking"]
    return marking if marking.isalpha() and marking.isupper() else " ".join(marking.upper().split()), found.end()


def known_marking(marking: str) -> bool:
    """Whether the marking is one of the ordinary ones; the others are kept as written, with a finding."""
    return bool(_KNOWN.match(marking)) or "ENTIRE TEXT" in marking
