"""`python -m bench --sizes 1295,20000,100000`: the whole build and its stages, beside Hugo, MkDocs and plain writing."""

import math
import os
import re
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

import click
import msgspec
from msgspec import Struct
from rich.console import Console
from rich.table import Table

from bench import rivals
from bench.archive.telegram import telegram
from bench.archive.writers import WRITERS
from bench.memory import Run, run

MKDOCS_UP_TO = 1295
HUGO_UP_TO = 20_000
_STAGE = re.compile(r"^([a-z ]+?) +([\d,]+) \w+ +([\d.]+) s", re.MULTILINE)


class Measure(Struct, frozen=True):
    """One line of the result: pages or cables `done` in `seconds`; `cpu` and `peak` are of all processes."""

    cables: int
    what: str
    done: int
    seconds: float
    cpu: float | None = None
    peak: int | None = None

    @property
    def rate(self) -> float:
        """How many a second."""
        return self.done / max(self.seconds, 1e-3)


@click.command()
@click.option("--sizes", default="1295,5000,20000", show_default=True, help="Numbers of cables, parted by commas.")
@click.option("--work", type=click.Path(path_type=Path), default=Path(".cache/bench"), show_default=True)
@click.option("--jobs", type=int, default=None, help="How many processes [all cores].")
@click.option("--json", "result", type=click.Path(path_type=Path), default=Path("bench/results.json"))
def main(sizes: str, work: Path, jobs: int | None, result: Path) -> None:
    """Measure, print a table, write the figures as JSON."""
    measured: list[Measure] = []
    for count in map(int, sizes.split(",")):
        measured += _measure(count, work / str(count), jobs)
        result.write_bytes(msgspec.json.format(msgspec.json.encode(measured)) + b"\n")
        Console(width=120).print(_table(one for one in measured if one.cables == count))
    Console(width=120).print(_growth(measured))


def _measure(count: int, work: Path, jobs: int | None) -> Iterable[Measure]:
    shutil.rmtree(work, ignore_errors=True)
    source, docs, site = work / "cables", work / "docs", work / "site"
    WRITERS["text"](source, (telegram(1, index, 0.0) for index in range(count)))
    _hand_written(docs)
    command = [sys.executable, "-m", "generator", "build"]
    for name, folder in (("source", source), ("docs", docs), ("site", site), ("cache", work / "cache")):
        command += [f"--{name}", str(folder)]
    command += ["--jobs", str(jobs)] if jobs else []
    whole = run(command, log=work / "build.log")
    yield from _stages(count, whole)
    pages = len(rivals.markdown(docs))
    site_again = run([sys.executable, "-m", "bench.site", *map(str, (docs, work / "alone", jobs or os.cpu_count()))])
    yield Measure(count, "site stage alone", pages, site_again.seconds, site_again.cpu, site_again.peak)
    yield Measure(count, "whole build", count, whole.seconds, whole.cpu, whole.peak)
    again = run(command, log=work / "again.log")
    yield Measure(count, "nothing changed", count, again.seconds, again.cpu, again.peak)
    changed = next(file for file in sorted(source.rglob("*")) if file.is_file())
    changed.write_bytes(changed.read_bytes().replace(b"THE", b"SOME", 1))
    again = run(command, log=work / "changed.log")
    yield Measure(count, "one cable changed", count, again.seconds, again.cpu, again.peak)
    yield Measure(count, "writing the pages", pages, rivals.writing(site, work / "written"))
    if count <= HUGO_UP_TO and (hugo := rivals.hugo(docs, work / "hugo")):
        yield Measure(count, "Hugo", pages, hugo.seconds, hugo.cpu, hugo.peak)
    if count <= MKDOCS_UP_TO:
        plain = rivals.mkdocs(Path("mkdocs.yml"), docs, work / "mkdocs")
        yield Measure(count, "MkDocs without plugins", pages, plain.seconds, plain.cpu, plain.peak)


def _stages(count: int, whole: Run) -> Iterable[Measure]:
    for name, done, seconds in _STAGE.findall(whole.said):
        yield Measure(count, name, int(done.replace(",", "")), float(seconds))


def _hand_written(docs: Path) -> None:
    shutil.copytree("docs/assets", docs / "assets")
    for page in Path("docs").glob("*.md"):
        shutil.copy2(page, docs)


def _table(measured: Iterable[Measure]) -> Table:
    table = Table("cables", "what", "done", "seconds", "a second", "CPU s", "peak MB")
    for one in measured:
        cpu = f"{one.cpu:,.1f}" if one.cpu else ""
        peak = f"{one.peak / 1e6:,.0f}" if one.peak else ""
        table.add_row(
            f"{one.cables:,}", one.what, f"{one.done:,}", f"{one.seconds:,.1f}", f"{one.rate:,.0f}", cpu, peak
        )
    return table


def _growth(measured: list[Measure]) -> Table:
    """Give the exponent with which each stage's time grows from the smallest to the largest size (1: in proportion)."""
    table = Table("what", "from", "to", "exponent")
    for what in dict.fromkeys(one.what for one in measured):
        found = [one for one in measured if one.what == what and one.seconds > 0]
        first, last = found[0], found[-1]
        if last.cables > first.cables:
            exponent = math.log(last.seconds / first.seconds) / math.log(last.cables / first.cables)
            table.add_row(what, f"{first.cables:,}", f"{last.cables:,}", f"{exponent:.2f}")
    return table


if __name__ == "__main__":
    main()
