"""Fixtures that every test may use."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from synthetic.browser import FLAGS, system_browser

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"

settings.register_profile("untimed", deadline=None)  # what else the machine does must fail no test
settings.load_profile("untimed")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the slow tests take the time that they need; no other one may hang."""
    for item in items:
        if item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.timeout(0))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real samples; a test that needs it is skipped, with a notice, where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("needs the shared samples, which lie beside the project and not in it")
    return SHARED


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, the system's or else Playwright's own: one for all tests, since Playwright runs once in a thread."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=system_browser(), args=FLAGS)
        yield started
        started.close()
