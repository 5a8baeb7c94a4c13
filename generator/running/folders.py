"""Making folders, of which a site of a quarter of a million cables has a million."""

import os


def make_folder(folder: str) -> None:
    """Make a folder, and those above it where they are missing, which is seldom: that is not asked first.

    One that is there, by another process maybe, stays.
    """
    try:
        os.mkdir(folder)  # noqa: PTH102 - a Path for each takes as long as making it
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - as above
    except FileExistsError:
        pass
