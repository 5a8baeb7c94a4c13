"""The paragraphs of a document of *Foreign Relations*, and where in them its editors' notes and printed pages stand."""

import re
from collections.abc import Iterator

from lxml import etree

from generator.model.source import EditorsNote

TEI = "{http://www.tei-c.org/ns/1.0}"
MARK = "\x01"  # where a note or a page stands, while the text is gathered: no character of XML
BEHIND = 60  # characters before a note by which its place is found again
# each is a paragraph of its own in the text
_BLOCKS = frozenset(f"{TEI}{name}" for name in ("p", "item", "row", "signed", "salute", "label", "ab", "l"))
_APART = frozenset(f"{TEI}{name}" for name in ("head", "dateline", "figure"))
_SET_APART = frozenset({"source", "summary"})  # of the whole document, not of a place in it
_NOTES = f"{TEI}note"
_PAGE = f"{TEI}pb"
_MARKS = re.compile(MARK)
_BLANKS_AROUND = re.compile(rf" ({MARK}+) ")


def read_text(document: etree._Element) -> tuple[str, tuple[EditorsNote, ...]]:
    """Return the text, a blank line between paragraphs, and the footnotes and printed pages in the order of the text."""
    standing: list[etree._Element] = []
    paragraphs: list[str] = []
    waiting = ""
    for paragraph in _paragraphs(document, standing):
        if not paragraph.strip(f"{MARK} "):
            waiting += paragraph.replace(" ", "")
        else:
            paragraphs.append(waiting + paragraph)
            waiting = ""
    marked = "\n\n".join(paragraphs) + waiting
    text, placed = marked.replace(MARK, ""), []
    for passed, found in enumerate(_MARKS.finditer(marked)):
        placed.append(_note(standing[passed], _behind(text, found.start() - passed)))
    held = {*standing}
    apart = (one for one in document.iter(_NOTES) if one not in held and one.get("type") not in _SET_APART)
    placed += [_note(one, "") for one in apart]  # in the heading, in the dateline: of no place in the text
    return text, tuple(placed)


def _behind(text: str, at: int) -> str:
    """Return the words that a note stands behind: of its paragraph, or the end of the one before."""
    return text[max(0, at - 2 * BEHIND) : at].rstrip().rpartition("\n")[2][-BEHIND:]


def words(element: etree._Element) -> str:
    """Return an element's words, blanks as one."""
    return " ".join("".join(str(part) for part in element.itertext()).split())


def without_notes(element: etree._Element) -> str:
    """Return the words of an element, notes left out."""
    inside = [element.text or "", *(_inline(child, []) + (child.tail or "") for child in element)]
    return _set(inside).replace(MARK, "")


def _note(element: etree._Element, behind: str) -> EditorsNote:
    if element.tag == _PAGE:
        return EditorsNote(element.get("n") or "", "", behind)
    return EditorsNote(element.get("n") or "", words(element), behind)


def _paragraphs(element: etree._Element, standing: list[etree._Element]) -> Iterator[str]:
    """Yield the text of each paragraph, list entry, table row and signature in an element, and what stands between them."""
    run = [element.text or ""]
    lead = ""  # the head of a list (SUBJECT:) and the label of an entry (1.) open the entry behind them
    for child in element:
        if _leads(child):
            yield _set(run)
            run = []
            lead = " ".join(filter(None, (lead, _set([child.text or "", *_within(child, standing)]))))
        elif next(child.iter(*_BLOCKS), None) is not None and child.tag not in _APART and child.tag != _NOTES:
            yield _set(run)
            for paragraph in _paragraphs(child, standing):
                if lead and paragraph:
                    yield f"{lead} {paragraph}"
                    lead = ""
                else:
                    yield paragraph
            run = []
        else:
            run.append(_inline(child, standing))
        run.append(child.tail or "")
    yield lead
    yield _set(run)


def _leads(child: etree._Element) -> bool:
    parent = child.getparent()
    return parent is not None and parent.tag == f"{TEI}list" and child.tag in {f"{TEI}head", f"{TEI}label"}


def _inline(element: etree._Element, standing: list[etree._Element]) -> str:
    """Return the text of a name, a gloss, words in italics; a line break in the markup is a blank."""
    if element.tag in {_NOTES, _PAGE}:
        if element.get("type") in _SET_APART or (element.tag == _PAGE and not element.get("n")):
            return ""
        standing.append(element)
        return MARK
    if element.tag in _APART:
        return ""
    if element.tag is etree.Entity:
        return str(element.text)  # of a DTD that is not read: kept as it is written
    inside = (element.text or "") + "".join(_within(element, standing))
    return f"{inside} " if element.tag in {f"{TEI}lb", f"{TEI}cell"} else inside


def _within(element: etree._Element, standing: list[etree._Element]) -> Iterator[str]:
    for child in element:
        yield _inline(child, standing) + (child.tail or "")


def _set(run: list[str]) -> str:
    return _BLANKS_AROUND.sub(r" \1", " ".join("".join(run).split()))
