"""A published folder is what its manifest says, to the byte."""

import hashlib
import random
import re
import shutil
from importlib.metadata import version
from pathlib import Path

import pytest

from generator.errors import InputError
from generator.publishing.integrity.manifest import MANIFEST
from generator.publishing.integrity.verify import verify_site
from synthetic.project import Project


@pytest.fixture
def copy(project: Project, tmp_path: Path) -> Path:
    """A copy of the site that a test may damage."""
    return Path(shutil.copytree(project.site, tmp_path / "site"))


def test_a_built_site_is_as_published(project: Project) -> None:
    done = project.run("generator", "verify", "site", "--sources")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "as published\n")


def test_a_changed_source_is_named(project: Project, tmp_path: Path) -> None:
    shutil.copytree(project.folder / "cables", tmp_path / "cables")
    changed = next((tmp_path / "cables").rglob("08OSLO231*"))
    changed.write_text(changed.read_text().replace("Torshavn", "Reykjavik"))
    done = project.run("generator", "verify", "site", "--sources", "--source", str(tmp_path / "cables"))
    assert done.returncode == 1
    assert done.stdout.endswith("is not the file that 08OSLO231 was read from\n")


@pytest.mark.parametrize("seed", range(12))
def test_one_flipped_bit_anywhere_is_found(copy: Path, seed: int) -> None:
    chance = random.Random(seed)
    files = sorted(path for path in copy.rglob("*") if path.is_file() and path.stat().st_size)
    file = copy / MANIFEST if seed < 3 else chance.choice(files)
    _flip(file, chance)
    if file.name == MANIFEST:
        with pytest.raises(InputError, match=r"manifest.json: was changed"):
            list(verify_site(copy))
    else:
        assert [fault.path for fault in verify_site(copy)] == [str(file.relative_to(copy))]


def _flip(file: Path, chance: random.Random) -> None:
    content = bytearray(file.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    file.write_bytes(content)


def test_a_file_too_many_and_one_too_few(copy: Path) -> None:
    (copy / "new.html").write_text("")
    (copy / "about/index.html").unlink()
    assert [(fault.path, fault.what) for fault in verify_site(copy)] == [
        ("new.html", "is not in the manifest"),
        ("about/index.html", "is missing"),
    ]


def test_the_downloads_are_a_bag(project: Project) -> None:
    assert (project.site / "bagit.txt").read_text() == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    lines = (project.site / "manifest-sha256.txt").read_text().splitlines()
    held = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    payload = {
        str(path.relative_to(project.site)): path for path in (project.site / "data").rglob("*") if path.is_file()
    }
    assert held == {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in payload.items()}


def test_each_page_says_what_it_was_read_from_and_what_was_repaired(project: Project) -> None:
    source = next((project.folder / "cables").rglob("08OSLO231*")).read_bytes()
    page = " ".join(project.page("cables/2008/08OSLO231/").split())
    assert f"(a telegram as text, {len(source):,} bytes, SHA-256" in page
    assert hashlib.sha256(source).hexdigest() in page
    assert f"by version {version('cable-archive')} of the parser" in page
    assert "Nothing was repaired." in page
    first = " ".join(project.page("cables/2008/08BRUSSELS579/").split())
    assert re.search(r"Repaired: text joined over \d+ page breaks", first)
