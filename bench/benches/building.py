"""The whole build of a synthetic archive and its stages, beside Hugo, plain MkDocs and nothing but writing."""

import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from bench import rivals
from bench.archives import written
from bench.figures import Figure
from bench.memory import Run
from bench.memory import run as run_program

MKDOCS_UP_TO = 1295
HUGO_UP_TO = 20_000
SEARCHING = "indexing"  # the stage that Hugo has nothing like
# what two cores have to do at a size: seconds of the whole build, MiB of all its processes, MiB of the site stage
SECONDS = {100_000: 480}
MEMORY = {100_000: 3 * 1024}
SITE_MEMORY = {20_000: 1024}
TIMES_HUGO = {20_000: 2}  # pages a second of the site stage, by those of Hugo
WHOLE_TO_HUGO = {20_000: 1.5}  # seconds of the whole build without search, by those of Hugo alone
# reading         1,295 cables       1.2 s     1,079/s
_STAGE = re.compile(r"^(?P<name>[a-z][a-z' ]*?) +(?P<done>[\d,]+) (?P<unit>\w+) +(?P<seconds>[\d.]+) s", re.MULTILINE)
_MIB = 1024 * 1024


def run(size: int) -> Iterator[Figure]:
    """Build an archive anew, again with nothing changed, again with one cable changed; then let others do the same."""
    with written(size) as work:
        _hand_written(work / "docs")
        whole = _build(work)
        stages = list(_stages(whole.said, size))
        yield from stages
        yield from _taken("whole build", whole, size, at_most=SECONDS.get(size))
        yield Figure("peak memory", whole.peak / _MIB, "MiB", size, at_most=MEMORY.get(size))
        yield from _held(work, size)
        yield from _taken("nothing changed", _build(work), size)
        changed = next(file for file in sorted((work / "cables").rglob("*")) if file.is_file())
        changed.write_bytes(changed.read_bytes().replace(b"THE", b"SOME", 1))
        yield from _taken("one cable changed", _build(work), size)
        searching = sum(one.value for one in stages if one.name == SEARCHING)
        yield from _beside(work, size, whole.seconds - searching)


def _held(work: Path, size: int) -> Iterator[Figure]:
    """Give how many files the site has, and their bytes."""
    files = [file.stat().st_size for file in (work / "site").rglob("*") if file.is_file()]
    yield Figure("files of the site", len(files), "files", size)
    yield Figure("size of the site", sum(files) / _MIB, "MiB", size)


def _beside(work: Path, size: int, whole: float) -> Iterator[Figure]:
    """Give the site stage alone, and the others, in pages a second; `whole` is the seconds of the build without search."""
    docs = work / "docs"
    pages = len(rivals.markdown(docs))
    alone = _site_stage(docs, work / "alone")
    yield from _taken("site stage alone", alone, size, pages)
    yield Figure("site stage alone, peak memory", alone.peak / _MIB, "MiB", size, at_most=SITE_MEMORY.get(size))
    writing = rivals.writing(work / "site", work / "written")
    yield Figure("writing the pages", writing, "s", size)
    yield Figure("site stage against writing alone", alone.seconds / writing, "times", size)
    bare = _site_stage(rivals.pages_alone(docs, work / "pages"), work / "bare")
    yield from _taken("site stage, Markdown alone", bare, size, pages)
    if size <= HUGO_UP_TO and (hugo := rivals.hugo(docs, work / "hugo")):
        yield from _taken("Hugo", hugo, size, pages)
        yield Figure(
            "site stage against Hugo", hugo.seconds / alone.seconds, "times", size, at_least=TIMES_HUGO.get(size)
        )
        yield Figure("the same by processor time", hugo.cpu / alone.cpu, "times", size)
        yield Figure("the same, Markdown alone", hugo.seconds / bare.seconds, "times", size)
        yield Figure(
            "whole build without search against Hugo",
            whole / hugo.seconds,
            "times",
            size,
            at_most=WHOLE_TO_HUGO.get(size),
        )
    if size <= MKDOCS_UP_TO:
        yield from _taken(
            "MkDocs without plugins", rivals.mkdocs(Path("mkdocs.yml"), docs, work / "mkdocs"), size, pages
        )


def _site_stage(docs: Path, site: Path) -> Run:
    return run_program((sys.executable, "-m", "bench.site", str(docs), str(site), str(os.cpu_count())))


def _taken(name: str, done: Run, size: int, pages: int = 0, at_most: float | None = None) -> Iterator[Figure]:
    yield Figure(name, done.seconds, "s", size, at_most=at_most)
    yield Figure(f"{name}, processors", done.cpu, "CPU s", size)
    if pages:
        yield Figure(f"{name}, rate", pages / done.seconds, "pages/s", size)


def _build(work: Path) -> Run:
    folders = (("source", "cables"), ("docs", "docs"), ("site", "site"), ("cache", "cache"))
    options = [part for name, folder in folders for part in (f"--{name}", str(work / folder))]
    return run_program((sys.executable, "-m", "generator", "build", *options), log=work / "log")


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
