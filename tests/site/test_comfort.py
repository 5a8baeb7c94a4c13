"""What makes reading and browsing easy: previews, tables, pictures, names for screen readers."""

import gzip
import re
from collections import Counter
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from synthetic.project import Project
from tests.site.pages import ANSWER, FIRST, KINDS

pytestmark = pytest.mark.browser

ID = re.compile(r"<[a-z][^<>]*?\sid=[\"']?([^\"'\s>]+)")


def _open(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return page


def test_a_link_to_another_cable_shows_what_it_leads_to(context: BrowserContext) -> None:
    page = _open(context, ANSWER)
    page.locator("#ref-a a").hover()
    preview = page.get_by_role("tooltip")
    expect(preview).to_contain_text("US-Belarus Talks in Brussels on Bilateral Tensions")
    expect(preview).to_contain_text("U.S. Ambassador Karen Stewart (Minsk) met with")
    page.keyboard.press("Escape")
    expect(preview).to_have_count(0)
    page.locator("#ref-a a").click()
    page.wait_for_url(f"**/{FIRST}*")


def test_a_preview_comes_by_keyboard_and_names_itself(context: BrowserContext) -> None:
    page = _open(context, ANSWER)
    page.locator("#ref-a a").focus()
    expect(page.get_by_role("tooltip")).to_contain_text("17 April 2008")
    assert page.locator("#ref-a a").get_attribute("aria-describedby") == page.get_by_role("tooltip").get_attribute("id")


def test_a_preview_costs_less_than_the_page(context: BrowserContext, project: Project) -> None:
    page = _open(context, ANSWER)
    with page.expect_response("**/*.json") as read:
        page.locator("#ref-a a").hover()
    assert read.value.url.endswith("/cables/2008/08BRUSSELS579.json")
    sizes = [len(gzip.compress(one)) for one in (read.value.body(), project.page(FIRST).encode())]
    assert sizes[0] < 0.7 * sizes[1]


@pytest.mark.parametrize("again", ["link", "card"])
def test_on_touch_a_tap_shows_the_preview_and_the_next_follows(browser: Browser, address: str, again: str) -> None:
    context = browser.new_context(base_url=address, has_touch=True, viewport={"width": 375, "height": 812})
    page = _open(context, ANSWER)
    link = page.locator("#ref-a a")
    link.tap()
    preview = page.locator(".cable-preview")
    expect(preview).to_contain_text("08BRUSSELS579, US Mission to the European Union, 17 April 2008, Confidential")
    card, linked = preview.bounding_box(), link.bounding_box()
    assert card
    assert linked
    assert card["y"] >= linked["y"] + linked["height"] or card["y"] + card["height"] <= linked["y"]
    page.locator("h1").first.tap()
    expect(preview).to_have_count(0)
    link.tap()
    (link if again == "link" else preview.get_by_role("link", name="Open")).tap()
    page.wait_for_url(f"**/{FIRST}")
    context.close()


def test_a_tap_without_an_answer_follows_the_link(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, has_touch=True)
    page = _open(context, ANSWER)
    page.route("**/*.json", lambda route: route.abort())
    page.locator("#ref-a a").tap()
    page.wait_for_url(f"**/{FIRST}")
    context.close()


def test_a_table_is_sorted_by_its_headings(context: BrowserContext) -> None:
    page = _open(context, "tags/PREL/")
    rows = page.locator(".cable-list tbody tr td:nth-child(2)")
    dated = rows.all_inner_texts()
    assert len(dated) > 3
    page.get_by_role("button", name="Cable").click()
    assert rows.all_inner_texts() == sorted(dated, key=str.casefold)
    expect(page.get_by_role("columnheader", name="Cable")).to_have_attribute("aria-sort", "ascending")
    page.get_by_role("button", name="Cable").click()
    assert rows.all_inner_texts() == sorted(dated, key=str.casefold, reverse=True)


def test_a_table_is_filtered_by_a_word(context: BrowserContext) -> None:
    page = _open(context, "tags/PREL/")
    rows = page.locator(".cable-list tbody tr")
    assert rows.count() > 1
    page.get_by_label("Filter").fill("belarus talks")
    expect(page.locator(".cable-list tbody tr:visible")).to_have_count(1)
    expect(page.locator(".cable-list tbody tr:visible")).to_contain_text("08BRUSSELS579")


def test_one_filter_serves_all_tables_of_a_page(context: BrowserContext) -> None:
    page = _open(context, "people/")
    page.get_by_label("Filter").fill("khvastov")
    expect(page.locator(".cable-counts tbody tr:visible")).to_have_count(1)
    expect(page.locator("article h2:visible")).to_have_count(1)


def test_a_bar_of_the_picture_leads_to_its_time(context: BrowserContext) -> None:
    page = _open(context, "cables/")
    page.get_by_role("link", name="2008:").click(force=True)
    page.wait_for_url("**/cables/2008/")
    expect(page.locator("h1")).to_contain_text("Cables of 2008")


def test_a_dot_of_the_map_leads_to_its_post(context: BrowserContext) -> None:
    page = _open(context, "posts/")
    page.get_by_role("link", name="Embassy Minsk:").click(force=True)
    page.wait_for_url("**/posts/minsk/")


def test_the_raw_text_stands_beside_the_clean_text(context: BrowserContext) -> None:
    page = _open(context, f"{FIRST}#raw")
    raw = page.locator("#par5 .cable-source")
    expect(raw).to_contain_text("BRUSSELS 00000579 002 OF 003")
    expect(raw.locator("span").first).to_have_text("U.S. rejects link; urges action on underlying problems")
    assert raw.locator("span").first.get_attribute("data-n") == "56"
    page.get_by_role("link", name="Clean text only").click()
    expect(page.locator(".cable-source")).to_have_count(0)


# what passes need not be described node by node, which takes most of the time on a long page
ONLY_VIOLATIONS: dict[str, Any] = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
# what can differ between the schemes: the rest is looked at once, in the light one
OF_COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast", "link-in-text-block"]}
ROWS_ARE_ALIKE = """() => {
  document.querySelectorAll("details").forEach((one) => (one.open = true));
  document.querySelectorAll("tbody > tr:nth-child(n + 20), .people-list:nth-of-type(n + 4)").forEach((one) => one.remove());
}"""


def test_nothing_stands_in_the_way_of_a_screen_reader(context: BrowserContext) -> None:
    page = context.new_page()
    page.emulate_media(reduced_motion="reduce")  # so that colours change at once
    found = []
    for address in KINDS:
        page.goto(address)
        page.evaluate(ROWS_ARE_ALIKE)
        found += _violations(page)
    page.goto(f"{FIRST}#par5", wait_until="networkidle")  # before its script is there, the link leads to the source
    page.locator(".cable-cite").click()
    expect(page.get_by_role("dialog", name="Cite")).to_be_visible()
    found += _violations(page)
    assert found == []


def _violations(page: Page) -> list[tuple[str, str, str, str]]:
    """Look at a page in the light scheme, then at its colours in the dark one."""
    light = Axe().run(page, options=ONLY_VIOLATIONS).response["violations"]
    dark = page.evaluate(
        "options => { document.body.dataset.mdColorScheme = 'slate'; return axe.run(options); }", OF_COLOURS
    )
    return [
        (page.url, scheme, one["id"], one["nodes"][0]["html"][:120])
        for scheme, violations in (("light", light), ("dark", dark["violations"]))
        for one in violations
    ]


def test_every_id_is_unique_in_its_page(project: Project) -> None:
    pages = list(project.site.rglob("*.html"))
    assert len(pages) > 250
    twice = {}
    for page in pages:
        counted = Counter(ID.findall(page.read_text(encoding="utf-8")))
        twice[str(page)] = [one for one, count in counted.items() if count > 1]
    assert {page: ids for page, ids in twice.items() if ids} == {}


@pytest.mark.parametrize("place", [FIRST, "tags/PREL/", "cables/"])
def test_twice_the_size_fits_the_window(context: BrowserContext, place: str) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 640, "height": 450})  # 1280 by 900 at 200 %
    page.goto(place)
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_reduced_motion_is_respected(context: BrowserContext) -> None:
    page = context.new_page()
    page.emulate_media(reduced_motion="reduce")
    page.goto(FIRST)
    assert page.locator(".md-header__topic").first.evaluate("one => getComputedStyle(one).transitionDuration") == "0s"
