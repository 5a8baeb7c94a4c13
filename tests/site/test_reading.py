"""What a reader does, in a real browser."""

from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.site.pages import ANSWER, FIRST, KINDS

pytestmark = pytest.mark.browser

HEADER = 48  # pixels of the bar that stays at the top


def _open(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return page


def test_opens_at_a_paragraph_in_view_and_marked(context: BrowserContext) -> None:
    page = _open(context, f"{FIRST}#par5")
    paragraph = page.locator("#par5")
    expect(paragraph).to_be_in_viewport()
    box = paragraph.bounding_box()
    assert box is not None
    assert HEADER <= box["y"] < 300
    marked = _background(page, "#par5 > .cable-text")
    assert marked not in {_background(page, "#par6 > .cable-text"), "rgba(0, 0, 0, 0)"}


def test_a_paragraphs_number_is_its_link(context: BrowserContext) -> None:
    page = _open(context, FIRST)
    page.get_by_role("link", name="Paragraph 8", exact=True).click()
    assert page.url.endswith("#par8")
    expect(page.locator("#par8:target")).to_be_in_viewport()


def test_a_tags_page_lists_the_cable(context: BrowserContext) -> None:
    page = _open(context, FIRST)
    page.locator(".cable-tags a", has_text="PGOV").click()
    page.locator(".cable-list a", has_text="US-Belarus Talks in Brussels").click()
    page.wait_for_url(f"**/{FIRST}")


def test_a_reference_leads_to_its_cable_and_back(context: BrowserContext) -> None:
    page = _open(context, ANSWER)
    page.locator("#ref-a a").click()
    page.wait_for_url(f"**/{FIRST}*")
    page.locator(".cable-citedby a", has_text="08BRUSSELS911").first.click()
    page.wait_for_url(f"**/{ANSWER}*")


def test_a_reference_that_is_not_held_says_so(context: BrowserContext) -> None:
    page = _open(context, ANSWER)
    expect(page.locator("#ref-b")).to_contain_text("08STATE54321 not in this archive")
    page.locator("#ref-b a").click()
    expect(page.locator("h1")).to_contain_text("08STATE54321")
    page.locator("article a", has_text="08BRUSSELS911").first.click()
    page.wait_for_url(f"**/{ANSWER}*")


def test_no_request_leaves_the_site_and_a_phone_needs_no_sideways_scrolling(browser: Browser, address: str) -> None:
    asked: list[str] = []
    context = browser.new_context(base_url=address, viewport={"width": 375, "height": 812})
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    wide = []
    for kind in KINDS:
        response = page.goto(kind)
        assert response is not None
        assert response.ok, kind
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        width = page.evaluate("document.documentElement.scrollWidth")
        wide += [(kind, width)] if width > 375 else []
    page.wait_for_load_state("networkidle")
    assert wide == []
    assert len(asked) > len(KINDS)
    assert [url for url in asked if not url.startswith(address)] == []
    context.close()


@pytest.mark.parametrize("place", [FIRST, "cables/2008/08BRUSSELS911/"])
def test_all_that_a_cable_asks_for_is_there(context: BrowserContext, place: str) -> None:
    missing: list[str] = []
    context.on("response", lambda answer: missing.append(answer.url) if answer.status >= 400 else None)
    page = context.new_page()
    page.goto(place, wait_until="networkidle")
    expect(page.locator(".cable-cite")).to_be_visible()
    assert missing == []


def test_without_javascript_everything_can_be_read(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{FIRST}#par5")
    expect(page.locator("#par5")).to_be_in_viewport()
    expect(page.locator("#par5")).to_contain_text("as separate issues. She could not")
    page.get_by_text("Addressees, captions and transmission").click()
    expect(page.locator(".cable-header")).to_contain_text("EUROPEAN POLITICAL COLLECTIVE")
    page.locator(".cable-tags a", has_text="PGOV").click()
    page.locator(".cable-list a", has_text="US-Belarus Talks in Brussels").click()
    expect(page.locator("h1")).to_contain_text("US-Belarus Talks in Brussels")
    context.close()


def test_paper_shows_the_text_and_where_it_is_from(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, color_scheme="dark")  # what is dark on screen is white on paper
    page = _open(context, FIRST)
    page.emulate_media(media="print")
    for hidden in (".md-header", ".md-sidebar--secondary", ".cable-header", ".md-footer"):
        expect(page.locator(hidden)).not_to_be_visible()
    expect(page.locator("#par1 .cable-text")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(page.locator("#par1 .cable-text")).to_have_css("color", "rgb(0, 0, 0)")
    expect(page.locator("#par5")).to_be_visible()
    expect(page.locator(".cable-citation")).to_be_visible()
    expect(page.locator(".cable-citation")).to_contain_text(
        f"telegram 08BRUSSELS579, 17 April 2008, Confidential, {address}cables/2008/08BRUSSELS579/"
    )


def test_a_terms_meaning_comes_by_keyboard(context: BrowserContext) -> None:
    page = _open(context, FIRST)
    term = page.locator(".cable-classifier abbr").first
    assert term.evaluate("one => getComputedStyle(one, '::after').content") == "none"
    term.focus()
    assert "Foreign government information" in term.evaluate("one => getComputedStyle(one, '::after').content")


@pytest.mark.parametrize(("scheme", "ground"), [("light", "rgb(251, 250, 247)"), ("dark", "rgb(20, 23, 28)")])
def test_the_readers_scheme_is_followed(
    browser: Browser, address: str, scheme: Literal["light", "dark"], ground: str
) -> None:
    context = browser.new_context(base_url=address, color_scheme=scheme)
    page = _open(context, FIRST)
    expect(page.locator("body")).to_have_css("background-color", ground)
    context.close()


def _background(page: Page, selector: str) -> str:
    return str(page.locator(selector).evaluate("one => getComputedStyle(one).backgroundColor"))
