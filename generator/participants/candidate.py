"""A stretch of text that may name a person, with all that speaks for and against it."""

from msgspec import Struct

from generator.participants.runs import Token


class Candidate(Struct, frozen=True, gc=False):
    """Words of a run that may be a name, `title` the words before them that say what the person is.

    `sure` is true where the place alone shows a person; others are people only where the cable names them elsewhere.
    """

    tokens: tuple[Token, ...]
    title: str = ""
    sure: bool = False
    reason: str = ""
    points: int = 0

    @property
    def start(self) -> int:
        """Return the offset of the first word."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Return the offset behind the last word."""
        return self.tokens[-1].end

    @property
    def words(self) -> tuple[str, ...]:
        """Return the folded words."""
        return tuple(token.folded for token in self.tokens)


class LoneWord(Struct, frozen=True, gc=False):
    """A word with a capital that stands alone and that nothing around it makes a name: it may be one elsewhere in the cable.

    Most words with a capital are, so nothing is made of them until a name of the cable asks for them.
    """

    folded: str
    start: int
    end: int


class Found(Struct, frozen=True, gc=False):
    """The candidates of a text and its lone words, both in its order."""

    candidates: list[Candidate]
    lone: list[LoneWord]
