"""Whole cables, from source to page: a folder each, refreshed by `make golden` and read as a diff.

A folder of `cables/` holds `source.*`, the telegram; `cable.json`, the record that must come of it, without its
findings, which `findings.json` has; and, in some folders, `page.md`, the page. What stands in a folder `held/` is in the
archive too and is not compared. A new case needs its source alone (and an empty `page.md` where the page matters).
"""

import difflib
import json
import os
from pathlib import Path

import pytest

from generator import pipeline
from generator.config import read_settings

CASES = sorted(path for path in (Path(__file__).parent / "cables").iterdir() if path.is_dir())
REFRESH = os.environ.get("GOLDEN") == "1"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden_cable(case: Path, tmp_path: Path) -> None:
    made = generate(case, tmp_path)
    if REFRESH:
        for name, text in made.items():
            (case / name).write_bytes(text.encode())
    differing = [name for name, text in made.items() if expected(case / name) != text]
    assert not differing, "\n".join(difference(case / name, made[name]) for name in differing)


def generate(case: Path, work: Path) -> dict[str, str]:
    """Run the generator on the case's sources alone and give the text of each expected file."""
    sources = work / "cables"
    for path in (*case.glob("source.*"), *case.glob("held/*")):
        target = sources / path.relative_to(case)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    settings_file = work / "mkdocs.yml"
    settings_file.write_text("site_name: Golden\n", encoding="utf-8")
    pipeline.generate(read_settings(settings_file, jobs=1))
    lines = (work / "docs/data/cables.jsonl").read_text(encoding="utf-8").splitlines()
    (record,) = (one for one in map(json.loads, lines) if one["source"]["file"].startswith("source."))
    findings = record.pop("findings")
    made = {"cable.json": as_json(record), "findings.json": as_json(findings)}
    if (case / "page.md").exists():
        (page,) = (work / "docs/cables").glob(f"*/{record['id']}.md")
        made["page.md"] = page.read_bytes().decode()
    return made


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def expected(path: Path) -> str:
    return path.read_bytes().decode() if path.exists() else ""


def difference(path: Path, text: str) -> str:
    """Show what differs, and how to take it over."""
    name = f"{path.parent.name}/{path.name}"
    lines = list(
        difflib.unified_diff(expected(path).splitlines(), text.splitlines(), name, "made now", lineterm="", n=1)
    )
    more = [f"... {len(lines) - 60} lines more"] if len(lines) > 60 else []
    return "\n".join([*lines[:60], *more, "if this is better: GOLDEN=1 pytest -k golden, and read the diff"])
