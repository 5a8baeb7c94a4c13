"""People found in the cables that are labelled by hand."""

from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure, Skipped
from bench.people import score_all, total

SHARED = Path(__file__).parents[2].parent / "shared"
PRECISION, RECALL, ROLES, TRAPS = 0.95, 0.90, 0.93, 0.05


def run(size: int) -> Iterator[Figure | Skipped]:
    """Yield precision, recall and the rest; the labelled cables lie beside the project and not in it."""
    del size
    gold = SHARED / "gold" / "people.jsonl"
    if not gold.is_file():
        yield Skipped("needs the labelled cables, which lie beside the project and not in it")
        return
    scores = score_all(gold, [SHARED / "samples" / "html", SHARED / "samples" / "text"])
    whole, count = total(scores), len(scores)
    yield Figure("precision", whole.precision, "share", count, at_least=PRECISION)
    yield Figure("recall", whole.recall, "share", count, at_least=RECALL)
    yield Figure("roles right", whole.roles, "share", count, at_least=ROLES)
    yield Figure("listed twice", whole.twice, "people", count, at_most=0)
    yield Figure("traps sprung", whole.traps, "share", count, at_most=TRAPS)
