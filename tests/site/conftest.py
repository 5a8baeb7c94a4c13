"""One site, built once by the real command line in a temporary folder, and a browser to read it in."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from generator.exports.changes_log import COMMITTED
from synthetic.project import Project, make_project
from tests.conftest import ROOT


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A publisher's folder with the archive's cables and a few of the tests' own, built."""
    sources = [ROOT / "cables", Path(__file__).parent / "cables"]
    made = make_project(tmp_path_factory.mktemp("project"), sources)
    shutil.copy(Path(__file__).with_name("changes.jsonl"), made.folder / COMMITTED)
    made.build()
    return made


@pytest.fixture(scope="session")
def address(project: Project) -> Iterator[str]:
    """The address at which the built site is served."""
    with project.served() as served:
        yield served


@pytest.fixture
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A reader's window on the site."""
    opened = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def plain_mkdocs(project: Project) -> subprocess.CompletedProcess[str]:
    """A plain `mkdocs build` of what generate wrote, without a line of ours."""
    return project.run("mkdocs", "build", "--strict", "--site-dir", str(project.folder / "plain"))
