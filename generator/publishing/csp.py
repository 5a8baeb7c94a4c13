"""Which scripts a page may run: those of the site, and of those inside the page only the theme's own, known by their digest."""

import base64
import hashlib
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from generator.model.script_policy import POLICY
from generator.publishing.integrity.manifest import NONE_MADE, Noted, paths, stands, those_of
from generator.running.workers import batches, in_processes

PAGES_A_TASK = 500
AFTER = 200  # bytes behind the start of a head in which its policy stands
TOP = 1024  # bytes that tell of a page made by `archive` that it has its policy
MARK = b'http-equiv="Content-Security-Policy"'

_OPENING, _CLOSING = b"<script", b"</script>"
_HOLE = b"\0"  # stands in no page
_HEAD = re.compile(rb"<head\b[^>]*>")
# `src` names another file, JSON is data (HTML, 4.12.1 "The script element")
_NOT_RUN = re.compile(rb"\bsrc\b|\btype=[\"']?application/")


class PolicyTask(Struct, frozen=True):
    """Pages for a worker, by their places in a site; those that were `made` with their policy are not looked at."""

    site: Path
    pages: tuple[str, ...]
    made: Mapping[str, Noted]


def set_policies(
    site: Path,
    jobs: int = 1,
    *,
    seen_to: Container[str] = (),
    made: Mapping[str, Noted] = NONE_MADE,
    names: Sequence[str] = (),
) -> None:
    """Put its policy into the head of every page that has none, unless it is known to have one.

    Those that were `made` with one are `seen_to` too, where they stand as they were written. `names` are the paths of all
    files where they were listed already.
    """
    pages = (path for path in names or paths(site, jobs) if path.endswith(".html") and path not in seen_to)
    tasks = (PolicyTask(site, batch, those_of(made, batch)) for batch in batches(pages, PAGES_A_TASK))
    for _ in in_processes(_set, tasks, jobs):
        pass


def secured(page: bytes) -> bytes:
    """Return a page with its policy in its head; one that has a policy, or no head, as it is."""
    head = _HEAD.search(page)
    if head is None or _has_policy(page, head):
        return page
    return _with_meta(page, head, policy_of(page))


def has_policy(page: bytes) -> bool:
    """Whether a page says already which scripts it may run; the first `TOP` bytes tell of one made by this program."""
    head = _HEAD.search(page)
    return head is not None and _has_policy(page, head)


def with_policy(pieces: Sequence[bytes | int]) -> tuple[bytes | int, ...] | None:
    """Put into a page's pieces, whose holes are numbers, the policy of all pages that bring no script of their own.

    `None` where a script has a hole, or the head does not begin before the first.
    """
    whole = b"".join(_HOLE if isinstance(piece, int) else piece for piece in pieces)
    top = pieces[0]
    if isinstance(top, int) or any(_HOLE in script for script in _run_scripts(whole)):
        return None
    head = _HEAD.search(top)
    if head is None or _has_policy(top, head):
        return None
    return _with_meta(top, head, policy_of(whole)), *pieces[1:]


def brings_scripts(part: bytes) -> bool:
    """Whether a part of a page may have scripts that the policy has to know of."""
    if _OPENING not in part:
        return False
    return part.count(_OPENING) != part.count(_CLOSING) or any(True for _ in _run_scripts(part))


def policy_of(page: bytes) -> str:
    """Return the policy of a page: no script runs but files of this site and what stands in the page now."""
    digests = {_digest(inside) for inside in _run_scripts(page)}
    return POLICY.format(digests="".join(f" '{digest}'" for digest in sorted(digests)))


def _run_scripts(page: bytes) -> Iterator[bytes]:
    """Yield the inside of each inline script that is run; looked for as bytes, in a tenth of the time of a pattern."""
    at = 0
    while (opening := page.find(_OPENING, at)) >= 0:
        inside = page.find(b">", opening) + 1
        end = page.find(_CLOSING, inside)
        if not inside or end < 0:
            return
        if not _NOT_RUN.search(page, opening + len(_OPENING), inside - 1):
            yield page[inside:end]
        at = end + len(_CLOSING)


def _with_meta(page: bytes, head: re.Match[bytes], policy: str) -> bytes:
    return b'%s<meta %s content="%s">%s' % (page[: head.end()], MARK, policy.encode(), page[head.end() :])


def _has_policy(page: bytes, head: re.Match[bytes]) -> bool:
    return MARK in page[: head.end() + AFTER]


@lru_cache(maxsize=64)
def _digest(script: bytes) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}"


def _set(task: PolicyTask) -> int:
    site = str(task.site)
    return sum(_set_page(f"{site}/{page}") for page in task.pages if not stands(site, page, task.made.get(page)))


def _set_page(page: str) -> bool:
    """Write beside it first: the page can share its bytes with a file of the docs folder or of the last site."""
    with open(page, "rb", buffering=0) as stream:  # noqa: PTH123 - a Path for each page takes longer than this
        top = stream.read(TOP)
        if has_policy(top):
            return False
        content = top + stream.read()
    new = secured(content)
    if new == content:
        return False
    half = Path(f"{page}.part")
    half.write_bytes(new)
    half.replace(page)
    return True
