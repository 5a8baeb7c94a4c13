"""Does the parser find what was planted? `python -m bench.parsing --count 20000` prints a table, a row a field."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import get_context

import click
from msgspec import Struct
from rich.console import Console
from rich.table import Table

from bench.laws import lost
from generator.model.cable import BlockKind, Cable
from generator.model.source import RawCable, SourceInfo
from generator.parsing.parse import parse
from synthetic import cable
from synthetic.truth import Truth

BAR = 0.995  # of telegrams in which a field equals the planted truth
_CHUNK = 250
_EXAMPLES = 5


class Wrong(Struct, frozen=True):
    """A telegram of which a field was read wrong; `size` of its text in characters."""

    size: int
    field: str
    index: int
    planted: str
    found: str


class Tally(Struct, frozen=True):
    """What was measured of some telegrams: right ones by field, and the shortest wrong ones of each field."""

    count: int
    right: dict[str, int]
    wrong: tuple[Wrong, ...]


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _paragraphs(read: Cable) -> object:
    return tuple(
        (block.number, block.anchor, block.marking, _squeezed(block.text))
        for block in read.blocks
        if block.kind is BlockKind.PARAGRAPH
    )


def _references(read: Cable) -> object:
    return tuple((one.label, one.kind, one.candidates[:1], one.notal) for one in read.references)


FIELDS: dict[str, tuple[Callable[[Truth], object], Callable[[Cable], object]]] = {
    "id": (lambda truth: truth.id, lambda read: read.id),
    "date": (lambda truth: truth.date, lambda read: read.date),
    "level": (lambda truth: truth.level, lambda read: read.classification.level),
    "origin": (lambda truth: (truth.post, truth.origin), lambda read: (read.origin.post, read.origin.written)),
    "transmission": (lambda truth: truth.transmission_id, lambda read: read.transmission_id),
    "precedence": (lambda truth: truth.precedence, lambda read: read.precedence),
    "action": (lambda truth: truth.action, lambda read: read.action),
    "info": (lambda truth: truth.info, lambda read: read.info),
    "captions": (lambda truth: truth.captions, lambda read: read.captions),
    "passing": (lambda truth: truth.passing, lambda read: read.passing),
    "executive order": (
        lambda truth: (truth.executive_order, truth.declassify_on),
        lambda read: (read.declassification.order, read.declassification.date),
    ),
    "tags": (lambda truth: truth.tags, lambda read: tuple(tag.code for tag in read.tags)),
    "subject": (lambda truth: truth.subject, lambda read: read.subject),
    "classified by": (
        lambda truth: ((truth.classifier, truth.classifier_title, truth.reasons),) if truth.classifier else (),
        lambda read: tuple((one.name, one.title, one.reasons) for one in read.classified_by),
    ),
    "references": (
        lambda truth: tuple((one.label, one.kind, (one.target.mrn,) if one.target else (), one.notal) for one in truth.references),
        _references,
    ),
    "headings": (
        lambda truth: truth.headings,
        lambda read: tuple(_squeezed(block.text) for block in read.blocks if block.kind is BlockKind.HEADING),
    ),
    "paragraphs": (
        lambda truth: tuple((one.number, one.anchor, one.marking, _squeezed(one.text)) for one in truth.paragraphs),
        _paragraphs,
    ),
    "signer": (lambda truth: truth.signer, lambda read: read.signer.written if read.signer else None),
}  # fmt: skip


def raw(text: str, truth: Truth) -> RawCable:
    """Return a telegram as a source hands it over."""
    return RawCable(SourceInfo("telegram-text", f"{truth.id}.txt", len(text), "0" * 64), text, b"")


def measure(seed: int, indexes: Iterable[int], damages: float) -> Tally:
    """Parse telegrams and compare."""
    right: Counter[str] = Counter()
    wrong: list[Wrong] = []
    count = 0
    for index in indexes:
        count += 1
        text, truth = cable(seed, index, damages)
        found = list(_wrong(text, truth))
        wrong += found
        right.update({*FIELDS, "nothing lost"} - {one.field for one in found})
    return Tally(count, dict(right), _shortest(wrong))


def _wrong(text: str, truth: Truth) -> Iterator[Wrong]:
    parsed = parse(raw(text, truth))
    for field, (planted, found) in FIELDS.items():
        if planted(truth) != found(parsed.cable):
            yield Wrong(len(text), field, truth.index, *_difference(planted(truth), found(parsed.cable)))
    if why := lost(text, parsed):
        yield Wrong(len(text), "nothing lost", truth.index, "", why)


def _difference(planted: object, found: object) -> tuple[str, str]:
    """Return the first members that differ, of two values."""
    if isinstance(planted, tuple) and isinstance(found, tuple):
        at = next(
            (at for at, pair in enumerate(zip(planted, found, strict=False)) if pair[0] != pair[1]),
            min(len(planted), len(found)),
        )
        return f"[{at} of {len(planted)}] {planted[at : at + 1]}", f"[{at} of {len(found)}] {found[at : at + 1]}"
    return str(planted), str(found)


def _shortest(wrong: Iterable[Wrong]) -> tuple[Wrong, ...]:
    held: dict[str, list[Wrong]] = {}
    for one in sorted(wrong, key=lambda one: (one.size, one.index)):
        held.setdefault(one.field, []).append(one)
    return tuple(one for some in held.values() for one in some[:_EXAMPLES])


def measure_all(count: int, seed: int, damages: float, jobs: int = 2) -> Tally:
    """Measure the first `count` telegrams of an archive in several processes."""
    chunks = [(seed, range(start, min(start + _CHUNK, count)), damages) for start in range(0, count, _CHUNK)]
    with get_context("spawn").Pool(jobs) as pool:
        parts = pool.starmap(measure, chunks, chunksize=1)
    right: Counter[str] = Counter()
    for part in parts:
        right.update(part.right)
    return Tally(sum(part.count for part in parts), dict(right), _shortest(one for part in parts for one in part.wrong))


@click.command()
@click.option("--count", type=click.IntRange(min=1), default=20_000, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--damages", type=click.FloatRange(0, 1), default=0.1, show_default=True)
@click.option("--jobs", type=click.IntRange(min=1), default=2, show_default=True)
@click.option("--examples", type=click.IntRange(min=0, max=_EXAMPLES), default=2, show_default=True)
def main(*, count: int, seed: int, damages: float, jobs: int, examples: int) -> None:
    """Compare what the parser finds with what was planted."""
    tally = measure_all(count, seed, damages, jobs)
    table = Table("field", "right", "of", "%", title=f"parsing, seed {seed}, damages {damages}")
    for field in (*FIELDS, "nothing lost"):
        share = tally.right.get(field, 0) / tally.count
        table.add_row(
            field,
            f"{tally.right.get(field, 0):,}",
            f"{tally.count:,}",
            f"{100 * share:.2f}",
            style="" if share >= BAR else "red",
        )
    console = Console(width=160)
    console.print(table)
    shown: Counter[str] = Counter()
    for one in tally.wrong:
        shown[one.field] += 1
        if shown[one.field] <= examples:
            console.print(
                f"{one.field}, index {one.index}\n  planted {one.planted[:600]}\n  found   {one.found[:600]}",
                markup=False,
                highlight=False,
            )


if __name__ == "__main__":
    main()
