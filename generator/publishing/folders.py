"""The files below folders, in parts that several processes can look at side by side."""

import os
from collections.abc import Iterable, Iterator

FEW = 200  # entries of a folder whose own folders are parted again: the years of the cables, not the people


def parts(root: str, folders: Iterable[str]) -> Iterator[str]:
    """Give paths from `root` that together are all files of some of its folders, in order: a folder ends with a slash."""
    for folder in folders:
        if os.path.isdir(f"{root}/{folder}"):  # noqa: PTH112 - paths are joined as text, a million of them
            entries = _entries(f"{root}/{folder}")
            for name in entries:
                path = f"{folder}/{name}"
                if len(entries) < FEW and name.endswith("/"):
                    yield from (path + inner for inner in _entries(f"{root}/{path}"))
                else:
                    yield path


def files_of(root: str, part: str) -> Iterator[str]:
    """Give every file of a part, by its path from `root`, in order."""
    if not part.endswith("/"):
        yield part
        return
    for name in _entries(f"{root}/{part}"):
        yield from files_of(root, part + name)


def _entries(folder: str) -> list[str]:
    with os.scandir(folder) as found:
        return sorted(f"{entry.name}/" if entry.is_dir() else entry.name for entry in found)
