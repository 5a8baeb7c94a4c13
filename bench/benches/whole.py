"""The whole build of a synthetic archive, from sources to a finished site, stage by stage; and again with nothing changed."""

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.archives import written
from bench.figures import Figure
from bench.memory import Run, settle
from bench.memory import run as run_program

# what two cores have to do at a size: seconds of the whole build, MiB of all its processes
SECONDS = {100_000: 480, 251_287: 1200}
MEMORY = {100_000: 3 * 1024}
SAME = {1_295: 2, 100_000: 20}  # seconds where nothing changed
# reading         1,295 cables       1.2 s     1,079/s
_STAGE = re.compile(r"^(?P<name>[a-z][a-z' ]*?) +(?P<done>[\d,]+) (?P<unit>\w+) +(?P<seconds>[\d.]+) s", re.MULTILINE)
_MIB = 1024 * 1024


def run(size: int) -> Iterator[Figure]:
    """Build an archive anew, and again with nothing changed."""
    with written(size) as work:
        yield from built(work, size)


def built(work: Path, size: int) -> Iterator[Figure]:
    """Do so in a folder that has telegrams in `cables/`."""
    _hand_written(work / "docs")
    settle(size)
    whole = build(work)
    yield from _stages(whole.said, size)
    yield from taken("whole build", whole, size, at_most=SECONDS.get(size))
    yield Figure("peak memory", whole.peak / _MIB, "MiB", size, at_most=MEMORY.get(size))
    yield from _held(work, size)
    yield from taken("nothing changed", build(work), size, at_most=SAME.get(size))


def build(work: Path) -> Run:
    """Bring the site of such a folder up to date."""
    folders = (("source", "cables"), ("docs", "docs"), ("site", "site"), ("cache", "cache"))
    options = [part for name, folder in folders for part in (f"--{name}", str(work / folder))]
    return run_program((sys.executable, "-m", "generator", "build", *options), log=work / "log")


def taken(name: str, done: Run, size: int, pages: int = 0, at_most: float | None = None) -> Iterator[Figure]:
    """Yield what a run took; its rate too, where it made so many pages."""
    yield Figure(name, done.seconds, "s", size, at_most=at_most)
    yield Figure(f"{name}, processors", done.cpu, "CPU s", size)
    if pages:
        yield Figure(f"{name}, rate", pages / done.seconds, "pages/s", size)


def _held(work: Path, size: int) -> Iterator[Figure]:
    """Yield how many files the site has, and their bytes."""
    files = [file.stat().st_size for file in (work / "site").rglob("*") if file.is_file()]
    yield Figure("files of the site", len(files), "files", size)
    yield Figure("size of the site", sum(files) / _MIB, "MiB", size)


def _hand_written(docs: Path) -> None:
    shutil.copytree("docs/assets", docs / "assets")
    for page in Path("docs").glob("*.md"):
        shutil.copy2(page, docs)


def _stages(said: str, size: int) -> Iterator[Figure]:
    for found in _STAGE.finditer(said):
        seconds = float(found["seconds"])
        yield Figure(found["name"], seconds, "s", size)
        if seconds:
            count = int(found["done"].replace(",", ""))
            yield Figure(f"{found['name']}, rate", count / seconds, f"{found['unit']}/s", size)
