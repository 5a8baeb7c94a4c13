"""TAGS: codes however they are parted, glued or misspelt; phrases and persons among them."""

import pytest

from generator.model.cable import TagKind
from generator.parsing.fields.tags import is_tag_line, read_tags

PARTED = [
    ("PREL PGOV KDEM", ["PREL", "PGOV", "KDEM"]),
    ("PREL, PGOV, KDEM,", ["PREL", "PGOV", "KDEM"]),
    ("PREL;PGOV; KDEM", ["PREL", "PGOV", "KDEM"]),
    ("PREL. PGOV. KDEM", ["PREL", "PGOV", "KDEM"]),
    ("PREL - PGOV - KDEM", ["PREL", "PGOV", "KDEM"]),
    ("PREL/PGOV/KDEM", ["PREL", "PGOV", "KDEM"]),
    ("prel pgov", ["PREL", "PGOV"]),
    ("PREL PGOV PREL", ["PREL", "PGOV"]),
    ("PREL PGOV SIPDIS", ["PREL", "PGOV"]),
    ("PREL, TAGS: PGOV", ["PREL", "TAGS", "PGOV"]),
    ("", []),
]
REPAIRED = [
    ("PRELPGOV", ["PREL", "PGOV"]),
    ("KFRDKIRFCVISEG", ["KFRD", "KIRF", "CVIS", "EG"]),
    ("PHUMBA", ["PHUM", "BA"]),
    ("MARR, MOPPS", ["MARR", "MOPS"]),
    ("UNGA/C-6", ["UNGA/C-6"]),  # one code with a stroke
    ("PREL XQZZY", ["PREL", "XQZZY"]),  # nothing is made up
]
PHRASES = [
    ("PREL COUNTER TERRORISM", ["PREL", "COUNTERTERRORISM"]),
    ("PM LABOR HUMAN RIGHTS", ["PM", "LABOR", "HUMAN RIGHTS"]),
    ("PM HUMAN RIGHTSPOLMIL", ["PM", "HUMAN RIGHTS", "POL", "MIL"]),
    ("PREL MARITIME SECURITY", ["PREL", "MARITIME SECURITY"]),  # ordinary words that no table has
    ("PREL KDEM (HUMAN RIGHTS)", ["PREL", "KDEM", "HUMAN RIGHTS"]),
]
PERSONS = [
    ("OVIP RICE CONDOLEEZZA PREL", ["OVIP", "RICE, CONDOLEEZZA", "PREL"]),
    ("PREL, CLINTON, HILLARY, IR", ["PREL", "CLINTON, HILLARY", "IR"]),
    ("OVIP (BUSH, GEORGE W.), PREL", ["OVIP", "BUSH, GEORGE W.", "PREL"]),
    ("CLINTON, HILLARY PREL", ["CLINTON, HILLARY", "PREL"]),
    ("OVIP BUSH GEORGE W. PREL", ["OVIP", "BUSH, GEORGE W.", "PREL"]),
]
FURNITURE = [("PREL, PE   SECRET  PAGE 02        LIMA  02475  01 OF 03  251228Z PINR, PE", ["PREL", "PE", "PINR"])]


@pytest.mark.parametrize(("field", "codes"), PARTED + REPAIRED + PHRASES + PERSONS + FURNITURE)
def test_codes(field: str, codes: list[str]) -> None:
    assert [tag.code for tag in read_tags(field)] == codes


KINDS = [
    ("ECON", TagKind.SUBJECT),
    ("KDEM", TagKind.PROGRAM),
    ("KQQQ", TagKind.PROGRAM),  # every K tag is one
    ("NATO", TagKind.ORGANIZATION),
    ("GE", TagKind.COUNTRY),
    ("XH", TagKind.REGION),
    ("BUSH, GEORGE", TagKind.PERSON),
    ("ZZZZZ", TagKind.UNKNOWN),
]


@pytest.mark.parametrize(("field", "kind"), KINDS)
def test_kinds(field: str, kind: TagKind) -> None:
    assert [tag.kind for tag in read_tags(field)] == [kind]


def test_the_written_form_is_kept() -> None:
    assert [(tag.code, tag.written) for tag in read_tags("PRELPGOV")] == [("PREL", "PRELPGOV"), ("PGOV", "PRELPGOV")]


@pytest.mark.parametrize(
    ("line", "goes_on"), [("KDEM UK", True), ("KDEM, UK ", True), ("THE VISIT", False), ("", False)]
)
def test_a_second_line_holds_nothing_but_codes(line: str, *, goes_on: bool) -> None:
    assert is_tag_line(line) is goes_on
