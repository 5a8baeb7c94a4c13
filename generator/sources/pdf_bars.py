"""The filled boxes of a PDF's page, black or white, under which a release hides words."""

import ctypes
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium
from msgspec import Struct

DARK = 80  # of 255, at most, in each colour
OPAQUE = 200  # of 255
THINNEST = 4.0  # points; a rule is thinner
SHORTEST = 6.0  # points; a bullet, the dot of a leader
MOST_OBJECTS = 20_000  # of a page; a drawing has more, and no bars
DEEPEST = 4  # forms in forms


class Box(Struct, frozen=True, gc=False):
    """A filled shape's box on the page, in points from its lower left corner; `order` is when it is painted."""

    left: float
    bottom: float
    right: float
    top: float
    order: int
    dark: bool

    def covers(self, x: float, y: float) -> bool:
        """Whether a point lies within it."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top


class Painted(Struct, frozen=True):
    """The boxes of a page, when each of its objects is painted (by its address), and whether one is a picture."""

    boxes: tuple[Box, ...]
    order: dict[int, int]
    pictured: bool


def painted(page: pypdfium2.PdfPage) -> Painted:
    """Look through the objects of a page."""
    boxes: list[Box] = []
    order: dict[int, int] = {}
    pictured = False
    for at, (item, matrix) in enumerate(_objects(page.raw)):
        if at == MOST_OBJECTS:
            break
        order[address(item)] = at
        kind = pdfium.FPDFPageObj_GetType(item)
        pictured = pictured or kind == pdfium.FPDF_PAGEOBJ_IMAGE
        if kind == pdfium.FPDF_PAGEOBJ_PATH and (box := _box(item, matrix, at)):
            boxes.append(box)
    return Painted((*boxes, *_drawn_over(page.raw)), order, pictured)


def _drawn_over(page: pdfium.FPDF_PAGE) -> Iterator[Box]:
    """Yield the filled boxes that are notes to the page: many programs draw bars so, over all that it holds."""
    rect = pdfium.FS_RECTF()
    for at in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, at)
        boxed = pdfium.FPDFAnnot_GetSubtype(note) in {pdfium.FPDF_ANNOT_SQUARE, pdfium.FPDF_ANNOT_REDACT}
        if boxed and _is_filled(note) and pdfium.FPDFAnnot_GetRect(note, rect):
            yield Box(rect.left, rect.bottom, rect.right, rect.top, MOST_OBJECTS + at, dark=True)
        pdfium.FPDFPage_CloseAnnot(note)


def _is_filled(note: pdfium.FPDF_ANNOTATION) -> bool:
    """Whether a note has a dark ground: by its colour, or by what is painted for it."""
    colour = tuple(ctypes.c_uint() for _ in range(4))
    if pdfium.FPDFAnnot_GetColor(note, pdfium.FPDFANNOT_COLORTYPE_InteriorColor, *colour):
        return max(part.value for part in colour[:3]) <= DARK
    items = (pdfium.FPDFAnnot_GetObject(note, at) for at in range(pdfium.FPDFAnnot_GetObjectCount(note)))
    return any(
        pdfium.FPDFPageObj_GetFillColor(item, *colour) and max(part.value for part in colour[:3]) <= DARK
        for item in items
    )


def address(item: pdfium.FPDF_PAGEOBJECT) -> int:
    """Return by what an object of a page is known again."""
    return ctypes.cast(item, ctypes.c_void_p).value or 0


_Matrix = tuple[float, float, float, float, float, float]
_AS_IT_IS: _Matrix = (1, 0, 0, 1, 0, 0)


def _objects(page: pdfium.FPDF_PAGE) -> Iterator[tuple[pdfium.FPDF_PAGEOBJECT, _Matrix]]:
    for at in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _with_inner(pdfium.FPDFPage_GetObject(page, at), _AS_IT_IS, 0)


def _with_inner(
    item: pdfium.FPDF_PAGEOBJECT, outer: _Matrix, depth: int
) -> Iterator[tuple[pdfium.FPDF_PAGEOBJECT, _Matrix]]:
    yield item, outer
    if depth < DEEPEST and pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_FORM:
        own = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(item, own)
        inner = _times((own.a, own.b, own.c, own.d, own.e, own.f), outer)
        for at in range(pdfium.FPDFFormObj_CountObjects(item)):
            yield from _with_inner(pdfium.FPDFFormObj_GetObject(item, at), inner, depth + 1)


def _times(one: _Matrix, other: _Matrix) -> _Matrix:
    """Return the matrix that does `one`, then `other`."""
    a, b, c, d, e, f = one
    a2, b2, c2, d2, e2, f2 = other
    return (
        a * a2 + b * c2, a * b2 + b * d2, c * a2 + d * c2, c * b2 + d * d2, e * a2 + f * c2 + e2, e * b2 + f * d2 + f2
    )  # fmt: skip


def _box(path: pdfium.FPDF_PAGEOBJECT, matrix: _Matrix, order: int) -> Box | None:
    """Return the box of a filled shape; `None` where nothing is filled, or it is thin as a rule."""
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(path, mode, stroked) or mode.value == pdfium.FPDF_FILLMODE_NONE:
        return None
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    known = pdfium.FPDFPageObj_GetFillColor(path, red, green, blue, alpha)
    if not known or alpha.value < OPAQUE or not pdfium.FPDFPageObj_GetBounds(path, left, bottom, right, top):
        return None
    a, b, c, d, e, f = matrix
    corners = [(x.value, y.value) for x in (left, right) for y in (bottom, top)]
    across = [a * x + c * y + e for x, y in corners]
    up = [b * x + d * y + f for x, y in corners]
    wide, high = max(across) - min(across), max(up) - min(up)
    if min(wide, high) < THINNEST or max(wide, high) < SHORTEST:
        return None
    dark = max(red.value, green.value, blue.value) <= DARK
    return Box(min(across), min(up), max(across), max(up), order, dark)
