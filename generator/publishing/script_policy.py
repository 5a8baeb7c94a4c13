"""Which scripts a page may run: those of the site, and of those inside the page only the theme's own, known by their digest."""

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from generator.running.workers import batches, in_processes

PAGES_A_TASK = 500
MARK = b'http-equiv="Content-Security-Policy"'

# an inline script that is run: `src` names another file, JSON is data (HTML, 4.12.1 "The script element")
_SCRIPT = re.compile(rb"<script(?P<attributes>[^>]*)>(?P<inside>.*?)</script>", re.DOTALL)
_HEAD = re.compile(rb"<head\b[^>]*>")
_NOT_RUN = re.compile(rb"\bsrc\b|\btype=[\"']?application/")

# the search engine compiles WebAssembly and runs in a worker; the theme sets styles in its elements
_POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'{digests}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; worker-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'"
)


class PolicyTask(Struct, frozen=True):
    """Pages for a worker."""

    pages: tuple[Path, ...]


def set_policies(site: Path, jobs: int = 1) -> None:
    """Put its policy into the head of every page that has none."""
    tasks = (PolicyTask(batch) for batch in batches(sorted(site.rglob("*.html")), PAGES_A_TASK))
    for _ in in_processes(_set, tasks, jobs):
        pass


def policy_of(page: bytes) -> str:
    """Give the policy of a page: no script runs but files of this site and what stands in the page now."""
    digests = (_digest(one["inside"]) for one in _SCRIPT.finditer(page) if not _NOT_RUN.search(one["attributes"]))
    return _POLICY.format(digests="".join(f" '{digest}'" for digest in sorted(set(digests))))


def _digest(script: bytes) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}"


def _set(task: PolicyTask) -> int:
    return sum(map(_set_page, task.pages))


def _set_page(page: Path) -> bool:
    content = page.read_bytes()
    head = _HEAD.search(content)
    if head is None or MARK in content[: head.end() + 200]:
        return False
    meta = b'<meta %s content="%s">' % (MARK, policy_of(content).encode())
    _replace(page, (content[: head.end()], meta, content[head.end() :]))
    return True


def _replace(page: Path, pieces: Iterable[bytes]) -> None:
    """Write beside it first: the page can share its bytes with a file of the docs folder or of the last site."""
    half = page.with_name(f"{page.name}.part")
    half.write_bytes(b"".join(pieces))
    half.replace(page)
