"""One document of a FRUS volume: the telegram's text, and what the editors' markup says of it."""

import re
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from generator.model.source import Stated, StatedPerson
from generator.sources.frus_citation import citation
from generator.sources.frus_heading import SERIES, Heading, read_heading
from generator.sources.frus_text import TEI, read_text, without_notes, words
from generator.vocabulary.capitals import post_of_office
from generator.vocabulary.posts import Post, find_post

_ID = "{http://www.w3.org/XML/1998/namespace}id"

_TELEGRAM = re.compile(r"\btelegram\b", re.IGNORECASE)
# 2314. Foreign Minister told me ...; below 100 it may be a paragraph's; Delga 700. For Hickerson.
_NUMBER_IN_TEXT = re.compile(
    rf"^(?:No\. )?(?:(?P<series>{SERIES}) )?(?P<number>[1-9]\d{{0,2}},\d{{3}}|[1-9]\d{{0,5}})\. ", re.IGNORECASE
)
SHORT = 2  # digits of a number that counts paragraphs where there are several of them
FIRST = 3  # paragraphs among which the number is: a level or a precedence may stand above the one that it opens
# before about 1955 the note above the heading says it, behind the file number: 857.00/2-951: Telegram
_SOURCE_SAYS_TELEGRAM = re.compile(r":\s*(?:circular )?telegram\.?$", re.IGNORECASE)
_LEVEL = re.compile(r"\b(Top Secret|Secret|Confidential|Limited Official Use|Official Use Only|Unclassified)\b")
_LEVEL_ABOVE = re.compile(rf"^\W*(?:{_LEVEL.pattern[2:-2]})\b", re.IGNORECASE)
_PRECEDENCES = "(Flash|Niact Immediate|Niact|Immediate|Priority|Routine)"
# beside the dateline: secret niact; in the source note: Confidential; Priority; Limdis.
_PRECEDENCE_ABOVE = re.compile(
    rf"^(?:(?:top )?secret|confidential|restricted|unclassified|official use only|plain|us urgent|[;,. ])*{_PRECEDENCES}\b",
    re.IGNORECASE,
)
_PRECEDENCE_BEHIND = re.compile(rf"; {_PRECEDENCES}(?=[;.,]|$)", re.IGNORECASE)
_NUMBERED_OFFICE = re.compile(
    r"(?:acting )?(?:embassy|legation|ambassador|minister|charg[ée]|consul|vice consul)\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_SUBJECT = re.compile(r"\bSubj(?:ect)?:\s{0,9}([^.\n]+)", re.IGNORECASE)  # 648. Subject: Mesh sizes. Ref: State 36101.
OPENING = 600  # characters in which a telegram names its subject
DEPARTMENT = "Department of State"


class Volume(Struct, frozen=True):
    """A volume's identifier (`frus1951v07p2`) and its whole title."""

    id: str = ""
    title: str = ""


class Lists:
    """The volume's lists of persons and of terms, as far as they have been read."""

    def __init__(self) -> None:
        self.persons: dict[str, tuple[str, str]] = {}
        self.terms: dict[str, str] = {}

    def learn(self, item: etree._Element) -> None:
        """Take in an entry: the name or term with its identifier, and what the entry says of it."""
        for element in item.iter(f"{TEI}persName", f"{TEI}term"):
            if key := element.get(_ID):
                name = words(element)
                note = words(item).removeprefix(name).lstrip(" ,;:–—").strip()
                if element.tag == f"{TEI}persName":
                    self.persons[key] = (name.rstrip(","), note)
                else:
                    self.terms[key] = note


def is_telegram(document: etree._Element) -> bool:
    """Whether the editors' heading, or the end of a source note above the heading, calls the document a telegram."""
    head = document.find(f"{TEI}head")
    if head is not None and _TELEGRAM.search(without_notes(head)):
        return True
    above = document.find(f"{TEI}note[@type='source']")
    return above is not None and bool(_SOURCE_SAYS_TELEGRAM.search(words(above)))


def read_telegram(document: etree._Element, lists: Lists, volume: Volume) -> tuple[str, Stated]:
    """Return the telegram's text, a blank line between paragraphs, and what the markup states.

    Heading, place and date, and the editors' notes are no part of the telegram: they are stated beside it.
    """
    head = document.find(f"{TEI}head")
    heading = read_heading(without_notes(head) if head is not None else "")
    text, notes = read_text(document)
    date = _date(document, heading)
    year = int(found[1]) if (found := _YEAR.search(date)) else None
    place = _place(document)
    sender = _sender(heading, place, year)
    source, opener = _note(document, "source"), _opener(document)
    number = document.get("n") or ""
    attributes = (
        ("head", heading.title),
        ("dateline", _dateline(document)),
        ("source", source),
        ("summary", _note(document, "summary")),
        ("volume", volume.title),
        ("document", number),
        ("citation", citation(volume.id, number)),
    )
    return text, Stated(
        id=_number(heading, text, sender, year),
        date=date,
        classification=_classification(source, opener),
        origin=_origin(heading, sender, place),
        subject=subject[1].strip() if (subject := _SUBJECT.search(text, 0, OPENING)) else heading.title,
        people=tuple(dict.fromkeys(_people(document, lists))),
        glosses=tuple(dict.fromkeys(_glosses(document, lists))),
        attributes=tuple((name, value) for name, value in attributes if value),
        to=(heading.recipient,) if heading.recipient else (),
        precedence=_precedence(source, opener),
        notes=notes,
    )


def _note(document: etree._Element, kind: str) -> str:
    """Return the words of the note of a kind; a note inside it is one of its own."""
    return next((without_notes(note) for note in document.iter(f"{TEI}note") if note.get("type") == kind), "")


def _opener(document: etree._Element) -> str:
    """Return what stands beside the dateline: level and precedence."""
    return " ".join(filter(None, (without_notes(opener) for opener in document.iter(f"{TEI}opener"))))


def _classification(source: str, opener: str) -> str:
    found = _LEVEL_ABOVE.search(opener) or _LEVEL.search(source)
    return found[1] if found else ""


def _precedence(source: str, opener: str) -> str:
    """Return the precedence that stands beside the dateline, or behind the level in the source note; `NIACT` is read as sent."""
    level = _LEVEL.search(source)
    behind = source[level.end() :].partition(".")[0] if level else ""
    found = _PRECEDENCE_ABOVE.search(opener) or _PRECEDENCE_BEHIND.search(behind)
    name = found[1].upper() if found else ""
    return "NIACT IMMEDIATE" if name == "NIACT" else name


def _dateline(document: etree._Element) -> str:
    line = document.find(f".//{TEI}dateline")
    return words(line) if line is not None else ""


def _date(document: etree._Element, heading: Heading) -> str:
    for date in document.iterfind(f".//{TEI}dateline//{TEI}date"):
        return date.get("when") or date.get("from") or date.get("notBefore") or words(date)
    return _dateline(document) or heading.date


def _place(document: etree._Element) -> str:
    place = document.find(f".//{TEI}dateline//{TEI}placeName")
    return words(place).strip("[].,") if place is not None else ""  # [Washington,]: the editors supply it


def _sender(heading: Heading, place: str, year: int | None) -> Post | None:
    """Return the post that sent it, by heading and dateline; `None` where they differ or neither tells.

    The Embassy in South Africa writes from Cape Town in the months of parliament; a Secretary of State who travels
    writes from another place than Washington and is no post.
    """
    told, there = post_of_office(heading.sender, year), find_post(place) if place else None
    if told and told.code == "STATE":
        return told if not place or place.startswith("Washington") else None
    if not heading.sender:
        return there
    if told is None:
        return there if _is_post(heading.sender) else None
    if there and there.country == told.country and told.kind == "embassy":
        return there
    return told if heading.number or not place or there == told else None  # Vichy is not PARIS


def _is_post(office: str) -> bool:
    """Whether an office of a heading is one that numbers its telegrams by its place."""
    return bool(_NUMBERED_OFFICE.match(office))


def _origin(heading: Heading, sender: Post | None, place: str) -> str:
    if sender and sender.code == "STATE":
        return DEPARTMENT
    if sender:
        return place if find_post(place) == sender else heading.sender
    return ", ".join(filter(None, (heading.sender, place)))  # a Secretary of State at Paris is neither STATE nor PARIS


def _number(heading: Heading, text: str, sender: Post | None, year: int | None) -> str:
    """Return the telegram's own number where heading or first line state it, with year and post: `1969 MOSCOW 648`.

    The series of a delegation counts by itself, wherever it is written: `1951 DELGA 700`.
    """
    series, number = heading.series, heading.number
    if not number:
        paragraphs = text.split("\n\n")
        numbered = [found for one in paragraphs if (found := _NUMBER_IN_TEXT.match(one))]
        first = next((found for one in paragraphs[:FIRST] if (found := _NUMBER_IN_TEXT.match(one))), None)
        if first and (first["series"] or len(first["number"]) > SHORT or len(numbered) == 1):
            series, number = (first["series"] or "").upper(), first["number"].replace(",", "")
    post = series or (sender.code if sender else "")
    return f"{year} {post} {number}" if number and year and post else ""


def _people(document: etree._Element, lists: Lists) -> Iterator[StatedPerson]:
    for person in document.iter(f"{TEI}persName"):
        key = (person.get("corresp") or person.get("ref") or "").removeprefix("#").rpartition("#")[2]
        name, note = lists.persons.get(key, ("", ""))
        if written := without_notes(person).strip("()"):
            yield StatedPerson(written, name or written, note)


def _glosses(document: etree._Element, lists: Lists) -> Iterator[tuple[str, str]]:
    for gloss in document.iter(f"{TEI}gloss"):
        meaning = lists.terms.get((gloss.get("target") or "").rpartition("#")[2], "")
        if meaning:
            yield words(gloss), meaning
