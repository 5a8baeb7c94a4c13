"""Whole cables, from source to page, as the archive publishes them.

A folder of `cables/` holds `source.*`, the telegram; `cable.json`, the record that must come of it, without its
findings, which `findings.json` has; and, in some folders, `page.md`, the page. What stands in a folder `held/` is in the
archive too and is not compared. A new case needs its source alone (and an empty `page.md` where the page matters).
"""

import json
from pathlib import Path

import pytest

from generator import pipeline
from generator.config import read_settings
from tests.golden.golden import agree, cases

CASES = cases("cables")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden_cable(case: Path, tmp_path: Path) -> None:
    agree(case, generate(case, tmp_path))


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
    fields = ",\n".join(f"{compact(key)}: {in_lines(record[key])}" for key in record)
    made = {"cable.json": f"{{\n{fields}\n}}\n", "findings.json": f"{in_lines(findings)}\n"}
    if (case / "page.md").exists():
        (page,) = (work / "docs/cables").glob(f"*/{record['id']}.md")
        made["page.md"] = page.read_text(encoding="utf-8")
    return made


def in_lines(value: object) -> str:
    """Write a list with one item a line, so that a diff shows which paragraph or person changed."""
    if isinstance(value, list) and value and not all(isinstance(item, str) for item in value):
        return "[\n" + ",\n".join(f"  {compact(item)}" for item in value) + "\n]"
    return compact(value)


def compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
