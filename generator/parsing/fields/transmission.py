"""The format lines above the date-time group: VZCZC, routing, DE, ZNY or ZNR (ACP 127)."""

import re

from msgspec import Struct

TRANSMISSION_ID = re.compile(r"^\s*(VZCZC\S*)")
# OO RUEHFL RUEHKW ...; it wraps, and the next lines are indicators alone
ROUTING = re.compile(r"^\s*(?:[ZOPR]{2}\s+)?R[A-Z]{4,6}(?:\s+R[A-Z]{4,6})*\s*\.?\s*$")
# DE RUEHBS #0579/01 1081531: station, serial, section, day of year and time
STATION = re.compile(
    r"^\s*DE\s+(?P<station>[A-Z]{4,8})\s*#?\s*(?P<serial>\d{1,6})?\S*(?:\s+(?P<day>\d{3})(?P<time>\d{4}))?"
)
# OTTUZYUW RUEKJCS5555 0711500-UUUU--RUEHNO. ; precedence, station with its serial, day of year and time (ACP 127)
ROUTED = re.compile(
    r"^\s*[ZOPRY][A-Z]{7}\s{1,3}(?P<station>R[A-Z]{4,6})\d{4}\s{1,3}(?P<day>\d{3})(?P<time>\d{4})(?:-[A-Z]{4})?(?:--|\s|\.|$)"
)
SECURITY = re.compile(r"^\s*ZN[YR]\s")
OPERATING = re.compile(r"^\s*(?:(?:Z[A-Z]{2}\s+)?(?:ZUI|ZDK|ZDS|ZFF\d?|ZZK|NNNN|BT)\b|(?:MSGID|EXER|OPER)/)")
_ANY = re.compile("|".join(known.pattern for known in (TRANSMISSION_ID, ROUTING, ROUTED, SECURITY, OPERATING)))


class Station(Struct, frozen=True):
    """The DE line: station, its serial number, day of the year (1 to 366) and time (`1531`) of transmission."""

    indicator: str
    serial: int | None
    day_of_year: int | None
    time: str | None


def is_format_line(line: str) -> bool:
    """Whether the line belongs to the transmission, not to the message."""
    return _ANY.match(line) is not None or read_station(line) is not None


def read_station(line: str) -> Station | None:
    """Read a DE line, or the line of ACP 127 that says the same; `None` where it is none."""
    if "-" in line and (routed := ROUTED.match(line)):  # its serial is the station's own, not the telegram's
        return Station(routed["station"], None, int(routed["day"]), routed["time"])
    found = STATION.match(line) if "DE" in line else None
    if found is None or not (found["serial"] or found["day"]):
        return None
    serial, day = found["serial"], found["day"]
    return Station(found["station"], int(serial) if serial else None, int(day) if day else None, found["time"])
