"""What the engine finds is what a plain scan of the texts finds."""

import json
import random
from collections import Counter

import pytest
from playwright.sync_api import Page

from generator.search import SearchDocument
from tests.search.archive import COMMON, has
from tests.search.queries import query

pytestmark = pytest.mark.browser

QUERIES = 300
ALL = "question => client.find(question).then(({rows, notes}) => [rows.map(({id}) => id).join(' '), notes.join(' ')])"
SLIPS = [
    ('visa "human rights', 'visa "human rights"', "quotation mark"),
    ("visa AND", "visa", "AND"),
    ("OR visa", "visa", "OR"),
    ("(visa fee", "visa fee", "bracket"),
    ("visa) fee", "visa fee", "bracket"),
    ("foo:visa", "foo visa", "no field"),
    ("from:yesterday visa", "yesterday visa", "needs a year"),
    ("subject: visa", "subject visa", "no"),
    ("NEAR(visa)", "visa", "two words"),
    ("NOT", "", "nothing"),
]


def ask(engine: Page, **question: object) -> dict[str, object]:
    found = engine.evaluate("question => client.find(question)", question)
    assert isinstance(found, dict)
    return found


def ids(found: dict[str, object]) -> list[str]:
    rows = found["rows"]
    assert isinstance(rows, list)
    return [row["id"] for row in rows]


def test_random_queries_find_what_a_scan_finds(engine: Page, held: list[SearchDocument]) -> None:
    rng = random.Random(11)
    used: Counter[str] = Counter()
    for _ in range(QUERIES):
        text, test = query(rng)
        used.update(word for word in ("AND", "OR", "NOT", "NEAR", '"', "*", ":", "from", "to:") if word in text)
        expected = sorted(document.id for document in held if test(document))
        found, notes = engine.evaluate(ALL, {"query": text, "count": len(held), "sort": "newest"})
        assert sorted(found.split()) == expected, text
        assert "passed over" not in notes, text
    assert all(used[word] >= 10 for word in used)


@pytest.mark.parametrize(("written", "meant", "note"), SLIPS)
def test_a_slip_is_explained_and_searched_as_words(engine: Page, written: str, meant: str, note: str) -> None:
    found = ask(engine, query=written, count=20)
    assert ids(found) == ids(ask(engine, query=meant, count=20))
    if written != "subject: visa":
        assert note in json.dumps(found["notes"])


@pytest.mark.parametrize("sort", ["newest", "oldest"])
def test_of_long_lists_the_first_cables_are_found_without_reading_all(
    engine: Page, held: list[SearchDocument], sort: str
) -> None:
    rng = random.Random(3)
    cases = [(f'"{words}"', has(words)) for words in (" ".join(rng.sample(COMMON, 2)) for _ in range(8))]
    cases += [(f"subject:{word}", has(word, fields=("subject",))) for word in rng.sample(COMMON, 4)]
    parts = 0
    for text, test in cases:
        secret = [document for document in held if test(document) and "SECRET" in {one.code for one in document.values}]
        expected = [document.id for document in (secret if sort == "oldest" else secret[::-1])][:20]
        found = ask(engine, query=f"{text} level:secret", sort=sort, count=20, most=0)
        assert ids(found) == expected, text
        parts += "part" in found
        if "part" in found:
            assert ids(ask(engine, query=f"{text} level:secret", sort=sort, count=20, whole=True)) == expected
    assert parts >= 3


def test_newest_and_oldest_are_in_the_order_of_dates(engine: Page, held: list[SearchDocument]) -> None:
    word = COMMON[2]
    expected = [
        document.id
        for document in held
        if word in f"{document.subject} {document.summary} {document.comment} {document.body}"
    ]
    assert ids(ask(engine, query=word, sort="oldest", count=30)) == expected[:30]
    assert ids(ask(engine, query=word, sort="newest", count=30)) == expected[::-1][:30]
    assert ids(ask(engine, query=word, sort="newest", count=30, **{"from": 30})) == expected[::-1][30:60]


def test_the_subject_weighs_most(engine: Page, held: list[SearchDocument]) -> None:
    first = ids(ask(engine, query="bakoru OR barua", sort="relevance", count=5))
    subjects = {str(document.id): document.subject for document in held}
    assert all("barua" in subjects[one] for one in first)


def test_filters_count_what_they_give(engine: Page, held: list[SearchDocument]) -> None:
    chosen = {"tag": ["PGOV", "ECON"], "level": ["SECRET"], "year": ["2004"]}
    found = ask(engine, query="visa", filters=chosen, count=0)
    counted = engine.evaluate("client.values('post', 9)")
    tagged = [
        document
        for document in held
        if "visa" in document.body + document.subject + document.summary + document.comment
    ]
    kept = [
        document
        for document in tagged
        if {"PGOV", "ECON"} & {one.code for one in document.values if one.kind == "tag"}
        and "SECRET" in {one.code for one in document.values}
        and (document.date or "")[:4] == "2004"
    ]
    assert found["count"] == len(kept)
    expected = Counter(one.code for document in kept for one in document.values if one.kind == "post")
    assert {one["code"]: one["cables"] for one in counted} == dict(expected)
    years = found["years"]
    assert isinstance(years, list)
    assert [pair for pair in years if pair[1]] == [[2004, len(kept)]]


def test_a_list_can_be_taken_along_in_its_order(engine: Page) -> None:
    found = ask(engine, query="sanctions", sort="relevance", count=5)
    lines = engine.evaluate("client.lines(5)")
    assert [line["id"] for line in lines] == ids(found)
    assert all(line["title"].startswith("Number ") for line in lines)
