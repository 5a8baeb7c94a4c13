"""A PDF opened and its pages read one after the other, each let go before the next."""

import pypdfium2
from pypdfium2 import PdfiumError

from generator.model.finding import Code, Finding
from generator.sources.pdf_layout import read_page
from generator.sources.running_heads import PdfPage

MOST_PAGES = 20_000


def read_pages(raw: bytes) -> list[PdfPage] | Finding:
    """Return the pages of a PDF; a finding where it cannot be opened, and why."""
    try:
        document = pypdfium2.PdfDocument(raw)
    except PdfiumError as error:
        if "password" in str(error).lower():
            return Finding(Code.SOURCE_UNREADABLE, 0, "a PDF that opens with a password only")
        return Finding(Code.SOURCE_DAMAGED, 0, f"cannot be read as a PDF: {error}")
    try:
        if len(document) > MOST_PAGES:
            note = f"a PDF of {len(document):,} pages; {MOST_PAGES:,} are read at most"
            return Finding(Code.SOURCE_TOO_LARGE, 0, note)
        return [_page(document, at) for at in range(len(document))]
    finally:
        document.close()


def _page(document: pypdfium2.PdfDocument, at: int) -> PdfPage:
    try:
        page = document[at]
    except PdfiumError:
        return PdfPage((), damaged=True)
    try:
        found = read_page(page)
    except PdfiumError:
        return PdfPage((), damaged=True)
    finally:
        page.close()
    return PdfPage(found.lines, found.hidden, found.pictured)
