"""Headings: underlined, boxed, marked with #, in capitals alone on a line, or a well-known word alone."""

import re

from generator.parsing.markings import read_marking
from generator.parsing.redactions import is_redacted_line

LONGEST = 110  # characters of a heading's line
SHORTEST = 4
LETTERS = 0.6  # the share of a line in capitals that has to be letters
TITLE_LONGEST = 80  # characters of a heading that only its place tells

BLANKS = " \t\r\\\u00a0\ufeff\u200b\u200e"  # a backslash is a converter's line end
_DASHES = "‐‑‒–—―─━═"
DRAWN = frozenset("-=_*~" + _DASHES)
HASHES = re.compile(r"^\s{0,9}#{2,6}\s{1,9}(?=\S)")
_WORDS = re.compile(
    r"(?:\(?[A-Z]{1,3}(?:/+NF)?\)\s*)?(?:BEGIN\s+)?(?:EXECUTIVE\s+)?(?:SUMMARY|COMMENTS?|BACKGROUND|INTRODUCTION|PARTICIPANTS|"
    r"BIO(?:GRAPHIC)?\s+NOTES?|KEY\s+POINTS|ACTION\s+REQUEST(?:ED)?|CONCLUSIONS?|NEXT\s+STEPS|BACKGROUND\s+NOTE|"
    r"(?:SUMMARY|INTRODUCTION|COMMENT)\s+(?:AND|&)\s+[A-Z ]{3,30}|NOTE|BIO\s+DATA|ATMOSPHERICS|OVERVIEW)[\s:.]*",
    re.IGNORECASE,
)
_END = re.compile(r"\W*END\b", re.IGNORECASE)
# how the telegram is to be handled (07PARIS1791)
_NOTICE = re.compile(
    r"\(?(?:SENSITIVE BUT UNCLASSIFIED|NOT FOR INTERNET|PROTECT ACCORDINGLY|HANDLE ACCORDINGLY|"
    r"(?:DECLASSIFY|DERIVED|DERIVATIVE|CLASSIFIED)\s{1,3}(?:ON|BY|FROM)\b|DECL\s?:|REASONS?\s?:)",
    re.IGNORECASE,
)
# a level with its caveats alone: SECRET//FGI//NOFORN ; S E C R E T // REL TO USA, GBR ; UNCLAS//SBU
_MARKING = re.compile(
    r"(?:TOP ?SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED|UNCLAS|SBU|S E C R E T|C O N F I D E N T I A L|U N C L A S S I F I E D)"
    r"(?:\s{0,3}//?\s{0,3}(?:REL(?:EASABLE)? TO [A-Z, ]{2,60}|[A-Z][A-Z ]{1,20})){1,6}",
)
_LETTER = re.compile(r"[^\W\d_]")
_LIST_MARK = re.compile(r"(?:-{1,3}|[*•o]|\(?[a-z0-9]{1,3}[.)])\s", re.IGNORECASE)
# `------- SUMMARY -------`, `HISTORY OF COLLABORATION ------ -`, `Summary -------` on one line (08BRASILIA1396, 08STOCKHOLM51)
_RULE = r"-{4,200}(?: {1,2}-{1,200}){0,9}"
RULED_LINE = re.compile(rf"^\s*(?P<over>{_RULE})?\s*(?P<words>[^-\s].{{0,{LONGEST}}}?)\s*(?P<under>{_RULE})\s*$")
# `... Italian law. -------- Training --------` (a heading run on behind the text)
RULE_AT_END = re.compile(r"(?<=[.?!)\"”\w]) {1,4}(?P<rule>-{10,100}(?: {1,2}-{1,100}){0,3})\s*$")
RULED_TAIL = re.compile(
    r"(?<=[.?!)\"”]) {1,4}(?P<rule>-{4,40}) {1,4}(?P<words>[^-.]{3,80}?) {1,4}(?P<under>-{4,60}[ -]{0,9})\s*$"
)


def is_rule(line: str) -> bool:
    """Whether the line is drawn, not written: `------`, `----- ---`, `- - -`, `=====`, `____`, `****`."""
    if line[:1].isalnum():  # most lines
        return False
    bare = line.strip(BLANKS)
    if not bare or bare[0] not in DRAWN:
        return False
    # three at least, and nothing else but blanks; `--` marks an item
    return bare.count(bare[0]) >= 3 and not bare.strip(BLANKS + bare[0])  # noqa: PLR2004


def may_head(line: str) -> bool:
    """Whether a line can be part of a heading that a rule underlines."""
    text = line.strip()
    if not 0 < len(text) <= LONGEST or _END.match(text) or is_redacted_line(text) or is_handling(text):
        return False
    return bool(_LETTER.search(text))


def is_handling(text: str) -> bool:
    """Whether a line only says how the telegram is to be handled: a level with caveats, who classified it and until when."""
    return _NOTICE.match(text) is not None or _MARKING.fullmatch(text) is not None


def is_known_heading(line: str) -> bool:
    """Whether the line is a word that heads a part of telegrams (`Summary`, `(U) Comment:`)."""
    text = line.strip()
    return len(text) < LONGEST and bool(_WORDS.fullmatch(text))


def is_capitals_heading(line: str) -> bool:
    """Whether the line can be a heading by its capitals; only where the text around is in mixed case."""
    text = line.strip()
    if len(text) > LONGEST or not text.isupper():
        return False
    words = text[read_marking(text)[1] :].strip()
    if len(words) < SHORTEST or _END.match(words) or is_redacted_line(words) or _LIST_MARK.match(words):
        return False
    if is_handling(words):
        return False
    letters = sum(map(str.isalpha, words))
    return letters >= len(words) * LETTERS and words[-1] not in ".,;" and not words.startswith(("HTTP", "--", "("))


def is_title(line: str) -> bool:
    """Whether the line can be a heading by its place, above a numbered paragraph: short, capital first, no full stop."""
    text = line.strip()
    if not SHORTEST <= len(text) <= TITLE_LONGEST or not text[0].isupper() or _END.match(text):
        return False
    if is_redacted_line(text) or is_handling(text):
        return False
    return text[-1] not in '.,;!"”)' and not _LIST_MARK.match(text) and "@" not in text and "//" not in text
