"""A volume of Foreign Relations of the United States (TEI): those of its documents that are telegrams."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from generator.model.finding import Code
from generator.model.source import RawCable, SourceInfo, Unreadable
from generator.sources.frus_document import Lists, Volume, is_telegram, read_telegram
from generator.sources.frus_text import words
from generator.sources.opened import Opened

FORM = "frus-tei"

NAMESPACE = b"http://www.tei-c.org/ns/1.0"
TEI = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


def recognise(head: bytes) -> bool:
    """Whether the namespace of TEI is named in the first bytes of an XML file."""
    if b"<" not in head:  # one character is found in no time
        return False
    plain = head.replace(b"\0", b"")
    return NAMESPACE in plain and plain.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")


def read(opened: Opened) -> Iterator[RawCable | Unreadable]:
    """Yield each telegram of the volume, named by its document (`!d73`); the memory needed is a document's.

    A file that declares entities is refused: they can grow without end or name other files.
    """
    if _ENTITY.search(opened.head.replace(b"\0", b"")):
        yield _declares_entities(opened)
        return
    found = 0
    try:
        with opened.open() as stream:
            for source in _documents(opened, stream):
                found += 1
                yield source
    except etree.XMLSyntaxError as error:
        yield opened.unreadable(Code.SOURCE_DAMAGED, f"not well-formed: {error.msg}; some of it may be missing")
        return
    if not found:
        yield opened.unreadable(Code.SOURCE_UNRECOGNISED, "no document of the volume is a telegram")


def _documents(opened: Opened, stream: BinaryIO) -> Iterator[RawCable | Unreadable]:
    events = etree.iterparse(
        stream,
        events=("start", "end"),
        tag=(f"{TEI}TEI", f"{TEI}title", f"{TEI}div", f"{TEI}item"),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    lists, volume = Lists(), Volume()
    for event, element in events:
        if event == "start":
            if element.tag == f"{TEI}TEI":
                volume = Volume(element.get(_ID) or "")
            if _has_entities(element):
                yield _declares_entities(opened)
                return
            continue
        if element.tag == f"{TEI}item":
            lists.learn(element)
        elif element.tag == f"{TEI}title" and element.get("type") == "complete":
            volume = Volume(volume.id, volume.title or words(element))
        elif element.get("type") == "document":
            if is_telegram(element):
                yield _telegram(opened, element, lists, volume)
            _forget(element)


def _telegram(opened: Opened, element: etree._Element, lists: Lists, volume: Volume) -> RawCable:
    text, stated = read_telegram(element, lists, volume)
    raw = etree.tostring(element, encoding="utf-8", with_tail=False)
    name = element.get(_ID) or element.get("n") or str(element.sourceline)
    info = opened.info(FORM, raw, name)
    return RawCable(SourceInfo(info.format, info.file, info.bytes, info.sha256), text, text.encode(), stated)


def _has_entities(element: etree._Element) -> bool:
    declared = element.getroottree().docinfo.internalDTD if element.getparent() is None else None
    return declared is not None and any(True for _ in declared.iterentities())  # type: ignore[attr-defined]  # not in the stubs


def _declares_entities(opened: Opened) -> Unreadable:
    return opened.unreadable(Code.SOURCE_UNREADABLE, "the XML declares entities; such files are not read")


def _forget(element: etree._Element) -> None:
    """Free what has been read: the document, and what stands before it in its chapter."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
