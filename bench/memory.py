"""A program run to its end, with its time and the memory of all its processes (Linux: proportional set size)."""

import os
import resource
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

EVERY = 0.25  # seconds between two looks at the memory, at the least
LIGHT = 50  # times as long is waited as a look took: to add up the pages of a gigabyte holds its programs up
MANY = 5000  # files; to make fewer takes no time that the wait would be worth
FORGOTTEN = 61  # seconds


class Run(Struct, frozen=True):
    """What a run took: seconds of wall clock and of processors, the peak of bytes over all processes, what it said.

    On a machine that does other things at the same time, only the seconds of processors can be compared.
    """

    seconds: float
    cpu: float
    peak: int
    said: str


def run(
    command: Sequence[str], cwd: Path | None = None, log: Path = Path("/dev/null"), most: float = float("inf")
) -> Run:
    """Run a program; raises CalledProcessError with the end of what it said where it fails, or takes over `most` seconds."""
    start, spent = time.monotonic(), _spent()
    with log.open("wb") as said:
        process = subprocess.Popen(
            command, cwd=cwd, stdout=said, stderr=subprocess.STDOUT, start_new_session=most < float("inf")
        )
        peak = 0
        while process.poll() is None:
            looked = time.monotonic()
            peak = max(peak, _memory(process.pid))
            if time.monotonic() - start > most:
                os.killpg(process.pid, signal.SIGKILL)
            time.sleep(max(EVERY, LIGHT * (time.monotonic() - looked)))
    text = log.read_text(encoding="utf-8", errors="replace") if log.is_file() else ""
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, text[-2000:])
    return Run(time.monotonic() - start, _spent() - spent, peak, text)


def settle(files: int) -> None:
    """Wait until the file system has forgotten what was removed before, where so many files are to be made.

    ext4 looks at each number of a file removed within the last minute, before it gives it to a new one (longer, where the
    removal is not on the disk yet): whoever comes after a removal of 100,000 files would be measured with it.
    """
    if files >= MANY:
        os.sync()
        time.sleep(FORGOTTEN)


class Watch:
    """The peak of bytes over this process and all below it, while `watched` runs."""

    def __init__(self) -> None:
        self.peak = 0
        self._done = threading.Event()

    def look(self) -> None:
        """Look until told that all is done."""
        while not self._done.is_set():
            looked = time.monotonic()
            self.peak = max(self.peak, _memory(os.getpid()))
            self._done.wait(max(EVERY, LIGHT * (time.monotonic() - looked)))

    def stop(self) -> None:
        """Say that all is done."""
        self._done.set()


@contextmanager
def watched() -> Iterator[Watch]:
    """Watch the memory of what runs inside; its `peak` is whole once that has ended."""
    watch = Watch()
    looking = threading.Thread(target=watch.look, daemon=True)
    looking.start()
    try:
        yield watch
    finally:
        watch.stop()
        looking.join()


def _spent() -> float:
    """Return the processor seconds of all children that have ended, and theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _memory(process: int) -> int:
    """Return the bytes of a process and all below it; 0 for what has just ended."""
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
        children = [
            int(child)
            for task in Path(f"/proc/{process}/task").iterdir()
            for child in (task / "children").read_text(encoding="ascii").split()
        ]
    except (OSError, ValueError):
        return 0
    pss = next((int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0)
    return pss * 1024 + sum(map(_memory, children))


def processor() -> float:
    """Return the processor seconds of this process and of all its children that have ended."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime + _spent()
