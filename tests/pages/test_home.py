"""The home page's part that is made of the archive."""

import pytest

from generator.model.cable import Level
from generator.model.identity import CableId
from generator.model.listing import CableLine
from generator.model.overview import Overview
from generator.pages.home import home_page

LINE = CableLine(CableId("08BRUSSELS579"), "Talks <b> & more", "2008-04-17T15:31:00Z", level=Level.SECRET)
EMPTY = Overview(cables=0, people=0, first="", last="", cited=0, cited_held=0, months={}, posts={})


def _overview(cited: int, held: int) -> Overview:
    return Overview(
        cables=1234,
        people=5,
        first="2004-01-02",
        last="2010-02-28",
        cited=cited,
        cited_held=held,
        months={"2004-01": 1000, "2010-02": 234},
        posts={"LONDON": 1234},
        most_cited=((LINE, 2),),
        threads=((LINE, 9),),
        latest=(LINE,),
    )


def test_the_publishers_words_stand_around_the_numbers() -> None:
    page = home_page("# Ours\n\n<!-- archive -->\n\nMore.\n", _overview(3, 1))
    assert page.path == "index.md"
    assert page.text.startswith("# Ours\n\n<form")
    assert page.text.endswith("\n\nMore.\n")
    for said in (
        "1,234",
        "2 January 2004 to 28 February 2010",
        "9 cables",
        "cited by 2 cables",
        "Talks &lt;b&gt; &amp; more",
    ):
        assert said in page.text
    assert "Talks <b>" not in page.text


def test_a_text_without_the_mark_stays_as_it_is() -> None:
    assert home_page("# Ours\n", _overview(3, 1)).text == "# Ours\n"


def test_an_empty_archive_has_no_empty_lists() -> None:
    text = home_page("<!-- archive -->", EMPTY).text
    assert "<h2" not in text
    assert "##" not in text
    assert "Completeness" not in text


@pytest.mark.parametrize(
    ("cited", "held", "said"),
    [
        (3, 1, "33 % held"),
        (1000, 1, "under 1 % held"),
        (1000, 999, "99 % held"),
        (4, 4, "100 % held"),
        (4, 0, "0 % held"),
    ],
)
def test_completeness_is_never_rounded_up(cited: int, held: int, said: str) -> None:
    assert f"<dd>{said} of {cited:,} cited cables; " in home_page("<!-- archive -->", _overview(cited, held)).text
