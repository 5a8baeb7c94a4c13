"""The HTML of a page of every kind is valid; what the theme itself does is known by rule and element."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from msgspec import Struct

from synthetic.project import Project
from tests.conftest import ROOT
from tests.site.pages import KINDS

CHECKER = ROOT / "node_modules/html-validate/bin/html-validate.mjs"
SETTINGS = {
    "root": True,
    "extends": ["html-validate:recommended"],
    "rules": {
        "no-trailing-whitespace": "off",  # the theme's, on every page, and no fault to a reader
        "long-title": "off",  # a subject is as long as its sender wrote it
        "valid-id": ["error", {"relaxed": True}],  # HTML lets an id begin with a digit, as headings with a number do
    },
}

# what the theme writes around every page: a rule, and what its message or its selector says then
THEME = [
    ("doctype-style", r"DOCTYPE should be uppercase"),
    ("valid-autocomplete", r'on <input type="checkbox">'),  # the switches of its menus
    ("attribute-allowed-values", r'"tabindex" has invalid value "" #__nav_'),
    ("wcag/h32", r"header > nav > form$"),  # the choice of colours
    ("unique-landmark", r"> nav$"),  # a section of the navigation bears the name of its entry
]


class Fault(Struct, frozen=True):
    page: str
    line: int
    rule: str
    said: str


def _check(site: Path, pages: list[Path], settings: Path) -> list[Fault]:
    node = shutil.which("node") or shutil.which(str(ROOT / ".venv/bin/node"))
    if not CHECKER.exists() or node is None:
        pytest.skip("the checker of HTML is not installed: npm ci")
    settings.write_text(json.dumps(SETTINGS), encoding="utf-8")
    command = [node, *map(str, (CHECKER, "--config", settings, "--formatter", "json", *pages))]
    answer = settings.with_suffix(".answer")  # a file: the checker ends before a pipe has taken more than 64 KiB
    with answer.open("wb") as stream:
        done = subprocess.run(command, cwd=ROOT, stdout=stream, stderr=subprocess.PIPE, timeout=120, check=False)
    assert done.returncode in (0, 1), done.stderr
    return [
        Fault(
            str(Path(page["filePath"]).relative_to(site)),
            one["line"],
            one["ruleId"],
            f"{one['message']} {one.get('selector') or ''}".strip(),
        )
        for page in json.loads(answer.read_bytes())
        for one in page["messages"]
    ]


def _of_the_theme(fault: Fault) -> bool:
    return any(fault.rule == rule and re.search(said, fault.said) for rule, said in THEME)


def _file(site: Path, address: str) -> Path:
    path = site / address.partition("?")[0]
    return path if path.suffix == ".html" else path / "index.html"


def test_a_page_of_every_kind_is_valid(project: Project, tmp_path: Path) -> None:
    pages = [_file(project.site, kind) for kind in KINDS]
    pages += sorted((project.site / "cables").glob("*/*/index.html"))[:12]
    pages += sorted((project.site / "people").glob("*/index.html"))[:3]
    faults = _check(project.site, list(dict.fromkeys(pages)), tmp_path / "rules.json")
    assert [fault for fault in faults if not _of_the_theme(fault)] == []
    unused = [rule for rule, said in THEME if not any(f.rule == rule and re.search(said, f.said) for f in faults)]
    assert unused == []


def test_faults_of_ours_are_found(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '<!DOCTYPE html><html lang="en"><head><title>x</title></head><body><p id="a"><div id="a"></p></body>'
    )
    rules = {fault.rule for fault in _check(tmp_path, [page], tmp_path / "rules.json")}
    assert {"no-dup-id", "no-implicit-close"} <= rules or {"no-dup-id", "close-order"} <= rules
