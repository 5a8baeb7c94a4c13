"""Portion markings: `(C)`, `(S//FGI//NF)`, `(C - ENTIRE TEXT)`."""

import re

_LEVEL = r"(?:TS|S|C|U|SBU|LOU|FOUO|OUO|SECRET|CONFIDENTIAL|UNCLAS(?:SIFIED)?|SENSITIVE|NF|NC)"
MARKING = re.compile(
    rf"""[\s.]*\(\s*(?P<marking>
        {_LEVEL}(?:\s*(?:/{{1,2}}|,|\s|&)\s*(?:[A-Z]{{1,8}}|REL\s+[A-Z, ]{{1,30}}))*   # S//FGI//NF, SBU/NOFORN, U/FOUO, REL TO GBR
        |{_LEVEL}\s*-+\s*(?:ENTIRE\s+TEXT|ALL\s+PARAS?)                            # C - ENTIRE TEXT
        |REL\s+[A-Z, ]{{1,30}}
    )\s*\)\.?""",
    re.IGNORECASE | re.VERBOSE,
)
_KNOWN = re.compile(r"^(?:TS|S|C|U|SBU|LOU|FOUO)(?:/{1,2}(?:NF|NOFORN|FOUO|FGI|OC|ORCON|REL.*|SI|NC))*$")


def read_marking(text: str) -> tuple[str | None, int]:
    """Read a marking at the start of the text; gives it in capitals and where the text goes on (0 where there is none)."""
    found = MARKING.match(text)
    if found is None:
        return None, 0
    return " ".join(found["marking"].upper().split()), found.end()


def known_marking(marking: str) -> bool:
    """Whether the marking is one of the ordinary ones; the others are kept as written, with a finding."""
    return bool(_KNOWN.match(marking)) or "ENTIRE TEXT" in marking
