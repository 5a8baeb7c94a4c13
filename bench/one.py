"""`python -m bench.one NAME SIZE OUT`: runs one benchmark at one size; its figures go to the file OUT as JSON lines."""

import subprocess
import sys
from pathlib import Path

import msgspec

from bench.figures import Figure
from bench.registry import benchmark


def main(name: str, size: int, out: Path) -> None:
    """Run it."""
    with out.open("wb", buffering=0) as file:  # a run that is stopped leaves what it has measured
        for found in benchmark(name).run(size):
            kind = "figure" if isinstance(found, Figure) else "skipped"
            file.write(msgspec.json.encode({kind: found}) + b"\n")


if __name__ == "__main__":
    try:
        main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
    except subprocess.CalledProcessError as error:
        sys.exit(f"{error}\n{error.output or ''}")
