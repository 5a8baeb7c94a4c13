"""What stands in a site that was published before: the records of its cables, and the addresses that others may have kept."""

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

from generator.errors import ArchiveError
from generator.model.sections import ASSETS, CABLES, DATA, SEARCH

SHOWN = 5  # addresses in the message
NOT_FOUND = "404.html"
# named by their content or by what else is in the archive: only programs of the site ask for them, and find them anew
_INSIDE = (ASSETS, SEARCH, f"{DATA}ids/", f"{DATA}sha256/", "sitemap")
_REFRESH = re.compile(rb'<meta http-equiv="refresh" content="0; url=([^"]+)">')
_RAW = (".json", ".txt")
_HEAD = 2000  # bytes in which a page that only leads on says so


def addresses(site: Path) -> Iterator[str]:
    """Yield every file of a site that a link from outside may lead to, in order."""
    for path in _files(str(site), ""):
        # a PDF goes with what it holds: nothing else can stand in its place, and the cable's own page leads on
        if (
            path != NOT_FOUND
            and not path.startswith(_INSIDE)
            and not (path.startswith(CABLES) and path.endswith(".pdf"))
        ):
            yield path


def check_addresses(before: Path, now: Path, excepted: tuple[str, ...]) -> None:
    """Look for every address of a site in the one that is to take its place. Raises ArchiveError with those that are not there."""
    lost = [path for path in addresses(before) if not path.startswith(excepted) and not (now / path).exists()]
    if lost:
        message = (
            f"not published: {len(lost):,} addresses of the site would be gone: {'; '.join(lost[:SHOWN])}: "
            "put a file of the same name, or one that leads on, below the docs folder"
        )
        raise ArchiveError(message)


def is_kept(path: str) -> bool:
    """Whether something can stand in the place of a file that is gone: of a page, of a cable's data, of a feed."""
    name = path.rpartition("/")[2]
    return path.endswith(".html") or name == "feed.xml" or (path.startswith(CABLES) and path.endswith(_RAW))


def leads_to(site: Path, path: str) -> str:
    """Return the file that a redirect leads to; empty where the file is none."""
    if not path.endswith(".html"):
        return ""
    with (site / path).open("rb") as stream:
        found = _REFRESH.search(stream.read(_HEAD))
    if found is None:
        return ""
    target = normpath(f"{PurePosixPath(path).parent}/{unquote(found[1].decode())}")
    return target if target.endswith(".html") else f"{target}/index.html"


def cable_records(site: Path) -> dict[str, str]:
    """Return the file of each cable's record by the cable's ID."""
    folder = site / "cables"
    return {file.stem: str(file) for file in sorted(folder.glob("*/*.json"))} if folder.is_dir() else {}


def _files(folder: str, prefix: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda found: found.name):
            path = f"{prefix}{entry.name}"
            if entry.is_dir():
                if not f"{path}/".startswith(_INSIDE):
                    yield from _files(entry.path, f"{path}/")
            else:
                yield path
