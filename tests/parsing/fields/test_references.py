"""REF: items, their labels, kinds and numbers."""

import pytest

from generator.model.cable import ReferenceKind
from generator.model.identity import PostCode
from generator.parsing.fields.references import read_references
from generator.parsing.reference_numbers import find_numbers

# the field; label, kind and number of each item, for a telegram of 2009
FIELDS = [
    ("REF: A. HANOI 12 B. 07 STATE 00345", ["A cable 09HANOI12", "B cable 07STATE345"]),
    ("REF: HANOI 12", ["cable 09HANOI12"]),
    ("REF: REF (A) HANOI 12 (B) BONN 3", ["A cable 09HANOI12", "B cable 09BONN3"]),
    ("Ref(s): A) 08 RIO DE JAN 138; B) 08 BONN 0044 and previous", ["A cable 08RIODEJANEIRO138", "B cable 08BONN44"]),
    ("REFTELS: [A] HANOI 12 [B] BONN 3", ["A cable 09HANOI12", "B cable 09BONN3"]),
    ("REF: A - HANOI 12", ["A cable 09HANOI12"]),
    ("REF A HANOI 12 B BONN 3", ["A cable 09HANOI12", "B cable 09BONN3"]),
    ("REF: A. A) HANOI 12 B. B) BONN 3", ["A cable 09HANOI12", "B cable 09BONN3"]),
    ("REF: A. REF A HANOI 12 ¶B. B BONN 3", ["A cable 09HANOI12", "B cable 09BONN3"]),
    ("REF: HANOI 12; BONN 3; 05 ROME 7", ["cable 09HANOI12", "cable 09BONN3", "cable 05ROME7"]),
    ("REF: HANOI 12; 13; 14", ["cable 09HANOI12", "cable 09HANOI13", "cable 09HANOI14"]),
    ("REF: HANOI 12, 13 AND 14", ["cable 09HANOI12", "cable 09HANOI13", "cable 09HANOI14"]),
    ("REF: HANOI 936/935", ["cable 09HANOI936", "cable 09HANOI935"]),
    ("REF: HANOI 123 THRU 125", ["cable 09HANOI123", "cable 09HANOI125"]),
    ("REF: A. HANOI 12 AND PREVIOUS B. BONN 3 ET AL", ["A cable 09HANOI12", "B cable 09BONN3"]),
    ("REF: A. HANOI 12\n     ¶B. BONN 3\n     1C. ROME 7", ["A cable 09HANOI12", "B cable 09BONN3", "C cable 09ROME7"]),
    (
        "REF: A. HANOI 12 CONFIDENTIAL\nPAGE 02 HANOI 06677 01 OF 03 291400Z B. BONN 3",
        ["A cable 09HANOI12", "B cable 09BONN3"],
    ),
    ("REF: A) HANOI 12 BONN 00000661 001.2 OF 002 B) ROME 7", ["A cable 09HANOI12", "B cable 09ROME7"]),
    ("REF: HANOI 12 (A DINNER OF 7 COURSES) BONN 3", ["cable 09HANOI12", "cable 09BONN3"]),
    ("REF: A. BRANDT-OKORO E-MAIL 10/9 B. HANOI 12", ["A email", "B cable 09HANOI12"]),
    ("REF: E-mails J. Speaks-K. Allen", ["email"]),
    ("REF: BRANDT/OKORO TELCON OF 12 MAY", ["telcon"]),
    ("REF: TD-314/65216-07", ["report"]),
    ("REF: FBIS GMP20061012", ["other"]),
    ("REF: HANOI", ["other"]),
    ("REF: 2009 HUMAN RIGHTS REPORT", ["report"]),
    ("REF:", []),
]
PARAGRAPHS = [
    ("REF: A. HANOI 12, PARAGRAPH 6 B. BONN 3", [(6,), ()]),
    ("REF: HANOI 12 (PARAS 4-6)", [(4, 5, 6)]),
    ("REF: PARA 2 OF HANOI 12", [(2,)]),
    ("REF: HANOI 12 PARA 2 AND BONN 3 PARA 7", [(2,), (7,)]),
    ("REF: HANOI 12 (ARTICLE 2, PARAGRAPH 3)", [()]),
]
NUMBERS = [
    ("2008 HANOI 12", "08HANOI12"),
    ("'08 HANOI 12", "08HANOI12"),
    ("094 QUITO 841", "94QUITO841"),
    ("O4 CHENNAI 0944", "04CHENNAI944"),
    ("08HANOI12", "08HANOI12"),
    ("STATE (01) 201265", "01STATE201265"),
    ("STATE 08-12345", "08STATE12345"),
    ("AMMAN 5049-01", "01AMMAN5049"),
    ("BERLIN 00123/09", "09BERLIN123"),
    ("SAO PAULO 228 (08)", "08SAOPAULO228"),
    ("AMMAN 07718 99", "99AMMAN7718"),
    ("BAGHDAD #3565", "09BAGHDAD3565"),
    ("STATE: 73097", "09STATE73097"),
    ("870 Ulaanbaatar", "09ULAANBAATAR870"),
    ("0TTAWA 3518", "09OTTAWA3518"),
    ("COTON0U 348", "09COTONOU348"),
    ("PORT A 76", "09PORTAUPRINCE76"),
    ("ST. PETERSBURG 5", "09STPETERSBURG5"),
    ("SECSTATE WASHINGTON 12", "09STATE12"),
    ("BLABLAVILLE 77", "09BLABLAVILLE77"),  # a post that no table has
]
NO_NUMBERS = [
    "PARIS POINTS JULY 15",
    "LONDON DAILY - 30 APRIL 2009",
    "TOP 10 LIST OF JULY",
    "HANOI 172 PP",
    "HANOI 3.5",
    "BONN 12 PERCENT",
]


def _shown(field: str) -> list[str]:
    found = read_references(field, year=2009, post=None, serial=None)
    return [" ".join(filter(None, (item.label, item.kind, *map(str, item.candidates[:1])))) for item in found]


@pytest.mark.parametrize(("field", "items"), FIELDS)
def test_items(field: str, items: list[str]) -> None:
    assert _shown(field) == items


@pytest.mark.parametrize(("written", "number"), NUMBERS)
def test_numbers(written: str, number: str) -> None:
    assert _shown(f"REF: {written}") == [f"cable {number}"]


@pytest.mark.parametrize("written", NO_NUMBERS)
def test_digits_that_number_no_telegram(written: str) -> None:
    assert all(
        item.kind is not ReferenceKind.CABLE
        for item in read_references(f"REF: {written}", year=2009, post=None, serial=None)
    )


def test_notal() -> None:
    found = read_references("REF: A. HANOI 12 (NOTAL) B. BONN 3", year=2009, post=None, serial=None)
    assert [item.notal for item in found] == [True, False]
    assert [item.notal for item in read_references("REF: HANOI 12; NOTAL", year=2009, post=None, serial=None)] == [True]


def test_own_post_with_a_higher_serial_is_of_the_year_before() -> None:
    found = read_references("REF: HANOI 120; HANOI 7; BONN 120", year=2009, post=_post("HANOI"), serial=12)
    assert [str(item.candidates[0]) for item in found] == ["08HANOI120", "09HANOI7", "09BONN120"]


def test_without_a_year_nothing_is_guessed() -> None:
    (found,) = read_references("REF: HANOI 12", year=None, post=None, serial=None)
    assert (found.kind, found.candidates) == (ReferenceKind.CABLE, ())


def test_running_text_takes_no_unknown_post() -> None:
    assert list(find_numbers("the meeting of 12 in Blablaville 77")) == []
    assert [number.serial for number in find_numbers("as Hanoi 77 said")] == [77]


def _post(code: str) -> PostCode:
    return PostCode(code)


@pytest.mark.parametrize(("field", "paragraphs"), PARAGRAPHS)
def test_paragraphs_that_an_item_names(field: str, paragraphs: list[tuple[int, ...]]) -> None:
    found = read_references(field, year=2009, post=PostCode("PARIS"), serial=1)
    assert [one.paragraphs for one in found] == paragraphs
