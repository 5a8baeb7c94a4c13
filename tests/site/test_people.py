"""People on the built site: the index narrows while a reader types, names lead to paragraphs, a correction touches little."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from synthetic.project import Project, make_project
from tests.conftest import ROOT

FIRST = "cables/2008/08BRUSSELS579/"
KHVASTOV = "people/mikhail-khvastov/"


@pytest.mark.browser
def test_the_index_narrows_while_typing(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("people/")
    page.get_by_label("Filter by name, title or role").fill("khvastov belarusian")
    expect(page.locator(".people-list tbody tr:visible")).to_have_count(1)
    expect(page.get_by_role("link", name="Mikhail Khvastov")).to_be_visible()
    expect(page.locator("h2:visible")).to_have_count(1)


@pytest.mark.browser
def test_without_scripts_the_whole_index_stands(browser: Browser, address: str) -> None:
    window = browser.new_context(base_url=address, java_script_enabled=False)
    page = window.new_page()
    page.goto("people/")
    expect(page.locator(".people-filter")).to_be_hidden()
    expect(page.get_by_role("link", name="Mikhail Khvastov")).to_be_visible()
    window.close()


@pytest.mark.browser
def test_a_person_leads_to_the_very_paragraph(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(KHVASTOV)
    page.get_by_role("link", name="08BRUSSELS579, paragraph 9").click()
    assert page.url.endswith(f"{FIRST}#par9")
    expect(page.locator("#par9")).to_be_in_viewport()


def test_a_cable_lists_a_person_once_and_leads_there(project: Project) -> None:
    page = project.page(FIRST)
    assert page.count("people/mikhail-khvastov/") == 1
    assert "people/mikhail-khvostov/" not in page


def test_a_person_is_shown_as_written(project: Project) -> None:
    facts = project.page(KHVASTOV).split("<dl", 1)[1].split("</dl>", 1)[0]
    for written in ("Mikhail Khvastov", "Khvastov", "Khvostov", "Belarusian Ambassador"):
        assert f"<dd>{written} <small>1 cable, 2008</small></dd>" in facts


def test_who_is_met_once_and_in_passing_has_a_row_and_no_page(tmp_path: Path) -> None:
    made = make_project(tmp_path, [ROOT / "cables"])
    settings = made.folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert "person_pages_above: 2000" in text
    settings.write_text(text.replace("person_pages_above: 2000", "person_pages_above: 10"), encoding="utf-8")
    assert made.run("generator", "generate").returncode == 0
    index = (made.docs / "people" / "index.md").read_text(encoding="utf-8")
    assert '<tr id="emanuel-zeltser"><td>Emanuel Zeltser <small><a href="../cables/2008/08BRUSSELS579/">' in index
    assert not (made.docs / "people" / "emanuel-zeltser.md").exists()
    assert (made.docs / "people" / "mikhail-khvastov.md").exists()
    cable = (made.docs / f"{FIRST.rstrip('/')}.md").read_text(encoding="utf-8")
    assert '<a href="../../../people/#emanuel-zeltser">Emanuel Zeltser</a>' in cable


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, set[str], str]:
    """A project built, then built again with a correction: the files that changed, and what the run said."""
    made = make_project(tmp_path_factory.mktemp("corrected"), [ROOT / "cables"])
    assert made.run("generator", "generate").returncode == 0
    before = made.files()
    rule = "people:\n- name: Clifford Murray\n  also: [murray-useubrussels-2008]\n- name: Nobody Known\n"
    (made.folder / "people.yml").write_text(rule, encoding="utf-8")
    said = made.run("generator", "generate").stderr
    after = made.files()
    changed = {path for path, time in after.items() if before.get(path) != time} | (before.keys() - after.keys())
    return made, {path for path in changed if Path(path).suffix}, said


def test_a_correction_touches_only_the_pages_it_is_about(corrected: tuple[Project, set[str], str]) -> None:
    _, changed, _ = corrected
    cables = {path for path in changed if path.startswith("cables/")}
    assert cables == {"cables/2008/08BRUSSELS579.md", "cables/2008/08BRUSSELS579.json"}
    people = {path for path in changed if path.startswith("people/") and "murray" in path}
    assert people == {
        "people/clifford-murray.md",
        "people/clifford-murray/feed.xml",
        "people/murray-useubrussels-2008.md",
        "people/murray-useubrussels-2008/feed.xml",
        "people/murray-useubrussels-2008/index.html",
    }


def test_a_rule_that_matches_nothing_is_told(corrected: tuple[Project, set[str], str]) -> None:
    assert "warning: people.yml: people[1]: 'Nobody Known' matches nobody" in corrected[2]


def test_a_wrong_rule_stops_the_run_with_one_line(corrected: tuple[Project, set[str], str]) -> None:
    made, _, _ = corrected
    (made.folder / "people.yml").write_text("people:\n- name: A B\n  wikidata: 7\n", encoding="utf-8")
    done = made.run("generator", "generate")
    assert done.returncode == 2
    assert done.stderr.strip().endswith("people.yml: people[0].wikidata: expected `str`, got `int`")
    assert "\n" not in done.stderr.strip()
