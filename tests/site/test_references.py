"""References as readers follow them: to a cable and its paragraph, back again, to what is not held, along a conversation."""

import csv
import io
import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from generator.parsing.reference_numbers import find_numbers
from generator.publishing.integrity.link_check import check_links
from generator.vocabulary.mrn import read_mrn
from synthetic.project import Project

pytestmark = pytest.mark.browser

HERRING = "cables/2008/08OSLO231/"  # the last of an invented conversation: references A to E


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return page


def ending(address: str) -> re.Pattern[str]:
    return re.compile(re.escape(address) + "$")


def test_no_link_or_anchor_of_the_site_is_broken(project: Project) -> None:
    assert check_links(project.site) == []


def test_a_reference_leads_to_the_cable(context: BrowserContext) -> None:
    page = opened(context, HERRING)
    page.locator("#ref-b").get_by_role("link", name="08HALIFAX44").click()
    expect(page).to_have_url(ending("cables/2008/08HALIFAX44/"))


def test_a_citation_leads_to_the_very_paragraph_and_its_title_says_where(context: BrowserContext) -> None:
    page = opened(context, HERRING)
    link = page.locator("#par2").get_by_role("link", name="paragraph 2 of ref B")
    expect(link).to_have_attribute(
        "title", "08HALIFAX44, paragraph 2: Herring Bank Count Ends; The Paper Is Read, 22 February 2008"
    )
    link.click()
    expect(page).to_have_url(ending("cables/2008/08HALIFAX44/#par2"))
    expect(page.locator("#par2")).to_be_in_viewport()


def test_each_paragraph_of_a_range_has_its_own_link(context: BrowserContext) -> None:
    page = opened(context, HERRING)
    hrefs = [link.get_attribute("href") for link in page.locator("#par2 a.cable-cites").all()]
    assert [href for href in hrefs if href and "07OSLO1032" in href] == [
        "../../../cables/2007/07OSLO1032/#par2",
        "../../../cables/2007/07OSLO1032/#par3",
    ]


def test_reftels_that_are_several_lead_to_the_list(context: BrowserContext) -> None:
    page = opened(context, HERRING)
    page.locator("#par4").get_by_role("link", name="Reftels").click()
    expect(page.locator("#references")).to_be_in_viewport()


def test_a_cited_paragraph_shows_who_cites_it_with_the_sentence(context: BrowserContext) -> None:
    page = opened(context, "cables/2008/08HALIFAX44/#par2")
    cited = page.locator("#par2 details.cable-cited")
    cited.locator("summary").click()
    expect(cited.locator("q")).to_have_text("The figures in paragraph 2 of ref B were not disputed.")
    cited.get_by_role("link", name="08OSLO231, paragraph 2").click()
    expect(page).to_have_url(ending(HERRING + "#par2"))


def test_a_reference_that_names_a_paragraph_leads_to_it_and_back(context: BrowserContext) -> None:
    page = opened(context, "cables/2004/04VIENNA1520/")
    link = page.locator(".cable-references").get_by_role("link", name="paragraph 6")
    title = link.get_attribute("title") or ""
    assert title.startswith("04LJUBLJANA318, paragraph 6: ")
    link.click()
    expect(page).to_have_url(ending("cables/2004/04LJUBLJANA318/#par6"))
    cited = page.locator("#par6 details.cable-cited")
    cited.locator("summary").click()
    cited.get_by_role("link", name="04VIENNA1520").first.click()
    expect(page).to_have_url(re.compile(r"cables/2004/04VIENNA1520/"))


def test_the_foot_lists_who_cites_the_cable(context: BrowserContext) -> None:
    page = opened(context, "cables/2008/08HALIFAX44/")
    listed = page.locator("#cited-by ~ ul.cable-citedby").first
    expect(listed).to_contain_text("08OSLO231 Herring Bank to Close for One Season, 30 May 2008")
    expect(listed).to_contain_text("The figures in paragraph 2 of ref B were not disputed.")


def test_a_cable_that_is_not_held_has_a_page_that_says_who_cites_it_and_when_it_was_sent(
    context: BrowserContext,
) -> None:
    page = opened(context, HERRING)
    page.locator("#ref-c").get_by_role("link", name="08OSLO199").click()
    expect(page.locator("h1")).to_contain_text("08OSLO199: not in this archive")
    expect(page.locator(".cable-missing")).to_contain_text("sent before 30 May 2008")
    expect(page.locator(".cable-missing q")).to_have_text("Ref C reported that Norway would insist on two seasons.")


def test_the_most_wanted_are_listed(context: BrowserContext) -> None:
    page = opened(context, "missing/")
    assert int(page.locator("table.cable-counts").first.locator("td.number").first.inner_text()) >= 2
    page.locator(".cable-counts").get_by_role("link", name="Embassy Oslo").click()
    expect(page.locator("h1")).to_contain_text("numbers held and cited")
    expect(page.get_by_role("link", name="08OSLO199")).to_be_visible()


def test_the_conversation_is_a_nested_list_in_the_order_of_dates_with_what_is_lost_in_its_place(
    context: BrowserContext,
) -> None:
    page = opened(context, HERRING)
    thread = page.locator(".cable-thread")
    names = [item.inner_text() for item in thread.locator("li > p > a, li > p > [aria-current]").all()]
    assert (
        names.index("07REYKJAVIK214")
        < names.index("07OSLO1032")
        < names.index("08HALIFAX44")
        < names.index("08OSLO231")
    )
    assert names.index("08OSLO199") < names.index("08OSLO231")
    expect(thread.locator("li.thread-absent", has_text="08OSLO199").first).to_contain_text("not in this archive")
    expect(thread.locator("[aria-current]")).to_have_text("08OSLO231")
    assert thread.locator("li li li li").count() > 0


def test_a_post_says_how_complete_the_archive_is(context: BrowserContext) -> None:
    page = opened(context, "posts/oslo/")
    page.get_by_text("How complete this archive is").click()
    row = page.locator(".cable-completeness tr", has_text="2008")
    expect(row.locator("td").nth(3)).not_to_have_text("0")


def test_other_addresses_of_a_cable_redirect(context: BrowserContext) -> None:
    for address in ("cables/2008/08USEUBRUSSELS579/", "cable/2008/04/08BRUSSELS579.html"):
        page = opened(context, address)
        page.wait_for_url("**/cables/2008/08BRUSSELS579/")


PASTED = """See 08BRUSSELS579 (also 2008 USEU BRUSSELS 579), 08 OSLO 231; 08ECTION01OF02HALIFAX44, OSLO 199,
https://example.org/cable/2007/10/07OSLO1032.html and 1973ABIDJA00073. In Madrid 1991 nothing was sent."""


def test_the_resolver_lists_every_number_of_a_text(context: BrowserContext, address: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address.rstrip("/"))
    page = opened(context, "resolve/")
    page.get_by_label("Text with cable numbers").fill(PASTED)
    page.get_by_label("Year of numbers that name none").fill("2008")
    page.get_by_role("button", name="Look up").click()
    rows = page.locator(".resolve-found tbody tr")
    expect(rows.first).to_be_visible()
    found = [tuple(row.locator("td").all_inner_texts()) for row in rows.all()]
    assert [(cable, says) for _, cable, says in found] == [
        ("08BRUSSELS579", "held"),
        ("08OSLO231", "held"),
        ("08HALIFAX44", "held"),
        ("08OSLO199", "not held"),
        ("07OSLO1032", "held"),
        ("73ABIDJAN73", "not held"),
        ("08MADRID1991", "not held"),
    ]
    page.get_by_role("button", name="Copy as CSV").click()
    expect(page.get_by_role("status")).to_have_text("7 lines copied.")
    copied = list(csv.reader(io.StringIO(page.evaluate("navigator.clipboard.readText()"))))
    assert copied[1] == ["08BRUSSELS579", "08BRUSSELS579", "held", f"{address}cables/2008/08BRUSSELS579/"]
    rows.first.get_by_role("link").click()
    expect(page).to_have_url(ending("cables/2008/08BRUSSELS579/"))


SPELLINGS = ["08BRUSSELS579", "08 BRUSSELS 579", "2008 BRUSSELS 00579", "AMEMBASSY THE HAGUE 12", "07PORT-AU-PRINCE12"]
SPELLINGS += ["04RIO123", "2009 HO CHI MINH CITY 44", "SECSTATE 12345", "1973SANTIA00073", "66USUNNY12", "85BERLIN9"]


SENTENCES = [
    *("see 09 TRIPOLI 862, and PARIS 7472 AND 7677", "AMMAN 5049-01", "STATE (01) 201265", "STATE 08-12345 of May"),
    *(
        "REF: A. OSLO 231 B. COTON0U 88 C. 0TTAWA 12",
        "O4 CHENNAI 55",
        "'08 ROME 12",
        "Rome 12 percent",
        "STATE 3.5 million",
    ),
    *(
        "VIENNA 12/935/7",
        "PARIS 10/9",
        "LONDON 25 OCTOBER",
        "LONDON 172 pp",
        "LONDON 4,000",
        "MADRID 301601Z",
        "OSLO 1st",
    ),
    *(
        "ST. PETERSBURG 40",
        "PORT-AU-PRINCE 12, 13 & 14",
        "USUN NEW YORK 712 (09)",
        "WARSAW 33 07; BERLIN 4",
        "BA 12",
        "ba 12",
    ),
    *(
        "HO CHI MINH CITY #44",
        "BERLIN: 1167",
        "BERLIN 1167 THRU 1170",
        "BERLIN 12 AND 08 PARIS 3",
        "of 1991",
        "RIO DE JANEIRO 7",
    ),
    *("SECTION 01 OF 02 OSLO 12", "BERLIN 8-9", "TEL AVIV 123456789", "REYKJAVIK12", "2008 REYKJAVIK 12 NOTAL"),
]


def test_the_browser_reads_sentences_as_the_generator_does(context: BrowserContext) -> None:
    page = opened(context, "resolve/")
    script = """async (written) => {
        const { Archive, findNumbers } = await import('/assets/resolve.js');
        const rules = await new Archive('/').rules();
        return written.map((one) => findNumbers(one, rules).map((it) => [it.year, it.post, it.serial]));
    }"""
    read = page.evaluate(script, SENTENCES)
    for text, found in zip(SENTENCES, read, strict=True):
        plain = re.sub(
            r"SECTION 01 OF 02", lambda section: " " * len(section[0]), text
        )  # furniture of a telegram's body
        expected = [[one.year, str(one.posts[0]), one.serial] for one in find_numbers(plain)]
        assert found == expected, text


def test_the_browser_reads_spellings_as_the_generator_does(context: BrowserContext) -> None:
    page = opened(context, "resolve/")
    script = """async (written) => {
        const { Archive, canonical, findNumbers } = await import('/assets/resolve.js');
        const rules = await new Archive('/').rules();
        return written.map((one) => findNumbers(one, rules).map((it) => canonical({ ...it, year: it.year ?? 2008 })));
    }"""
    read = page.evaluate(script, SPELLINGS)
    assert read == [[str(read_mrn(one, year=2008))] for one in SPELLINGS]


def test_the_resolver_says_so_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = opened(context, "resolve/")
    expect(page.get_by_text("This page needs JavaScript")).to_be_visible()
    expect(page.locator("form.resolve")).to_be_hidden()
    context.close()
