"""No input harms a reader, a spreadsheet, the folder that it is published in, or the machine that reads it."""

import csv
import os
import re
import sys
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from msgspec import Struct
from playwright.sync_api import Browser

from generator.publishing.csp import policy_of
from synthetic.project import Project, make_project
from tests.conftest import ROOT
from tests.site.hostile_inputs import HEADERS, TEXTS, hostile_files
from tests.sources.measuring import run_measured

MEMORY = 500 * 1024  # kilobytes of the largest process
SECONDS = 5  # a file


class Hostile(Struct, frozen=True):
    """The site that was made of every input, and what that cost."""

    project: Project
    seconds: float
    kilobytes: int


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    """Every input in one folder, built by the command line."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "inputs").mkdir()
    for name, content in hostile_files().items():
        (folder / "inputs" / name).write_bytes(content)
    (folder / "project").mkdir()
    made = make_project(folder / "project", [folder / "inputs"])
    begun = time.monotonic()
    command = [sys.executable, "-m", "generator", "build"]
    _, used = run_measured(command, made.folder, {**os.environ, "PYTHONPATH": str(ROOT)})
    return Hostile(made, time.monotonic() - begun, used)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(hostile: Hostile) -> Iterator[str]:
    """The address at which the hostile site is served."""
    handler = partial(_Quiet, directory=str(hostile.project.site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_there_are_sixty_inputs() -> None:
    assert len(hostile_files()) >= 60


def test_none_hangs_or_fills_the_memory(hostile: Hostile) -> None:
    assert hostile.seconds < SECONDS * len(hostile_files())
    assert hostile.kilobytes < MEMORY


def test_every_telegram_is_shown(hostile: Hostile) -> None:
    shown = {path.parent.name for path in (hostile.project.site / "cables" / "2008").glob("*/index.html")}
    wanted = {f"08WINDHOEK{600 + at}" for at in range(len(TEXTS))} | {
        f"08WINDHOEK{700 + at}" for at in range(len(HEADERS))
    }
    assert wanted - shown == set()


def test_nothing_is_written_outside(hostile: Hostile) -> None:
    around = hostile.project.folder.parent
    assert sorted(path.name for path in around.iterdir()) == ["inputs", "project"]
    assert not list(around.rglob("outside.txt"))
    assert not Path("/tmp/hostile-outside.txt").exists()
    assert "root:x:" not in "".join(path.read_text("utf-8", "replace") for path in hostile.project.docs.rglob("*.txt"))
    assert [path for path in hostile.project.site.rglob("*") if path.is_symlink()] == []


def test_no_cell_is_a_formula(hostile: Hostile) -> None:
    for file in (hostile.project.site / "data").glob("*.csv"):
        csv.field_size_limit(1 << 30)
        with file.open(newline="") as stream:
            cells = [cell for row in csv.reader(stream) for cell in row]
        assert [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))] == []


def test_every_page_names_the_scripts_that_it_may_run(hostile: Hostile) -> None:
    for page in hostile.project.site.rglob("*.html"):
        content = page.read_bytes()
        found = re.search(rb'http-equiv="Content-Security-Policy" content="([^"]*)"', content)
        assert found, page
        scripts = found[1].decode().partition("script-src")[2].partition(";")[0]
        assert "unsafe-inline" not in scripts
        if b"<script" in content:
            assert found[1].decode() == policy_of(content)


@pytest.mark.browser
def test_no_script_runs_and_nothing_is_fetched(hostile: Hostile, address: str, browser: Browser) -> None:
    context = browser.new_context(base_url=address)
    asked: list[str] = []
    said: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.on("dialog", lambda dialog: said.append(dialog.message))
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text) if "Security" in message.text else None)
    cables = sorted((hostile.project.site / "cables" / "2008").glob("*/index.html"))
    for one in [
        *cables[::2],
        hostile.project.site / "tags/index.html",
        hostile.project.site / "cables/unreadable/index.html",
    ]:
        page.goto(str(one.relative_to(hostile.project.site).parent) + "/")
        assert page.evaluate("typeof window.pwned") == "undefined", one
    context.close()
    assert [url for url in asked if not url.startswith(address)] == []
    assert said == []
