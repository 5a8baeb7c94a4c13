"""A page of the theme with what differs from page to page cut out, and the filling of it.

What may differ is `Field`, here and nowhere else. Everything else of a page must be the same for every page of a kind;
`theme.py` proves it for each kind against pages that the theme renders whole.
"""

from enum import IntEnum, auto
from html import escape

from markupsafe import Markup
from msgspec import Struct

MARK = "archive-probe"


class Field(IntEnum):
    """What differs between two generated pages of one kind."""

    URL = auto()  # below the kind's folder, with its closing slash: in the canonical address
    TITLE = auto()
    TITLE_TEXT = auto()  # without tags and entities, as in <title>
    TITLE_ESCAPED = auto()
    DESCRIPTION = auto()
    SKIP = auto()  # where "skip to content" leads: the first heading below the title
    HEAD = auto()  # the page's own meta tags
    TOC = auto()  # the contents, as the theme's own partial renders them
    CONTENT = auto()


class Filling(Struct, frozen=True):
    """The values of one page; `title` and `description` are HTML already, `head`, `toc` and `content` too."""

    url: str
    title: str
    description: str
    skip: str
    head: str
    toc: str
    content: str

    def value(self, field: Field) -> str:
        """Give what stands in the page for a field."""
        match field:
            case Field.TITLE_TEXT:
                return str(Markup(self.title).striptags())  # noqa: S704 - only to take tags away
            case Field.TITLE_ESCAPED:
                return escape(self.title)
            case _:
                return str(getattr(self, field.name.lower()))


class Skeleton(Struct, frozen=True):
    """Text and fields in turn: `texts` has one more than `fields`."""

    texts: tuple[str, ...]
    fields: tuple[Field, ...]

    def fill(self, filling: Filling) -> str:
        """Give the page."""
        pieces = [self.texts[0]]
        for field, text in zip(self.fields, self.texts[1:], strict=True):
            pieces += (filling.value(field), text)
        return "".join(pieces)


def probe(toc: str, head: str) -> Filling:
    """Give values that occur in no real page, so that each place of each field can be found."""
    return Filling(
        url=f"{MARK}-url/",
        title=f"{MARK}&amp;title",
        description=f"{MARK}-description",
        skip=f"#{MARK}-skip",
        head=head,
        toc=toc,
        content=f'<h1 id="{MARK}-skip">{MARK}-content</h1>',
    )


def cut(html: str, filling: Filling) -> Skeleton:
    """Cut the values of the probe out of a page that the theme rendered with them."""
    pieces: list[str | Field] = [html]
    for field in (Field.CONTENT, Field.TOC, Field.HEAD, *Field):
        value = filling.value(field)
        if value and field not in pieces:
            pieces = [part for piece in pieces for part in _split(piece, value, field)]
    return _skeleton(pieces)


def _split(piece: str | Field, value: str, field: Field) -> list[str | Field]:
    if isinstance(piece, Field) or value not in piece:
        return [piece]
    first, *others = piece.split(value)
    parts: list[str | Field] = [first]
    for text in others:
        parts += (field, text)
    return parts


def _skeleton(pieces: list[str | Field]) -> Skeleton:
    texts, fields = [""], []
    for piece in pieces:
        if isinstance(piece, Field):
            fields.append(piece)
            texts.append("")
        else:
            texts[-1] += piece
    return Skeleton(tuple(texts), tuple(fields))
