"""The index as a file: packed numbers, chunks, the manifest."""

import json
import sqlite3
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.publishing.search import CHUNK, build_index, cut_chunks
from generator.publishing.search.facets import varint
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
        build_index(file, partial(documents, 200))
    assert made[0].read_bytes() == made[1].read_bytes()


def test_an_archive_without_cables_has_an_index(tmp_path: Path) -> None:
    file = tmp_path / "none.sqlite"
    assert build_index(file, partial(documents, 0)) == 0
    with sqlite3.connect(file) as database:
        assert database.execute("SELECT rowid FROM word WHERE word MATCH 'visa'").fetchall() == []
