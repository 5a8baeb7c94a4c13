"""Whatever changes in an archive, a run over an earlier one writes the files of a run from nothing."""

import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec import structs

from generator import pipeline
from generator.config import Settings
from generator.exports.changes_log import LOG
from synthetic.__main__ import main as write_archive
from tests.pipeline.test_same_output import build, digests, settings_in

POOL = 20  # telegrams that come and go
HELD = 14  # of which so many are held at first

Step = tuple[str, int]


def other_word(text: bytes, _others: list[bytes]) -> bytes:
    return re.sub(rb" the ", b" that ", text, count=1)


def other_subject(text: bytes, _others: list[bytes]) -> bytes:
    return re.sub(rb"\nSUBJECT: *(\w+)", rb"\nSUBJECT: CHANGED \1", text, count=1)


def other_person(text: bytes, _others: list[bytes]) -> bytes:
    return re.sub(rb"\n2\. ", b"\n2. Ambassador Jan Novak met Minister Karel Dvorak. ", text, count=1)


def other_number(text: bytes, others: list[bytes]) -> bytes:
    """Claim the number of another telegram, with another text."""
    return others[0].replace(b" and ", b" or ", 1) if others[0] != text else text


def same_again(_text: bytes, others: list[bytes]) -> bytes:
    """Be a copy of another telegram."""
    return others[0]


def other_reference(text: bytes, _others: list[bytes]) -> bytes:
    """Refer to another number than before."""
    return re.sub(rb"\n2\. ", b"\n2. See 08 BRUSSELS 579 and 09 STATE 1234. ", text, count=1)


CHANGES: Mapping[str, Callable[[bytes, list[bytes]], bytes]] = {
    "word": other_word,
    "subject": other_subject,
    "person": other_person,
    "number": other_number,
    "copy": same_again,
    "reference": other_reference,
}
STEPS = st.tuples(st.sampled_from(["add", "remove", *CHANGES]), st.integers(0, POOL - 1))


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pool")
    made = CliRunner().invoke(write_archive, [str(folder), "--count", str(POOL), "--seed", "3"], standalone_mode=False)
    assert made.exception is None
    return folder


def take(pool: Path, source: Path, step: Step) -> None:
    """Do one step to the archive at `source`."""
    kind, place = step
    files = sorted(file for file in pool.rglob("*") if file.is_file())
    target = source / files[place].name
    if kind == "add":
        shutil.copy2(files[place], target)
    elif kind == "remove":
        target.unlink(missing_ok=True)
    elif target.exists():
        held = sorted(file for file in source.iterdir() if file != target)
        target.write_bytes(CHANGES[kind](target.read_bytes(), [file.read_bytes() for file in held] or [b""]))


def archive(folder: Path, source: Path, most: int) -> Settings:
    """Return settings with short lists, files of years, and pages of their own for passing people up to so many people."""
    made = settings_in(folder, source, 1)
    told = structs.replace(made.archive, rows=5, split_above=1, person_pages_above=most)
    return structs.replace(made, archive=told)


@settings(max_examples=6, deadline=None, derandomize=True)
@given(st.lists(st.lists(STEPS, min_size=1, max_size=4), min_size=1, max_size=3), st.sampled_from([30, 10000]))
@example([[("word", 3)], [("person", 4)], [("person", 5), ("remove", 4)]], 10000)
@example([[("copy", 2), ("number", 9)], [("remove", 0)], [("add", 0), ("reference", 6)]], 10000)
@example([[("add", 15), ("add", 16), ("add", 17)], [("subject", 1), ("remove", 15)]], 30)
def test_a_run_over_another_writes_what_a_run_from_nothing_does(pool: Path, runs: list[list[Step]], most: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "cables"
        for part in (source, folder / "over", folder / "anew"):
            part.mkdir()
        for place in range(HELD):
            take(pool, source, ("add", place))
        over = archive(folder / "over", source, most)
        pipeline.generate(over)
        for steps in runs:
            for step in steps:
                take(pool, source, step)
            pipeline.generate(over)
        anew = archive(folder / "anew", source, most)
        pipeline.generate(anew)
        assert digests(over.docs) == digests(anew.docs)


def test_a_cable_that_comes_back_has_its_page_again(pool: Path, tmp_path: Path) -> None:
    source = tmp_path / "cables"
    for part in (source, tmp_path / "over", tmp_path / "anew"):
        part.mkdir()
    for place in range(4):
        take(pool, source, ("add", place))
    over = settings_in(tmp_path / "over", source, 1)
    pipeline.build(over)
    for step in (("remove", 2), ("add", 2)):
        take(pool, source, step)
        pipeline.build(over)
    both = digests(over.docs) | {f"site/{name}": found for name, found in digests(over.site).items()}
    assert build(tmp_path / "anew", source, 1, over.site / LOG) == both
