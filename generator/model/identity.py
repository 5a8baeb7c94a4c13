"""Message reference numbers: the typed identity of a telegram."""

import re
from typing import NewType

from msgspec import Struct

PostCode = NewType("PostCode", str)
"""A post's code as the ID spells it: capitals, no blanks, aliases applied (`BRUSSELS`, `RIODEJANEIRO`)."""

CableId = NewType("CableId", str)
"""`str(Mrn)`, or `X-` and 12 hexadecimal digits of the source's SHA-256 where no source names the cable."""

Slug = NewType("Slug", str)
"""The last part of an address: lower-case ASCII letters, digits and hyphens."""

FIRST_YEAR = 1930  # a two-digit year below 30 belongs to the 2000s; telegrams of before 1930 have no ID of two digits

_FURTHER = re.compile(r"-(?P<digits>[0-9a-f]{8})$")
_CANONICAL = re.compile(r"(?P<year>[0-9]{2})(?P<post>[A-Z]+)(?P<serial>[0-9]+)", re.ASCII)


class Mrn(Struct, frozen=True, order=True):
    """A message reference number: year of four digits, post, serial (zeros stripped)."""

    year: int
    post: PostCode
    serial: int

    def __str__(self) -> str:
        """`08BRUSSELS579`."""
        return f"{self.year % 100:02d}{self.post}{self.serial}"

    @property
    def id(self) -> CableId:
        """The cable's ID, which is the address of its page."""
        return CableId(str(self))


def full_year(two_digits: int) -> int:
    """Four digits for a year of two: 8 is 2008, 66 is 1966."""
    century = 1900 if two_digits + 1900 >= FIRST_YEAR else 2000
    return century + two_digits


def read_canonical(text: str) -> Mrn | None:
    """Read the canonical spelling only (`08BRUSSELS579`); every other one is `vocabulary.mrn`'s.

    Law: `read_canonical(str(mrn)) == mrn`.
    """
    found = _CANONICAL.fullmatch(text)
    if found is None:
        return None
    return Mrn(full_year(int(found["year"])), PostCode(found["post"]), int(found["serial"]))


def claimed(cable_id: CableId) -> tuple[CableId, str]:
    """Return the number that a cable claims, and the first digits of its text's digest where it is a further text of it.

    `08LISBON311-5d1f00aa` is one of 08LISBON311.
    """
    found = _FURTHER.search(cable_id)
    return (CableId(cable_id[: found.start()]), found["digits"]) if found else (cable_id, "")


def number_order(cable_id: str) -> tuple[str, int, str]:
    """Return what sorts the telegrams of one moment: post, serial as a number (99 before 100), the ID itself.

    `08LISBON311-5d1f00aa`, a further text of 08LISBON311, comes behind it; what is no number comes first.
    """
    mrn = read_canonical(claimed(CableId(cable_id))[0])
    return (mrn.post, mrn.serial, cable_id) if mrn else ("", 0, cable_id)
