"""A large source is streamed by one process and parsed by others: the same comes out whatever their number."""

import io
import zipfile
from pathlib import Path

import pytest

from tests.sources.measuring import run_measured
from tests.sources.test_bad_input import command, telegram

ROOT = Path(__file__).parent.parent.parent
CABLES = 150


@pytest.fixture(scope="module")
def box(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of more telegrams than one task holds, stored as they are: too large to be read by a worker."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as opened:
        for serial in range(100, 100 + CABLES):
            opened.writestr(f"{serial}.txt", telegram(serial, f"1. Text {serial}.\n\n{'Words. ' * 60}\n\nMARLOW\n"))
    path = tmp_path_factory.mktemp("streaming") / "box.zip"
    path.write_bytes(stream.getvalue())
    return path


def test_the_number_of_processes_changes_nothing_and_a_second_run_reads_nothing(box: Path) -> None:
    whole = command("generate", box)
    made = {}
    for jobs in ("1", "2", "2"):
        beside = [f"--{name}={box.parent / jobs / name}" for name in ("docs", "site", "cache")]
        done, _ = run_measured([*whole, "--jobs", jobs, *beside], ROOT)
        made[jobs] = (box.parent / jobs / "docs/data/cables.jsonl").read_bytes()
    assert made["1"].count(b"\n") == CABLES
    assert made["1"] == made["2"]
    assert "nothing changed" in done.stderr
