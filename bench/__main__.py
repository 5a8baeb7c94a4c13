"""`python -m bench`: runs the benchmarks, each in a process of its own, and prints one table at the end."""

import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import msgspec
from rich.console import Console
from rich.table import Table

from bench.figures import Benchmark, Figure, Row, Skipped
from bench.growth import growths
from bench.memory import run
from bench.registry import BENCHES

RESULTS = Path(__file__).parent / "results.json"
_NAMES = tuple(one.name for one in BENCHES)
_MIB = 1024 * 1024


class _Line(msgspec.Struct, frozen=True):
    """What one benchmark writes: a figure, or why there is none."""

    figure: Figure | None = None
    skipped: Skipped | None = None


class Results(msgspec.Struct, frozen=True):
    """All that was measured, and on what; `failed` says which benchmark gave nothing, and why.

    `load` is how many processes wanted a core in the minute before: more than `cores`, and the rates are too low.
    """

    cores: int
    load: float
    python: str
    rows: tuple[Row, ...]
    failed: tuple[str, ...]


@click.command()
@click.option("--sizes", default="", help="Numbers of cables, with commas between, for the benchmarks that have sizes.")
@click.option("--only", default="", help=f"Names, with commas between, of {', '.join(_NAMES)}.")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), default=RESULTS, help="Where the figures go, as JSON."
)
def main(sizes: str, only: str, out: Path) -> None:
    """Run the benchmarks; the status is 1 where one of them failed. A bar that is missed shows in the table."""
    load = os.getloadavg()[0]
    rows: list[Row] = []
    failed: list[str] = []
    for chosen, size in _runs(_names(only), _counts(sizes)):
        click.echo(f"{chosen.name} {size or ''}".rstrip(), err=True)
        try:
            rows += _rows(chosen, size)
        except RuntimeError as error:
            failed.append(f"{chosen.name} {size}: {error}")
    rows += growths(rows)
    results = Results(os.cpu_count() or 1, load, platform.python_version(), tuple(rows), tuple(failed))
    out.write_bytes(msgspec.json.format(msgspec.json.encode(results)) + b"\n")
    Console(width=120).print(_table(results))
    for failure in failed:
        click.echo(failure, err=True)
    sys.exit(1 if failed else 0)


def _names(only: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in only.split(",") if name.strip()) or _NAMES
    if unknown := [name for name in names if name not in _NAMES]:
        message = f"no benchmark {unknown[0]!r}; there are {', '.join(_NAMES)}"
        raise click.BadParameter(message)
    return names


def _counts(sizes: str) -> tuple[int, ...]:
    try:
        return tuple(int(size) for size in sizes.split(",") if size.strip())
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


def _runs(names: Sequence[str], sizes: Sequence[int]) -> Iterator[tuple[Benchmark, int]]:
    for one in BENCHES:
        if one.name in names:
            for size in one.sizes if one.sizes == (0,) else (sizes or one.sizes):
                yield one, size


def _rows(chosen: Benchmark, size: int) -> list[Row]:
    """Run one benchmark; return its figures, with its memory where it does not give that itself."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        log, out = Path(folder) / "log", Path(folder) / "figures"
        try:
            done = run((sys.executable, "-m", "bench.one", chosen.name, str(size), str(out)), log=log)
        except subprocess.CalledProcessError as error:
            raise RuntimeError(str(error.output).strip()) from error
        lines = [msgspec.json.decode(line, type=_Line) for line in out.read_bytes().splitlines()]
    for line in lines:
        if line.skipped:
            click.echo(f"  skipped: {line.skipped.why}", err=True)
    figures = [line.figure for line in lines if line.figure]
    if figures and not any(figure.name == "peak memory" for figure in figures):
        figures.append(Figure("peak memory", done.peak / _MIB, "MiB", size))
    return [Row(chosen.name, figure, figure.reached) for figure in figures]


def _table(results: Results) -> Table:
    table = Table(title=f"{results.cores} cores, load {results.load:.1f} at the start, Python {results.python}")
    for name, right in (
        ("benchmark", False),
        ("cables", True),
        ("figure", False),
        ("value", True),
        ("unit", False),
        ("bar", True),
        ("", False),
    ):
        table.add_column(name, justify="right" if right else "left")
    for row in results.rows:
        one = row.figure
        mark = "" if row.reached is None else ("reached" if row.reached else "MISSED")
        table.add_row(
            row.benchmark, f"{one.size:,}" if one.size else "", one.name, _shown(one.value), one.unit, _bar(one), mark
        )
    return table


def _shown(value: float) -> str:
    return f"{value:,.0f}" if value >= 1000 else f"{value:,.2f}"


def _bar(one: Figure) -> str:
    if one.at_least is not None:
        return f"≥ {one.at_least:,g}"
    return f"≤ {one.at_most:,g}" if one.at_most is not None else ""


if __name__ == "__main__":
    main()
