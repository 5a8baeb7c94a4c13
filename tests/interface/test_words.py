"""The interface's words: each has its row, templates are translated as they are loaded, a site can speak another language."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from markdown import Markdown
from msgspec import structs
from playwright.sync_api import Browser, expect

from generator.pipeline import generate
from generator.vocabulary.interface import languages, messages, say, script_words, speak, speaking, spoken, translated
from generator.vocabulary.notes import say_note
from generator.vocabulary.tables import rows
from synthetic.project import Project, make_project
from tests.conftest import ROOT
from tests.interface.gathering import said_by_pages, said_by_scripts
from tests.pipeline.test_same_output import settings_in

PLACE = re.compile(r"\{\w+\}")
# what is the publisher's, the vocabularies' or the cables' own in a generated page
OTHERS_WORDS = (
    ".cable-text, pre, code, q, .cable-abbreviations, .cable-classifier, .cable-meanings td, .about-tag, [lang=en]"
)
FOR_PUBLISHERS = {"deploy", "performance"}  # what is written for those who run the program stays in English


@pytest.fixture
def german() -> Iterator[None]:
    speak("de")
    yield
    speak("en")


def test_every_word_has_a_row_and_every_row_a_use() -> None:
    known = [row["en"] for row in rows("interface")]
    assert sorted(said_by_pages() | said_by_scripts()) == sorted(known)
    assert len(known) == len(set(known))


def test_the_words_of_scripts_are_marked() -> None:
    assert {row["en"] for row in rows("interface") if row["script"]} == said_by_scripts()


@pytest.mark.parametrize("language", languages())
def test_every_row_is_filled_and_keeps_its_places(language: str) -> None:
    for row in rows("interface"):
        assert row[language].strip(), row
        assert sorted(PLACE.findall(row[language])) == sorted(PLACE.findall(row["en"])), row


TEMPLATES = [
    ("text", "<p>Cited by</p>", "<p>Zitiert von</p>"),
    ("an expression keeps its place", "<b> Cited by {{ n(1) }}</b>", "<b> Zitiert von {{ n(1) }}</b>"),
    ("expressions change places", '<a title="Copy {{ x }}">', '<a title="Copy {{ x }}">'),
    ("what is read out", '<a aria-label="Close" href="Close">', '<a aria-label="Schließen" href="Close">'),
    ("a quoted word in an attribute", '<i title="Edition {{ n("a") }}">', '<i title="Ausgabe {{ n("a") }}">'),
    ("code is left alone", '{% if Cable == "Cable" %}Cable{% endif %}', '{% if Cable == "Cable" %}Kabel{% endif %}'),
    (
        "a condition within a tag",
        '<p{% if a > b %} title="Open"{% endif %}>x',
        '<p{% if a > b %} title="Öffnen"{% endif %}>x',
    ),
    ("no word", "<p>{{ x }}: {{ y }} · 3</p>", "<p>{{ x }}: {{ y }} · 3</p>"),
]


@pytest.mark.parametrize(
    ("template", "german_one"), [case[1:] for case in TEMPLATES], ids=[case[0] for case in TEMPLATES]
)
def test_a_template_is_translated(template: str, german_one: str) -> None:
    assert translated(template, "de") == german_one
    assert translated(template, "en") == template


def test_the_messages_of_a_template() -> None:
    assert messages('<p title="A word">{{ a }} of\n  {{ b }}</p>{# not this #}<b>1</b>') == ["A word", "{0} of {1}"]


@pytest.mark.usefixtures("german")
def test_a_language_is_spoken_until_another_is() -> None:
    assert say("paragraph {number}", number=5) == "Absatz 5"
    assert say("nobody translated this") == "nobody translated this"
    assert script_words()["Link copied"] == "Adresse kopiert"
    speak("xx")
    assert say("Cable") == "Cable"
    assert script_words() == {}


@pytest.fixture(scope="module")
def german_site(tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = make_project(tmp_path_factory.mktemp("german"), [ROOT / "cables"])
    made.say_in("de")
    made.build()
    return made


def _said(page: Path) -> Iterator[str]:
    """Yield what a page says beside what it quotes: its texts, and what is read out."""
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "lxml")
    article = soup.select_one("article") or soup.body
    assert article
    for other in article.select(OTHERS_WORDS):
        other.decompose()
    yield from (" ".join(text.split()) for text in article.stripped_strings)
    for name in ("aria-label", "title", "placeholder"):
        yield from (str(tag[name]) for tag in article.find_all(attrs={name: True}) if isinstance(tag, Tag))


def _is_telling(words: str) -> bool:
    """Whether a subject of a cable is hardly worded like it, as one is like `{first} to {last}`."""
    fixed = PLACE.sub("", words)
    return len(fixed) > (10 if fixed != words else 3)


def test_a_german_site_says_nothing_in_english(german_site: Project) -> None:
    english = [row["en"] for row in rows("interface") if row["de"] != row["en"] and _is_telling(row["en"])]
    spoken = re.compile(
        "|".join(PLACE.sub(".+", re.escape(one).replace(r"\{", "{").replace(r"\}", "}")) for one in english)
    )
    pages = [page for page in german_site.site.rglob("*.html") if page.parent.name not in FOR_PUBLISHERS]
    assert len(pages) > 200
    left = {
        (str(page.parent.relative_to(german_site.site)), text)
        for page in pages
        for text in _said(page)
        if spoken.fullmatch(text)
    }
    assert sorted(left) == []


TRANSLATED = sorted(path for path in (ROOT / "docs").glob("*.de.md") if path.name != "home.de.md")


@pytest.mark.parametrize("page", TRANSLATED, ids=[path.name for path in TRANSLATED])
def test_a_page_has_the_places_of_the_english_one(german_site: Project, page: Path) -> None:
    name = page.name.removesuffix(".de.md")
    english = Markdown(extensions=["toc", "attr_list"])
    english.convert(page.with_name(f"{name}.md").read_text(encoding="utf-8").partition("\n---\n")[2])
    places = {found["id"] for found in _tokens(english.toc_tokens) if found["level"] > 1}  # type: ignore[attr-defined]
    german = german_site.page(f"{name}/")
    assert [place for place in sorted(places) if f'id="{place}"' not in german] == []


def _tokens(tokens: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for token in tokens:
        yield token
        yield from _tokens(token["children"])


@pytest.mark.usefixtures("german")
def test_the_notes_of_findings_are_said_in_german(german_site: Project) -> None:
    lines = (german_site.site / "data/cables.jsonl").read_text(encoding="utf-8").splitlines()
    notes = {finding["note"] for line in lines for finding in json.loads(line)["findings"]}
    assert len(notes) > 12
    assert [note for note in notes if say_note(note) == note] == []
    package = json.loads((german_site.site / "data/datapackage.json").read_bytes())
    files = [resource["description"] for resource in package["resources"]]
    assert [about for about in files if say_note(about) == about] == []
    assert say_note("paragraph 3 after 1") == "Absatz 3 nach 1"
    assert "Absatz 3 nach 1" in german_site.page("cables/2005/05GABORONE412/")


def test_the_german_site_speaks_german(german_site: Project) -> None:
    soup = BeautifulSoup(german_site.page("cables/2008/08BRUSSELS579/"), "lxml")
    assert soup.html
    assert soup.html["lang"] == "de"
    said = " ".join(soup.get_text(" ").split())
    for words in (
        "17. April 2008, 15:31 UTC",
        "Vertraulich",
        "Personen in diesem Kabel",
        "Bezüge",
        "Nummern nachschlagen",
        "Wie man zitiert",
    ):
        assert words in said
    assert soup.find(attrs={"aria-label": "Absatz 8"})
    assert soup.find("abbr", title="Mitteilungen fremder Regierungen")


@pytest.mark.browser
def test_scripts_speak_german_too(browser: Browser, german_site: Project) -> None:
    with german_site.served() as address:
        page = browser.new_page(base_url=address)
        page.goto("cables/2008/08BRUSSELS579/")
        page.locator("#par8 .cable-number").focus()
        page.locator("#par8").get_by_role("button", name="Zitieren").click()
        expect(page.get_by_role("dialog", name="Zitieren")).to_contain_text("Absatz 8")
        expect(page.locator('[data-style="Chicago"]')).to_contain_text("to the Secretary of State")
        page.close()


def test_a_run_in_another_language_leaves_the_process_as_it_was(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, tmp_path / "cables", 1)
    settings.source.mkdir(exist_ok=True)
    generate(structs.replace(settings, language="de"))
    assert spoken() == "en"


def test_a_language_ends_with_what_it_was_for() -> None:
    with pytest.raises(ZeroDivisionError), speaking("de"):
        say("no" if spoken() == "en" else str(1 // 0))
    assert spoken() == "en"
