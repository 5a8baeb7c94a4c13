"""The parser against snippets of real cables whose reading is known."""

import csv
import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.conformance.adapter import run

Case = Mapping[str, object]

DISPUTED = Path(__file__).with_name("disputed.csv")
OVERALL = 0.97
EACH_KIND = 0.90
MOST_DISPUTED = 0.03


def _cases(shared: Path) -> list[Case]:
    path = shared / "conformance" / "cases.jsonl"
    if not path.exists():
        pytest.skip("no conformance cases beside the project")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _disputed() -> dict[tuple[str, str], str]:
    with DISPUTED.open(encoding="utf-8", newline="") as rows:
        return {(row["kind"], row["input"]): row["reason"] for row in csv.DictReader(rows)}


def _difference(case: Case, answer: object) -> str:
    return f"{case['kind']}: {str(case['input'])[:200]!r}\n    expected {case['expected']!r}\n    answered {answer!r}"


def test_cases_are_answered_as_expected(shared: Path) -> None:
    cases = _cases(shared)
    right: dict[str, list[bool]] = defaultdict(list)
    wrong = []
    for case in cases:
        answer = run(case)
        right[str(case["kind"])].append(answer == case["expected"])
        if answer != case["expected"]:
            wrong.append(_difference(case, answer))
    shares = {kind: sum(answers) / len(answers) for kind, answers in right.items()}
    overall = 1 - len(wrong) / len(cases)
    print(  # noqa: T201 - the figures of every kind, for whoever reads the log
        f"conformance {overall:.3f}",
        *(f"{kind} {share:.3f}" for kind, share in sorted(shares.items())),
        *wrong,
        sep="\n",
    )
    assert overall >= OVERALL
    assert {kind: share for kind, share in shares.items() if share < EACH_KIND} == {}


def test_only_disputed_cases_are_answered_otherwise(shared: Path) -> None:
    disputed = _disputed()
    wrong = [case for case in _cases(shared) if run(case) != case["expected"]]
    assert [_difference(case, run(case)) for case in wrong if (case["kind"], case["input"]) not in disputed] == []


def test_disputes_are_few_and_have_a_reason(shared: Path) -> None:
    cases = _cases(shared)
    disputed = _disputed()
    assert len(disputed) <= MOST_DISPUTED * len(cases)
    assert set(disputed) <= {(str(case["kind"]), str(case["input"])) for case in cases}
    assert all(len(reason.split()) >= 4 for reason in disputed.values())


def test_an_answer_does_not_depend_on_what_is_expected(shared: Path) -> None:
    for case in _cases(shared):
        assert run({key: value for key, value in case.items() if key != "expected"}) == run({**case, "expected": "?"})
