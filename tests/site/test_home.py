"""The home page says what the archive holds, and leads into it."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, expect

from synthetic.project import Project, make_project
from tests.conftest import ROOT


def test_the_numbers_are_those_of_the_data(project: Project) -> None:
    records = [
        json.loads(line) for line in (project.docs / "data/cables.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    facts = {
        one.dt.get_text(): one.dd.get_text()
        for one in BeautifulSoup(project.page(""), "lxml").select(".home-facts > div")
        if one.dt and one.dd
    }
    days = sorted(record["date"][:10] for record in records if record["date"])
    cited = {one["target"] for record in records for one in record["references"] if one["target"]}
    cited |= {one["id"] for record in records for citation in record["citations"] for one in citation["targets"]} - {
        None
    }
    held = cited & {record["id"] for record in records}
    assert facts["Cables"] == f"{len(records):,}"
    assert facts["Posts"] == str(len({record["origin"]["post"] for record in records} - {None}))
    assert facts["People"] == str(len({person["slug"] for record in records for person in record["people"]}))
    assert facts["Sent"] == f"{_day(days[0])} to {_day(days[-1])}"
    share, of, missing = map(int, re.findall(r"\d+", facts["Completeness"]))
    assert (share, of, missing) == (len(held) * 100 // len(cited), len(cited), len(cited - held))


def _day(written: str) -> str:
    day = date.fromisoformat(written)
    return f"{day.day} {day:%B} {day.year}"


def test_a_publisher_without_home_md_keeps_the_index_written_by_hand(tmp_path: Path) -> None:
    made = make_project(tmp_path, [ROOT / "cables"])
    (made.docs / "home.md").unlink()
    (made.docs / "index.md").write_text("# By hand\n")
    made.run("generator", "generate")
    assert (made.docs / "index.md").read_text() == "# By hand\n"


@pytest.mark.browser
@pytest.mark.parametrize("scripted", [True, False])
def test_the_search_box_leads_to_the_answer(browser: Browser, address: str, *, scripted: bool) -> None:
    opened = browser.new_context(base_url=address, java_script_enabled=scripted)
    page = opened.new_page()
    page.goto("")
    page.locator("#home-words").fill("lighthouse")
    page.locator("#home-words").press("Enter")
    page.wait_for_url("**/search/?q=lighthouse")
    if scripted:
        expect(page.locator(".find-results")).to_contain_text("Lighthouse Library")
    else:
        expect(page.locator("h1")).to_contain_text("Search")
    opened.close()
