"""What the words of a run say by themselves, whatever stands around it; each run is read once, as the same ones come again."""

from functools import lru_cache

from msgspec import Struct

from generator.participants.runs import Token, tokens_of
from generator.participants.splitting import cut_back, split_title, strip_front
from generator.participants.titles_around import title_start
from generator.participants.weighing import weigh_words
from generator.vocabulary import names

_KEPT = 16384  # runs remembered a process: about a kilobyte each


class Reading(Struct, frozen=True, gc=False):
    """A run read as title and name; offsets are counted from its start.

    `left_out` is the one word before the name that is neither its nor the title's, `of_a_thing` whether that word makes
    the name a thing's (`Hotel`). `titled`: a part of the run is a title. `points` and `reasons` are the words' own.
    """

    tokens: tuple[Token, ...]
    left_out: tuple[Token, ...]
    title: str
    titled: bool
    of_a_thing: bool
    points: int
    reasons: tuple[str, ...]


@lru_cache(maxsize=_KEPT)
def read_words(run: str) -> Reading | None:
    """Read a run as title and name; `None` where nothing of it can be a name."""
    tokens = tokens_of(run)
    cut = split_title(tokens)
    rest = tokens[cut:]
    stripped = tuple(strip_front(cut_back(rest)))
    if not stripped or any(token.folded == "" for token in stripped):
        return None
    title = run[title_start(tokens[:cut]) : rest[0].start].strip(" ,") if cut else ""
    left_out = len(rest) - len(stripped)
    before = rest[max(0, left_out - 1) : left_out]
    of_a_thing = 0 < left_out < len(rest) and before[0].folded != "" and _opens_a_thing(before[0])
    points, reasons = weigh_words(stripped) if len(stripped) > 1 else (0, ())
    return Reading(stripped, before, title, cut > 0, of_a_thing, points, reasons)


def _opens_a_thing(token: Token) -> bool:
    """Whether a word before the name makes it a thing's: `Hotel`, `Grupo`, `Villa`."""
    return names.kind_of(token.folded, "head") and not names.is_given(token.folded)
