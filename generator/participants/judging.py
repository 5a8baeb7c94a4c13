"""Whether a run of capitals names a person: what is title in it, what is name, and how much speaks for it."""

from generator.participants.candidate import Candidate
from generator.participants.runs import Run, Token
from generator.participants.single_names import single
from generator.participants.splitting import cut_back, split_title, strip_front
from generator.participants.titles_around import title_of, title_start
from generator.participants.weighing import weigh
from generator.vocabulary import names

ENOUGH = 3  # points that make a person


def judge(text: str, run: Run) -> Candidate | None:
    """Read a run as title and name, and weigh it; null where nothing of it can be a name."""
    cut = split_title(run.tokens)
    rest = run.tokens[cut:]
    title = text[title_start(run.tokens[:cut]) : rest[0].start].strip(" ,") if cut else ""
    stripped = strip_front(cut_back(rest))
    if not stripped or any(token.folded == "" for token in stripped):
        return None
    if not cut:
        title = title_of(text, stripped[0].start, at_front=stripped[0].start == run.start)
    left_out = len(rest) - len(stripped)
    if not title and 0 < left_out < len(rest) and rest[left_out - 1].folded and _opens_a_thing(rest[left_out - 1]):
        return None
    tokens = tuple(stripped)
    if len(tokens) == 1:
        whole = (*rest[max(0, left_out - 1) : left_out], *tokens)
        return single(text, whole, title)
    points, reason = weigh(text, tokens, title)
    return Candidate(tokens, title, sure=points >= ENOUGH, reason=reason, points=points)


def _opens_a_thing(token: Token) -> bool:
    """Whether a word before the name makes it a thing's: `Hotel`, `Grupo`, `Villa`."""
    return names.kind_of(token.folded, "head") and not names.is_given(token.folded)
