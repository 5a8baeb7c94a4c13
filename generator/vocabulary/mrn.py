"""One canonicaliser: a telegram's number in any spelling becomes one typed value."""

import re

from generator.model.identity import FIRST_YEAR, Mrn, full_year
from generator.vocabulary.posts import canonical_post, post_by_code, post_in

LONGEST = 300  # characters; nothing longer is a number or the address of one
FIRST_FULL = 1000  # a year at or above it has four digits
LAST_YEAR = FIRST_YEAR + 99  # the ID has two digits for it

# 08ECTION01OF02MANAMA492, C O N F I D E N T I A L SECTION 01 OF 03 BRUSSELS 000579
_SECTION = re.compile(r"S?ECTION ?\d{1,2} ?OF ?\d{1,2} ?")
_CLASSIFIED = re.compile(
    r"(?:UNCLAS(?:SIFIED)?|(?:C ?O ?N ?F ?I ?D ?E ?N ?T ?I ?A ?L|S ?E ?C ?R ?E ?T)\b|LIMITED OFFICIAL USE|"
    r"FOR OFFICIAL USE ONLY|EFTO|SENSITIVE|NOFORN|//) ?"
)
_SPELLING = re.compile(
    r"""['’]?(?P<year>(?:19|20)\d\d|0?\d\d|O\d)?[ -]?    # 08, 2008, '08, 094, O4 or none
        (?P<post>(?:0(?=[A-Z]{3}))?[A-Z][A-Z0 .'’/-]{0,60}?)[ ]?[#:]?[ ]?
        (?P<serial>\d{1,8})""",
    re.VERBOSE | re.ASCII,
)
_PLAIN = re.compile(r"(?P<year>[0-9]{2})(?P<post>[A-Z]{3,40})(?P<serial>[0-9]{1,8})")
_QUERY = re.compile(r"[?&](?:id|ref|cable)=([^&]+)", re.IGNORECASE)
_ANCHOR = re.compile(r"#[a-z][a-z0-9-]*$")  # 08BRUSSELS579#par5
_PART = re.compile(r"_[a-z]$|\.(?:html?|json|txt|md|xml)$", re.IGNORECASE)


def read_mrn(written: str, *, year: int | None = None) -> Mrn | None:
    """Read a telegram's number in any spelling; `year` (four digits) is used where it names none.

    `08BRUSSELS579`, `08 BRUSSELS 579`, `BRUSSELS 00579`, `2008 USEU BRUSSELS 579`, `08ECTION01OF02MANAMA492`,
    `1973ABIDJA00073`, the address of a 2010 or PlusD page. Law: reading the canonical spelling again changes nothing.
    """
    if len(written) > LONGEST:
        return None
    if (plain := _PLAIN.fullmatch(written)) and (known := post_by_code(plain["post"])):  # most numbers
        of_year = full_year(int(plain["year"]))
        return Mrn(of_year, post_in(known.code, of_year), int(plain["serial"]))
    text = " ".join(_from_address(written.strip()).upper().split())
    found = _SPELLING.fullmatch(_CLASSIFIED.sub("", _SECTION.sub("", text)).strip())
    if found is None:
        return None
    stated = read_year(found["year"]) if found["year"] else year
    post = canonical_post(found["post"].replace("0", "O"))
    if stated is None or not FIRST_YEAR <= stated <= LAST_YEAR or not post:
        return None
    return Mrn(stated, post_in(post, stated), int(found["serial"]))


def read_year(written: str) -> int:
    """Return four digits for a year as numbers state it: `08`, `2008`, `094`, `O4` (a letter O for the zero)."""
    digits = int(written.upper().replace("O", "0"))
    return digits if digits >= FIRST_FULL else full_year(digits % 100)


def _from_address(text: str) -> str:
    """Return the number in the address of a page: `.../cable/2008/04/08BRUSSELS579.html#par5`, `.../1973ABIDJA00073_b.html`."""
    if "/" not in text or " " in text:
        return _ANCHOR.sub("", text)
    path = text.partition("#")[0]
    query = _QUERY.search(path)
    last = query[1] if query else path.partition("?")[0].rstrip("/").rpartition("/")[2]
    while part := _PART.search(last):
        last = last[: part.start()]
    return last
