"""The smallest PDFs that tests need: lines at their places, filled boxes, a picture, a password that none knows."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

_GREY = "/Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
LEFT, TOP, STEP = 72, 760, 12  # points


class Line(Struct, frozen=True):
    """Words at a place of the page, in points from its lower left corner; `turn` of 90 runs upwards."""

    x: float
    y: float
    text: str
    size: float = 10
    turn: int = 0
    grey: float = 0  # 1 is white


class Box(Struct, frozen=True):
    """A filled box; `grey` is 0 where it is black, 1 where it is white."""

    x: float
    y: float
    wide: float
    high: float
    grey: float = 0


class Note(Box, frozen=True):
    """A box that was drawn over the page as a note to it."""


PICTURE = "picture"
Item = Line | Box | str


def page_of(text: str, *more: Item, top: float = TOP) -> list[Item]:
    """Return the lines of a text one below the other, in letters of one width, with `more` painted over them."""
    lines: list[Item] = [Line(LEFT, top - at * STEP, line) for at, line in enumerate(text.split("\n")) if line.strip()]
    return [*lines, *more]


def pdf(pages: Iterable[Sequence[Item]], *, title: str = "", locked: bool = False, turned: int = 0) -> bytes:
    """Return a PDF of pages of 612 by 792 points, each turned on the screen by `turned` degrees."""
    held = list(pages)
    contents = ["\n".join(_painted(item) for item in page if not isinstance(item, Note)) for page in held]
    notes = [" ".join(_noted(item) for item in page if isinstance(item, Note)) for page in held]
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(contents)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        f"<< /Type /XObject /Subtype /Image {_GREY} /Length 1 >>\nstream\n\x80\nendstream",
    ]
    for at, content in enumerate(contents):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Rotate {turned} /Contents {6 + 2 * at} 0 R "
            f"/Annots [{notes[at]}] /Resources << /Font << /F 3 0 R >> /XObject << /I 4 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream")
    objects.append(f"<< /Title ({title}) >>")
    return _file(objects, locked=locked)


def _noted(box: Note) -> str:
    place = f"{box.x} {box.y} {box.x + box.wide} {box.y + box.high}"
    grey = f"{box.grey} {box.grey} {box.grey}"
    return f"<< /Type /Annot /Subtype /Square /F 4 /Rect [{place}] /IC [{grey}] /C [{grey}] >>"


def _painted(item: Item) -> str:
    if isinstance(item, str):
        return "q 500 0 0 700 50 50 cm /I Do Q"
    if isinstance(item, Box):
        return f"{item.grey} g {item.x} {item.y} {item.wide} {item.high} re f 0 g"
    words = item.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    turn = {0: "1 0 0 1", 90: "0 1 -1 0", 180: "-1 0 0 -1", 270: "0 -1 1 0"}[item.turn]
    return f"BT /F {item.size} Tf {item.grey} g {turn} {item.x} {item.y} Tm ({words}) Tj ET 0 g"


def _file(objects: Sequence[str], *, locked: bool) -> bytes:
    whole = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(whole))
        whole += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252", "replace")
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >> /ID [<00> <00>]"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"trailer\n<< /Size {size} /Root 1 0 R /Info {size - 1} 0 R {lock if locked else ''} >>"
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}\nstartxref\n{len(whole)}\n%%EOF\n"
    return whole + end.encode()
