"""A file enters the site as a link, or as a copy where no link can be made."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.publishing.fastpath.copy_files import link

MEMORY = Path("/dev/shm")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Path]:
    if not MEMORY.is_dir() or MEMORY.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("needs a second file system, as /dev/shm is")
    folder = Path(tempfile.mkdtemp(dir=MEMORY))
    yield folder
    shutil.rmtree(folder)


def test_a_file_of_the_same_file_system_is_linked(tmp_path: Path) -> None:
    source, target = tmp_path / "a.txt", tmp_path / "new" / "folder" / "a.txt"
    source.write_bytes(b"text")
    link(str(source), str(target))
    assert target.samefile(source)


def test_a_file_of_another_file_system_is_copied(tmp_path: Path, elsewhere: Path) -> None:
    source, target = tmp_path / "a.txt", elsewhere / "new" / "folder" / "a.txt"
    source.write_bytes(b"text")
    link(str(source), str(target))
    assert target.read_bytes() == b"text"
    assert os.stat(target).st_dev != os.stat(source).st_dev  # noqa: PTH116
