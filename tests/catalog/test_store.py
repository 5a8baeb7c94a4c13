"""A first reading goes straight into the catalog's file, unless somebody has it open."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from generator.catalog.cables import CableRow
from generator.catalog.found_people import FoundPerson
from generator.catalog.store import open_catalog, open_reader, read_meta, written_straight


@pytest.mark.parametrize("read", [False, True], ids=["alone", "while another reads"])
def test_what_is_written_straight_is_there_for_all(tmp_path: Path, *, read: bool) -> None:
    file = tmp_path / "catalog.sqlite"
    catalog = open_catalog(file, "1")
    reader = open_reader(file) if read else None
    assert not reader or read_meta(reader, "version") == "1"
    with written_straight(catalog), catalog:
        assert Path(f"{file}-wal").exists() is read
        catalog.execute("INSERT INTO meta VALUES ('said', 'once')")
    assert catalog.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert read_meta(reader or open_reader(file), "said") == "once"


def test_what_is_broken_off_is_put_back(tmp_path: Path) -> None:
    catalog = open_catalog(tmp_path / "catalog.sqlite", "1")
    twice = [("said", "once"), ("said", "again")]
    with pytest.raises(sqlite3.IntegrityError), written_straight(catalog), catalog:
        catalog.executemany("INSERT INTO meta VALUES (?, ?)", twice)
    assert read_meta(catalog, "said") == ""


@pytest.mark.parametrize(
    ("table", "row", "others"),
    [
        ("cable", CableRow.__struct_fields__[:-3], {"n", "id", "extra"}),
        ("cable_person", FoundPerson._fields, set()),
    ],
)
def test_a_row_has_the_columns_of_its_table(tmp_path: Path, table: str, row: tuple[str, ...], others: set[str]) -> None:
    with closing(open_catalog(tmp_path / "catalog.sqlite", "1")) as catalog:
        columns = {name for _, name, *_ in catalog.execute(f"PRAGMA table_info({table})")}
    assert set(row) == columns - others
