"""What a teleprinter or an archive put between the lines: page breaks, page heads, stamps."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from string import digits

from generator.parsing.guarded import guarded
from generator.vocabulary.posts import all_posts
from generator.vocabulary.release_stamps import is_exemption, is_stamp

CUT = 10  # letters of the post's name in a page-break line (TEGUCIGALP, RIO DE JAN)
KEPT = 256  # posts remembered a process: all page breaks of a telegram name the same one
LONGEST_STAMP = 160  # characters

# BRUSSELS 00000579 002 OF 003; the post is cut to ten letters, the section can be 001.2 (07RABAT1657: text on the line too),
# and some are set in small letters (09VLADIVOSTOK5)
PAGE_BREAK = re.compile(r"[A-Z][A-Za-z .'-]{1,30}? {1,9}\d{8} {1,9}\d{3}(?:\.\d)? {1,9}(?:OF|of) {1,9}\d{3}")
# PAGE 02 HARARE 06677 01 OF 03 291400Z (00HARARE6677); PAGE 02        STATE   015113  182333Z; with a blank that a machine
# put in, PAGE 01 TRIPOL 00594 01 OF 03 071459 Z, PAGE 01 STATE2 90286 021419Z
_ON_PAGE = (
    r"[A-Z][A-Z .'-]{1,20}?(?:\d(?= ))? {1,20}\d{4,6}(?!\d)(?: {1,9}(?:TOSEC|SECTO) {1,9}\d{3,6})?"
    r"(?: {1,9}\d\d {1,4}OF {1,4}\d\d)?"
)
PAGE_HEAD = re.compile(rf"PAGE {{1,4}}\d\d {{1,20}}{_ON_PAGE}(?: {{1,9}}\d{{6}} ?Z)?(?: {{1,9}}[A-Z]{{3}} \d\d\b)?")
# from 1978 on the head of a page stands on two lines: PAGE 02 ; BONN 22272  061526Z
_PAGE_NUMBER = re.compile(r"\s{0,60}PAGE {1,4}\d\d\s{0,60}")
_BELOW_NUMBER = re.compile(rf"\s{{0,60}}{_ON_PAGE}(?: {{1,9}}\d{{6}} ?Z)?\s{{0,60}}")
# which offices of the Department got a telegram of the 1970s, and who wrote it (75STATE311722 and every one like it):
# ORIGIN L-03 ; INFO OCT-01 SS-14 /018 R ; DRAFTED BY L/EB:JDOE:LM ; --------------------- 061234 ; 66
_DISTRIBUTION = re.compile(
    r"""\s*(?:\d{2,3}\s{1,9})?(?:
        (?:(?:ORIGIN|ACTION|INFO)\s{1,9})?[A-Z/]{1,8}-\d\d(?:\s{1,9}[A-Z/]{1,8}-\d\d){0,30}(?:\s{1,9}/\d{3}\s[A-Z]{1,2})?
        |/\d{3}\s[A-Z]{1,2}
        |(?:DRAFTED|APPROVED|CLEARED)\s{1,9}BY\b.*
        |DESIRED\s{1,9}DISTRIBUTION\b.*
        |-{6,}\s{0,9}(?:\d{5,6}\b.*)?
        |\d{2,3}(?:\s\d\d)?
    )\s*""",
    re.VERBOSE,
)
# what a line without a hyphen begins with
_DRAFTED = frozenset({"DR", "AP", "CL", "DE"})
_DISTRIBUTION_FIRST = frozenset(digits + "/")
# S/S-O: MRTANNER ; EUR/NE:ABSMITH (DRAFT)
_CLEARED = re.compile(r"\s*[A-Z][A-Z0-9/ -]{0,20}:\s{0,9}[A-Z][A-Z .,]{1,40}(?:\([A-Z ]{1,20}\))?\s*")
_COUNTED = re.compile(r"F(?<= OF) {1,9}\d{3}")  # begins with a rare letter, which makes its search a quick one
_COUNT = re.compile(r"\d{8} {1,9}\d{3}(?:\.\d)? {1,9}(?:OF|of) {1,9}\d{3}")
_CAPITALS = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z.'-]*(?: [A-Z][A-Za-z.'-]*){0,4} {1,9}$")
_WORD = re.compile(r"\S+")
# a release stamp, an archive's note, the source's own date line above the telegram (09CAPETOWN204)
STAMP = guarded(
    re.compile(
        r"^\s*(?:(?:[A-Z][\w. ]{1,30} )?Declassified/Released US Department of State EO.*|(?:Systematic )?Review \d\d \w{3,9} \d{4}|"
        r"(?:UNCLASSIFIED|CONFIDENTIAL|SECRET|LIMITED OFFICIAL USE)\s*|NNN+[A-Z0-9]{0,16}\s*|"
        r"\*{3} Current (?:Handling Restrictions|Classification) \*{3}.*|<< ?END OF DOCUMENT ?>>\s*|"
        r"Declassified/Released\s*|EO Systematic Review\s*|"
        r"This record is a partial extract of the original cable.*|Copy from the National Archives\s*|RG \d{1,3}: .*|"
        r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d{1,2} [A-Z][a-z]{2,8} \d{4}(?:, \d\d:\d\d)?\s*)$",
        re.IGNORECASE,
    ),
    opens=frozenset({"SY", "RE", "UN", "CO", "SE", "LI", "NN", "TH", "RG", "MO", "TU", "WE", "FR", "SA", "SU"})
    | {"**", "<<", "DE", "EO"},
)
# what a second page repeats of the first (07MADRID1952 has SIPDIS inside a sentence)
REPEATED = guarded(
    re.compile(
        r"^(?:SIPDIS|NOFORN|NODIS|EXDIS|STADIS|LIMDIS|NNNN+|BT|UNCLAS|UNCLASSIFIED|CONFIDENTIAL|SECRET|TOP SECRET|"
        r"C O N F I D E N T I A L|S E C R E T|U N C L A S S I F I E D|LIMITED OFFICIAL USE|FOR OFFICIAL USE ONLY|"
        r"SENSITIVE|//|/|\s){1,12}$"
    ),
    opens=frozenset({"SI", "NO", "EX", "ST", "LI", "NN", "BT", "UN", "CO", "SE", "TO", "C ", "S ", "U ", "FO"}),
)
# those of a release: UNCLASSIFIED U.S. Department of State Case No. ..., RELEASED IN PART, Approved For Release, No Objection
_RELEASE_OPENS = frozenset({"UN", "CO", "SE", "RE", "DE", "AP", "NO", "AU", "DA", "CL", "U."})
_EXEMPTION_OPENS = frozenset("B1(")
LONGEST_EXEMPTION = 60  # characters of a line of exemptions: B1,1.4(B),1.4(D),B6
_STATION_SERIAL = re.compile(r"#\d{3,4}")  # below the second BT, as it stands in the first line (ACP 127)
_END_MARKS = frozenset({"<<", "**"})  # << END OF DOCUMENT >>, *** Current Classification ***
_REVIEW = ("Review ", "Systematic ")


def is_furniture_line(line: str) -> bool:
    """Whether nothing on the line is the telegram's own words."""
    text = line.strip()
    if len(text) > LONGEST_STAMP:
        return False
    if " OF " in text or " of 0" in text or "PAGE " in text:
        return bool(PAGE_BREAK.fullmatch(text) or PAGE_HEAD.fullmatch(text) or _PAGE_NUMBER.fullmatch(text))
    return _is_stamp(line, text)


def heads_page_below(line: str, above: str) -> bool:
    """Whether a line is the second of a page's head (`BONN 22272 061526Z` below `PAGE 02`)."""
    return "PAGE " in above and bool(_PAGE_NUMBER.fullmatch(above) and _BELOW_NUMBER.fullmatch(line))


def is_distribution_line(line: str, *, within: bool) -> bool:
    """Whether a line above the date-time group tells of offices and drafters; `within` where the line above it does."""
    if len(line) > LONGEST_STAMP:
        return False
    opening = line.lstrip()[:2]
    if not (within or "-" in line or opening in _DRAFTED or opening[:1] in _DISTRIBUTION_FIRST):  # most lines
        return False
    return bool(_DISTRIBUTION.fullmatch(line) or (within and _CLEARED.fullmatch(line)))


def is_repeated_line(line: str) -> bool:
    """Whether a line of the body only says again what the header said: the level, a caption, NNNN."""
    text = line.strip()
    if len(text) > LONGEST_STAMP:
        return False
    if text[:1] == "#":
        return _STATION_SERIAL.fullmatch(text) is not None
    if text[:2] in _END_MARKS:
        return _is_stamp(text, text)
    if text.isupper():
        # a slash alone opens one too
        repeated = REPEATED.match(text) or (text[0] == "/" and REPEATED.pattern.match(text))
        return bool(repeated) or _is_stamp(text, text)
    return ("eclassified" in text or "Case No" in text or text.startswith(_REVIEW)) and _is_stamp(text, text)


def _is_stamp(line: str, bare: str) -> bool:
    opens = bare[:2].upper()
    if opens[:1] in _EXEMPTION_OPENS:
        return len(bare) <= LONGEST_EXEMPTION and is_exemption(bare)
    if opens in _RELEASE_OPENS and is_stamp(bare):
        return True
    # `X Declassified/Released` can begin with any word
    if not STAMP.may_match(opens) and ("/" not in bare or "LASSIFIED/" not in bare.upper()):
        return False
    return bool(STAMP.pattern.match(line))


def page_breaks(line: str) -> Iterator[tuple[int, int]]:
    """Yield where each page break or page head stands in a line, in order; it can share the line with text."""
    found: list[tuple[int, int]] = []
    if _COUNTED.search(line) or " of 0" in line:
        found += ((_post_start(line, count.start()), count.end()) for count in _COUNT.finditer(line))
    if "PAGE " in line:
        found += (head.span() for head in PAGE_HEAD.finditer(line))
        if not found and _PAGE_NUMBER.fullmatch(line):
            found.append((0, len(line)))
    end = 0
    for start, stop in sorted(found):
        if start >= end:
            yield start, stop
            end = stop


def _post_start(line: str, count: int) -> int:
    """Find where the post begins that stands before the count: the longest name a table knows, else one word.

    In a text in capitals the sentence runs into the name (`SAID IN BRUSSELS 00000579 002 OF 003`).
    """
    name, known, last = _post_before(line[max(0, count - CUT - 50) : count])
    base = count - name
    if known is not None:
        return base + known
    return base if not line[:base].strip() else base + last


@lru_cache(maxsize=KEPT)
def _post_before(text: str) -> tuple[int, int | None, int]:
    """Measure the words in capitals at the end of the text: all of them, and where the name of a post and the last begin."""
    found = _CAPITALS.search(text)
    if found is None:
        return 0, 0, 0
    starts = [word.start() for word in _WORD.finditer(found[0])]
    named = (at for at in starts if found[0][at:].strip().upper()[:CUT].strip() in _cut_names())
    return len(found[0]), next(named, None), starts[-1]


@cache
def _cut_names() -> frozenset[str]:
    names = (name for post in all_posts() for name in (post.name, post.city, str(post.code)))
    return frozenset(name.upper().replace("-", " ")[:CUT].strip() for name in names)
