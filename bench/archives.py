"""Synthetic archives on disk for the time of a benchmark."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SEED = 1


@contextmanager
def written(count: int, form: str = "text") -> Iterator[Path]:
    """Give a folder, removed afterwards, with `cables/` in it: an archive of that many telegrams."""
    with tempfile.TemporaryDirectory(prefix="archive-") as folder:
        out = Path(folder) / "cables"
        command = (sys.executable, "-m", "bench.archive", str(out), "--count", str(count), "--form", form)
        subprocess.run((*command, "--seed", str(SEED)), check=True)  # noqa: S603 - our own program
        yield Path(folder)


@contextmanager
def planted(count: int, form: str) -> Iterator[Path]:
    """Give such a folder with `truth.jsonl` beside `cables/`: what was planted, a telegram a line."""
    with tempfile.TemporaryDirectory(prefix="archive-") as folder:
        out, truth = Path(folder) / "cables", Path(folder) / "truth.jsonl"
        command = (sys.executable, "-m", "bench.archive", str(out), "--count", str(count), "--form", form)
        subprocess.run((*command, "--seed", str(SEED), "--truth", str(truth)), check=True)  # noqa: S603 - our own program
        yield Path(folder)
