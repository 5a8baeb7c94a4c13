"""Tables that a spreadsheet opens without running anything."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exports.tables import Cell, csv_lines

CELLS = [
    ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
    ("+1", "'+1"),
    ("-- first point", "'-- first point"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\tx", "'\tx"),
    ('a "quoted", word', 'a "quoted", word'),
    (True, "true"),
    (None, ""),
    (7, "7"),
]


@pytest.mark.parametrize(("cell", "read"), CELLS)
def test_a_cell_is_read_back_as_text(cell: Cell, read: str) -> None:
    assert list(csv.reader(io.StringIO(csv_lines([("08OSLO1", cell)]).decode(), newline=""))) == [["08OSLO1", read]]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=2, max_size=4))
def test_no_cell_is_lost_and_none_is_a_formula(cells: list[str]) -> None:
    (row,) = csv.reader(io.StringIO(csv_lines([tuple(cells)]).decode(), newline=""))
    assert [cell.removeprefix("'") for cell in row] == [cell.removeprefix("'") for cell in cells]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
