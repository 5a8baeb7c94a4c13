"""Does every reference lead where it should? `python -m bench.resolution --count 100000` builds, resolves and compares.

The archive is synthetic and what each of its telegrams cites is known. Timed is the resolution stage as a build runs it:
references, citations, backlinks, threads and serials of the whole archive.
"""

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import click
from msgspec import Struct

from bench.archives import fill
from bench.memory import processor, watched
from generator.catalog import cables, links
from generator.catalog.store import open_catalog
from generator.config import Settings
from generator.model.links import Links, Outcome
from generator.pipeline.ingest.link import link_cables
from generator.pipeline.run.reader import reader
from generator.running.workers import batches, in_processes
from synthetic import cable
from synthetic.truth import Truth

CATALOG = "catalog.sqlite"
A_TASK = 250
SHOWN = 5  # wrong ones shown of each kind
SECONDS, MEBIBYTES = 60, 1024  # what the resolution of 100,000 telegrams may take

Row = tuple[object, ...]


class Compared(Struct, frozen=True):
    """What was compared of some telegrams: how many of each kind, how many wrong, and the first wrong ones."""

    counts: dict[str, int]
    wrong: tuple[str, ...]


@click.command()
@click.option("--count", type=click.IntRange(min=1), default=100_000, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--jobs", type=click.IntRange(min=1), default=2, show_default=True)
@click.option("--folder", type=click.Path(file_okay=False, path_type=Path), help="Where the catalog goes.")
def main(count: int, seed: int, jobs: int, folder: Path | None) -> None:
    """Build a synthetic archive's catalog, resolve it, and compare every link with the planted truth."""
    with tempfile.TemporaryDirectory() as made:
        home = folder or Path(made)
        file = home / CATALOG
        with closing(open_catalog(file, "bench", fresh=True)) as catalog:
            fill(catalog, seed, count, jobs)
            started, spent = time.perf_counter(), processor()
            with watched() as memory:
                link_cables(_settings(home, jobs), catalog, file)
            seconds, spent = time.perf_counter() - started, processor() - spent
        ranges = batches(range(count), A_TASK)
        counts: Counter[str] = Counter()
        wrong: list[str] = []
        for compared in in_processes(partial(_compare, file, seed, count), ranges, jobs):
            counts.update(compared.counts)
            wrong += compared.wrong
    sys.exit(_report(count, (seconds, spent), memory.peak / 1024 / 1024, counts, wrong))


def _compare(file: Path, seed: int, count: int, indexes: tuple[int, ...]) -> Compared:
    catalog = reader(file)
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    for index in indexes:
        truth = cable(seed, index)[1]
        n = cables.find_number(catalog, truth.id)
        found = links.links_of(catalog, n) if n else Links()
        kinds = (
            ("references", list(_planted_references(truth, count)), list(_found_references(found))),
            ("citations", sorted(_planted_citations(truth)), sorted(_found_citations(found))),
        )
        for kind, planted, read in kinds:
            counts[kind] += len(planted)
            if planted != read:
                right = [row for row in planted if row in read]
                counts[f"wrong {kind}"] += max(len(planted), len(read)) - len(right)
                missed, false = (
                    [row for row in one if row not in other] for one, other in ((planted, read), (read, planted))
                )
                wrong.append(f"{kind} of {truth.id}: planted {missed}, found {false}")
    return Compared(dict(counts), tuple(wrong[:SHOWN]))


def _planted_references(truth: Truth, count: int) -> Iterator[Row]:
    for one in truth.references:
        yield one.label, one.kind, one.outcome(count), str(one.target.mrn) if one.target else None


def _found_references(found: Links) -> Iterator[Row]:
    return ((one.label, one.kind, one.outcome, one.target) for one in found.references)


def _planted_citations(truth: Truth) -> Iterator[str]:
    for one in truth.citations:
        if targets := [
            _shown(str(to.target.mrn) if to.target else None, to.paragraph)
            for to in one.targets
            if to.target or to.exists
        ]:
            yield _cited(one.anchor, one.written, targets)


def _found_citations(found: Links) -> Iterator[str]:
    """Yield what the text cites; a place that only leads to the list of references, or to what is no telegram, is left out."""
    for one in found.citations:
        places = [to for to in one.targets if to.id or to.paragraph]
        if targets := [_shown(to.id, to.paragraph) for to in places if to.outcome is not Outcome.NOT_A_CABLE]:
            yield _cited(one.anchor, one.written, targets)


def _shown(name: str | None, paragraph: int | None) -> str:
    return f"{name or 'this'}{f' paragraph {paragraph}' if paragraph else ''}"


def _cited(anchor: str, written: str, targets: list[str]) -> str:
    words = " ".join(written.lower().split())  # a page's end may lie inside
    return f"{anchor} {words!r}: {', '.join(targets)}"


def _settings(home: Path, jobs: int) -> Settings:
    return Settings(
        config_file=home / "mkdocs.yml",
        site_name="",
        site_url="",
        source=home,
        docs=home / "docs",
        site=home / "site",
        cache=home,
        jobs=jobs,
    )


def _report(count: int, took: tuple[float, float], mebibytes: float, counts: Counter[str], wrong: list[str]) -> int:
    """Print the figures; return the exit status: 0 where every reference is right within time and memory.

    `took` are seconds, of the clock and of processors; `mebibytes` the peak over all processes.
    """
    seconds, spent = took
    click.echo(f"{count:,} telegrams resolved in {seconds:.1f} s, of processors {spent:.1f} s")
    click.echo(f"{mebibytes:.0f} MiB at most, all processes together")
    for kind in ("references", "citations"):
        share = 1 - counts[f"wrong {kind}"] / max(1, counts[kind])
        click.echo(f"{kind}: {counts[kind]:,} planted, {counts[f'wrong {kind}']:,} wrong, {share:.4%} right")
    for line in wrong[: 4 * SHOWN]:
        click.echo(f"    {line}")
    within = seconds < SECONDS * max(1, count / 100_000) and mebibytes < MEBIBYTES
    return 0 if within and not counts["wrong references"] else 1


if __name__ == "__main__":
    main()
