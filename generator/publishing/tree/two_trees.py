"""A look at the docs folder and at the site together: a file that both have by a hard link is looked at once."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from generator.publishing.tree.digest import PARTS_A_TASK, Told, Visit, digest_of, lookers, mark_of, see
from generator.publishing.tree.walk import files_of, parts
from generator.running.workers import batches, in_processes

DOCS, SITE, BOTH = 1, 2, 4  # where a part stands; both: the same file

Part = tuple[str, int]  # a path, and where it stands


class Looked(Struct, frozen=True):
    """The digests of a docs folder and of a site, each empty where nobody has looked."""

    docs: str = ""
    site: str = ""


class LookTask(Struct, frozen=True):
    """Parts of the two folders for a worker to look at; `visit` is told of the files of the docs folder."""

    docs: str
    site: str
    parts: tuple[Part, ...]
    visit: Visit[Any]


def look_at_both(docs: Path, site: Path, jobs: int, visit: Visit[Told]) -> tuple[Looked, list[Told]]:
    """Look at every file of the two folders once; return the digests, and what `visit` tells of some files of docs at a time.

    Two files in three of a site are links to what stands in the docs folder. To find a file takes the system longer than
    all else that is done here.
    """
    tasks = (LookTask(str(docs), str(site), some, visit) for some in batches(_parts(docs, site), PARTS_A_TASK))
    of_docs, of_site, told = 0, 0, list[Told]()
    for docs_marks, site_marks, of_part in in_processes(_look, tasks, lookers(jobs)):
        of_docs += docs_marks
        of_site += site_marks
        told.append(of_part)
    return Looked(digest_of(of_docs), digest_of(of_site)), told


def _parts(docs: Path, site: Path) -> Iterator[Part]:
    """Yield the parts of both folders in the order of their paths."""
    ours, theirs = parts(str(docs)), parts(str(site))
    one, other = next(ours, None), next(theirs, None)
    while one and other:
        if one[0] == other[0]:
            yield one[0], BOTH if one == other and not one[0].endswith("/") else DOCS | SITE
            one, other = next(ours, None), next(theirs, None)
        elif one[0] < other[0]:
            yield one[0], DOCS
            one = next(ours, None)
        else:
            yield other[0], SITE
            other = next(theirs, None)
    for left, rest, where in ((one, ours, DOCS), (other, theirs, SITE)):
        if left:
            yield left[0], where
            yield from ((path, where) for path, _ in rest)


def _look(task: LookTask) -> tuple[int, int, Any]:
    of_docs, of_site, of_both = (
        [see(root, path) for part, stands in task.parts if stands & where for path in files_of(root, part)]
        for root, where in ((task.docs, DOCS), (task.site, SITE), (task.site, BOTH))
    )
    docs, site, both = (sum(map(mark_of, seen)) for seen in (of_docs, of_site, of_both))
    return docs + both, site + both, task.visit(of_docs + of_both)
