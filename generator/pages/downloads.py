"""The page of the downloads: each file with what it holds, its size and its digest."""

from collections.abc import Sequence

from msgspec import Struct

from generator.model.sections import DATA
from generator.pages import paths, words
from generator.pages.document import PLAIN, document
from generator.pages.paths import Page
from generator.pages.templating import render
from generator.vocabulary.interface import say

ADDRESS = DATA
_UNITS = ("bytes", "KB", "MB", "GB")
_STEP = 1000


class DownloadRow(Struct, frozen=True):
    """A file: `rows` in words, empty where there is nothing to count."""

    name: str
    about: str
    size: int
    sha256: str
    rows: str = ""


class Question(Struct, frozen=True):
    """A question that the database answers, and how it is asked."""

    title: str
    sql: str


def downloads_page(rows: Sequence[DownloadRow], questions: Sequence[Question]) -> Page:
    """Return the page; links are relative to it."""
    title = say("The archive as data")
    inside = render("downloads.html.j2", rows=rows, questions=questions, size=in_words)
    about = say("Every file of the archive's data, described")
    return document(paths.index(ADDRESS), title, about, [inside], PLAIN)


def in_words(size: int) -> str:
    """Return a size as people say it: `12.4 MB`."""
    amount, unit = float(size), 0
    while amount >= _STEP and unit < len(_UNITS) - 1:
        amount, unit = amount / _STEP, unit + 1
    return f"{words.grouped(size)} bytes" if unit == 0 else f"{amount:.1f} {_UNITS[unit]}"
