"""Dates, levels and names as readers know them."""

from functools import cache, lru_cache
from importlib.metadata import version

from generator.model.cable import Cable, Level
from generator.vocabulary.interface import remembered, say, spoken
from generator.vocabulary.posts import find_post, post_by_code

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_KEPT = ("US", "OECD", "UN", "NATO")  # the FM line's words that stay in capitals
FORMS = {
    "2010-page": "a page of the 2010 site",
    "archive-text": "a record of the National Archives",
    "csv-dump": "a row of the CSV dump of 2011",
    "archive-rows": "a row of an archive's table",
    "front-matter": "a cablegram in Markdown",
    "frus-tei": "a document of a TEI volume",
    "markdown-text": "a telegram in Markdown",
    "pdf": "a PDF",
    "plusd-page": "a PlusD page",
    "state-form": "a telegram in the form of 2009 and later",
    "telegram-text": "a telegram as text",
    "titled-text": "a text with five title lines",
}
FORMAL = {"SECRETARY OF STATE, WASHINGTON": "the Secretary of State"}


@remembered
def day(date: str | None) -> str:
    """Return `17 April 2008`; empty without a date."""
    if not date:
        return ""
    year, month, number = date[:10].split("-")
    return (
        say("{day} {month} {year}", day=int(number), month=say(MONTHS[int(month) - 1]), year=year)
        if 1 <= int(month) <= len(MONTHS)
        else date[:10]
    )


def moment(date: str | None) -> str:
    """Return `17 April 2008, 15:31 UTC`; the day alone where no time is known."""
    return f"{day(date)}, {date[11:16]} UTC" if date and len(date) > 10 else day(date)  # noqa: PLR2004 - the day


@remembered
def month(number: str) -> str:
    """Return `April 2008` for `2008-04`."""
    return f"{say(MONTHS[int(number[5:7]) - 1])} {number[:4]}" if len(number) == 7 else number  # noqa: PLR2004


def level(value: Level | None) -> str:
    """Return `Confidential`."""
    return say(value.capitalize()) if value else say("not stated")


def sender(cable: Cable) -> str:
    """Name the sender for a sentence with "to" in it: `USEU Brussels`, not `US Mission to the European Union`."""
    origin = cable.origin
    if " to " not in origin.name or not origin.written:
        return origin.name or origin.written
    return " ".join(word if word.startswith(_KEPT) else word.capitalize() for word in origin.written.split())


@remembered
def place(anchor: str) -> str:
    """Return `paragraph 5` for `par5`, `paragraph 6 (2)` for `par6-2`."""
    number, _, again = anchor.removeprefix("par").partition("-")
    named = say("paragraph {number}", number=number)
    return f"{named} ({again})" if again and anchor.startswith("par") else named


@remembered
def jump(anchor: str) -> str:
    """Return the short name of a place in a cable: `¶5`, `¶6 (2)`, `heading`, `text 3` where nothing is numbered."""
    kind, _, again = anchor.partition("-")
    if kind.startswith("par"):
        return f"¶{kind[3:]} ({again})" if again else f"¶{kind[3:]}"
    return say("heading") if kind == "sec" else say("text {number}", number=kind.removeprefix("txt"))


@remembered
def spot(anchor: str) -> str:
    """Return the same in words, to be read aloud."""
    return place(anchor) if anchor.startswith("par") else jump(anchor)


def span(first: str, last: str) -> str:
    """Return `2004` or `2004-2008` for two days."""
    return first[:4] if first[:4] == last[:4] else f"{first[:4]}–{last[:4]}"


def post_name(code: str) -> str:
    """Return the city of a post, or the name of one that has none."""
    post = post_by_code(code)
    return (post.city or post.name) if post else code


def recipients(cable: Cable) -> str:
    """Name the first of the action addressees in words."""
    if not cable.action:
        return ""
    name = cable.action[0].name
    post = find_post(name)
    shown = post.name if post else name
    named = say(FORMAL.get(shown.upper(), shown))
    others = len(cable.action) - 1
    if others < 1:
        return named
    return say("{named} and {count}", named=named, count=count(others, "other"))


def form(name: str) -> str:
    """Name the format of a source: `a page of the 2010 site`."""
    return say(FORMS.get(name, name))


@cache
def program() -> str:
    """Return the version of this program."""
    return version("cable-archive")


def count(number: int, one: str, many: str = "") -> str:
    """Return `1 cable`, `1,234 cables`."""
    return _counted(number, one if number == 1 else many or one + "s", spoken())


@lru_cache(maxsize=1024)  # most lists count the same few cables in every row
def _counted(number: int, what: str, _language: str) -> str:
    return f"{grouped(number)} {say(what)}"


def grouped(number: int) -> str:
    """Return `1,234`, with the language's own mark for thousands."""
    return f"{number:,}".replace(",", say(","))


@remembered
def roles(held: tuple[str, ...]) -> str:
    """Return `signer, participant`."""
    return ", ".join(say(str(role)) for role in held)
