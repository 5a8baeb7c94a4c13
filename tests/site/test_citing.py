"""Linking to a paragraph and citing it, in a real browser."""

import json
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, BrowserContext, Page, expect

from synthetic.project import Project

pytestmark = pytest.mark.browser

FIRST = "cables/2008/08BRUSSELS579/"
FIFTH = "Deploying Washington guidance (Reftels A and B), Ambassador Stewart emphasized"
STYLES = {
    "Chicago": "US Mission to the European Union to the Secretary of State, “US-Belarus Talks in Brussels on Bilateral Tensions,” "
    "telegram 08BRUSSELS579, April 17, 2008, Confidential, par. 8, {url}.",
    "MLA": "US Mission to the European Union. “US-Belarus Talks in Brussels on Bilateral Tensions.” Telegram 08BRUSSELS579, "
    "17 Apr. 2008, par. 8. Cable archive, {url}.",
    "APA": "US Mission to the European Union. (2008, April 17). US-Belarus Talks in Brussels on Bilateral Tensions "
    "(Telegram 08BRUSSELS579, para. 8). Cable archive. {url}",
    "Bluebook": "Cable from US Mission to the European Union to the Secretary of State, "
    "US-Belarus Talks in Brussels on Bilateral Tensions, 08BRUSSELS579, ¶ 8 (Apr. 17, 2008), {url}.",
    "Wikipedia": "{{Cite report |author=US Mission to the European Union "
    "|title=US-Belarus Talks in Brussels on Bilateral Tensions |type=Telegram |id=08BRUSSELS579 |date=17 April 2008 "
    "|publisher=United States Department of State |at=para. 8 |url={url}}}",
    "BibTeX": """@techreport{cable08BRUSSELS579,
  author = {{US Mission to the European Union}},
  title = {{US-Belarus Talks in Brussels on Bilateral Tensions}},
  type = {Telegram},
  number = {08BRUSSELS579},
  institution = {United States Department of State},
  year = {2008},
  month = {4},
  day = {17},
  url = {{url}},
  note = {Confidential, par. 8}
}""",
    "RIS": """TY  - RPRT
AU  - US Mission to the European Union,
TI  - US-Belarus Talks in Brussels on Bilateral Tensions
M1  - 08BRUSSELS579
M3  - Telegram
PB  - United States Department of State
PY  - 2008
DA  - 2008/04/17/
N1  - Confidential, par. 8
UR  - {url}
ER  - """,
    "Markdown": "[US-Belarus Talks in Brussels on Bilateral Tensions, 08BRUSSELS579, par. 8]({url})",
}
CSL = {
    "id": "08BRUSSELS579",
    "type": "report",
    "genre": "Telegram",
    "title": "US-Belarus Talks in Brussels on Bilateral Tensions",
    "author": [{"literal": "US Mission to the European Union"}],
    "recipient": [{"literal": "the Secretary of State"}],
    "number": "08BRUSSELS579",
    "publisher": "United States Department of State",
    "archive": "Cable archive",
    "issued": {"date-parts": [[2008, 4, 17]]},
    "note": "Confidential, par. 8",
}
META = {
    "citation_title": "US-Belarus Talks in Brussels on Bilateral Tensions",
    "citation_author": "US Mission to the European Union",
    "citation_publication_date": "2008/04/17",
    "citation_technical_report_number": "08BRUSSELS579",
    "og:title": "US-Belarus Talks in Brussels on Bilateral Tensions",
}


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(base_url=address, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(FIRST, wait_until="networkidle")  # before its script is there, "Cite" leads to the source
    yield page
    context.close()


def test_a_copied_link_lands_on_the_marked_paragraph(page: Page) -> None:
    page.locator("#par5 .cable-margin").hover()
    page.locator("#par5").get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("status")).to_have_text("Link copied")
    other = page.context.new_page()
    other.goto(_clipboard(page))
    expect(other.locator("#par5:target")).to_be_in_viewport()


def test_copied_text_brings_its_citation(page: Page) -> None:
    page.locator("#par5 .cable-margin").hover()
    page.locator("#par5").get_by_role("button", name="Copy text").click()
    expect(page.get_by_role("status")).to_have_text("Text copied with its citation")
    text, citation = _clipboard(page).rsplit("\n\n", 1)
    assert text.startswith(f"“{FIFTH}")
    assert "\n\nMoreover, it was" in text
    assert "telegram 08BRUSSELS579, April 17, 2008, Confidential, par. 5" in citation


def test_each_style_cites_the_paragraph(page: Page, address: str) -> None:
    _open_dialog(page, "#par8")
    url = f"{address}{FIRST}#par8"
    for style, expected in STYLES.items():
        assert _cited(page, style) == expected.replace("{url}", url)
    [item] = json.loads(_cited(page, "CSL-JSON"))
    assert item == {**CSL, "URL": url}
    assert page.locator("[data-style]").count() == len(STYLES) + 1


def test_a_style_is_copied_rich_and_plain(page: Page, address: str) -> None:
    _open_dialog(page, "#par8")
    page.get_by_role("button", name="Copy MLA").click()
    expect(page.get_by_role("status")).to_have_text("MLA copied")
    assert _clipboard(page) == STYLES["MLA"].replace("{url}", f"{address}{FIRST}#par8")
    read = "navigator.clipboard.read().then(([one]) => one.getType('text/html')).then((blob) => blob.text())"
    assert "<em>Cable archive</em>" in page.evaluate(read)


def test_the_whole_cable_is_cited_where_no_paragraph_is_chosen(page: Page, address: str) -> None:
    page.locator(".cable-cite").click()
    expect(page.get_by_role("dialog", name="Cite")).to_be_visible()
    assert _cited(page, "Markdown").endswith(f"08BRUSSELS579]({address}{FIRST})")
    page.get_by_label("What is cited").select_option("paragraph 8")
    assert _cited(page, "Markdown").endswith(f"par. 8]({address}{FIRST}#par8)")


def test_from_home_to_a_paragraphs_citation_by_keyboard(page: Page) -> None:
    page.goto("")
    steps = [
        ("Cables", "cables/"),
        ("2008", "cables/2008/"),
        ("April 2008", "dates/2008/04/"),
        ("US-Belarus Talks in Brussels on Bilateral Tensions", FIRST),
    ]
    for words, reached in steps:
        _tab_to(page, words)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{reached}")
    _tab_to(page, "8", limit=140)
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Cite")).to_be_visible()
    assert "par. 8" in _cited(page, "Chicago")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Cite")).to_have_count(0)


def test_reference_managers_find_a_full_record(project: Project) -> None:
    soup = BeautifulSoup(project.page(FIRST), "lxml")
    found = {str(tag.get("name") or tag.get("property")): str(tag["content"]) for tag in soup.select("meta[content]")}
    assert {name: found.get(name) for name in META} == META
    data = json.loads(soup.select_one("#cable-data").get_text())  # type: ignore[union-attr]
    assert data["identifier"] == "08BRUSSELS579"
    assert data["dateSent"] == "2008-04-17T15:31:00Z"


def test_the_data_in_the_head_is_safe_for_any_subject(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("cables/2009/09MINSK900/")
    name = page.evaluate("JSON.parse(document.getElementById('cable-data').textContent).name")
    assert name == "Invented: <Script>Pwned=1</Script> {{ 7*7 }} **Bold** [X](Javascript:Pwned=1) &Amp; `Code`"


def _open_dialog(page: Page, paragraph: str) -> None:
    page.locator(f"{paragraph} .cable-number").focus()
    page.locator(paragraph).get_by_role("button", name="Cite").click()
    expect(page.get_by_role("dialog", name="Cite")).to_be_visible()


def _cited(page: Page, style: str) -> str:
    return str(page.locator(f'[data-style="{style}"] .cable-style').text_content())


def _clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def _tab_to(page: Page, words: str, limit: int = 60) -> None:
    """Press Tab until the focus is on a link with these words, as a reader without a mouse does."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        focused = "document.activeElement.matches('a') ? document.activeElement.textContent.trim() : ''"
        if page.evaluate(focused) == words:
            return
    raise AssertionError(words)
