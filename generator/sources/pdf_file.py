"""A PDF with a text layer: the lines of its pages are read like a text file; one that holds pictures alone says so."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec
from msgspec import Struct

from generator.model.finding import Code, Finding
from generator.model.source import RawCable, Stated, Unreadable
from generator.sources import telegram_text
from generator.sources.opened import Opened
from generator.sources.running_heads import PdfPage, without_running_heads
from generator.vocabulary.release_stamps import is_stamp, read_stamps

FORM = "pdf"
MOST_BYTES = 128 * 1024 * 1024  # of a PDF; a scan of 300 pages has some 60 million
FEWEST = 40  # letters beside stamps, of a page that is more than a picture
MOST_NAMED = 8  # pages that a finding names
OCR = "give it a text layer with an OCR program (ocrmypdf, which runs Tesseract), and it is read"

# what opens a telegram at the head of a page: VZCZC..., the first line of the form in use since 2009, PAGE 01 OSLO 00321
_OPENS = re.compile(r"\s*(?:V?ZCZC|MRN\s*:|PAGE\s+0?1\s)")
HEAD = 12  # written lines of a page in which a telegram opens
_NUMBERS = ("Case Document Number", "Release Number")
_ENDS = re.compile(r"[.!?:;\"”')]\s*$")

ReadText = Callable[[Opened], Iterator[RawCable | Unreadable]]


def recognise(head: bytes) -> bool:
    """Whether the first bytes are a PDF's; a printer's job language can stand before its mark."""
    return b"%PDF-" in head[:1024]


class _Document(Struct, frozen=True):
    """Pages that belong together, `first` counted from 1, and what their stamps say."""

    first: int
    pages: tuple[PdfPage, ...]
    stamps: tuple[tuple[str, str], ...]


def read(opened: Opened, read_text: ReadText) -> Iterator[RawCable | Unreadable]:
    """Yield the telegrams of a PDF; `read_text` reads what its pages say, as a text file is read.

    A page that opens a telegram, or has another document number stamped on it, begins another document. Of a PDF that is
    one telegram the bytes are kept to be published, unless words stand beneath its bars.
    """
    from generator.sources.pdf_pages import read_pages  # noqa: PLC0415 - loads a library of its own, for PDFs alone

    with opened.open() as stream:
        raw = stream.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        note = f"more than {MOST_BYTES:,} bytes: cut the PDF into smaller ones"
        yield opened.unreadable(Code.SOURCE_TOO_LARGE, note)
        return
    pages = read_pages(raw)
    if isinstance(pages, Finding):
        yield Unreadable(opened.info("unreadable", raw), pages)
        return
    if unread := _unread(pages):
        yield Unreadable(opened.info("unreadable", raw), unread)
        return
    found = [(one, document) for document in _documents(pages) for one in _read(opened, document, read_text)]
    for place, (one, document) in enumerate(found, 1):
        yield _given(opened, raw, one, document, str(place) if len(found) > 1 else "")


def _unread(pages: Sequence[PdfPage]) -> Finding | None:
    """Say why pages without text are without it."""
    if not pages:
        return Finding(Code.SOURCE_EMPTY, 0, "a PDF without pages")
    if any(_letters(page) >= FEWEST or (_letters(page) and not page.pictured) for page in pages):
        return None
    if any(page.pictured for page in pages):
        return Finding(Code.SOURCE_SCANNED, 0, f"pictures of {_count(pages)} without text: {OCR}")
    return Finding(Code.SOURCE_EMPTY, 0, f"no text on its {_count(pages)}")


def _count(pages: Sequence[PdfPage]) -> str:
    return "one page" if len(pages) == 1 else f"{len(pages):,} pages"


def _letters(page: PdfPage) -> int:
    return sum(len(line.split()) and len("".join(line.split())) for line in page.lines if not is_stamp(line))


def _documents(pages: Sequence[PdfPage]) -> Iterator[_Document]:
    held: list[PdfPage] = []
    stamps: tuple[tuple[str, str], ...] = ()
    first = 1
    for place, page in enumerate(pages, 1):
        own = read_stamps("\n".join(page.lines))
        if held and (_opens(page, held) or _other_number(stamps, own)):
            yield _Document(first, tuple(held), stamps)
            held, stamps, first = [], (), place
        held.append(page)
        stamps = tuple(dict.fromkeys((*stamps, *own)))
    yield _Document(first, tuple(held), stamps)


def _opens(page: PdfPage, above: Sequence[PdfPage]) -> bool:
    """Whether another telegram, a letter or a memorandum begins on a page, and no further section of what stands above."""
    written = [line.strip() for line in page.lines if line.strip() and not is_stamp(line)][:HEAD]
    head = "\n".join(written).encode()
    if not written or not (_OPENS.match(written[0]) or telegram_text.opens(head) or telegram_text.OTHER.search(head)):
        return False
    held = "\n".join(above[0].lines).encode()
    return not telegram_text.is_same(held, head)


def _other_number(above: Iterable[tuple[str, str]], below: Iterable[tuple[str, str]]) -> bool:
    one, other = ({value for key, value in stamps if key in _NUMBERS} for stamps in (above, below))
    return bool(one and other) and not one & other


def _read(opened: Opened, document: _Document, read_text: ReadText) -> list[RawCable | Unreadable]:
    text = _text(document.pages).encode("utf-8", "replace")
    return list(read_text(Opened.of_bytes(opened.name, text))) if text.strip() else []


def _text(pages: Sequence[PdfPage]) -> str:
    """Join the pages' lines; a blank line parts two pages where the first ends with a sentence."""
    text = ""
    for lines in without_running_heads(pages):
        written = "\n".join(lines).strip("\n")
        text += ("\n\n" if _ENDS.search(text[-80:]) else "\n" if text else "") + written
    return f"{text}\n"


def _given(
    opened: Opened, raw: bytes, one: RawCable | Unreadable, document: _Document, row: str
) -> RawCable | Unreadable:
    """Return what a text gave, under the PDF's own name and digest where it is all that the PDF holds."""
    held = one.raw if row else raw
    if isinstance(one, Unreadable):
        return msgspec.structs.replace(one, info=opened.info("unreadable", held, row))
    hidden = sum(page.hidden for page in document.pages)
    return msgspec.structs.replace(
        one,
        info=opened.info(FORM, held, row),
        stated=_stated(one.stated, document.stamps),
        findings=(*one.findings, *_findings(document, hidden)),
        original=b"" if row or hidden else raw,
    )


def _stated(stated: Stated, stamps: tuple[tuple[str, str], ...]) -> Stated:
    attributes = tuple(dict.fromkeys((*stated.attributes, *stamps)))
    return msgspec.structs.replace(stated, attributes=attributes)


def _findings(document: _Document, hidden: int) -> Iterator[Finding]:
    bare = [str(at) for at, page in enumerate(document.pages, document.first) if page.pictured and not _letters(page)]
    if bare:
        shown = ", ".join(bare[:MOST_NAMED]) + (" …" if len(bare) > MOST_NAMED else "")
        yield Finding(Code.SOURCE_SCANNED, 0, f"page {shown} is a picture without text: {OCR}")
    damaged = [str(at) for at, page in enumerate(document.pages, document.first) if page.damaged]
    if damaged:
        yield Finding(Code.SOURCE_DAMAGED, 0, f"page {', '.join(damaged[:MOST_NAMED])} cannot be read")
    if hidden:
        note = f"{hidden:,} letters lie beneath bars of the PDF: left out, and the PDF is not published"
        yield Finding(Code.REDACTED, 0, note)
