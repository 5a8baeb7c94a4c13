"""How much memory a program needs: its own peak, not that of the test that starts it."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

MOST_MEMORY = 300 * 1024  # kB

# a process counts what its parent held when it was started, so one stands between that holds nothing
_BETWEEN = """
import resource, subprocess, sys
status = subprocess.run(sys.argv[1:]).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(status)
"""


def run_measured(
    command: list[str], folder: Path, env: Mapping[str, str] | None = None
) -> tuple[subprocess.CompletedProcess[str], int]:
    """Run a command in a folder; return what became of it and the peak of its largest process in kB."""
    whole = [sys.executable, "-c", _BETWEEN, *command]
    done = subprocess.run(whole, cwd=folder, capture_output=True, text=True, timeout=600, check=False, env=env)
    assert done.returncode == 0, done.stderr
    return done, int(done.stdout.split()[-1])
