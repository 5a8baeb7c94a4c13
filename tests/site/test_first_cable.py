"""The first cable on the built site: what a reader must find there."""

import re

import pytest
from bs4 import BeautifulSoup, Tag

from synthetic.project import Project

ADDRESS = "cables/2008/08BRUSSELS579/"

SENTENCES = [
    ("par5", "treatment of bilateral embassies as separate issues. She could not"),
    ("par5", "Moreover, it was in Belarus' interest"),
    ("par7", "did not and would not link"),
    ("par10", "did not cover Belneftikhim subsidiaries"),
]
HEADINGS = [
    "Summary",
    "Participants",
    "Belarus links Diplomatic Presence to US sanctions",
    "Stewart raises Zeltser case",
]
TAGS = {
    "PGOV": "Internal governmental affairs",
    "PREL": "External political relations",
    "CASC": "Assistance to citizens",
    "ODIP": "US diplomatic representation",
    "ETTC": "Trade and technology controls",
    "EUN": "European Union",
    "BO": "Belarus",
    "XH": "Eastern Europe",
}
SAID_ABOVE = ["USEU Brussels to the Secretary of State", "17 April 2008, 15:31 UTC", "Confidential", "16 April 2018"]


@pytest.fixture(scope="module")
def soup(project: Project) -> BeautifulSoup:
    return BeautifulSoup(project.page(ADDRESS), "lxml")


def test_each_paragraph_has_its_anchor_once(soup: BeautifulSoup) -> None:
    anchors = [str(tag["id"]) for tag in soup.find_all(id=re.compile(r"^par\d"))]
    assert anchors == [f"par{number}" for number in range(1, 14)]


@pytest.mark.parametrize(("anchor", "sentence"), SENTENCES)
def test_sentences_cut_by_breaks_are_whole(soup: BeautifulSoup, anchor: str, sentence: str) -> None:
    assert sentence in _text(soup, f"#{anchor}")


def test_no_page_break_line_in_the_text(soup: BeautifulSoup) -> None:
    assert "OF 003" not in _text(soup, "article").split("Summary")[-1]
    assert [tag["data-section"] for tag in soup.select(".cable-break")] == ["2/3", "3/3"]


def test_the_four_points_lie_in_paragraph_4(soup: BeautifulSoup) -> None:
    assert [_squeezed(tag)[:2] for tag in soup.select("#par4 li")] == ["--"] * 4


def test_headings_stand_in_the_contents(soup: BeautifulSoup) -> None:
    contents = [_squeezed(tag) for tag in soup.select(".md-sidebar--secondary .md-nav__link")]
    assert [heading for heading in HEADINGS if heading not in contents] == []


def test_tags_are_spelled_out_and_lead_to_their_pages(soup: BeautifulSoup, project: Project) -> None:
    links = soup.select(".cable-tags a")
    assert [_squeezed(link) for link in links] == [f"{code} {name}" for code, name in TAGS.items()]
    for link in links:
        assert (project.site / ADDRESS / str(link["href"]) / "index.html").is_file()


def test_references_are_emails(soup: BeautifulSoup) -> None:
    items = [_squeezed(tag) for tag in soup.select(".cable-references li")]
    assert len(items) == 3
    assert all(item.endswith("not a cable: e-mail") for item in items)


def test_head_and_foot_in_words(soup: BeautifulSoup) -> None:
    top = _text(soup, ".cable-top")
    assert [said for said in SAID_ABOVE if said not in top] == []
    assert "Classified by Laurence Wohlers" in top
    assert [abbr.text for abbr in soup.select(".cable-classifier abbr")] == ["(b)", "(d)"]
    assert _text(soup, ".cable-signature") == "MURRAY"
    assert soup.select_one('time[datetime="2008-04-17T15:31:00Z"]') is not None


def test_record_and_raw_text_stand_beside_the_page(project: Project) -> None:
    source = project.folder / "cables" / "08BRUSSELS579.txt"
    assert (project.site / "cables/2008/08BRUSSELS579.txt").read_bytes() == source.read_bytes()
    assert (project.site / "cables/2008/08BRUSSELS579.json").is_file()


def test_old_address_redirects(project: Project) -> None:
    page = (project.site / "cable/2008/04/08BRUSSELS579.html").read_text(encoding="utf-8")
    assert 'url=../../../cables/2008/08BRUSSELS579/"' in page


def _text(soup: BeautifulSoup, selector: str) -> str:
    found = soup.select_one(selector)
    assert found is not None, selector
    return _squeezed(found)


def _squeezed(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split()).replace(" ,", ",").replace(" .", ".")
