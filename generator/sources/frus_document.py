"""One document of a FRUS volume: the telegram's text, and what the editors' markup says of it."""

import re
from collections.abc import Iterator

from lxml import etree

from generator.model.source import Stated, StatedPerson
from generator.vocabulary.posts import find_post

TEI = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"

_TELEGRAM = re.compile(r"\btelegram\b", re.IGNORECASE)
_HEAD_NUMBER = re.compile(r"^\s*\[?\d+[a-z]?\.?\]?\.?\s+")  # 73. Telegram From ...
_NUMBER_IN_HEAD = re.compile(r"\btelegram\s+(?P<number>\d{1,6})\b", re.IGNORECASE)
_NUMBER_IN_TEXT = re.compile(r"^(?P<number>[1-9]\d{2,5})\.\s")  # below 100 it is a paragraph's
# Telegram From the Department of State to ...; before about 1955: The Acting Secretary of State to the Ambassador in Norway
_FROM_DEPARTMENT = re.compile(
    r"\bfrom the department of state\b|^the (?:acting |under |assistant )?secretary of state(?: \([^)]{1,60}\))? to\b",
    re.IGNORECASE,
)
# before about 1955 the note above the heading says it, behind the file number: 857.00/2-951: Telegram
_SOURCE_SAYS_TELEGRAM = re.compile(r":\s*(?:circular )?telegram\.?$", re.IGNORECASE)
_LEVEL = re.compile(r"\b(Top Secret|Secret|Confidential|Limited Official Use|Official Use Only|Unclassified)\b")
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_SUBJECT = re.compile(r"\bSubject:\s{0,9}([^.\n]+)", re.IGNORECASE)  # 648. Subject: Mesh sizes. Ref: State 36101.
OPENING = 600  # characters in which a telegram names its subject
# each is a paragraph of its own in the text
_BLOCKS = frozenset(f"{TEI}{name}" for name in ("p", "item", "row", "signed", "salute", "label", "ab", "l"))
_APART = frozenset(f"{TEI}{name}" for name in ("note", "head", "dateline", "pb", "figure"))


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
    if head is not None and _TELEGRAM.search(_without_notes(head)):
        return True
    above = document.find(f"{TEI}note[@type='source']")
    return above is not None and bool(_SOURCE_SAYS_TELEGRAM.search(words(above)))


def read_telegram(document: etree._Element, lists: Lists) -> tuple[str, Stated]:
    """Return the telegram's text, a blank line between paragraphs, and what the markup states.

    Heading, place and date, and the editors' notes are no part of the telegram: they are stated as attributes.
    """
    head = document.find(f"{TEI}head")
    title = _HEAD_NUMBER.sub("", _without_notes(head)) if head is not None else ""
    notes = tuple(_notes(document))
    text = "\n\n".join(filter(None, _paragraphs(document)))
    date = _date(document)
    place = _place(document, title)
    stated = Stated(
        id=_number(title, text, place, date),
        date=date,
        classification=_classification(notes),
        origin=place,
        subject=subject[1].strip() if (subject := _SUBJECT.search(text, 0, OPENING)) else title,
        people=tuple(dict.fromkeys(_people(document, lists))),
        glosses=tuple(dict.fromkeys(_glosses(document, lists))),
        attributes=(("head", title), ("dateline", _dateline(document)), *notes),
    )
    return text, stated


def words(element: etree._Element) -> str:
    """Return an element's words, blanks as one."""
    return " ".join("".join(str(part) for part in element.itertext()).split())


def _paragraphs(element: etree._Element) -> Iterator[str]:
    """Yield the text of each paragraph, list entry, table row and signature in an element, and what stands between them."""
    run = [element.text or ""]
    for child in element:
        if next(child.iter(*_BLOCKS), None) is not None and child.tag not in _APART:
            yield _set(run)
            yield from _paragraphs(child)
            run = []
        else:
            run.append(_inline(child))
        run.append(child.tail or "")
    yield _set(run)


def _without_notes(element: etree._Element) -> str:
    """Return the words of an element, notes left out."""
    return _set([element.text or "", *(_inline(child) + (child.tail or "") for child in element)])


def _inline(element: etree._Element) -> str:
    """Return the text of a name, a gloss, words in italics; a line break in the markup is a blank."""
    if element.tag in _APART:
        return ""
    if element.tag is etree.Entity:
        return str(element.text)  # of a DTD that is not read: kept as it is written
    inside = (element.text or "") + "".join(_inline(child) + (child.tail or "") for child in element)
    return f"{inside} " if element.tag in {f"{TEI}lb", f"{TEI}cell"} else inside


def _set(run: list[str]) -> str:
    return " ".join("".join(run).split())


def _notes(document: etree._Element) -> Iterator[tuple[str, str]]:
    for note in document.iter(f"{TEI}note"):
        kind = note.get("type") or "note"
        yield ("source" if kind == "source" else f"note {note.get('n') or ''}".strip()), words(note)


def _classification(notes: tuple[tuple[str, str], ...]) -> str:
    source = next((text for kind, text in notes if kind == "source"), "")
    found = _LEVEL.search(source)
    return found[1] if found else ""


def _dateline(document: etree._Element) -> str:
    line = document.find(f".//{TEI}dateline")
    return words(line) if line is not None else ""


def _date(document: etree._Element) -> str:
    for date in document.iterfind(f".//{TEI}dateline//{TEI}date"):
        return date.get("when") or date.get("from") or date.get("notBefore") or words(date)
    return _dateline(document)


def _place(document: etree._Element, title: str) -> str:
    """Say which post sent it: the Department by the heading, else the place of the dateline."""
    if _FROM_DEPARTMENT.search(title):
        return "Department of State"
    place = document.find(f".//{TEI}dateline//{TEI}placeName")
    return words(place).strip("[].,") if place is not None else ""  # [Washington,]: the editors supply it


def _number(title: str, text: str, place: str, date: str) -> str:
    """Return the telegram's own number where heading or first line state it, with year and post: `1969 Moscow 648`."""
    found = _NUMBER_IN_HEAD.search(title) or _NUMBER_IN_TEXT.match(text)
    year = _YEAR.search(date)
    post = "STATE" if place == "Department of State" else place
    return f"{year[1]} {post} {found['number']}" if found and year and post and find_post(post) else ""


def _people(document: etree._Element, lists: Lists) -> Iterator[StatedPerson]:
    for person in document.iter(f"{TEI}persName"):
        key = (person.get("corresp") or person.get("ref") or "").rpartition("#")[2]
        name, note = lists.persons.get(key, ("", ""))
        if written := words(person):
            yield StatedPerson(written, name or written, note)


def _glosses(document: etree._Element, lists: Lists) -> Iterator[tuple[str, str]]:
    for gloss in document.iter(f"{TEI}gloss"):
        meaning = lists.terms.get((gloss.get("target") or "").rpartition("#")[2], "")
        if meaning:
            yield words(gloss), meaning
