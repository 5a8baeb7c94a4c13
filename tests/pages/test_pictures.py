"""Pictures by year and of who cites whom: every bar and dot a link with its numbers, every number in a table."""

from collections.abc import Mapping

from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from generator.model.identity import CableId, PostCode
from generator.model.listing import CableLine
from generator.model.threads import Span, Thread, ThreadEntry
from generator.pages.completeness import completeness
from generator.pages.multiples import HEIGHT, Series, multiples
from generator.pages.network import WIDTH, network
from generator.pages.serials import SerialYear
from generator.pages.tag_trends import TagYears, tags_over_time

KINDS = ("held", "not held")


def _line(name: str, date: str) -> CableLine:
    return CableLine(CableId(name), f"About {name} <b>", date, None, "", None)


def _course(name: str, years: Mapping[int, tuple[int, ...]]) -> Series:
    return Series(name, "posts/oslo/", years, lambda year: f"cables/{year}/")


def test_a_bar_is_a_link_and_says_its_numbers() -> None:
    soup = BeautifulSoup(multiples([_course("Oslo", {2007: (3, 1), 2009: (0, 1234)})], KINDS, "Held", "../"), "lxml")
    links = soup.select("svg a")
    assert [link["href"] for link in links] == ["../cables/2007/", "../cables/2009/"]
    assert [link["aria-label"] for link in links] == [
        "Oslo, 2007: 3 held, 1 not held",
        "Oslo, 2009: 0 held, 1,234 not held",
    ]
    assert [len(link.select("rect")) for link in links] == [2, 1]
    assert [cell.get_text() for cell in soup.select("td")] == ["3 / 1", "0 / 1,234"]


def test_one_year_is_not_drawn() -> None:
    assert multiples([_course("Oslo", {2007: (3, 1)})], KINDS, "Held", "") == ""
    assert completeness({}, "") == ""


@given(
    st.lists(st.dictionaries(st.integers(1966, 2010), st.tuples(st.integers(0, 9), st.integers(1, 999))), min_size=1)
)
def test_no_bar_leaves_its_row(found: list[dict[int, tuple[int, ...]]]) -> None:
    courses = [_course(str(at), years) for at, years in enumerate(found) if years]
    for rect in BeautifulSoup(multiples(courses, KINDS, "Held", ""), "lxml").select("rect"):
        assert 0 <= float(str(rect["y"])) < HEIGHT
        assert 0 < float(str(rect["height"])) <= HEIGHT


def test_a_tags_bar_leads_to_its_year_only_where_that_has_a_page() -> None:
    tags = [TagYears("PREL", "Relations", 2, {2007: 1, 2008: 1})]
    assert 'href="tags/PREL/2007/"' in tags_over_time(tags, 1, "")
    assert 'href="tags/PREL/2007/"' not in tags_over_time(tags, 2, "")


def test_years_of_which_nothing_is_held_lead_to_what_is_not_held() -> None:
    years = {PostCode("OSLO"): [SerialYear(2006, 9, 0, 1), SerialYear(2007, 9, 2, 0)]}
    links = BeautifulSoup(completeness(years, "../"), "lxml").select("dl > div")[0].select("svg a")
    assert [link["href"] for link in links] == ["../missing/", "../cables/2007/"]


def test_who_cites_whom_is_drawn_in_the_order_of_dates() -> None:
    lines = [_line("A3", "2008-03-01"), _line("A1", "2008-01-01"), None, _line("A2", "2008-02-01")]
    names = ["A3", "A1", "A4", "A2"]
    entries = tuple(ThreadEntry(CableId(name), line, Span(), 0) for name, line in zip(names, lines, strict=True))
    soup = BeautifulSoup(network(Thread(entries, cites=((0, 1), (3, 2))), CableId("A3"), "../"), "lxml")
    dots = soup.select("svg a")
    assert [str(dot["aria-label"]).split(",")[0].split(":")[0] for dot in dots] == ["A4", "A1", "A2", "A3"]
    assert [dot["class"] for dot in dots] == [["absent"], ["held"], ["held"], ["own"]]
    assert "About A1 <b>" in str(dots[1]["aria-label"])
    assert [path.get("class") for path in soup.select("path")] == [None, ["own"]]
    assert all(0 < float(str(circle["cx"])) < WIDTH for circle in soup.select("circle"))


def test_a_short_conversation_is_a_list_alone() -> None:
    entries = tuple(ThreadEntry(CableId(name), _line(name, "2008-01-01"), Span(), 0) for name in ("A1", "A2", "A3"))
    assert network(Thread(entries, cites=((1, 0),)), CableId("A1"), "") == ""
