"""When cables were sent, as a picture."""

from generator.pages.activity import activity

FEW_MONTHS = {"2008-01": 1, "2008-04": 4, "2009-02": 2}
MANY_YEARS = {"1975-03": 2, "2008-01": 1, "2008-04": 4}


def test_each_month_is_a_link_with_its_count() -> None:
    picture = activity(FEW_MONTHS, "../")
    assert picture.count("<rect") == 3
    assert 'href="../dates/2008/04/" aria-label="April 2008: 4 cables"' in picture
    assert "January 2008 to February 2009" in picture


def test_a_long_span_is_shown_by_year() -> None:
    picture = activity(MANY_YEARS, "../../")
    assert picture.count("<rect") == 2
    assert 'href="../../cables/2008/" aria-label="2008: 5 cables"' in picture


def test_little_is_not_drawn() -> None:
    assert activity({}, "") == ""
    assert activity({"2008-01": 9}, "") == ""
    assert activity({"2008-01": 1, "2008-02": 1}, "") == ""
