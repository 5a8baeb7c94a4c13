"""The downloads are what their descriptions say, and answer what people ask of them."""

import asyncio
import csv
import gzip
import hashlib
import json
import re
import shutil
import sqlite3
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest
from datasette.app import Datasette
from frictionless import Package

from generator.exports.by_year import write_year, years_of
from synthetic.project import Project, make_project

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
UNDESCRIBED = {"datapackage.json", "index.html"}  # what describes the others


@pytest.fixture(scope="module")
def data(project: Project) -> Path:
    return project.site / "data"


@pytest.fixture(scope="module")
def records(data: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (data / "cables.jsonl").read_text().splitlines()]


def test_the_package_is_valid_and_has_every_file(data: Path) -> None:
    package = Package(str(data / "datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["name", "type", "note"])
    described = {resource.path for resource in package.resources}
    assert described == {path.name for path in data.iterdir() if path.is_file()} - UNDESCRIBED


def test_sizes_and_digests_are_those_of_the_files(data: Path) -> None:
    for resource in json.loads((data / "datapackage.json").read_text())["resources"]:
        content = (data / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_the_page_tells_how_many_cables_the_records_hold(project: Project, records: list[dict[str, Any]]) -> None:
    told = re.search(r'href="cables\.jsonl".*? ([\d,]+) cables\.<br>', project.page("data/"))
    assert told is not None
    assert int(told[1].replace(",", "")) == len(records) > 30


def test_the_page_describes_each_file(project: Project, data: Path) -> None:
    page = project.page("data/")
    for file in data.iterdir():
        if file.is_file() and file.name not in UNDESCRIBED:
            assert f'href="{file.name}"' in page
            assert hashlib.sha256(file.read_bytes()).hexdigest() in page


def _ask(data: Path, question: str) -> list[list[object]]:
    metadata = json.loads((data / "archive.metadata.json").read_text())
    served = Datasette([str(data / "archive.sqlite")], immutables=[], metadata=metadata)
    with ThreadPoolExecutor(1) as beside:  # the browser's loop runs in this thread
        response = beside.submit(lambda: asyncio.run(served.client.get(f"/archive/{question}"))).result()
    assert response.status_code == 200, response.text
    rows: list[list[object]] = response.json()["rows"]
    return rows


def test_datasette_says_which_posts_wrote_under_a_tag(data: Path, records: list[dict[str, Any]]) -> None:
    rows = _ask(data, "posts_of_tag.json?tag=EFIS")
    tagged = [record["origin"]["post"] for record in records if "EFIS" in [tag["code"] for tag in record["tags"]]]
    assert {row[0]: row[1] for row in rows} == {post: tagged.count(post) for post in tagged}
    assert len(rows) > 3


def test_datasette_says_which_paragraphs_have_words(data: Path, records: list[dict[str, Any]]) -> None:
    rows = _ask(data, "paragraphs_with.json?words=herring+paper")
    having = {
        (record["id"], block["anchor"])
        for record in records
        for block in record["blocks"]
        if block["kind"] != "heading"
        and {"herring", "paper"} <= set(block["text"].lower().replace(".", "").replace(",", "").split())
    }
    assert having
    assert having <= {(cable, anchor) for cable, anchor, _ in rows}


def test_datasette_says_which_cables_are_most_wanted(data: Path, records: list[dict[str, Any]]) -> None:
    rows = _ask(data, "most_wanted.json")
    held = {record["id"] for record in records}
    assert rows
    assert not held & {str(target) for target, _ in rows}
    counts = [int(str(count)) for _, count in rows]
    assert counts == sorted(counts, reverse=True)


def test_the_database_keeps_its_own_rules(data: Path, records: list[dict[str, Any]]) -> None:
    database = sqlite3.connect(f"file:{data / 'archive.sqlite'}?mode=ro", uri=True)
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    paragraphs = sum(block["kind"] != "heading" for record in records for block in record["blocks"])
    for table, count in (("cable", len(records)), ("paragraph", paragraphs)):
        assert database.execute(f"SELECT count(*) FROM {table}").fetchone() == (count,)
    database.close()


def test_the_search_index_is_there_whole(project: Project, data: Path) -> None:
    database = sqlite3.connect(f"file:{data / 'search.sqlite'}?mode=ro", uri=True)
    found = database.execute(
        "SELECT id FROM text JOIN cable ON cable.rowid = text.rowid WHERE text MATCH 'zirconium'"
    ).fetchall()
    assert found == [("09MINSK900",)]
    database.close()
    manifest = json.loads((project.site / "search/index/manifest.json").read_bytes())
    chunks = sorted((project.site / "search/index" / manifest["folder"]).iterdir())
    whole = b"".join(chunk.read_bytes() for chunk in chunks)
    assert whole[: manifest["size"]] == (data / "search.sqlite").read_bytes()


def test_the_graph_has_every_cable_and_every_reference(data: Path, records: list[dict[str, Any]]) -> None:
    graph = ET.parse(data / "references.graphml").getroot()
    nodes = {node.get("id") for node in graph.iter(f"{GRAPHML}node")}
    edges = {(edge.get("source"), edge.get("target")) for edge in graph.iter(f"{GRAPHML}edge")}
    wanted = {(record["id"], one["target"]) for record in records for one in record["references"] if one["target"]}
    assert {record["id"] for record in records} <= nodes
    assert {pair for pair in wanted if pair[0] != pair[1]} <= edges
    assert {target for _, target in edges} <= nodes


@pytest.mark.parametrize("name", ["cables", "paragraphs", "references", "mentions"])
def test_a_parquet_file_has_the_rows_of_its_table(data: Path, name: str) -> None:
    rows = pyarrow.parquet.read_table(data / f"{name}.parquet").to_pylist()
    with (data / f"{name}.csv").open(newline="") as stream:
        written = list(csv.DictReader(stream))
    assert len(rows) == len(written) > 30
    for row, line in zip(rows, written, strict=True):
        as_text = {
            key: "" if one is None else str(one).lower() if isinstance(one, bool) else str(one)
            for key, one in row.items()
        }
        assert as_text == {key: one.removeprefix("'") if one[:1] == "'" else one for key, one in line.items()}


def test_each_table_and_list_says_how_many_rows_it_has(project: Project, data: Path) -> None:
    page = project.page("data/")
    for name in ("paragraphs.csv", "people.csv", "cables.csv"):
        with (data / name).open(newline="") as stream:
            count = len(list(csv.DictReader(stream)))
        about = page.partition(f'href="{name}"')[2].partition("</tr>")[0]
        assert f" {count:,} {'cables' if name == 'cables.csv' else 'rows'}." in about


def test_the_years_of_a_large_archive_are_files_too(project: Project, data: Path, tmp_path: Path) -> None:
    jsonl = Path(shutil.copy(data / "cables.jsonl", tmp_path))
    half = [(one.name, write_year(jsonl, one)) for one in years_of(jsonl)]
    years = {name: gzip.decompress(file.read_bytes()) for name, file in half}
    assert b"".join(years.values()) == (data / "cables.jsonl").read_bytes()
    assert len(years) == len(half) > 5
    (tmp_path / "large").mkdir()
    large = make_project(tmp_path / "large", [project.folder / "cables/2008"])
    settings = (large.folder / "mkdocs.yml").read_text()
    (large.folder / "mkdocs.yml").write_text(settings.replace("split_above: 100000000", "split_above: 1000"))
    assert large.run("generator", "generate").returncode == 0
    package = Package(str(large.docs / "data/datapackage.json"))
    assert package.validate().valid
    assert [one.path for one in package.resources if str(one.path).endswith(".gz")] == ["cables-2008.jsonl.gz"]
    count = gzip.decompress((large.docs / "data/cables-2008.jsonl.gz").read_bytes()).count(b"\n")
    about = f"The records of 2008 as in cables.jsonl, compressed. {count:,} cables."
    assert about in (large.docs / "data/index.md").read_text()


def test_a_table_has_the_rows_of_the_records(data: Path, records: list[dict[str, Any]]) -> None:
    with (data / "cables.csv").open(newline="") as stream:
        assert [row["id"] for row in csv.DictReader(stream)] == [record["id"] for record in records]
