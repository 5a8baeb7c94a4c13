"""Files that enter the site as they are: hard links where the file system has them."""

import os
from pathlib import Path

from msgspec import Struct

from generator.publishing.csp import has_policy, secured
from generator.running.folders import make_folder

PAGE = ".html"
_ANEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


class CopyTask(Struct, frozen=True):
    """Files below the docs folder that stand at the same place of the site.

    `secure`: each page among them says in its head which scripts it may run.
    """

    docs: str
    site: str
    names: tuple[str, ...]
    secure: bool


def copy(task: CopyTask) -> int:
    """Link the files; return how many."""
    for name in task.names:
        source, target = f"{task.docs}/{name}", f"{task.site}/{name}"
        if task.secure and name.endswith(PAGE):
            with open(source, "rb", buffering=0) as stream:  # noqa: PTH123 - a Path for each costs more than reading it
                content = stream.read()
            if not has_policy(content):
                write(target, secured(content))
                continue
        link(source, target)
    return len(task.names)


def link(source: str, target: str) -> None:
    """Put a file at another place at no cost; a copy of it where no link can be made, as on another file system."""
    try:
        try:
            os.link(source, target)
        except FileNotFoundError:
            make_folder(target.rpartition("/")[0])
            os.link(source, target)
    except OSError:
        write(target, Path(source).read_bytes())


def write(target: str, content: bytes) -> None:
    """Write a file, its folder too."""
    try:
        with open(target, "wb") as stream:  # noqa: PTH123 - a Path for each page costs more than writing it
            stream.write(content)
    except FileNotFoundError:
        make_folder(target.rpartition("/")[0])
        with open(target, "wb") as stream:  # noqa: PTH123
            stream.write(content)


def write_page(folder: str, name: str, content: bytes, mtime_ns: int) -> None:
    """Write a page, whose folder is new as a rule, and give it its time.

    The system is called by its own names: a file object looks at the file itself, which for a million pages takes time.
    """
    make_folder(folder)
    file = os.open(f"{folder}/{name}", _ANEW, 0o666)
    try:
        at = os.write(file, content)
        while at < len(content):  # interrupted
            at += os.write(file, content[at:])
        os.utime(file, ns=(mtime_ns, mtime_ns))
    finally:
        os.close(file)
