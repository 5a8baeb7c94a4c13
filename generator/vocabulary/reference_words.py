"""Words of a REF item that tell what it is when it is no telegram, and words before a number that name no post."""

import re
from functools import cache

from generator.model.cable import ReferenceKind
from generator.vocabulary.tables import rows

_WORD = re.compile(r"[A-Z]+(?:-[A-Z]+)*")
_NOT_POST = "not_post"
# an e-mail that reports a call is an e-mail: the first kind of these that has a word in the item is its kind
_ORDER = (ReferenceKind.EMAIL, ReferenceKind.TELCON, ReferenceKind.REPORT, ReferenceKind.DOCUMENT)


def kind_of_item(written: str) -> ReferenceKind | None:
    """Tell what a REF item is by its words (`MITCHELL/SIMS TELCON 02/16/2010`); `None` where none of them says so."""
    kinds = _kinds()
    found = {kinds[word] for word in _WORD.findall(written.upper()) if word in kinds}
    return next((kind for kind in _ORDER if kind in found), None)


def names_no_post(word: str) -> bool:
    """Whether a word before a number is known to be no post (`UNSCR 1737`, `JULY 15`)."""
    return word.upper() in _words()


@cache
def _kinds() -> dict[str, ReferenceKind]:
    return {row["word"]: ReferenceKind(row["kind"]) for row in rows("reference_words") if row["kind"] != _NOT_POST}


@cache
def _words() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("reference_words"))
