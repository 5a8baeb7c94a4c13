"""One canonicaliser: a telegram's number in any spelling becomes one typed value."""

import re

from generator.model.identity import Mrn, full_year
from generator.vocabulary.posts import canonical_post

TWO_DIGITS = 100

# the last part of an address of the 2010 site or of PlusD: .../cable/2008/04/08BRUSSELS579.html, .../1973ABIDJA00073_b.html
_ADDRESS = re.compile(
    r"^\w+://\S*/([^/\s]+?)(?:_[a-z])?(?:\.html?)?/?(?:#.*)?$|^/\S*/([^/\s]+?)(?:_[a-z])?(?:\.html?)?/?$"
)
# 08ECTION01OF02MANAMA492, C O N F I D E N T I A L SECTION 01 OF 03 BRUSSELS
_SECTION = re.compile(r"S?ECTION\s*\d{1,2}\s*OF\s*\d{1,2}\s*")
_SPELLING = re.compile(
    r"""'?(?P<year>(?:19|20)\d\d|\d\d)?\s*        # 08, 2008, '08, or none
        (?P<post>[A-Z][A-Z .'’/-]*?)\s*[#:]?\s*
        (?P<serial>\d{1,8})""",
    re.VERBOSE | re.ASCII,
)


def read_mrn(written: str, *, year: int | None = None) -> Mrn | None:
    """Read a telegram's number in any spelling; `year` (four digits) is used where it names none.

    `08BRUSSELS579`, `08 BRUSSELS 579`, `BRUSSELS 00579`, `2008 USEU BRUSSELS 579`, `08ECTION01OF02MANAMA492`,
    `1973ABIDJA00073`, the address of a 2010 or PlusD page. Law: reading the canonical spelling again changes nothing.
    """
    text = written.strip()
    address = _ADDRESS.match(text)
    if address:
        text = address[1] or address[2]
    found = _SPELLING.fullmatch(_SECTION.sub("", text.upper()).replace("EFTO ", "").strip())
    if found is None:
        return None
    stated = int(found["year"]) if found["year"] else year
    if stated is None:
        return None
    whole = full_year(stated) if stated < TWO_DIGITS else stated
    return Mrn(whole, canonical_post(found["post"]), int(found["serial"]))
