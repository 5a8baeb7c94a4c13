"""The date-time group: `O 171531Z APR 08`."""

import re
from datetime import UTC, date, datetime
from functools import lru_cache

from msgspec import Struct

from generator.model.identity import full_year

KEPT = 16  # lines remembered: several rules ask about the same line of a telegram, one after the other
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_MONTH_OF = {name: number for number, name in enumerate(MONTHS, 1)}

# `O 171531Z APR 08`, `O R 190243Z DEC 89`, `P 111735Z JUN 09 ZDK`; ACP 121: day, hour, minute, zone Z for UTC; in 28 of
# 100 records of 1973 blanks stand in it (`P 071346 Z JUN 7 3`, `R 2 51 346Z APR 73`)
DATE_TIME_GROUP = re.compile(
    r"^\s*(?:(?P<precedence>[ZOPR])(?:\s+[ZOPR])?\s+)?(?P<day>\d ?\d) ?(?P<hour>\d ?\d) ?(?P<minute>\d ?\d) ?Z?\s*"
    r"(?P<month>[A-Z] ?[A-Z] ?[A-Z])[A-Z]*\s+(?P<year>(?:19|20)?\d ?\d)\b",
    re.IGNORECASE,
)
PRECEDENCE = {"Z": "FLASH", "O": "IMMEDIATE", "P": "PRIORITY", "R": "ROUTINE"}


class DateTimeGroup(Struct, frozen=True):
    """When a telegram was sent, UTC, and its precedence in words (`None` where the line names none)."""

    date: str
    year: int
    day_of_year: int
    time: str
    precedence: str | None


@lru_cache(maxsize=KEPT)
def read_date_time_group(line: str) -> DateTimeGroup | None:
    """Read the line; `None` where it is none or no day of the calendar."""
    found = DATE_TIME_GROUP.match(line)
    if found is None:
        return None
    letter, *figures = found.groups()
    day, hour, minute, name, written = (part.replace(" ", "") for part in figures)
    month = _MONTH_OF.get(name.upper())
    if month is None:
        return None
    year = int(written) if len(written) > 2 else full_year(int(written))  # noqa: PLR2004 - two digits
    try:
        moment = datetime(year, month, int(day), int(hour), int(minute), tzinfo=UTC)
    except ValueError:
        return None
    return DateTimeGroup(
        date=f"{year}-{month:02}-{moment.day:02}T{moment.hour:02}:{moment.minute:02}:00Z",
        year=year,
        day_of_year=moment.toordinal() - date(year, 1, 1).toordinal() + 1,
        time=f"{moment.hour:02}{moment.minute:02}",
        precedence=PRECEDENCE.get(letter.upper()) if letter else None,
    )
