"""The subject: several lines, a portion mark, another field glued to its end."""

import re
from html import unescape

# (C), (S/NF), (SBU) before the subject
_MARKING = re.compile(r"^\((?:[A-Z]{1,3}|C//?NF|S//?NF|U//FOUO)\)\s*")
_LEAD = re.compile(r"^[-–—:\s]+")
_TAIL = re.compile(r"\s?(?:(?:\(U\)\s*)?\bSENSITIVE BUT\b.*|\bCLASSIFIED BY\b.*)$", re.IGNORECASE | re.DOTALL)
_LINE_ENDS = " \\"  # a backslash is a converter's line end
# the number of a character that a source's page left: &#8217;
_CHARACTER = re.compile(r"&#(?:\d{2,6}|x[0-9A-Fa-f]{2,5});")
_BROKEN_HYPHEN = re.compile(r"-(?<=[\w.]-)\s*\n\s*(?=\w)")


def read_subject(text: str) -> str:
    """Read the field without its label; lines are joined, a portion mark in front is left out."""
    joined = _BROKEN_HYPHEN.sub("-", text.replace("\\\n", "\n"))
    words = " ".join(_CHARACTER.sub(lambda found: unescape(found[0]), joined).split())
    subject = _MARKING.sub("", _LEAD.sub("", words.rstrip(_LINE_ENDS).removesuffix("//")))
    upper = subject.upper()
    glued = "SENSITIVE BUT" in upper or "CLASSIFIED BY" in upper
    return (_TAIL.sub("", subject) if glued else subject).strip()
