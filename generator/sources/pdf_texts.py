"""Every text that a PDF's reader, or a reader's program, can take out of it: what a publisher must know before it is published."""

import re
import zlib
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium
from pypdfium2 import PdfiumError

LONGEST_STREAM = 64 * 1024 * 1024  # bytes, unpacked
_STREAM = re.compile(rb"stream\r?\n")


def pdf_texts(content: bytes) -> Iterator[tuple[str, str]]:
    """Yield each text with its place: pages (what lies beneath bars included), metadata, bookmarks, files within, streams.

    A PDF that is damaged gives its streams alone.
    """
    yield from _streams(content)
    try:
        document = pypdfium2.PdfDocument(content)
    except PdfiumError:
        return
    try:
        yield "text of the PDF", "\n".join(_pages(document))
        yield "metadata of the PDF", "\n".join(map(str, document.get_metadata_dict().values()))
        yield "bookmarks of the PDF", "\n".join(mark.get_title() for mark in document.get_toc())
        for at in range(document.count_attachments()):
            file = document.get_attachment(at)
            yield "file in the PDF", f"{file.get_name()}\n{bytes(file.get_data()).decode('utf-8', 'replace')}"
    except PdfiumError:
        return
    finally:
        document.close()


def has_pictures(content: bytes) -> bool:
    """Whether a page shows a picture, whose words no program of ours reads."""
    try:
        document = pypdfium2.PdfDocument(content)
    except PdfiumError:
        return True
    try:
        return any(_pictured(document, at) for at in range(len(document)))
    except PdfiumError:
        return True
    finally:
        document.close()


def _pages(document: pypdfium2.PdfDocument) -> Iterator[str]:
    for at in range(len(document)):
        page = document[at]
        text = page.get_textpage()
        yield text.get_text_range()
        yield from _notes(page)
        text.close()
        page.close()


def _notes(page: pypdfium2.PdfPage) -> Iterator[str]:
    """Yield what is written in the notes of a page."""
    for at in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        note = pdfium.FPDFPage_GetAnnot(page.raw, at)
        for key in (b"Contents", b"T", b"RC"):
            size = pdfium.FPDFAnnot_GetStringValue(note, key, None, 0)
            buffer = (pdfium.FPDF_WCHAR * (size // 2 + 1))()
            pdfium.FPDFAnnot_GetStringValue(note, key, buffer, size)
            yield bytes(buffer).decode("utf-16-le", "replace").partition("\0")[0]
        pdfium.FPDFPage_CloseAnnot(note)


def _streams(content: bytes) -> Iterator[tuple[str, str]]:
    """Yield what is packed in the file, whatever it is: metadata in XML, older states of a page."""
    for found in _STREAM.finditer(content):
        try:
            unpacked = zlib.decompressobj().decompress(content[found.end() :], LONGEST_STREAM)
        except zlib.error:
            continue
        yield "stream of the PDF", unpacked.decode("utf-8", "replace")


def _pictured(document: pypdfium2.PdfDocument, at: int) -> bool:
    page = document[at]
    found = any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4))
    page.close()
    return found
