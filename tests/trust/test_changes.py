"""What a build over an earlier one says of the difference, and what it leaves where something is gone."""

import gzip
import json
import re
import shutil
from pathlib import Path
from typing import Any

import feedparser
import pytest
from msgspec import Struct

from generator.publishing.integrity.link_check import check_links
from generator.publishing.integrity.manifest import write_manifest
from generator.publishing.integrity.verify import verify_site
from synthetic.project import Project, make_project
from tests.conftest import ROOT
from tests.publishing.building import differing, normalised, tree

CABLES = ("08OSLO231", "07OSLO1032", "08BRUSSELS612", "06LISBON1288", "08REYKJAVIK19")
REMOVED = "06LISBON1288"
SITE_URL = "https://cables.test/archive/"
SECRET = "Herring Bank"
ENTRY = {"who": "The library", "when": "2026-01-02", "why": "a living source", "notice": "protects a source"}


class Editions(Struct, frozen=True):
    """A project built three times, and copies of the first two sites."""

    project: Project
    first: Path
    second: Path

    @property
    def third(self) -> Path:
        return self.project.site


def _source(project: Project, name: str) -> Path:
    return next((project.folder / "cables").rglob(f"{name}*"))


def _write_pages(project: Project) -> None:
    """Put other pages in the place of those that speak of cables which are not here."""
    for page in ("about", "home", "how-to-cite", "how-to-read"):
        (project.docs / f"{page}.md").write_text(f"# {page.capitalize()}\n\nOf the archive.\n")


def _replace(file: Path, *pairs: tuple[str, str]) -> None:
    text = file.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, (file, old)
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")


def _as_read_before(project: Project) -> None:
    """Make the published site one that an earlier parser gave: another number for a cable, another title for one."""
    site = project.site
    _replace(site / "cables/2008/08BRUSSELS612.json", ('"subject":"', '"subject":"Wrong '))
    (site / "cables/2008/08REYKJAVIK19.json").rename(site / "cables/2008/08REYKJAVIK91.json")
    _replace(site / "cables/2008/08REYKJAVIK91.json", ('"id":"08REYKJAVIK19"', '"id":"08REYKJAVIK91"'))
    (site / "cables/2008/08REYKJAVIK19").rename(site / "cables/2008/08REYKJAVIK91")
    (site / "cables/2008/08REYKJAVIK19.txt").rename(site / "cables/2008/08REYKJAVIK91.txt")


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Editions:
    """Build, change the sources and build again, withhold something that the difference showed and build a third time."""
    folder = tmp_path_factory.mktemp("editions")
    (folder / "some").mkdir()
    for name in CABLES:
        found = next((ROOT / "cables").rglob(f"{name}*"))
        shutil.copy(found, folder / "some" / found.name)
    (folder / "project").mkdir()
    project = make_project(folder / "project", [folder / "some"])
    _write_pages(project)
    _source(project, "08REYKJAVIK19").rename(folder / "08REYKJAVIK19.txt")
    _replace(project.folder / "mkdocs.yml", ("    # edition: 2026-03-01", "    edition: 2026-03-01"))
    with (project.folder / "mkdocs.yml").open("a") as stream:
        stream.write(f"\nsite_url: {SITE_URL}\n")
    project.build()
    shutil.copytree(project.site, folder / "first")
    shutil.move(folder / "08REYKJAVIK19.txt", project.folder / "cables/08REYKJAVIK19.txt")
    _source(project, REMOVED).unlink()
    _replace(_source(project, "08OSLO231"), ("Torshavn", "Reykjavik"), ("EFIS", "EFIN"))
    project.build()
    shutil.copytree(project.site, folder / "second")
    entries = {"terms": [{"term": SECRET, **ENTRY}], "paragraphs": [{"cable": "08OSLO231", "anchor": "par1", **ENTRY}]}
    (project.folder / "withhold.yml").write_text(json.dumps(entries))
    project.build()
    return Editions(project, folder / "first", folder / "second")


def _log(site: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (site / "changes/log.jsonl").read_text().splitlines()]


def _changes(site: Path, edition: int) -> dict[str, str]:
    return {one["id"]: one["kind"] for one in _log(site) if one["type"] == "change" and one["edition"] == edition}


def test_the_first_edition_says_that_it_is_one(editions: Editions) -> None:
    assert _log(editions.first) == []
    assert "This is the first edition" in (editions.first / "changes/index.html").read_text()


def test_added_changed_and_removed_cables_are_named(editions: Editions) -> None:
    assert _changes(editions.second, 2) == {"08OSLO231": "changed", "08REYKJAVIK19": "added", REMOVED: "removed"}
    page = (editions.second / "changes/2/index.html").read_text()
    assert "1 cable added, 1 cable changed, 1 cable removed" in page.lower()
    assert "Published 1 March 2026" in page


def test_the_difference_can_be_read(editions: Editions) -> None:
    page = (editions.second / "changes/2/index.html").read_text()
    assert "agreed in <del>Torshavn</del> <ins>Reykjavik</ins> on May 28" in page
    assert "<dt>TAGS</dt><dd><del>EFIS; SENV;" in page
    assert 'href="../../cables/2008/08OSLO231/#par1"' in page


def test_every_address_of_before_still_answers(editions: Editions) -> None:
    for before, after in ((editions.first, editions.second), (editions.second, editions.third)):
        pages = {str(page.relative_to(before)) for page in before.rglob("*.html")}
        assert len(pages) > 50
        lost = {page for page in pages if not (after / page).exists()}
        assert all(page.startswith(("people/", "tags/", "missing/")) for page in lost)
        assert after == editions.third or not lost


def test_a_removed_cable_leaves_a_stone_that_says_so(editions: Editions) -> None:
    for site in (editions.second, editions.third):  # the edition after it too
        page = (site / f"cables/2006/{REMOVED}/index.html").read_text()
        assert f"{REMOVED}&#58; no longer in this archive" in page or f"{REMOVED}: no longer in this archive" in page
        assert json.loads((site / f"cables/2006/{REMOVED}.json").read_text()) == {"id": REMOVED, "gone": 2, "now": None}
        assert (site / f"cables/2006/{REMOVED}.txt").read_text().startswith(REMOVED)
        assert f"cables/2006/{REMOVED}/" in (site / f"cable/2006/07/{REMOVED}.html").read_text()


def test_a_page_of_what_was_not_held_leads_to_the_cable(editions: Editions) -> None:
    assert (editions.first / "missing/08REYKJAVIK19/index.html").exists()
    page = (editions.second / "missing/08REYKJAVIK19/index.html").read_text()
    assert "url=../../cables/2008/08REYKJAVIK19/" in page


def test_no_link_is_broken(editions: Editions) -> None:
    assert [link for link in check_links(editions.second) if link.page.startswith(("changes/", "cables/2006/"))] == []
    assert list(verify_site(editions.third)) == []


def test_what_is_withheld_later_goes_out_of_the_log(editions: Editions) -> None:
    """The leak check has passed: this looks at the pages of the difference again, with other code."""
    assert "Torshavn" in (editions.second / "changes/log.jsonl").read_text()
    for file in sorted((editions.third / "changes").rglob("*")):
        text = file.read_text() if file.is_file() else ""
        assert "Torshavn" not in text, file
        assert SECRET.lower() not in text.lower().replace("-", " ").replace("\n", " "), file
    assert _changes(editions.third, 3) == {
        "08OSLO231": "withheld",
        "07OSLO1032": "withheld",
        "08BRUSSELS612": "withheld",
        "08REYKJAVIK19": "withheld",
    }
    assert all(not one.get("fields") and not one.get("texts") for one in _log(editions.third))


def test_the_site_map_lists_exactly_the_pages_that_exist(editions: Editions) -> None:
    """A page is what has an address of its own: not what only leads on, nor the page for what is not there."""
    for site in (editions.first, editions.second, editions.third):
        pages = {
            SITE_URL + str(page.relative_to(site)).removesuffix("index.html")
            for page in site.rglob("index.html")
            if 'http-equiv="refresh"' not in page.read_text(encoding="utf-8")
        }
        listed = re.findall(r"<loc>([^<]*)</loc>", (site / "sitemap.xml").read_text())
        assert len(listed) == len(set(listed))
        assert set(listed) == pages
        assert gzip.decompress((site / "sitemap.xml.gz").read_bytes()) == (site / "sitemap.xml").read_bytes()


def test_the_page_for_what_is_not_there_knows_where_the_site_is(editions: Editions) -> None:
    page = (editions.first / "404.html").read_text()
    assert 'action="/archive/search/"' in page
    assert '"https://cables.test/archive/" ? "/archive/' in page


def test_the_feed_of_changes_is_valid_and_the_newest_come_first(editions: Editions) -> None:
    read = feedparser.parse((editions.third / "changes/feed.xml").read_bytes())
    assert not read.bozo, read.get("bozo_exception")
    assert [entry.title for entry in read.entries if entry.title.startswith("Edition")] == [
        "Edition 3",
        "Edition 2",
        "Edition 1",
    ]
    assert len({entry.id for entry in read.entries}) == len(read.entries)
    assert read.entries[0].updated == "2026-03-01T00:00:00Z"
    assert all((editions.third / entry.link.removeprefix(SITE_URL) / "index.html").exists() for entry in read.entries)
    for feed in editions.third.rglob("feed.xml"):
        assert not feedparser.parse(feed.read_bytes()).bozo


def test_the_same_log_gives_the_same_site_anew(editions: Editions, tmp_path: Path) -> None:
    anew = make_project(tmp_path, [editions.project.folder / "cables"])
    _write_pages(anew)
    for name in ("mkdocs.yml", "withhold.yml"):
        shutil.copy(editions.project.folder / name, anew.folder / name)
    shutil.copy(editions.third / "changes/log.jsonl", anew.folder / "changes.jsonl")
    anew.build()
    assert differing(normalised(tree(anew.site)), normalised(tree(editions.third))) == []


def test_nothing_new_is_no_edition(editions: Editions) -> None:
    before = editions.project.files()
    assert "nothing changed" in editions.project.build().stderr
    assert editions.project.files() == before


def test_a_correction_of_the_parser_and_a_number_read_better(editions: Editions, tmp_path: Path) -> None:
    project = Project(tmp_path / "copy")
    shutil.copytree(editions.project.folder, project.folder, symlinks=True)
    shutil.rmtree(project.site)
    shutil.copytree(editions.second, project.site)
    (project.folder / "withhold.yml").unlink()
    _as_read_before(project)
    write_manifest(project.site)
    project.build()
    assert _changes(project.site, 3) == {
        "08BRUSSELS612": "corrected",
        "08REYKJAVIK19": "added",
        "08REYKJAVIK91": "removed",
    }
    page = (project.site / "changes/3/index.html").read_text()
    assert "Read better from the same source" in page
    assert "<dt>subject line</dt><dd><del>Wrong " in page
    assert (
        "url=../../../cables/2008/08REYKJAVIK19/" in (project.site / "cables/2008/08REYKJAVIK91/index.html").read_text()
    )
    now = json.loads((project.site / "cables/2008/08REYKJAVIK91.json").read_text())
    assert now == {"id": "08REYKJAVIK91", "gone": 3, "now": "08REYKJAVIK19"}


def test_under_strict_an_address_that_would_be_gone_stops_the_build(editions: Editions, tmp_path: Path) -> None:
    project = Project(tmp_path / "copy")
    shutil.copytree(editions.project.folder, project.folder, symlinks=True)
    (project.site / "report.pdf").write_bytes(b"%PDF-1.4 a report")  # published once, and no longer in the docs folder
    write_manifest(project.site)
    before = tree(project.site)
    done = project.run("generator", "build", "--strict")
    assert done.returncode == 2
    assert "not published: 1 addresses of the site would be gone: report.pdf" in done.stderr
    assert tree(project.site) == before
