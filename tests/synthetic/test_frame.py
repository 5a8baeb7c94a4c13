"""`python -m bench`: runs what is asked for, tells what failed, writes the figures."""

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from bench.benches import whole
from bench.figures import Figure
from bench.memory import run

BARS = [
    (Figure("rate", 1000.0, "cables/s", at_least=1000), True),
    (Figure("rate", 999.9, "cables/s", at_least=1000), False),
    (Figure("memory", 301.0, "MiB", at_most=300), False),
    (Figure("memory", 300.0, "MiB", at_most=300), True),
    (Figure("files", 7.0, "files"), None),
]


@pytest.mark.parametrize(("figure", "reached"), BARS)
def test_bars(figure: Figure, reached: bool | None) -> None:  # noqa: FBT001
    assert figure.reached is reached


def bench(*options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run((sys.executable, "-m", "bench", *options), capture_output=True, text=True, check=False)


def test_the_table_and_the_results_say_the_same(tmp_path: Path) -> None:
    out = tmp_path / "results.json"
    done = bench("--only", "generate", "--sizes", "20,40", "--out", str(out))
    assert done.returncode == 0, done.stderr
    rows = msgspec.json.decode(out.read_bytes())["rows"]
    assert [(row["figure"]["size"], row["figure"]["name"]) for row in rows] == [
        (size, name) for size in (20, 40) for name in ("telegrams made", "peak memory")
    ]
    assert all(row["figure"]["value"] > 1 for row in rows)
    assert done.stdout.count("telegrams made") == 2


def test_a_benchmark_that_fails_is_named(tmp_path: Path) -> None:
    done = bench("--only", "generate", "--sizes", "99999999", "--out", str(tmp_path / "results.json"))
    assert done.returncode == 1
    assert "generate 99999999" in done.stderr
    assert msgspec.json.decode((tmp_path / "results.json").read_bytes())["failed"]


def test_an_unknown_benchmark_is_an_error() -> None:
    done = bench("--only", "sorting")
    assert done.returncode == 2
    assert "no benchmark 'sorting'" in done.stderr


def test_memory_counts_children_too() -> None:
    child = "import time; held = bytearray(60_000_000); time.sleep(0.8)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    alone = run((sys.executable, "-c", "import time; time.sleep(0.4)"))
    both = run((sys.executable, "-c", parent))
    assert both.peak - alone.peak > 50_000_000
    assert both.seconds > 0.8


def test_stage_lines_become_figures() -> None:
    told = "reading          1,295 cables       2.5 s       518/s\nrendering          300 pages        0.0 s     9,999/s\n1,295 cables; nothing changed\n"
    figures = list(whole._stages(told, 1295))  # noqa: SLF001
    assert [(one.name, one.value, one.unit) for one in figures] == [
        ("reading", 2.5, "s"),
        ("reading, rate", 518.0, "cables/s"),
        ("rendering", 0.0, "s"),
    ]
