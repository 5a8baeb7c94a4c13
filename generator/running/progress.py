"""How far a run has come: a bar on a terminal, a line a stage elsewhere; both on standard error."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


class Stage:
    """Counts what a stage has done; `quiet` ones are told of by their caller."""

    def __init__(self, bar: Progress | None, name: str, total: int | None) -> None:
        self.done = 0
        self._bar = bar
        self._task = bar.add_task(name, total=total, rate="") if bar else None
        self._start = time.monotonic()

    def advance(self, count: int = 1) -> None:
        """Note `count` more pieces done."""
        self.done += count
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, advance=count, rate=f"{self.rate:,.0f}/s")

    @property
    def seconds(self) -> float:
        """How long the stage has taken."""
        return time.monotonic() - self._start

    @property
    def rate(self) -> float:
        """Pieces a second."""
        return self.done / max(self.seconds, 1e-6)


@contextmanager
def stage(name: str, total: int | None = None, *, unit: str = "cables") -> Iterator[Stage]:
    """Show a stage while it runs: `name` is what is being done ("reading")."""
    if sys.stderr.isatty():
        columns = (
            TextColumn("{task.description:<12}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
        )
        with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True) as bar:
            running = Stage(bar, name, total)
            yield running
    else:
        running = Stage(None, name, total)
        yield running
    click.echo(f"{name:<12} {running.done:>9,} {unit:<8} {running.seconds:>7.1f} s {running.rate:>9,.0f}/s", err=True)
