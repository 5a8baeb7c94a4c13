"""Tag and post pages say what stands in the same cables; a cable page leads through its post and its conversation."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from bs4 import BeautifulSoup

from generator.catalog.related import SHOWN
from generator.pages import paths
from synthetic.project import Project

Record = dict[str, Any]


@pytest.fixture(scope="module")
def records(project: Project) -> list[Record]:
    return [json.loads(line) for line in (project.docs / "data/cables.jsonl").read_text(encoding="utf-8").splitlines()]


def _shown(project: Project, address: str, at: int) -> dict[str, int]:
    """Return the addresses of a list below "In the same cables", each with its count."""
    lists = BeautifulSoup(project.page(address), "lxml").select(".cable-related section")
    depth = "../" * address.count("/")
    return {
        str(item.a["href"]).removeprefix(depth): int(item.small.get_text())
        for item in lists[at].select("li")
        if item.a and item.small
    }


def _counted(records: Iterable[Record], addresses: Callable[[Record], Iterable[str]]) -> dict[str, int]:
    """Count each address once a cable."""
    return Counter(address for record in records for address in set(addresses(record)))


def _tags(record: Record) -> list[str]:
    return [tag["code"] for tag in record["tags"]]


def _post(record: Record) -> str:
    return str(record["origin"]["post"] or "")


def _is_the_top_of(shown: dict[str, int], counted: dict[str, int]) -> bool:
    most = sorted(counted.values(), reverse=True)[:SHOWN]
    return list(shown.values()) == most and all(counted[address] == count for address, count in shown.items())


def test_a_tags_page_counts_what_stands_in_its_cables(project: Project, records: list[Record]) -> None:
    mine = [record for record in records if "PREL" in _tags(record)]
    tags = _counted(mine, lambda record: (paths.tag(code) for code in _tags(record) if code != "PREL"))
    posts = _counted(mine, lambda record: [paths.post(_post(record))] if _post(record) else [])
    people = _counted(mine, lambda record: (paths.person(one["slug"]) for one in record["people"]))
    assert len(mine) > 5
    for at, counted in enumerate((tags, posts, people)):
        assert _is_the_top_of(_shown(project, "tags/PREL/", at), counted)


def test_a_posts_page_counts_its_tags_and_people(project: Project, records: list[Record]) -> None:
    mine = [record for record in records if _post(record) == "REYKJAVIK"]
    assert len(mine) > 1
    tags = _counted(mine, lambda record: map(paths.tag, _tags(record)))
    people = _counted(mine, lambda record: (paths.person(one["slug"]) for one in record["people"]))
    assert _is_the_top_of(_shown(project, "posts/reykjavik/", 0), tags)
    assert _is_the_top_of(_shown(project, "posts/reykjavik/", 2), people)


def test_posts_that_cite_each_other_say_so_both_ways(project: Project) -> None:
    assert paths.post("OSLO") in _shown(project, "posts/reykjavik/", 1)
    assert paths.post("REYKJAVIK") in _shown(project, "posts/oslo/", 1)


def test_a_tags_page_says_what_the_tag_means(project: Project) -> None:
    about = BeautifulSoup(project.page("tags/PREL/"), "lxml").select_one(".about-tag")
    assert about
    assert about.get_text().startswith("Subject tag: External political relations, under Political affairs.")


def test_a_cable_leads_through_its_post_and_its_conversation(project: Project) -> None:
    page = BeautifulSoup(project.page("cables/2007/07REYKJAVIK214/"), "lxml")
    said = {
        small.get_text(): str(small.parent["href"]) for small in page.select(".cable-neighbours small") if small.parent
    }
    assert set(said) >= {"Next of this post", "Next in the conversation"}
    following = said["Next in the conversation"].strip("./") + "/"
    back = BeautifulSoup(project.page(following), "lxml").select(".cable-neighbours .cable-before")
    assert "07REYKJAVIK214" in " ".join(str(link["href"]) for link in back if "conversation" in link.get_text())
