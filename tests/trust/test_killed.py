"""A build that is killed, runs out of room or may not write leaves the published site whole."""

import fcntl
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.pipeline.run.locking import site_lock
from generator.publishing.integrity.verify import verify_site
from synthetic.project import Project, make_project
from tests.conftest import ROOT
from tests.publishing.building import differing, tree

KILLS, MANY_KILLS = 3, 50
NOW = "1767312000"  # the site map says of when a build is; two builds of one moment are the same to the last byte


def _start(project: Project, *options: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "generator", "build", *options],
        cwd=project.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _change(project: Project, words: str) -> None:
    """Change a page, a cable and what is in the archive."""
    (project.docs / "about.md").write_text(f"# About\n\n{words}\n")
    cable = next((project.folder / "cables").rglob("08OSLO231*"))
    cable.write_text(cable.read_text() + f"\n\n99. (U) {words}\n")


def _killed(project: Project, seconds: float) -> None:
    started = _start(project)
    time.sleep(seconds)
    os.killpg(started.pid, signal.SIGKILL)
    started.wait()


@pytest.fixture(scope="module", autouse=True)
def one_moment() -> Iterator[None]:
    """Let every build be of one moment."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOW)
        yield


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project of a few cables, built; the tests change it one after the other."""
    folder = tmp_path_factory.mktemp("killed")
    (folder / "some").mkdir()
    for name in ("08OSLO231", "08BRUSSELS612", "08REYKJAVIK19"):
        source = next((ROOT / "cables").rglob(f"{name}*"))
        (folder / "some" / source.name).write_bytes(source.read_bytes())
    (folder / "project").mkdir()
    made = make_project(folder / "project", [folder / "some"])
    made.build()
    return made


def _kill_at_random_moments(project: Project, times: int, fresh: Path) -> None:
    chance = random.Random(times)
    begun = time.monotonic()
    _change(project, "Before the first kill.")
    project.build()
    longest = time.monotonic() - begun
    for number in range(times):
        _change(project, f"Kill number {number}.")
        _killed(project, chance.uniform(0, longest))
        assert list(verify_site(project.site)) == []
    project.build()
    assert list(verify_site(project.site)) == []
    assert differing(tree(project.site), tree(_built_anew(project, fresh).site)) == []


def _built_anew(project: Project, folder: Path) -> Project:
    anew = make_project(folder, [project.folder / "cables"])
    (anew.docs / "about.md").write_bytes((project.docs / "about.md").read_bytes())
    (anew.folder / "changes.jsonl").write_bytes((project.site / "changes/log.jsonl").read_bytes())
    anew.build()
    return anew


def test_a_killed_build_leaves_the_site_whole(small: Project, tmp_path: Path) -> None:
    _kill_at_random_moments(small, KILLS, tmp_path)


@pytest.mark.slow
def test_fifty_killed_builds_leave_the_site_whole(small: Project, tmp_path: Path) -> None:
    _kill_at_random_moments(small, MANY_KILLS, tmp_path)


def test_what_a_broken_off_run_wrote_and_did_not_note_is_removed_and_nothing_else(small: Project) -> None:
    (small.docs.parent / ".cache").mkdir(exist_ok=True)
    by_hand = small.docs / "cables" / "by-hand.txt"
    by_hand.write_text("written long before")
    os.utime(by_hand, (1, 1))
    (small.docs.parent / ".cache" / "writing").touch()
    left = [
        small.docs / path
        for path in ("data/sha256/ab.json", "cable/08OSLO1.md.part", "feed.xml.part", "assets/words.js.part")
    ]
    beside = [small.docs / path for path in ("notes.md", "notes.part", "assets/own.css")]
    for file in (*left, *beside):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("text")
    _change(small, "After a run that was broken off.")
    small.build()
    assert [file for file in left if file.exists()] == []
    assert [file for file in (by_hand, *beside) if not file.exists()] == []
    for file in (by_hand, *beside):
        file.unlink()


def test_two_builds_of_one_site_at_once_the_second_says_so_and_stops(small: Project) -> None:
    """Even where each has a cache of its own."""
    first = _start(small, "--cache", "other", "--fresh")
    lock = site_lock(small.site)
    while not _held(lock) and first.poll() is None:
        time.sleep(0.02)
    os.killpg(first.pid, signal.SIGSTOP)  # else a slow start of the second could miss the first altogether
    try:
        second = small.run("generator", "build")
    finally:
        os.killpg(first.pid, signal.SIGCONT)
    assert (second.returncode, second.stderr) == (2, f"error: {small.site}: another build is running\n")
    assert first.wait(timeout=120) == 0
    assert list(verify_site(small.site)) == []


def _held(lock: Path) -> bool:
    with lock.open("a") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
        return False


def test_a_full_disk_is_one_line_and_leaves_the_site_whole(small: Project) -> None:
    """A limit on the size of files stands for the disk: writing fails in the same way at the same places."""
    before = tree(small.site)
    _change(small, "Too long for the disk. " * 9000)
    done = subprocess.run(
        ["bash", "-c", f"ulimit -f 100; exec {sys.executable} -m generator build --cache full"],
        cwd=small.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode != 0
    assert tree(small.site) == before


def test_a_place_that_cannot_be_written_is_one_line(small: Project) -> None:
    (small.folder / "file").write_text("")
    done = small.run("generator", "build", "--site", "file/site")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("error: ")
    assert "Traceback" not in done.stderr
