"""Searching the built site as a reader does."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

pytestmark = pytest.mark.browser

HIT = "**/cables/2009/09MINSK900/*"


def test_the_first_hits_show_while_typing_and_enter_opens_one(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("")
    page.keyboard.press("/")
    page.keyboard.type("zirconium")
    expect(page.locator(".find-drop [role=option]").first).to_contain_text("09MINSK900")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(HIT)
    expect(page.locator("#par4 mark.find-mark").first).to_have_text(re.compile("zirconium", re.IGNORECASE))


def test_a_result_leads_to_the_paragraph_with_its_words_marked(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("search/")
    page.locator(".find-page input[name=q]").fill("zirconium lighthouse")
    page.keyboard.press("Enter")
    paragraph = page.locator(".find-result .find-paragraph").first
    expect(paragraph.locator("mark").first).to_be_visible()
    assert "q=zirconium+lighthouse" in page.url
    paragraph.locator("a").first.click()
    page.wait_for_url("**/09MINSK900/?find=*#par4")
    expect(page.locator("#par4")).to_be_in_viewport()
    page.get_by_role("button", name="Next hit").click()
    expect(page.locator("mark.is-here")).to_be_in_viewport()
    page.get_by_role("button", name="Take the marks off").click()
    expect(page.locator("mark.find-mark")).to_have_count(0)
    assert "find=" not in page.url


def test_filters_narrow_and_stand_in_the_address(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("search/?q=embassy")
    told = page.locator("[data-told]")
    expect(told).to_contain_text("cables, most relevant first")
    whole = int(told.inner_text().split()[0])
    page.locator(".find-facet", has_text="Classification").get_by_label("Unclassified").check()
    expect(page.locator(".find-chosen")).to_contain_text("Classification: Unclassified")
    expect(told).not_to_contain_text(f"{whole} of")
    assert "level=UNCLASSIFIED" in page.url
    shared = context.new_page()
    shared.goto(page.url)
    expect(shared.locator("[data-told]")).to_have_text(told.inner_text())
    page.locator(".find-chosen button").click()
    expect(told).to_contain_text(f"{whole} of")
    page.go_back()
    expect(page.locator(".find-chosen")).to_contain_text("Classification: Unclassified")


def test_a_year_is_a_filter_and_arrows_move_through_results(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("search/?q=embassy")
    page.locator(".find-years button", has_text="2008").click()
    page.wait_for_url("**year=2008*")
    expect(page.locator(".find-years button", has_text="2008")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="newest")).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".find-facts").first).to_contain_text("2008")
    page.locator(".find-page input[name=q]").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".find-title a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".find-page input[name=q]")).to_be_focused()


def test_a_slip_is_said_and_searched(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto('search/?q="zirconium')
    expect(page.locator(".find-notes")).to_contain_text("not closed")
    expect(page.locator(".find-title")).to_have_count(1)


def test_without_webassembly_a_message_leads_to_the_indexes(context: BrowserContext) -> None:
    page = context.new_page()
    page.add_init_script("delete globalThis.WebAssembly")
    page.goto("search/?q=zirconium")
    expect(page.get_by_role("alert")).to_contain_text("no WebAssembly")
    page.get_by_role("alert").get_by_role("link", name="TAGS").click()
    page.wait_for_url("**/tags/")


def test_without_javascript_the_page_leads_to_the_indexes(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("search/")
    expect(page.locator(".find-unable")).to_contain_text("needs JavaScript")
    context.close()


def test_every_example_of_the_help_is_a_live_query(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("search/")
    examples = [link.get_attribute("href") or "" for link in page.locator("details.question td a").all()]
    assert len(examples) >= 10
    for example in examples:
        page.goto(f"search/{example}")
        if "08BRUSSELS579" in example:
            page.wait_for_url("**/cables/2008/08BRUSSELS579/")
            continue
        expect(page.locator("[data-told]")).to_contain_text("cable")
        expect(page.locator(".find-notes")).to_have_count(0)


def test_a_list_is_taken_along_as_a_table(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("search/?q=zirconium")
    with page.expect_download() as started:
        page.get_by_role("button", name="CSV").click()
    lines = started.value.path().read_text(encoding="utf-8").splitlines()
    assert lines[0] == "id,date,title,origin,address"
    assert lines[1].startswith("09MINSK900,2009-")
    assert lines[1].endswith("/cables/2009/09MINSK900/")


NUMBERS = [
    ("08BRUSSELS579", "**/cables/2008/08BRUSSELS579/"),
    ("08 USEU BRUSSELS 00579", "**/cables/2008/08BRUSSELS579/"),
    ("2008 brussels 579", "**/cables/2008/08BRUSSELS579/"),
    ("07STATE12345", "**/missing/07STATE12345/"),
]


@pytest.mark.parametrize(("written", "leads_to"), NUMBERS)
def test_a_number_leads_straight_to_its_cable_or_to_what_is_not_held(
    context: BrowserContext, written: str, leads_to: str
) -> None:
    page = context.new_page()
    page.goto("search/")
    page.locator(".find-page input[name=q]").fill(written)
    page.keyboard.press("Enter")
    page.wait_for_url(leads_to)


def test_a_list_of_cables_is_searched_by_itself(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("tags/SENV/")
    page.get_by_label("Search within these cables").fill("embassy")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=embassy&tag=SENV")
    expect(page.locator(".find-chosen")).to_contain_text("TAGS: SENV")
    expect(page.locator("[data-told]")).to_contain_text(" of ")


def test_on_a_phone_the_filters_are_one_fold(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto("search/?q=embassy")
    fold = page.locator(".find-fold")
    expect(fold).to_have_count(1)
    expect(page.locator(".find-facet", has_text="Classification").locator("label").first).to_be_hidden()
    fold.locator("> summary").click()
    page.locator(".find-fold .find-facet", has_text="Classification").locator("> summary").click()
    page.get_by_label("Unclassified").first.check()
    expect(page.locator(".find-chosen")).to_contain_text("Classification: Unclassified")
    expect(page.locator(".find-fold")).to_have_attribute("open", "")
    context.close()
