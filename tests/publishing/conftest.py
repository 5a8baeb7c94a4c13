"""One generated archive that the tests of publishing share."""

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator import pipeline
from generator.config import Settings, read_settings
from tests.conftest import ROOT, SHARED


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Docs generated from the committed cables, and from the shared samples where they are; no site yet."""
    folder = tmp_path_factory.mktemp("archive")
    source = folder / "cables"
    shutil.copytree(ROOT / "cables", source)
    if SHARED.is_dir():
        shutil.copytree(SHARED / "samples" / "html", source / "html")
    hand_written = ("*.md", "assets", "overrides")
    for pattern in hand_written:
        for found in (ROOT / "docs").glob(pattern):
            copy = shutil.copytree if found.is_dir() else shutil.copy2
            copy(found, _made(folder / "docs") / found.name)
    for found in ROOT.glob("overrides"):
        shutil.copytree(found, folder / "overrides")
    config = folder / "mkdocs.yml"
    config.write_text((ROOT / "mkdocs.yml").read_text() + "\nsite_url: https://cables.test/archive/\n")
    settings = read_settings(config, jobs=2)
    pipeline.generate(settings)
    return settings


@pytest.fixture
def own_archive(archive: Settings, tmp_path: Path) -> Settings:
    """A copy of the archive that a test may change."""
    root = archive.config_file.parent
    shutil.copytree(root, tmp_path / "own", dirs_exist_ok=True)
    own = tmp_path / "own"
    return replace(
        archive,
        config_file=own / "mkdocs.yml",
        source=own / "cables",
        docs=own / "docs",
        site=own / "site",
        cache=own / ".cache",
    )


def _made(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder
