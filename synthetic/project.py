"""A publisher's folder: settings, hand-written pages and cables, and the command line run in it."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).parent.parent
COPIED = ("mkdocs.yml", "overrides")  # beside the docs folder


class Quiet(SimpleHTTPRequestHandler):
    """A server that logs nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Project(Struct, frozen=True):
    """A folder in which `generator build` was or will be run without options."""

    folder: Path

    @property
    def docs(self) -> Path:
        """The docs folder."""
        return self.folder / "docs"

    @property
    def site(self) -> Path:
        """The built site."""
        return self.folder / "site"

    def say_in(self, language: str) -> None:
        """Write another language than English into the settings."""
        settings = self.folder / "mkdocs.yml"
        text = settings.read_text(encoding="utf-8")
        spoken = text.replace("  name: material\n", f"  name: material\n  language: {language}\n", 1)
        settings.write_text(spoken, encoding="utf-8")

    def build(self, *options: str) -> subprocess.CompletedProcess[str]:
        """Run the build; what it says on standard error is in the error of a build that fails."""
        done = self.run("generator", "build", *options)
        assert done.returncode == 0, done.stderr
        return done

    def run(self, module: str, *options: str) -> subprocess.CompletedProcess[str]:
        """Run a module's command line in the folder, with the generator of this working copy."""
        return subprocess.run(
            [sys.executable, "-m", module, *options],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
            timeout=1200,  # a thousand cables are built in the slow tests
        )

    def page(self, address: str) -> str:
        """Return the built page at an address that ends in a slash."""
        return (self.site / address / "index.html").read_text(encoding="utf-8")

    @contextmanager
    def served(self) -> Iterator[str]:
        """Serve the built site; yield its address."""
        with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(self.site))) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield f"http://127.0.0.1:{server.server_port}/"
            server.shutdown()

    def files(self) -> dict[str, int]:
        """Return every file below the docs folder with the time of its last change."""
        return {str(path.relative_to(self.docs)): path.stat().st_mtime_ns for path in self.docs.rglob("*")}


def make_project(folder: Path, sources: Iterable[Path]) -> Project:
    """Copy what is committed of the project, and the cables, into a folder."""
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name)
        elif (ROOT / name).exists():
            shutil.copy(ROOT / name, folder / name)
    if (ROOT / "node_modules").is_dir():
        (folder / "node_modules").symlink_to(ROOT / "node_modules")
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=_generated)
    for source in sources:
        shutil.copytree(source, folder / "cables", dirs_exist_ok=True)
    return Project(folder)


def _generated(folder: str, names: list[str]) -> set[str]:
    """Name what a build on this machine left in the docs folder: what .gitignore leaves out of it."""
    if Path(folder) != ROOT / "docs":
        return set()
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    ignored = {line.removeprefix("/docs/").strip("/") for line in lines if line.startswith("/docs/")}
    return ignored & set(names)
