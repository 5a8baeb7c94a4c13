"""The index as a file: packed numbers, chunks, the manifest."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.cable import Cable
from generator.model.identity import CableId
from generator.model.source import SourceInfo
from generator.search import CHUNK, build_index, cut_chunks, search_document
from generator.search.btree_layout import Pages, Tree
from generator.search.facets import varint
from tests.search.archive import documents


def unpacked(packed: bytes) -> Iterator[int]:
    number, shift = 0, 0
    for byte in packed:
        number |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            yield number
            number, shift = 0, 0


@given(st.lists(st.integers(0, 2**32)))
def test_packed_numbers_come_back(numbers: list[int]) -> None:
    assert list(unpacked(b"".join(map(varint, numbers)))) == numbers


def test_chunks_put_together_are_the_index(index: Path) -> None:
    files = dict(cut_chunks(index, cables=5000))
    manifest = json.loads(files.pop("manifest.json"))
    assert {len(content) for content in files.values()} == {CHUNK}
    assert {name.partition("/")[0] for name in files} == {manifest["folder"]}
    assert b"".join(files.values())[: manifest["size"]] == index.read_bytes()


def test_the_same_documents_give_the_same_index(tmp_path: Path) -> None:
    made = [tmp_path / "one.sqlite", tmp_path / "other.sqlite"]
    for file in made:
        build_index(file, documents(200))
    assert made[0].read_bytes() == made[1].read_bytes()


def test_an_archive_without_cables_has_an_index(tmp_path: Path) -> None:
    file = tmp_path / "none.sqlite"
    assert build_index(file, documents(0)) == 0
    with sqlite3.connect(file) as database:
        assert database.execute("SELECT rowid FROM word WHERE word MATCH 'visa'").fetchall() == []


@pytest.mark.parametrize("count", [0, 1, 50, 5000])
def test_the_pages_that_were_moved_leave_a_sound_file(count: int, tmp_path: Path) -> None:
    file = tmp_path / "index.sqlite"
    build_index(file, documents(count))
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        for table in ("word", "text"):
            database.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
        held = {document.id for document in documents(count)}
        assert {found for (found,) in database.execute("SELECT id FROM cable")} == held


def test_the_way_into_the_word_lists_ends_the_file(index: Path) -> None:
    with closing(sqlite3.connect(index)) as database:
        ((size,),) = database.execute("PRAGMA page_size").fetchall()
        roots = database.execute("SELECT name, rootpage FROM sqlite_master WHERE name GLOB '*_data'").fetchall()
        ((free,),) = database.execute("PRAGMA freelist_count").fetchall()
    with closing(Pages(index, size)) as pages:
        trees = {name: Tree(pages, root) for name, root in roots}
        inner = [number for tree in trees.values() for number in tree.below]
        assert all(number > pages.count - free for number in inner)
        assert trees["word_data"].leaves[0] == pages.count


def test_damaged_words_are_found_in_the_form_that_was_meant() -> None:
    cable = Cable(CableId("05BRASILIA1"), SourceInfo("text", "a.txt", 1, ""), blocks=())
    found = search_document(cable, [("ana-paz", "Ana Paz")], "2005", "Paséal\ngovernment")
    assert found.words().split() == ["Paséal", "government", "Ana", "Paz"]
