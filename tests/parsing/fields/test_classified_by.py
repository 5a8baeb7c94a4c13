"""Classified By: name, title and reasons in the forms that telegrams have."""

import pytest

from generator.parsing.fields.classified_by import read_classified_by, read_order_classifier

# the field, the name in it, the letters of its reasons
NAMES = [
    ("Classified By: Ambassador Anna T. Brandt for reasons 1.4 (b) and (d).", "Anna T. Brandt", "bd"),
    ("Classified By: DCM ANNA BRANDT FOR REASONS 1.4 (B, D)", "ANNA BRANDT", "bd"),
    ("CLASSIFIED BY: Anna Brandt, Consul General, Hanoi, State. REASON: 1.4 (b), (d)", "Anna Brandt", "bd"),
    ("CLASSIFIED BY CHARGE IVO OKORO; REASON 1.5 (D).", "IVO OKORO", "d"),
    ("(U) Classified by Econ Counselor Ivo Okoro, reason 1.4(b)", "Ivo Okoro", "b"),
    ("Classified By: Classified by DCM Ivo Okoro, reasons 1.4 b/d", "Ivo Okoro", "bd"),
    ("Classified By: This message classified by DCM Ivo Okoro, reason 1.4 b", "Ivo Okoro", "b"),
    ("Classified By: Charge d'Affaires, a.i., Ivo Okoro for reasons 1.4 (b)", "Ivo Okoro", "b"),
    ("Classified By: Charge d,Affaires Ivo Okoro for reasons 1.4 (b)", "Ivo Okoro", "b"),
    ("Classified By: EconMinCouns Ivo Okoro for reasons 1.4 (b), (d), (e).", "Ivo Okoro", "bde"),
    ("Classified By: Iran Watcher Ivo Okoro for reasons 1.4 (b)", "Ivo Okoro", "b"),
    ("Classified By: Acting Pol/Econ Chief N. Cook per 1.4 (b)", "N. Cook", "b"),
    ("Classified By: NEA/ELA Director Dana Holt, reasons 1.4 (b)", "Dana Holt", "b"),
    ("Classified By: Acting DCM/Dana Holt for reason 1.4 (b)", "Dana Holt", "b"),
    ("Classified By: Political Counselor: Dana Holt: Reason: 1.4 (c)", "Dana Holt", "c"),
    ("Classified By: RSO - DANA HOLT. REASON 1.5(D)", "DANA HOLT", "d"),
    ("Classified By: Ambassaor Dana Holt for reasons 1.4 (b and d).", "Dana Holt", "bd"),
    ("Classified By: Under Secretary for Arms Control Dana Holt due to 1,4 (c)", "Dana Holt", "c"),
    ("Classified By: DCM Dana Holt for E.O. 12958 reasons 1.4 (b)", "Dana Holt", "b"),
    ("Classified By: POL/ECONOFF. D.K. HOLT.  REASON:  1.5(D)", "D.K. HOLT", "d"),
    ("Classified By: E. Dana Holt, Jr., Acting Assistant Secretary. Reason: 1.5(D).", "E. Dana Holt, Jr.", "d"),
    ("Classified By: Ambassador Dana Holt, III. Reasons: 1.4 (b)", "Dana Holt, III", "b"),
    ("Classified By: Kirkuk PRT Team Leader Dana Holt", "Dana Holt", ""),
    ("Classified By: Dana Holt", "Dana Holt", ""),
    ("Classified By: Economic Counselor Harold Langley, reason 1.4 (b)", "Harold Langley", "b"),  # almost a title
    ("Classified By: DCM STEPHEN HARMAN FOR REASONS 1.4 (B)", "STEPHEN HARMAN", "b"),
]
# lines of this field were cut at 71 characters, in mid-word too
CUT = [
    (
        "Classified By: Political Counselor for Regional Affairs Carlos O. Brand\nt, reasons 1.4 (b) and (d).",
        "Carlos O. Brandt",
    ),
    (
        "Classified By: Institutional Affairs Unit Chief Courtney Okoro-Holt for\n reasons 1.4 (b)",
        "Courtney Okoro-Holt",
    ),
]
NO_NAMES = [
    ("Classified By: section 1.5 (B) and (D)", "bd"),
    ("Classified By: Charge d'Affaires for reason 1.4 (b)", "b"),
]


@pytest.mark.parametrize(("field", "name", "reasons"), NAMES)
def test_name_and_reasons(field: str, name: str, reasons: str) -> None:
    (found,) = read_classified_by(field)
    assert (found.name, "".join(found.reasons)) == (name, reasons)


@pytest.mark.parametrize(("field", "name"), CUT)
def test_a_line_cut_in_mid_word_is_mended(field: str, name: str) -> None:
    assert [found.name for found in read_classified_by(field)] == [name]


@pytest.mark.parametrize(("field", "reasons"), NO_NAMES)
def test_reasons_without_a_name_are_kept(field: str, reasons: str) -> None:
    assert [(found.name, "".join(found.reasons)) for found in read_classified_by(field)] == [("", reasons)]


def test_title_stands_before_or_behind_the_name() -> None:
    assert (
        read_classified_by("Classified By: Political Counselor Dana Holt, reason 1.4 (b)")[0].title
        == "Political Counselor"
    )
    assert read_classified_by("Classified By: Dana Holt, DCM, Hanoi, reason 1.4 (b)")[0].title == "DCM, Hanoi"


def test_two_people() -> None:
    found = read_classified_by("Classified By: ISN/RA DANA HOLT AND EUR/PRA IVO OKORO FOR REASON 1.4 (B)")
    assert [person.name for person in found] == ["DANA HOLT", "IVO OKORO"]


def test_an_empty_field_names_nobody() -> None:
    assert read_classified_by("Classified By:") == ()


def test_the_classifier_of_an_order_line() -> None:
    (found,) = read_order_classifier("E.O. 12065: GDS 8/12/85 (HOLT, DANA L.) OR-P")
    assert found.name == "DANA L. HOLT"
    assert read_order_classifier("E.O. 12065: GDS 8/12/85") == ()
