"""The files below folders, in parts that several processes can look at side by side."""

import os
from collections.abc import Iterator

FEW = 200  # entries of a folder whose own folders are parted again: the years of the cables, not the people
FOLDER = 0  # instead of the number of a file


def parts(root: str) -> Iterator[tuple[str, int]]:
    """Yield paths from `root` that together are all its files, in order; a folder ends with a slash.

    With each file comes its number, which is the same where two names are of one file. It costs no look at the file.
    """
    for name, number in _entries(root).items():
        if number == FOLDER:
            yield from _below(root, name)
        else:
            yield name, number


def _below(root: str, folder: str) -> Iterator[tuple[str, int]]:
    entries = _entries(f"{root}/{folder}")
    for name, number in entries.items():
        if number == FOLDER and len(entries) < FEW:
            inside = _entries(f"{root}/{folder}{name}")
            yield from ((f"{folder}{name}{inner}", of_inner) for inner, of_inner in inside.items())
        else:
            yield folder + name, number


def files_of(root: str, part: str) -> Iterator[str]:
    """Yield every file of a part, by its path from `root`, in order."""
    if not part.endswith("/"):
        yield part
        return
    with os.scandir(f"{root}/{part}") as found:
        names = sorted(map(_name, found))
    for name in names:
        yield from files_of(root, part + name)


def _entries(folder: str) -> dict[str, int]:
    """Return what stands in a folder, by name, with numbers that hold for all file systems: device and inode in one."""
    device = os.stat(folder).st_dev << 64  # noqa: PTH116 - paths are joined as text, a million of them
    with os.scandir(folder) as found:
        entries = {_name(entry): FOLDER if entry.is_dir() else device | entry.inode() for entry in found}
    return {name: entries[name] for name in sorted(entries)}


def _name(entry: os.DirEntry[str]) -> str:
    return f"{entry.name}/" if entry.is_dir() else entry.name
