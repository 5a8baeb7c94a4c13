"""`withhold.yml`: what is kept back, by whom, when, why, and what readers are told."""

import re
from collections.abc import Iterator
from datetime import date
from hashlib import blake2b

import msgspec
from msgspec import Struct

FILE = "withhold.yml"
_OPENS = "[withheld by the publisher: "
_MARK = re.compile(rf"{re.escape(_OPENS)}[^\]]{{0,400}}\]")


class Entry(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every entry says: `notice` is what readers are told, `why` the reason that the ledger gives."""

    who: str
    when: date
    why: str
    notice: str

    @property
    def mark(self) -> str:
        """Return what stands in the place of what is kept back."""
        return f"{_OPENS}{self.notice}]"


def without_marks(text: str) -> str:
    """Return a field less its marks, each a blank: no name, title, tag or number is read out of one."""
    return _MARK.sub(" ", text) if _OPENS in text else text


class Term(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words kept back wherever they stand: in any case, with or without accents, broken by lines or markup."""

    term: str


class Pattern(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A regular expression, matched in any case; a blank in it stands for blanks and line ends."""

    pattern: str


class Paragraph(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One paragraph of one cable, by its anchor (`par5`)."""

    cable: str
    anchor: str


class WholeCable(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A cable of which only the ID, the date and the references stay."""

    cable: str


class Policy(Struct, frozen=True, forbid_unknown_fields=True):
    """All that is kept back; empty where there is no file."""

    terms: tuple[Term, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    cables: tuple[WholeCable, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is kept back."""
        return bool(self.terms or self.patterns or self.paragraphs or self.cables)

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Yield each entry with its place in the file (`terms[0]`), which names it without its content."""
        for name in self.__struct_fields__:
            for at, entry in enumerate(getattr(self, name)):
                yield f"{name}[{at}]", entry

    def digest(self) -> str:
        """Return a digest of all entries, empty where there are none."""
        return blake2b(msgspec.json.encode(self), digest_size=16).hexdigest() if self else ""
