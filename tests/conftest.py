"""Fixtures that every test may use."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real samples; a test that needs it is skipped, with a notice, where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("needs the shared samples, which lie beside the project and not in it")
    return SHARED
