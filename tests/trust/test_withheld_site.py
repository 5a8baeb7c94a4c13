"""What is withheld is in no byte of the site, and readers are told that it is."""

import json
import shutil
from pathlib import Path

import pytest

from synthetic.project import make_project
from tests.trust.conftest import Withheld, build_withheld
from tests.trust.planting import letters, names, published_letters

MARK = "[withheld by the publisher: protects a source]"


def _leaked(made: Withheld) -> list[tuple[str, str]]:
    words = {letters(word) for name in made.names for word in name}
    return sorted(
        {(file, word) for file, text in published_letters(made.project.site) for word in words if word in text}
    )


def test_an_independent_search_finds_none_of_the_names(withheld: Withheld) -> None:
    assert _leaked(withheld) == []


@pytest.mark.slow
def test_two_hundred_names_over_a_thousand_cables(tmp_path: Path) -> None:
    made = build_withheld(tmp_path, 1000, names(200))
    assert _leaked(made) == []
    assert made.messages.count("matches nothing") == 1


def test_every_name_was_met_and_the_one_that_is_nowhere_is_warned_of(withheld: Withheld) -> None:
    warned = [line for line in withheld.messages.splitlines() if "matches nothing" in line]
    assert len(warned) == 1
    assert f"terms[{len(withheld.names)}]: matches nothing in this archive" in warned[0]


def test_the_mark_stands_in_the_text_with_its_paragraph(withheld: Withheld) -> None:
    record = json.loads((withheld.project.site / "cables/2008/08OSLO231.json").read_text())
    block = next(block for block in record["blocks"] if block["anchor"] == "par2")
    assert (block["text"], block["number"], block["marking"]) == (MARK, 2, "SBU")
    page = withheld.project.page("cables/2008/08OSLO231/")
    assert f'<a class="cable-withheld" href="../../../withheld/">{MARK}</a>' in page
    assert "withheld: The library: a living source" in " ".join(page.replace("</a>", "").split())


def test_digest_and_size_are_of_what_is_published(withheld: Withheld) -> None:
    """Those of the source would let a reader try names until one fits."""
    site = withheld.project.site
    source = json.loads((site / "cables/2008/08OSLO231.json").read_text())["source"]
    published = (site / "cables/2008/08OSLO231.txt").read_bytes()
    original = next((withheld.project.folder / "cables").rglob("08OSLO231*")).read_bytes()
    assert source["bytes"] == len(published) != len(original)


def test_a_withheld_cable_keeps_number_date_and_references(withheld: Withheld) -> None:
    record = json.loads((withheld.project.site / "cables/2008/08BRUSSELS612.json").read_text())
    assert record["date"] == "2008-04-24T16:22:00Z"
    assert [one["target"] for one in record["references"]] == [
        "08HALIFAX44",
        "08REYKJAVIK19",
        "07REYKJAVIK214",
        "07STATE150233",
    ]
    assert [block["text"] for block in record["blocks"]] == [MARK]
    assert (record["subject"], record["signer"], record["people"]) == ("", None, [])
    assert (withheld.project.site / "cables/2008/08BRUSSELS612.txt").read_text() == f"08BRUSSELS612\n{MARK}\n"


def test_the_ledger_says_who_and_why_and_where(withheld: Withheld) -> None:
    page = withheld.project.page("withheld/")
    assert page.count("The library") == len(withheld.names) + 3
    assert "no cable" in page
    assert '<td>A cable</td><td>The library</td><td><time datetime="2026-01-02">2 January 2026</time></td>' in page


def test_lifting_one_entry_shows_it_and_leaves_the_others(withheld: Withheld, tmp_path: Path) -> None:
    first, second = withheld.names[0]
    project = make_project(tmp_path, [withheld.project.folder / "cables"])
    shutil.copytree(withheld.project.folder / ".cache", tmp_path / ".cache")
    policy = (withheld.project.folder / "withhold.yml").read_text()
    (tmp_path / "withhold.yml").write_text(policy.replace(f"{first} {second}", "Somebody Else"))
    assert project.run("generator", "generate").returncode == 0
    texts = {str(file): letters(file.read_text()) for file in project.docs.rglob("*.jsonl")}
    words = {letters(word) for name in withheld.names for word in name}
    assert {word for word in words for text in texts.values() if word in text} == {letters(first), letters(second)}
