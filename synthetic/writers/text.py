"""An archive as raw telegram text: one file a telegram, at most 1,000 in a folder."""

from collections.abc import Callable, Iterable
from pathlib import Path

from synthetic.telegram import Telegram

Writing = Callable[[Path, Iterable[Telegram]], None]
FOLDER = 1000  # files of a folder


def path_of(out: Path, made: Telegram, suffix: str) -> Path:
    """Return the file of a telegram, its folder made."""
    folder = out / f"{made.truth.index // FOLDER:04}"
    if made.truth.index % FOLDER == 0:
        folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{made.truth.id}{suffix}"


def write(out: Path, telegrams: Iterable[Telegram]) -> None:
    """Write the telegrams below the folder `out`."""
    for made in telegrams:
        path_of(out, made, ".txt").write_text(made.text, encoding="utf-8")
