"""One generated archive that the tests of publishing share."""

import shutil
from pathlib import Path

import pytest
from mkdocs.config import load_config
from msgspec.structs import replace

from generator import pipeline
from generator.config import Settings, read_settings
from generator.publishing.fastpath.headings import HeadingStyle, learn_headings
from tests.conftest import ROOT


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Docs generated from the committed cables; no site yet."""
    folder = tmp_path_factory.mktemp("archive")
    source = folder / "cables"
    shutil.copytree(ROOT / "cables", source)
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


@pytest.fixture(scope="session")
def style() -> HeadingStyle:
    """How the site writes headings."""
    learned = learn_headings(load_config(str(ROOT / "mkdocs.yml")))
    assert learned
    return learned


@pytest.fixture
def own_archive(archive: Settings, tmp_path: Path) -> Settings:
    """A small part of the archive that a test may change: some pages of two kinds, and those written by hand."""
    own = tmp_path / "own"
    root = archive.config_file.parent
    shutil.copytree(root, own, ignore=shutil.ignore_patterns("docs", "site", ".cache"))
    for file in (*archive.docs.glob("*.md"), *archive.docs.glob("assets/*.*"), *_few(archive.docs)):
        target = own / "docs" / file.relative_to(archive.docs)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, target)
    return replace(
        archive,
        config_file=own / "mkdocs.yml",
        source=own / "cables",
        docs=own / "docs",
        site=own / "site",
        cache=own / ".cache",
    )


def _few(docs: Path) -> list[Path]:
    cables = [file for file in sorted(docs.glob("cables/20*/*.*")) if file.name.startswith("08")]
    return [*cables, *sorted(docs.glob("tags/*.md"))[:8]]


def _made(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder
