"""A finished site is searched for what is withheld; where anything is found, it is not published."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from generator.errors import ArchiveError
from generator.publishing.integrity.extract_text import TextFragment, pieces_of_file
from generator.publishing.integrity.search_words import search_leaks
from generator.publishing.integrity.withheld_runs import WordRun, found_in
from generator.running.workers import batches, in_processes
from generator.withholding import FILE, Finder, Policy, finder

FILES_A_TASK = 100
Excuse = Callable[[frozenset[WordRun]], frozenset[WordRun]]
SHOWN = 5  # leaks in the message; one is enough to stop


class Leak(Struct, frozen=True, order=True):
    """Something withheld that stands in a file of the site; `where` is a place in it, `entry` a place in `withhold.yml`."""

    file: str
    where: str
    entry: str
    letters: str = ""  # of a withheld paragraph or cable: the run of words that was found


class LeakTask(Struct, frozen=True):
    """Files of a site for a worker to search."""

    policy: Policy
    site: Path
    files: tuple[Path, ...]
    runs: tuple[WordRun, ...]


def find_leaks(
    policy: Policy, site: Path, jobs: int = 1, runs: Iterable[WordRun] = (), excuse: Excuse = lambda _found: frozenset()
) -> None:
    """Search everything below `site`; raises ArchiveError that names files, places and entries, never the content.

    `runs` are words of what is withheld as a whole; `excuse` says which of those that were found stand in another
    telegram's own text too.
    """
    leaks = all_leaks(policy, site, jobs, tuple(runs))
    excused = excuse(frozenset(WordRun(leak.entry, leak.letters) for leak in leaks if leak.letters))
    if found := [leak for leak in leaks if WordRun(leak.entry, leak.letters) not in excused]:
        shown = "; ".join(f"{leak.file}: {leak.where}: {leak.entry}" for leak in found[:SHOWN])
        message = f"not published: {len(found):,} leaks of what {FILE} keeps back: {shown}"
        raise ArchiveError(message)


def all_leaks(policy: Policy, site: Path, jobs: int = 1, runs: tuple[WordRun, ...] = ()) -> list[Leak]:
    """Return every leak of a term, a pattern or a run of words, by file."""
    if not (policy.terms or policy.patterns or runs):
        return []
    files = sorted(path for path in site.rglob("*") if path.is_file() or path.is_symlink())
    tasks = (LeakTask(policy, site, batch, runs) for batch in batches(files, FILES_A_TASK))
    found = {leak for leaks in in_processes(_search, tasks, jobs) for leak in leaks}
    found.update(Leak(*leak) for leak in search_leaks(site, finder(policy)))
    return sorted(found)


def _search(task: LeakTask) -> tuple[Leak, ...]:
    held = finder(task.policy)
    return tuple(leak for file in task.files for leak in _leaks(file, task.site, held, task.runs))


def _leaks(file: Path, site: Path, held: Finder, runs: tuple[WordRun, ...]) -> Iterator[Leak]:
    name = str(file.relative_to(site))
    for piece in (TextFragment("file name", name), *_no_links(file)):
        yield from (Leak(name, piece.where, entry) for entry in piece.leaks(held))
    if file.is_file():
        for piece in pieces_of_file(file):
            yield from (Leak(name, piece.where, entry) for entry in piece.leaks(held))
            yield from (Leak(name, piece.where, run.entry, run.letters) for run in found_in(piece.text, runs))


def _no_links(file: Path) -> Iterator[TextFragment]:
    if file.is_symlink():
        yield TextFragment("link", str(file.readlink()))
