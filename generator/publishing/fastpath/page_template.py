"""A page of the theme with what differs from page to page cut out, and the filling of it.

What may differ is `Field`, here and nowhere else. Everything else that a template can see of a page decides its kind
(`kinds.py`), and `proof.py` compares real pages of each kind with what MkDocs makes of them.
"""

import re
from collections.abc import Sequence
from enum import IntEnum

from markupsafe import Markup, escape
from msgspec import Struct

from generator.model import seal

MARK = "archiveprobe"
MARKED = f"{MARK}&#38;"  # each of its `forms` differs from the others
_ACTIVE = re.compile(r"[&<>\"']|\s\s|\A\s|\s\Z")  # what any of the forms writes otherwise
# keys of the front matter that are fields; all others decide the kind
VARYING = frozenset({"title", "description", "citation", seal.KEY})


class Field(IntEnum):
    """What differs between two generated pages of one kind; the number is its place among the values of a page."""

    URL = 0  # below the kind's folder, with its closing slash: in the canonical address
    SOURCE = 1  # the same of its Markdown file: in the link to edit it
    TITLE = 2  # as the front matter has it, and in the ways in which templates write it
    TITLE_TEXT = 3
    TITLE_TEXT_ESCAPED = 4
    TITLE_ESCAPED = 5
    DESCRIPTION = 6
    HEAD = 7  # the page's own meta tags, as the partial for them renders the front matter
    SKIP = 8  # where "skip to content" leads: the title
    CONTENTS = 9  # the table of contents, as the theme's own partial renders it
    CONTENT = 10


class Skeleton(Struct, frozen=True):
    """Texts and holes in the order in which they stand; a hole is the place of its value."""

    pieces: tuple[str | int, ...]

    def fill(self, values: Sequence[str]) -> str:
        """Return the whole."""
        return "".join([values[piece] if isinstance(piece, int) else piece for piece in self.pieces])

    @property
    def texts(self) -> tuple[str, ...]:
        """What all that are filled have in common."""
        return tuple(piece for piece in self.pieces if isinstance(piece, str))

    @property
    def holes(self) -> frozenset[int]:
        """The values that it shows."""
        return frozenset(piece for piece in self.pieces if isinstance(piece, int))

    @property
    def torn(self) -> bool:
        """Whether something of the probe is still there: the theme shows what no field stands for."""
        return any(MARK in text for text in self.texts)


def cut(text: str, marks: Sequence[str]) -> Skeleton:
    """Cut the marks out of a text that was made with them; the longest first, since one may hold another."""
    pieces: list[str | int] = [text]
    for hole in sorted(range(len(marks)), key=lambda place: -len(marks[place])):
        if marks[hole]:
            pieces = [part for piece in pieces for part in _split(piece, marks[hole], hole)]
    return Skeleton(tuple(piece for piece in pieces if piece != ""))


def forms(html: str) -> tuple[str, str, str, str]:
    """Return HTML in the forms that templates write it in: as it stands, `striptags`, `striptags | e`, `e`."""
    if not _ACTIVE.search(html):
        return html, html, html, html
    text = str(Markup(html).striptags())  # noqa: S704 - only to take tags away
    return html, text, str(escape(text)), str(escape(html))


def _split(piece: str | int, mark: str, hole: int) -> list[str | int]:
    if isinstance(piece, int) or mark not in piece:
        return [piece]
    first, *others = piece.split(mark)
    parts: list[str | int] = [first]
    for text in others:
        parts += (hole, text)
    return parts
