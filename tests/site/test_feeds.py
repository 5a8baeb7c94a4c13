"""Feeds are valid, and name the cables of the page that they stand beside."""

import re
from pathlib import Path

import feedparser
import pytest

from generator.exports.feeds import feed
from generator.exports.open_search import open_search
from generator.model.identity import CableId
from generator.model.listing import CableLine
from synthetic.project import Project


def _feeds(site: Path) -> list[Path]:
    return sorted(site.rglob("feed.xml"))


def test_every_feed_is_valid_and_its_links_exist(project: Project) -> None:
    assert len(_feeds(project.site)) > 50
    for file in _feeds(project.site):
        read = feedparser.parse(file.read_bytes())
        assert not read.bozo, (file, read.get("bozo_exception"))
        assert read.version == "atom10"
        assert read.entries
        assert read.feed.id.endswith(str(file.relative_to(project.site)))
        for entry in read.entries:
            assert (project.site / entry.link.lstrip("/") / "index.html").exists()


@pytest.mark.parametrize("address", ["tags/EFIS", "posts/oslo"])
def test_a_feed_has_the_cables_of_its_page(project: Project, address: str) -> None:
    read = feedparser.parse((project.site / address / "feed.xml").read_bytes())
    page = project.page(f"{address}/")
    ids = {entry.link.rstrip("/").rpartition("/")[2] for entry in read.entries}
    assert ids == set(re.findall(r'href="[./]*cables/\d+/([0-9A-Z-]+)/"', page)) & ids
    assert len(ids) >= 2
    dates = [entry.updated for entry in read.entries]
    assert dates == sorted(dates, reverse=True)


def test_a_hostile_title_and_a_missing_date_are_text() -> None:
    line = CableLine(CableId("08OSLO1"), "</title><script>x</script>\0\x1b&amp;\ud800", None)
    read = feedparser.parse(feed("A & B", "feed.xml", [line], {line.id: "cables/2008/08OSLO1/"}, "https://a.test/"))
    assert not read.bozo
    assert read.feed.title == "A & B"
    assert read.entries[0].id == "https://a.test/cables/2008/08OSLO1/"
    assert "<script>" not in read.entries[0].title or read.entries[0].title_detail.type == "text/plain"


def test_robots_may_read_everything(project: Project) -> None:
    assert (project.site / "robots.txt").read_text() == "User-agent: *\nAllow: /\n"


def test_the_search_is_described_where_the_site_has_an_address() -> None:
    described = open_search("Cables & more of them", "https://a.test/").decode()
    assert 'template="https://a.test/search/?q={searchTerms}"' in described
    assert "<ShortName>Cables &amp; more of</ShortName>" in described


def _linked(page: str) -> list[str]:
    links = re.findall(r'<link rel="alternate" type="application/atom\+xml" title="[^"]+" href="([^"]+)">', page)
    return [link for link in links if link]


def test_each_page_that_has_a_feed_links_it(project: Project) -> None:
    assert _linked(project.page("")) == ["feed.xml", "changes/feed.xml"]
    assert _linked(project.page("changes/")) == ["feed.xml"]
    assert _linked(project.page("changes/2/")) == ["../feed.xml"]
    assert _linked(project.page("cables/")) == []
    for file in _feeds(project.site):
        assert _linked((file.parent / "index.html").read_text(encoding="utf-8"))[0] == "feed.xml"
    for page in project.site.glob("*/*/index.html"):
        assert all((page.parent / link).exists() for link in _linked(page.read_text(encoding="utf-8"))), page


def test_people_have_feeds_too(project: Project) -> None:
    assert list(project.site.glob("people/*/feed.xml"))
