"""A page of the theme with what differs from page to page cut out: as text, without needless blanks, as bytes.

What may differ is `Field`, here and nowhere else. Everything else that a template can see of a page decides its layout
(`layouts.py`), and `sample_check.py` compares real pages of each layout with what MkDocs makes of them.
"""

import re
from collections.abc import Sequence
from enum import IntEnum

from markupsafe import Markup, escape
from msgspec import Struct

from generator.model import seal
from generator.publishing.csp import brings_scripts, secured, with_policy

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


class PageTemplate(Struct, frozen=True):
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


def cut(text: str, marks: Sequence[str]) -> PageTemplate:
    """Cut the marks out of a text that was made with them; the longest first, since one may hold another."""
    pieces: list[str | int] = [text]
    for hole in sorted(range(len(marks)), key=lambda place: -len(marks[place])):
        if marks[hole]:
            pieces = [part for piece in pieces for part in _split(piece, marks[hole], hole)]
    return PageTemplate(tuple(piece for piece in pieces if piece != ""))


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


_BROUGHT = (Field.HEAD, Field.CONTENTS, Field.CONTENT)  # what may bring scripts of a page's own; the rest is text


class EncodedTemplate(Struct, frozen=True):
    """A template's pieces in UTF-8: `wanted` says that each page gets a policy.

    `secure` has the policy of every page that brings no script of its own, which is most: to look for scripts in each
    takes a seventh of the time. `None` where a script of the template has something of the page in it.
    """

    plain: tuple[bytes | int, ...]
    secure: tuple[bytes | int, ...] | None
    wanted: bool

    @property
    def holes(self) -> frozenset[int]:
        """The fields that it shows."""
        return frozenset(piece for piece in self.plain if isinstance(piece, int))

    def fill(self, values: Sequence[bytes], *, sealed: bool = False) -> bytes:
        """Return a page; the text of one that is `sealed` has no script in it."""
        brought = _BROUGHT[:-1] if sealed else _BROUGHT
        if self.secure and not any(brings_scripts(values[field]) for field in brought):
            return _joined(self.secure, values)
        page = _joined(self.plain, values)
        return secured(page) if self.wanted else page


def encoded_template(template: PageTemplate, *, secure: bool) -> EncodedTemplate:
    """Make it; `secure`: each page says in its head which scripts it may run."""
    pieces = tuple(piece if isinstance(piece, int) else encoded(piece) for piece in template.pieces)
    return EncodedTemplate(pieces, with_policy(pieces) if secure else None, secure)


def encoded(text: str) -> bytes:
    """Return the bytes that MkDocs writes of a text."""
    return text.encode("utf-8", "xmlcharrefreplace")


def _joined(pieces: Sequence[bytes | int], values: Sequence[bytes]) -> bytes:
    return b"".join([values[piece] if isinstance(piece, int) else piece for piece in pieces])


_HOLE = re.compile(r"\x00(\d+)\x00")  # stands in no page
_KEPT = re.compile(
    r"""<!--.*?-->|<(pre|script|style|textarea)\b.*?</\1\s*>|<(?:[^<>"']|"[^"]*"|'[^']*')*>""",
    re.DOTALL | re.IGNORECASE,
)
_RUN = re.compile(r"[ \t]*\n[ \t\n]*")


def minified(template: PageTemplate) -> PageTemplate:
    """Return the same with one line end for each run of blanks in it that has one."""
    text = "".join(f"\0{piece}\0" if isinstance(piece, int) else piece for piece in template.pieces)
    pieces, at = list[str](), 0
    for kept in _KEPT.finditer(text):
        pieces += (_RUN.sub("\n", text[at : kept.start()]), kept[0])
        at = kept.end()
    pieces.append(_RUN.sub("\n", text[at:]))
    parts = _HOLE.split("".join(pieces))
    return PageTemplate(tuple(int(part) if number % 2 else part for number, part in enumerate(parts) if part))
