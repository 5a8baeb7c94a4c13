"""The signature: a surname on its own line or behind the last sentence, and what stands after it."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice, pairwise

from msgspec import Struct

from generator.model.cable import Signer
from generator.parsing.furniture import is_furniture_line, is_repeated_line, page_breaks
from generator.parsing.headings import is_rule
from generator.parsing.lines import Line
from generator.parsing.redactions import is_redacted_line
from generator.vocabulary.name_case import name_case

LOOK_BACK = 40  # written lines from the end; what a publisher appended is never longer
LONGEST = 48  # characters of a line that holds a name alone
SHORTEST = 3
SHORT = 40  # characters of a line that is no full one (`Jeff` above `clinton`, 09STATE63812)
FULL = 50  # characters of a line of running text
MOST_JUNK = 200  # characters of a line that was appended; a longer one is text
WINDOW = 120  # characters at the end of a line in which a name can stand behind the last sentence

_WORD = r"[A-Z][A-Z'’`]+(?:-[A-Z'’`]+)*"
_PARTICLE = r"(?:VAN|VON|DE|DER|DEN|DU|LA|LE|ST\.?|MC|MAC|O)"
_NAME = (
    rf"(?:[A-Z]\. ?){{0,2}}(?:{_PARTICLE} ){{0,2}}{_WORD}(?: [A-Z]\.)?(?: {_WORD}){{0,2}}(?:,? (?:JR|SR|II|III)\.?)?"
)
_TAIL = (
    r"[\s./\"#*<>_\\-]{0,20}(?:\(?ACTING\)?|\(DCM\)|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{2,4}|BT|NNNN)?[\s./\"#*\\]{0,20}"
)
# MURRAY, MCKINLEY, VAN DER BERG, WOLFF (ACTING), //BUSH//, GILLESPIE##
_CAPITALS = re.compile(rf"[\s/\"*.-]{{0,60}}(?:SIGNED:? |AMBASSADOR )?(?P<name>{_NAME}){_TAIL}$")
# Wolff, Susman, McFarland, O'Brien, Van der Berg, A. Jones, John Smith, clinton
_MIXED = re.compile(
    r"[\s/\"*]{0,60}(?P<name>(?:[A-Z][a-z]+ |[A-Z]\. ){0,2}(?:(?:Van|Von|De|La|Le|St\.|der|den|de|la) ){0,2}"
    rf"(?:Mc|Mac|De|La|Le|Di|O['’])?[A-Z][a-zà-ÿ]{{2,}}(?:-[A-Z][a-z]+)?|[a-z]{{4,12}}){_TAIL}$"
)
_INLINE = re.compile(rf"(?:(?<=[.!?\"”')\]:])|(?<=\.-/))\s{{1,9}}(?P<name>{_WORD}(?: {_WORD})?){_TAIL}$")
_INLINE_MIXED = re.compile(rf"(?<=[.!?\"”')\]])\s{{1,9}}(?P<name>(?:Mc|Mac|De|La|O['’])?[A-Z][a-z]{{2,}}){_TAIL}$")
# behind a title or an initial the name is not the signature; behind `in May.` or `of the U.S.` it is
_ABBREVIATION = re.compile(
    r"\b(?:(?<![A-Z]\.)[A-Z]|Mrs?|Ms|Messrs|Drs?|Prof|Amb|Min|Sec|Dep|Pres|Gov|Sen|Rep|Gen|Adm|Col|Lt|Maj|Capt|Cmdr|Brig|Sgt|Fr|Rev|St|Hon)\.$"
)
_NUMBER = re.compile(r"[\s¶-]*\d{1,3}\s?[.)]*\s*")
_NO_NAME = re.compile(
    r"\b(?:END|COMMENTS?|SUMMARY|CONFIDENTIAL|SECRET|UNCLAS\w*|SIPDIS|NOFORN|N{3,}[A-Z]*|BT|TEXT|NOTE|USE|ONLY|NODIS|EXDIS|STADIS|"
    r"UNQUOTE|QUOTE|PAGE|SECTION|CLASSIFIED|MESSAGE|REASON|TRANSLATION|ATTACHMENT|ANNEX|COPY|USG|GOI|USA|UK|REGARDS|SINCERELY|"
    r"BEST|CONCLUSION|BACKGROUND|INTRODUCTION|PARTICIPANTS|POINTS|LIST|TABLE|X{3,}|Y{3,}|CONSIDERED|CABLE|MINIMIZE|THE|AND|OF|FOR|"
    r"EMBASSY|DEPARTMENT|DRAFT(?:ED)?|CLEARED|APPROVED|PARA|POST|REQUEST|GUIDANCE|RECORD|CONTINUED|MORE|ENGLISH|ARABIC|FYI)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"[\s¶]{0,9}\(?\d{1,2}[.,]\s{0,9}(?:\(|$|[A-Z])")
_SENTENCE_END = re.compile(r"(?:[.!?\"”')\]:]|\.-/|#|-)\s{0,99}$")
# what publishers and scanners appended: web addresses, SQL (06LAPAZ3400), dates, print marks, serial numbers
_JUNK = re.compile(r".*(?:https?:|www\.|@|SELECT \*|`|<<|>>|\bimpresi[oó]n\b)", re.IGNORECASE)
_JUNK_SIGNS = ("http", "www.", "@", "select *", "`", "<<", ">>", "impresi")  # without which that one need not be tried
_JUNK_LINE = re.compile(
    r"\s*(?:[\W\d_]*$|ID:|NOTE(?: BY|:)|\d{4}-\d\d-\d\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|"
    r"End (?:of )?(?:Cable|Text|Message|Document))",
    re.IGNORECASE,
)


class Signature(Struct, frozen=True):
    """Where the signature stands: `[start, end)` of the text; what follows it is not the telegram's."""

    signer: Signer
    start: int
    end: int


def find_signature(lines: Sequence[Line]) -> Signature | None:
    """Find the signature of a body, looking back from its end over what was appended; `None` where there is none.

    signature = own line in capitals | own line in mixed case | name behind the last sentence
    """
    written = islice(_last_written(_without_redacted_end(lines)), LOOK_BACK)
    last = next((at for at in written if not is_appended(lines[at].text)), None)
    if last is None:
        return None
    line = lines[last]
    found = _own_line(lines, last, mixed=True) or _inline(line)
    if found or _NUMBERED.match(line.text):
        return found
    for below, at in pairwise(chain((last,), written)):
        if _NUMBERED.match(lines[at].text):
            break
        if _signs_off(lines, at, below) and (found := _own_line(lines, at, mixed=False)):
            return found
    return None


def _without_redacted_end(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines above what was blacked out below an end mark of the transmission (`NNNN`): it is no text."""
    written = islice(_last_written(lines), LOOK_BACK)
    for at in written:
        if not is_redacted_line(lines[at].text):
            return lines[: at + 1] if is_appended(lines[at].text) else lines
    return lines


def is_appended(line: str) -> bool:
    """Whether a line below the text is a publisher's or a teleprinter's: an address, a date, SQL, the level again."""
    return (
        (len(line) <= MOST_JUNK and _is_junk(line) and _NUMBERED.match(line) is None)
        or is_repeated_line(line)
        or is_furniture_line(line)
    )


def _is_junk(line: str) -> bool:
    lower = line.lower()
    return (any(map(lower.__contains__, _JUNK_SIGNS)) and _JUNK.match(line) is not None) or _JUNK_LINE.match(
        line
    ) is not None


def _last_written(lines: Sequence[Line]) -> Iterator[int]:
    return (at for at in range(len(lines) - 1, -1, -1) if not lines[at].blank)


def _own_line(lines: Sequence[Line], at: int, *, mixed: bool) -> Signature | None:
    """Read a name that has the line to itself; `mixed` where it may be in small letters."""
    line = _behind_break(lines[at])
    if len(line.text) > LONGEST:
        return None
    found = _CAPITALS.match(line.text) or (_MIXED.match(line.text) if mixed else None)
    if found is None or not _is_name(found["name"]):
        return None
    up = at - 1
    while up >= 0 and lines[up].blank:
        up -= 1
    above = lines[up].text if up >= 0 else ""
    name = found["name"].strip(" .").removesuffix(" ACTING")
    if name == above.strip():  # signed twice
        return Signature(Signer(name_case(name), name), lines[up].start, line.end)
    apart = up < at - 1 or line is not lines[at] or _SENTENCE_END.search(above[-110:]) or len(above.strip()) < SHORT
    if not (apart or is_appended(above) or is_rule(above)):
        return None
    return Signature(Signer(name_case(name), name), line.start, line.end)


def _behind_break(line: Line) -> Line:
    """Return what follows a page break on the line (`... emissions. RIO DE JAN 00000285 002 OF 002 HEARNE`), else the line."""
    ends = [end for _, end in page_breaks(line.text)]
    return Line(line.number, line.start + ends[-1], line.end, line.text[ends[-1] :]) if ends else line


def _inline(line: Line) -> Signature | None:
    at = max(0, len(line.text) - WINDOW)
    found = _INLINE.search(line.text, at) or _INLINE_MIXED.search(line.text, at)
    if found is None or not _is_name(found["name"]) or _ABBREVIATION.search(line.text[at : found.start()]):
        return None
    if _NUMBER.fullmatch(line.text, 0, found.start()):  # `2. THEY LEAVE.` is a paragraph
        return None
    written = found["name"]
    return Signature(
        Signer(name_case(written), written), line.start + found.start("name"), line.start + found.end("name")
    )


def _is_name(written: str) -> bool:
    return len(written.strip(" .")) >= SHORTEST and _NO_NAME.search(written) is None


def _signs_off(lines: Sequence[Line], at: int, below: int) -> bool:
    """Whether a line in capitals above other lines can sign: no rule underlines it and no running text follows."""
    text = lines[below].text.strip()
    return not is_rule(text) and (len(text) < FULL or is_appended(text)) and at + 1 < below
