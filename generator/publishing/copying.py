"""Files that enter the site as they are: hard links where the file system has them."""

import os
from pathlib import Path

from msgspec import Struct

from generator.publishing.script_policy import has_policy, secured


class CopyTask(Struct, frozen=True):
    """Files below the docs folder that stand at the same place of the site.

    `secure`: each page among them says in its head which scripts it may run.
    """

    docs: str
    site: str
    names: tuple[str, ...]
    secure: bool


def copy(task: CopyTask) -> int:
    """Link the files; gives how many."""
    for name in task.names:
        source, target = f"{task.docs}/{name}", f"{task.site}/{name}"
        if task.secure and name.endswith(".html"):
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
            make_folder(target)
            os.link(source, target)
    except OSError:
        write(target, Path(source).read_bytes())


def write(target: str, content: bytes) -> None:
    """Write a file, its folder too."""
    try:
        with open(target, "wb") as stream:  # noqa: PTH123 - a Path for each page costs more than writing it
            stream.write(content)
    except FileNotFoundError:
        make_folder(target)
        with open(target, "wb") as stream:  # noqa: PTH123
            stream.write(content)


def write_page(folder: str, name: str, content: bytes, mtime_ns: int) -> None:
    """Write a page, whose folder is new as a rule, and give it its time."""
    try:
        os.mkdir(folder)  # noqa: PTH102
    except FileNotFoundError:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        pass
    with open(f"{folder}/{name}", "wb", buffering=0) as stream:  # noqa: PTH123 - as above
        stream.write(content)
        os.utime(stream.fileno(), ns=(mtime_ns, mtime_ns))


def make_folder(target: str) -> None:
    """Make the folder of a file."""
    os.makedirs(target.rpartition("/")[0], exist_ok=True)  # noqa: PTH103 - as above
