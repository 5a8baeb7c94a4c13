"""Golden cases: a folder each, what a program makes of its input compared with files that a person has read.

`GOLDEN=1 pytest -k golden` (`make golden`) writes the files anew, to be read as a diff before they are committed.
"""

import os
from difflib import unified_diff
from pathlib import Path

import pytest

ROOT = Path(__file__).parent
WRITE = "GOLDEN"


def cases(kind: str) -> list[Path]:
    """Return the case folders of a kind (`sources`, `pages`), by name."""
    return sorted(folder for folder in (ROOT / kind).iterdir() if folder.is_dir())


def agree(case: Path, made: dict[str, str]) -> None:
    """Compare each file made with the expected one in the case's folder; a difference is shown as a diff."""
    if os.environ.get(WRITE):
        for name, text in made.items():
            (case / name).write_text(text, encoding="utf-8")
        return
    differing = "\n".join(diff for name, text in made.items() if (diff := _diff(case / name, text)))
    if differing:
        pytest.fail(f"{case.name} differs; {WRITE}=1 rewrites what is expected\n{differing}", pytrace=False)


def _diff(path: Path, made: str) -> str:
    expected = path.read_text(encoding="utf-8") if path.exists() else ""
    lines = unified_diff(
        expected.splitlines(), made.splitlines(), f"expected {path.name}", f"made {path.name}", n=2, lineterm=""
    )
    return "\n".join(lines)
