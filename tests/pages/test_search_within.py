"""The form on a list of cables, and the search that it asks for."""

import re
from html import unescape

import pytest

from generator.model.identity import CableId, PostCode
from generator.model.listing import CableLine
from generator.pages.indexes import months, tag_pages
from generator.pages.listing import Listing, listing_pages
from generator.pages.search_within import WORTH


def lines(count: int, year: int = 2008) -> tuple[CableLine, ...]:
    return tuple(
        CableLine(CableId(f"{year % 100:02}MINSK{n}"), "Talks", f"{year}-04-17", PostCode("MINSK"), "Minsk")
        for n in range(1, count + 1)
    )


def test_a_tag_with_marks_of_its_own_stands_in_the_form_as_text() -> None:
    (page,) = tag_pages('A"B, <C>', lines(WORTH), 100, "")
    (written,) = re.findall(r'<input type="hidden" name="tag" value="([^"<>]*)">', page.text)
    assert unescape(written) == 'A"B, <C>'
    assert 'action="../../search/"' in page.text


def test_a_month_is_searched_from_its_first_day_to_its_last() -> None:
    month = next(iter(months([("2008-04", lines(WORTH))], 100)))
    assert '<input type="hidden" name="from" value="2008-04">' in month.text
    assert '<input type="hidden" name="to" value="2008-04">' in month.text


@pytest.mark.parametrize(("count", "forms"), [(WORTH - 1, 0), (WORTH, 1)])
def test_a_short_list_has_no_form(count: int, forms: int) -> None:
    (page,) = listing_pages(Listing("tags/PGOV/", "PGOV", "", lines(count), within=(("tag", "PGOV"),)), 100)
    assert page.text.count('class="find-within"') == forms


def test_a_year_of_a_list_is_searched_by_itself() -> None:
    held = lines(WORTH) + lines(WORTH, 2009)
    whole, *years = listing_pages(Listing("tags/PGOV/", "PGOV", "", held, within=(("tag", "PGOV"),)), WORTH)
    assert 'name="year"' not in whole.text
    assert ['name="year" value="2008"' in years[0].text, 'name="year" value="2009"' in years[1].text] == [True, True]
    assert all('name="tag" value="PGOV"' in page.text for page in (whole, *years))
