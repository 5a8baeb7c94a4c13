"""The editors' heading of a telegram in *Foreign Relations*: who sent it to whom, its number, the date behind them."""

import re

from msgspec import Struct

_HEAD_NUMBER = re.compile(r"^\s*\[?\d+[a-z]?\.?\]?\.?\s+")  # 73. Telegram From ...
# of delegations and travelling secretaries, each numbered by itself: no post's serial
SERIES = r"(?:Delga|Gadel|Secto|Tosec|Dulte|Tedul|Cahto|Tocah|Todel|Actel|Telac|Martel|Telmar|Polto|Topol|Depto|Todep|Repto|Torep|Musto|Busec)"
# Telegram 407 From ...; Telegram Secto 12 From ...; Circular Telegram 118 From ...; Telegram From ...
_TELEGRAM = re.compile(
    rf"^(?:\w+ ){{0,2}}?telegram (?:(?P<series>{SERIES}) )?(?:(?:no\. ?)?(?P<number>\d{{1,3}},\d{{3}}|\d{{1,6}})(?:/\d{{1,6}})? )?(?:\([^()]{{1,60}}\) )?",
    re.IGNORECASE,
)
# the Mission to the United Nations to the Department of State: its own "to" parts nothing
_SENDER_TO = (
    r"(?P<sender>(?:(?:the )?(?:u\.?s\.? |united states |permanent |acting )*(?:mission|delegation|representative|ambassador) to )?"
    r".{3,160}?) to (?P<recipient>.{3,200})$"
)
_FROM_TO = re.compile(rf"\bfrom {_SENDER_TO}", re.IGNORECASE)
_OLD_TO = re.compile(rf"^{_SENDER_TO}", re.IGNORECASE)
# , March 20, 1974, 1115Z. ; , April 22 1974.
_DATE = re.compile(
    r"[,;.] (?P<date>(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2},? \d{4}"
    r"(?:, (?:\d{4}Z?|\d{1,2}(?::\d\d)? [ap]\. ?m\.))?)\.?$"
)
_PERSON = re.compile(r"\s*\([^()]{1,60}\)")  # The Ambassador in Norway (Marlowe)


class Heading(Struct, frozen=True):
    """What a heading says, each as written without the person in brackets; empty where it does not say it."""

    title: str
    sender: str = ""
    recipient: str = ""
    date: str = ""
    series: str = ""
    number: str = ""


def read_heading(written: str) -> Heading:
    """Read `[number] "Telegram" [series] [serial] "From" sender "to" recipient ["," date]`, or of old `sender "to" recipient`."""
    title = _HEAD_NUMBER.sub("", written)
    dated = _DATE.search(title)
    plain = title[: dated.start()] if dated else title.rstrip(" .")
    telegram = _TELEGRAM.match(plain)
    found = _FROM_TO.search(plain) if telegram else _OLD_TO.match(plain)
    return Heading(
        title,
        sender=_office(found["sender"]) if found else "",
        recipient=_office(found["recipient"]) if found else "",
        date=dated["date"] if dated else "",
        series=(telegram["series"] or "").upper() if telegram else "",
        number=(telegram["number"] or "").replace(",", "") if telegram else "",
    )


def _office(written: str) -> str:
    """Return an office without its holder's name and the article: countries in brackets stay (Congo (Kinshasa))."""
    kept = written if "Congo" in written else _PERSON.sub("", written)
    return kept.strip(" .,").removeprefix("the ").removeprefix("The ")
