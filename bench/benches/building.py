"""The whole build of a synthetic archive, one changed telegram, and the site stage beside Hugo, plain MkDocs and bare writing."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from bench import rivals
from bench.archives import written
from bench.benches.whole import build, built, taken
from bench.figures import Figure
from bench.memory import Run, settle
from bench.memory import run as run_program

MKDOCS_UP_TO = 1295
HUGO_UP_TO = 20_000
SEARCHING = "indexing"  # the stage that Hugo has nothing like
SITE_MEMORY = {20_000: 1024}  # MiB of the site stage
TIMES_HUGO = {20_000: 2}  # pages a second of the site stage, by those of Hugo
WHOLE_TO_HUGO = {20_000: 1.5}  # seconds of the whole build without search, by those of Hugo alone
_MIB = 1024 * 1024


def run(size: int) -> Iterator[Figure]:
    """Build an archive anew, again with nothing changed, again with one cable changed; then let others do the same."""
    with written(size) as work:
        seconds = {}
        for figure in built(work, size):
            seconds[figure.name] = figure.value
            yield figure
        changed = next(file for file in sorted((work / "cables").rglob("*")) if file.is_file())
        changed.write_bytes(changed.read_bytes().replace(b"THE", b"SOME", 1))
        yield from taken("one cable changed", build(work), size)
        yield from _beside(work, size, seconds["whole build"] - seconds.get(SEARCHING, 0))


def _beside(work: Path, size: int, whole: float) -> Iterator[Figure]:
    """Yield the site stage alone, and the others, in pages a second; `whole` is the seconds of the build without search."""
    docs = work / "docs"
    pages = len(rivals.markdown(docs))
    settle(size)
    alone = _site_stage(docs, work / "alone")
    yield from taken("site stage alone", alone, size, pages)
    yield Figure("site stage alone, peak memory", alone.peak / _MIB, "MiB", size, at_most=SITE_MEMORY.get(size))
    writing = rivals.writing(work / "site", work / "written")
    yield Figure("writing the pages", writing, "s", size)
    yield Figure("site stage against writing alone", alone.seconds / writing, "times", size)
    settle(size)
    bare = _site_stage(rivals.pages_alone(docs, work / "pages"), work / "bare")
    yield from taken("site stage, Markdown alone", bare, size, pages)
    if size <= HUGO_UP_TO and (hugo := rivals.hugo(docs, work / "hugo")):
        yield from taken("Hugo", hugo, size, pages)
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
        yield from taken(
            "MkDocs without plugins", rivals.mkdocs(Path("mkdocs.yml"), docs, work / "mkdocs"), size, pages
        )


def _site_stage(docs: Path, site: Path) -> Run:
    return run_program((sys.executable, "-m", "bench.site", str(docs), str(site), str(os.cpu_count())))
