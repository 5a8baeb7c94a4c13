"""A site is built beside the old one, keeps what did not change, and takes its place at once."""

import re
from pathlib import Path

import pytest

from generator.config import Settings
from generator.errors import ArchiveError
from generator.publishing import swap
from generator.publishing.csp import secured, set_policies
from generator.publishing.integrity.manifest import write_manifest
from generator.publishing.site import Built, build_site
from tests.publishing.building import differing, publish, tree

CABLE = "cables/2008/08BRUSSELS579"


@pytest.fixture
def built(own_archive: Settings) -> Settings:
    assert publish(own_archive, "1")
    return own_archive


def inodes(folder: Path) -> dict[str, int]:
    return {str(file.relative_to(folder)): file.stat().st_ino for file in folder.rglob("*") if file.is_file()}


def test_nothing_is_built_where_nothing_changed(built: Settings) -> None:
    before = inodes(built.site)
    assert not publish(built, "1")
    assert inodes(built.site) == before


def test_another_program_or_a_changed_page_or_site_is_built_again(built: Settings) -> None:
    assert publish(built, "2")
    (built.docs / "about.md").write_text("# About\n")
    assert publish(built, "2")
    (built.site / "about" / "index.html").write_text("spoilt")
    assert publish(built, "2")
    assert "spoilt" not in (built.site / "about" / "index.html").read_text()


def test_a_page_that_did_not_change_is_not_written_again(built: Settings) -> None:
    before = inodes(built.site)
    page = built.docs / f"{CABLE}.md"
    page.write_text(page.read_text() + "\n<p>One paragraph more.</p>\n")
    assert publish(built, "1")
    written = {name for name, inode in inodes(built.site).items() if before.get(name) != inode}
    assert "One paragraph more." in (built.site / CABLE / "index.html").read_text()
    samples = 3  # of each kind, always made by MkDocs
    assert len([name for name in written if name.startswith("cables/")]) <= samples + 1
    assert len([name for name in before if name.startswith("cables/") and name.endswith(".html")]) > samples + 1
    assert not [name for name in written if name.endswith((".json", ".txt")) and name.startswith("cables/")]


def test_pages_are_made_with_their_policy_and_the_others_get_it(built: Settings) -> None:
    policy = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="[^"]*">')
    before = {name: page for name, page in tree(built.site).items() if name.endswith(".html")}
    made_with = {name for name, page in before.items() if policy.search(page)}
    assert [name for name in made_with if name.startswith("cables/")]
    set_policies(built.site)
    after = tree(built.site)
    for name, page in before.items():
        assert after[name] == secured(policy.sub(b"", page))
        assert secured(after[name]) == after[name]
        assert (after[name] == page) is (name in made_with)


def test_a_file_that_is_put_into_the_site_during_a_build_stops_it(built: Settings) -> None:
    def vet(made: Built) -> str:
        (built.site / "letters.txt").write_text("mine")
        return write_manifest(made.site).digest

    before = inodes(built.site)
    with pytest.raises(ArchiveError, match=r"letters\.txt"):
        build_site(built, "2", vet)
    assert inodes(built.site).items() > before.items()
    assert (built.site / "letters.txt").read_text() == "mine"
    assert not swap.fresh_of(built.site).exists()


def test_a_second_site_is_the_one_that_a_first_would_be(built: Settings, tmp_path: Path) -> None:
    page = built.docs / f"{CABLE}.md"
    page.write_text(page.read_text().replace("Belarus", "White Russia"))
    assert publish(built, "1")
    again = tree(built.site)
    built.site.rename(tmp_path / "aside")
    (built.cache / "site.json").unlink()
    assert publish(built, "1")
    assert differing(again, tree(built.site)) == []


def test_a_build_that_fails_leaves_the_old_site(built: Settings) -> None:
    before = tree(built.site)
    (built.docs / "about.md").write_bytes(b"# \xff\xfe not UTF-8\n")
    with pytest.raises(ArchiveError, match="the site could not be built"):
        publish(built, "1")
    assert differing(before, tree(built.site)) == []


def test_folders_change_places(tmp_path: Path) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page").write_text(name)
    swap.exchange(tmp_path / "new", tmp_path / "old")
    assert (tmp_path / "old" / "page").read_text() == "new"
    assert [found.name for found in tmp_path.iterdir()] == ["old"]


def test_a_run_killed_between_two_renames_is_mended(tmp_path: Path) -> None:
    aside = swap.aside(tmp_path / "site")
    aside.mkdir()
    (aside / "page").write_text("old")
    swap.recover(tmp_path / "site")
    assert (tmp_path / "site" / "page").read_text() == "old"
