"""A PDF opened and its pages read one after the other, each let go before the next."""

import pypdfium2
import pypdfium2.raw as pdfium
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
        return _unopened(error)
    try:
        if len(document) > MOST_PAGES:
            note = f"a PDF of {len(document):,} pages; {MOST_PAGES:,} are read at most"
            return Finding(Code.SOURCE_TOO_LARGE, 0, note)
        return [_page(document, at) for at in range(len(document))]
    finally:
        document.close()


def _unopened(error: PdfiumError) -> Finding:
    if error.err_code == pdfium.FPDF_ERR_PASSWORD:
        return Finding(Code.SOURCE_UNREADABLE, 0, "a PDF that opens with a password only")
    if error.err_code == pdfium.FPDF_ERR_SUCCESS:  # nothing is wrong with it but that it has none
        return Finding(Code.SOURCE_EMPTY, 0, "a PDF without pages")
    return Finding(Code.SOURCE_DAMAGED, 0, f"cannot be read as a PDF: {error}")


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
