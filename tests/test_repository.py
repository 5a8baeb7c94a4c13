"""What the next owner of the repository relies on: the gate, the hooks, the release and the pinned packages."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
FORMS = [path for path in sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml")) if path.stem != "config"]
LOCKS = ["requirements.lock", "requirements-dev.lock", "package-lock.json"]


def _yaml(path: Path) -> dict[str, Any]:
    read = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(read, dict)
    return read


def _commands(workflow: str, job: str) -> list[str]:
    steps = _yaml(ROOT / ".github/workflows" / workflow)["jobs"][job]["steps"]
    return [step["run"] for step in steps if "run" in step]


@pytest.mark.parametrize(("workflow", "job"), [("ci.yml", "check-and-test"), ("release.yml", "build")])
def test_a_workflow_runs_what_the_gate_runs(workflow: str, job: str) -> None:
    assert ".ci/run" in _commands(workflow, job)


@pytest.mark.parametrize("workflow", ["ci.yml", "release.yml"])
def test_a_workflow_may_only_read_unless_a_job_says_more(workflow: str) -> None:
    assert _yaml(ROOT / ".github/workflows" / workflow)["permissions"] == {"contents": "read"}


def test_hooks_are_the_tools_of_the_check() -> None:
    (repository,) = _yaml(ROOT / ".pre-commit-config.yaml")["repos"]
    assert repository["repo"] == "local"
    check = (ROOT / "Makefile").read_text().partition("\ncheck:")[2].partition("\n\n")[0]
    for hook in repository["hooks"]:
        tool = hook["entry"].removeprefix(".venv/bin/").replace(" --force-exclude", "")
        assert hook["language"] == "system"
        assert tool in check


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_a_form_asks_for_something_and_names_each_answer_once(form: Path) -> None:
    asked = [entry["id"] for entry in _yaml(form)["body"] if entry["type"] != "markdown"]
    assert asked
    assert len(set(asked)) == len(asked)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    if lock.endswith(".json"):
        assert all("resolved" not in entry for entry in json.loads(text)["packages"].values())
    else:
        assert not re.search(r"^\s*(?:--(?:index|extra-index|find-links)|.*https?://)", text, re.MULTILINE)


def test_the_wheel_has_the_tables_and_the_mark_of_types() -> None:
    (patterns,) = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["package-data"].values()
    package = ROOT / "generator"
    packed = {path for pattern in patterns for path in package.glob(pattern)}
    data = {path for path in package.rglob("*") if path.is_file() and path.suffix not in {".py", ".pyc"}}
    assert data == packed
    assert package / "py.typed" in packed
