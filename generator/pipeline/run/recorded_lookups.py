"""Telling whether a page would come out as it is: by what it is made of, and by what making it asks the archive."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from generator.catalog.outputs import Output, standing_outputs
from generator.catalog.step_cache import Made, made, made_of

_pack = msgspec.msgpack.Encoder().encode

Lookups = Mapping[str, Callable[[str], Any]]
Answer = tuple[str, str, Any]  # the kind of look-up, what it was asked for, what it gave


class Asking:
    """Look-ups that note what they are asked, each once."""

    def __init__(self, lookups: Lookups) -> None:
        self._lookups = lookups
        self._answers: dict[tuple[str, str], Any] = {}

    def of(self, kind: str) -> Callable[[str], Any]:
        """Return the look-up of a kind."""
        return partial(self._ask, kind)

    @property
    def answers(self) -> list[Answer]:
        """What was asked until now, in its order, with what it gave."""
        return [(kind, name, answer) for (kind, name), answer in self._answers.items()]

    def _ask(self, kind: str, name: str) -> Any:  # noqa: ANN401 - what the look-up of that kind gives
        question = (kind, name)
        if question not in self._answers:
            self._answers[question] = self._lookups[kind](name)
        return self._answers[question]


class Site:
    """A docs folder with what is asked for its pages: says which files of an earlier run may stay.

    How `pages` were made is asked at once, of any other when it comes.
    """

    def __init__(self, catalog: sqlite3.Connection, docs: Path, lookups: Lookups, pages: Iterable[str] = ()) -> None:
        self.catalog, self.docs = catalog, docs
        self._lookups = lookups
        self._before = made_of(catalog, pages)

    def asking(self) -> Asking:
        """Return the look-ups for a page that is made anew."""
        return Asking(self._lookups)

    def standing(self, page: str, parts: object) -> tuple[Output, ...] | None:
        """Return the files that were made with a page, where they stand and would come out the same of these parts."""
        before = self._made_before(page)
        if before is None:
            return None
        answers = [(kind, name, self._lookups[kind](name)) for kind, name in before.asked]
        if _key(parts, answers) != before.key:
            return None
        return standing_outputs(self.catalog, self.docs, before.paths)

    def left(self, page: str) -> tuple[Output, ...] | None:
        """Return the files that were made with a page, where they stand: of a page that nothing asks for again."""
        before = self._made_before(page)
        return standing_outputs(self.catalog, self.docs, before.paths) if before else None

    def _made_before(self, page: str) -> Made | None:
        return self._before[page] if page in self._before else made(self.catalog, page)

    def made(self, page: str, parts: object, asking: Asking, outputs: Iterable[Output]) -> Made:
        """Return what to remember of a page that was made anew."""
        answers = asking.answers
        asked = tuple((kind, name) for kind, name, _ in answers)
        return Made(page, _key(parts, answers), asked, tuple(out.path for out in outputs))


def digest_of(parts: object) -> str:
    """Return a digest of what many pages are made of alike."""
    return sha256(_pack(parts)).hexdigest()


def _key(parts: object, answers: list[Answer]) -> bytes:
    return sha256(_pack((parts, answers))).digest()
