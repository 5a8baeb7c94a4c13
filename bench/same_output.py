"""`python -m bench.same_output BEFORE AFTER [--count N]`: whether two checkouts make the same docs and site, byte for byte.

Each checkout has a `.venv` of its own (`make .venv/.built`) and builds with it. Two archives are built: the demonstration
as AFTER has it, with the pages, scripts and settings of each checkout, and N invented telegrams. Exit status 1 where a
file differs that `--allowed` patterns do not name.
"""

import fnmatch
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import click

SEED = 1
_COPIED = ("mkdocs.yml", "overrides", "docs", "package.json", "package-lock.json")


def build(checkout: Path, cables: Path, work: Path) -> None:
    """Build `cables` with the program and the hand-written pages of `checkout` in the folder `work`."""
    work.mkdir(parents=True)
    listed = ("git", "-C", str(checkout), "ls-files", "-z", "--", *_COPIED)
    committed = subprocess.run(listed, capture_output=True, text=True, check=True).stdout.split("\0")
    for name in filter(None, committed):
        (work / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(checkout / name, work / name)
    (work / "node_modules").symlink_to((checkout / "node_modules").resolve())
    shutil.copytree(cables, work / "cables")
    environment = {**os.environ, "PYTHONPATH": str(checkout)}
    command = (str(checkout / ".venv" / "bin" / "python"), "-m", "generator", "build")
    subprocess.run(command, cwd=work, env=environment, check=True)


def differences(before: Path, after: Path) -> Iterator[tuple[str, str]]:
    """Yield each path below docs/ and site/ that differs, and how: only before, only after, or other bytes."""
    then, now = _digests(before), _digests(after)
    for path in sorted(then.keys() | now.keys()):
        if path not in now:
            yield path, "only before"
        elif path not in then:
            yield path, "only after"
        elif then[path] != now[path]:
            yield path, "differs"


def _digests(work: Path) -> dict[str, str]:
    files = (file for name in ("docs", "site") for file in (work / name).rglob("*") if file.is_file())
    return {file.relative_to(work).as_posix(): sha256(file.read_bytes()).hexdigest() for file in files}


@click.command()
@click.argument("before", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("after", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--count", default=2000, help="Invented telegrams of the second archive.")
@click.option("--allowed", multiple=True, help="A pattern of paths that may differ, as in 'site/assets/*.js'.")
@click.option("--keep", type=click.Path(path_type=Path), help="Leave both builds here.")
def main(before: Path, after: Path, count: int, allowed: Sequence[str], keep: Path | None) -> None:
    """Compare what two checkouts build."""
    unmeant = 0
    with tempfile.TemporaryDirectory(prefix="same-output-") as folder:
        root = keep or Path(folder)
        invented = root / "telegrams"
        made = (sys.executable, "-m", "synthetic", str(invented), "--count", str(count), "--seed", str(SEED))
        subprocess.run(made, check=True)
        for name, cables in (("demonstration", after / "cables"), ("invented", invented)):
            for side, checkout in (("before", before), ("after", after)):
                build(checkout.absolute(), cables, root / name / side)
            for path, how in differences(root / name / "before", root / name / "after"):
                meant = any(fnmatch.fnmatch(path, pattern) for pattern in allowed)
                unmeant += not meant
                click.echo(f"{name}: {path}: {how}{' (allowed)' if meant else ''}")
    click.echo(f"{unmeant:,} files differ that may not")
    sys.exit(1 if unmeant else 0)


if __name__ == "__main__":
    main()
