"""Text as its letters sound: small, without accents and without markup, each knowing where it stood."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from html import unescape

from msgspec import Struct

CUT = "\x00"  # lines that are none of the sentence: page breaks, what a second page repeats
TAG = "\x01"  # markup inside a line
WALL = "\x02"  # what no sentence goes across: the end of an item of a list, of a row

# letters that have no decomposition (UnicodeData.txt), as they are written without their strokes
_STROKES = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "e"}
)
TAGS = re.compile(r"</?[A-Za-z!][^<>]{0,2000}>", re.ASCII)
_TOKEN = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});|</?[A-Za-z!][^<>]{0,2000}>|%20", re.ASCII
)


class Stream(Struct, frozen=True):
    """`text` is what is searched; character `i` of it was `[starts[i], ends[i])` of the original."""

    text: str
    starts: tuple[int, ...] | range
    ends: tuple[int, ...] | range

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the stream stood."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> str:
    """Return a text small and without accents, marks of direction and joiners left out."""
    return text.lower() if text.isascii() else "".join(map(_folded, text)).replace(TAG, "")


def fold_all(text: str) -> str:
    """Do the same fast for a whole text; what is no letter may stay in it."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFKD", text).casefold().translate(_STROKES)


def stream(text: str, cuts: Iterable[tuple[int, int]] = (), walls: re.Pattern[str] | None = None) -> Stream:
    """Return the stream of a text: `cuts` are stretches that interrupt it, tags that match `walls` end what stood before."""
    holes = sorted(cuts)
    if text.isascii() and not holes and not _TOKEN.search(text):
        return Stream(text.lower(), range(len(text)), range(1, len(text) + 1))
    made = _Making()
    at = 0
    for start, end in holes:
        made.add(text, at, start, walls)
        if end > at:
            made.put(CUT, max(start, at), end)
        at = max(at, end)
    made.add(text, at, len(text), walls)
    return Stream("".join(made.letters), tuple(made.starts), tuple(made.ends))


class _Making:
    def __init__(self) -> None:
        self.letters: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def put(self, folded: str, start: int, end: int) -> None:
        self.letters += folded
        self.starts += [start] * len(folded)
        self.ends += [end] * len(folded)

    def add(self, text: str, start: int, end: int, walls: re.Pattern[str] | None) -> None:
        at = start
        for token in _TOKEN.finditer(text, start, end):
            self._plain(text, at, token.start())
            self.put(_meaning(token[0], walls), *token.span())
            at = token.end()
        self._plain(text, at, end)

    def _plain(self, text: str, start: int, end: int) -> None:
        for at in range(start, end):
            self.put(_folded(text[at]), at, at + 1)


def _meaning(written: str, walls: re.Pattern[str] | None) -> str:
    if written.startswith("<"):
        return WALL if walls and walls.match(written) else TAG
    return " " if written == "%20" else fold(unescape(written))


@cache
def _folded(letter: str) -> str:
    """Fold one character: accents go, joiners and marks of direction count as markup."""
    if unicodedata.category(letter) == "Cf":
        return TAG
    kept = (one for one in unicodedata.normalize("NFKD", letter) if unicodedata.category(one) != "Mn")
    return "".join(kept).casefold().translate(_STROKES)
