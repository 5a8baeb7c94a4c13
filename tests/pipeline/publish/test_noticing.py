"""A run that follows another notices every file that is not as it was left, and puts it right."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import pipeline
from generator.config import Settings
from generator.errors import InputError
from synthetic.__main__ import main as write_archive
from tests.pipeline.test_same_output import digests, settings_in

FEW = 3


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """An archive with its site, which each test leaves as it was."""
    folder = tmp_path_factory.mktemp("noticing")
    CliRunner().invoke(write_archive, [str(folder / "cables"), "--count", str(FEW)], standalone_mode=False)
    settings = settings_in(folder / "project", folder / "cables", 1)
    pipeline.build(settings)
    return settings


def replaced(file: Path) -> None:
    """Put another file of the same size in its place."""
    half = file.with_name("half")
    half.write_bytes(file.read_bytes()[::-1])
    half.replace(file)


def edited(file: Path) -> None:
    """Write into the file itself."""
    with file.open("r+b") as stream:
        stream.write(b"?")
    os.utime(file)  # two writes within a tick of the system's clock would have one time


def removed(file: Path) -> None:
    file.unlink()


def state(settings: Settings) -> tuple[dict[str, str], dict[str, str]]:
    return digests(settings.docs), digests(settings.site)


@pytest.mark.parametrize("harm", [replaced, edited, removed])
def test_a_page_of_the_docs_folder_is_put_right(built: Settings, harm: Callable[[Path], None]) -> None:
    before = state(built)
    harm(next(iter(sorted(built.docs.glob("cables/*/*.md")))))
    assert pipeline.build(built).written == 1
    assert state(built) == before


@pytest.mark.parametrize("harm", [replaced, removed])  # the site has a link: to write into one is to write into both
@pytest.mark.parametrize("kind", ["*.json", "*.txt"])
def test_a_file_that_the_site_shares_is_put_right(built: Settings, kind: str, harm: Callable[[Path], None]) -> None:
    before = state(built)
    harm(next(iter(sorted(built.docs.glob(f"cables/*/{kind}")))))
    assert pipeline.build(built).written == 1
    assert state(built) == before


@pytest.mark.parametrize("harm", [replaced, edited, removed])
@pytest.mark.parametrize("name", ["people/index.html", "about/index.html"])
def test_a_page_of_the_site_is_put_right(built: Settings, name: str, harm: Callable[[Path], None]) -> None:
    before = state(built)
    harm(built.site / name)
    assert pipeline.build(built).written == 0
    assert state(built) == before


def test_a_file_that_somebody_put_into_the_site_stops_the_build(built: Settings) -> None:
    strange = built.site / "people" / "another.txt"
    strange.write_text("by hand")
    with pytest.raises(InputError, match=r"people/another\.txt"):
        pipeline.build(built)
    strange.unlink()
    assert pipeline.build(built).written == 0


@pytest.mark.parametrize("harm", [replaced, removed])
def test_a_file_of_the_site_that_the_docs_folder_shares_is_put_right(
    built: Settings, harm: Callable[[Path], None]
) -> None:
    before = state(built)
    harm(built.site / "data/cables.csv")
    assert pipeline.build(built).written == 0
    assert state(built) == before


@pytest.mark.parametrize("name", ["assets/by-hand.css", "cables/by-hand.txt", "people/new/by-hand.txt"])
def test_what_is_added_by_hand_enters_the_site(built: Settings, name: str) -> None:
    file = built.docs / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("by hand")
    pipeline.build(built)
    assert (built.site / name).read_text() == "by hand"
    file.unlink()
    pipeline.build(built)
    assert not (built.site / name).exists()


def test_a_name_that_is_no_text_is_none_of_ours(built: Settings) -> None:
    odd = Path(os.fsdecode(os.fsencode(built.docs) + b"/\xff.txt"))
    odd.touch()
    assert pipeline.generate(built).written == 0
    odd.unlink()
