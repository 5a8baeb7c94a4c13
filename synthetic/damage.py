"""Damages that real telegrams show; each leaves all that was planted true."""

import re
from collections.abc import Callable
from random import Random

from synthetic.chance import source

_LEVEL = re.compile(r"^(C O N F I D E N T I A L|S E C R E T|UNCLAS)(?= )", re.MULTILINE)
_GARBLED = {
    "C O N F I D E N T I A L": ("CO N F I D E N T I A L", "C O N F I D E N T I AL", "C O N F I D E N T I A L"),
    "S E C R E T": ("SS E C R E T", "E C R E T", "S E C RE T"),
    "UNCLAS": ("UUNCLAS", "UNCLAS", "U N C L A S"),
}
_JUNK = (
    "NNNN",
    "\n\n\nNNNN",
    "http://www.intelink.sgov.gov/wiki/Portal",
    "SELECT * FROM `cable` WHERE `id` = '90016'",
    "2009-12-31",
)
_SENTENCE = re.compile(r"(?<=[a-z]{3}) (?=[a-z]{3})")


def damaged(text: str, seed: int, index: int, rate: float) -> tuple[str, tuple[str, ...]]:
    """Damage a telegram's body at that rate; gives it with the names of its damages."""
    rng = source(seed, index, 7)
    if rng.random() >= rate:
        return text, ()
    name = rng.choice(tuple(DAMAGES))
    return DAMAGES[name](rng, text), (name,)


def _garbled(rng: Random, text: str) -> str:
    """Garble the level (05PARIS1699, 08PARIS1501, 06MANAGUA1002)."""
    return _LEVEL.sub(lambda found: rng.choice(_GARBLED[found[1]]), text, count=1)


def _junk(rng: Random, text: str) -> str:
    """Leave something behind the signature (06LAPAZ3400)."""
    return f"{text.rstrip()}\n\n{rng.choice(_JUNK)}\n" if text.rstrip().rsplit("\n", 1)[-1].strip().isalpha() else text


def _date_line(rng: Random, text: str) -> str:
    """Open the body with a date line (09CHISINAU694)."""
    return f"Thursday, {rng.randrange(10, 28)} August 2009, 08:54\n{text}"


def _blanks(rng: Random, text: str) -> str:
    """Leave blanks at line ends."""
    del rng
    return text.replace("\n", " \n")


def _doubled_caption(rng: Random, text: str) -> str:
    """Repeat a caption."""
    del rng
    return text.replace("SIPDIS\n", "SIPDIS\n\nSIPDIS\n", 1)


def _one_line(rng: Random, text: str) -> str:
    """Run E.O. and TAGS together."""
    del rng
    return re.sub(r"^(E\.O\. \d+: .*)\n\n?(?=TAGS: )", r"\1 ", text, count=1, flags=re.MULTILINE)


def _stray_blank(rng: Random, text: str) -> str:
    """Leave a blank line in mid-sentence ("did not and would / not link", 08BRUSSELS579)."""
    start = text.find("\n1. ")
    places = [found.start() for found in _SENTENCE.finditer(text, max(0, start), len(text) - 200)]
    if start < 0 or not places:
        return text
    at = rng.choice(places)
    return f"{text[:at]}\n\n{text[at + 1 :]}"


DAMAGES: dict[str, Callable[[Random, str], str]] = {
    "garbled level": _garbled,
    "junk after the signature": _junk,
    "date line": _date_line,
    "blanks at line ends": _blanks,
    "doubled caption": _doubled_caption,
    "E.O. and TAGS on one line": _one_line,
    "blank line in mid-sentence": _stray_blank,
}
