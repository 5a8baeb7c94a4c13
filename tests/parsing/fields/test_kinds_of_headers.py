"""Kinds of faults in headers, each with variants: another post, another decade, another layout."""

import pytest

from generator.model.region import RegionKind
from generator.parsing.encoding_faults import damaged_words
from generator.parsing.fields.classified_by import read_classified_by
from generator.parsing.fields.references import read_references
from generator.parsing.fields.subject import read_subject
from generator.parsing.labelled import cut_fields
from generator.parsing.labels import find_labels
from generator.parsing.lines import split_lines
from generator.parsing.title_case import title_case

CLASSIFIERS = [
    ("Classified By: Charge, d,Affaires a. i. Vera Holm, reason 1.4 (b)", "Vera Holm"),
    ("Classified By: Charge d'Affaires A.I. Jan Novak for reasons 1.4 (d)", "Jan Novak"),
    ("CLASSIFIED BY: CHARGE A.I. PETRA DORN, REASONS 1.5 (B)", "PETRA DORN"),
    ("Classified By: Derived from Multiple Sources", ""),
    ("CLASSIFIED BY: MULTIPLE SOURCES", ""),
    ("Classified By: State Classification Guide, reason 1.4 (d)", ""),
    ("Classified By: DCM A. Hugh Dorn (acting) for reasons 1.4 (b)", "A. Hugh Dorn"),
    ("Classified By: Polcouns Jan Novak (TDY), reasons 1.4 (d)", "Jan Novak"),
    ("Classified By: CDA SILAS HOLM BASED UPON REASONS 1.5 (B)", "SILAS HOLM"),
    ("Classified By: Ambassador Vera Holm on the basis of 1.4 (b)", "Vera Holm"),
    ("Classified By: Ecmin Lois Dorn, reasons 1.4 (b)", "Lois Dorn"),
    ("Classified By: Charge Vera Sandlin for reaons 1.4 (b)", "Vera Sandlin"),
    ("Classified By: DCM Jan Novak for resaons 1.4 (d)", "Jan Novak"),
    ("Classified By: DCM Jan Reynolds 1.4 (d)", "Jan Reynolds"),
    ("Classified By: Ambassador [withheld by the publisher: protects a source] for reasons 1.4 (b)", ""),
]


@pytest.mark.parametrize(("text", "name"), CLASSIFIERS, ids=[text for text, _ in CLASSIFIERS])
def test_a_classifier_is_a_name_and_no_more(text: str, name: str) -> None:
    assert [one.name for one in read_classified_by(text)] == [name]


REFERENCES = [
    ("REF: A) 1188 B) STATE 91254", ["MUSCAT 2003 1188", "STATE 2003 91254"]),
    ("REF: A. (98) TUNIS 3314", ["TUNIS 1998 3314"]),
    ("REF: (01) OSLO 12", ["OSLO 2001 12"]),
    ("REF: DOHA (C)00871", ["DOHA 2003 871"]),
    ("REF: RABAT (SBU) 44", ["RABAT 2003 44"]),
    ("REF: 02 MAPUT0 731", ["MAPUTO 2002 731"]),
    ("REF: LUSAKA CABLES 0311 AND 02138 (2001)", ["LUSAKA 2003 311", "LUSAKA 2001 2138"]),
    ("REF: OSLO TELEGRAM 44", ["OSLO 2003 44"]),
    ("REF: A) OSLO 12 B) NOVAK-DORN EMAIL 09/02/03 \nB) OSLO 44", ["OSLO 2003 12", "OSLO 2003 44"]),
    ("REF: A Stockholm 512, B Oslo 288 This message is sensitive", ["STOCKHOLM 2003 512", "OSLO 2003 288"]),
    ("REF: DUBAI RPO 217", ["IRANRPODUBAI 2003 217"]),
    ("REF: EXP.LIC. D417203", []),
]


@pytest.mark.parametrize(("text", "expected"), REFERENCES, ids=[text for text, _ in REFERENCES])
def test_references_in_their_layouts(text: str, expected: list[str]) -> None:
    found = read_references(text, year=2003, post="MUSCAT", serial=1411)  # type: ignore[arg-type]
    assert [
        f"{one.candidates[0].post} {one.candidates[0].year} {one.candidates[0].serial}"
        for one in found
        if one.candidates
    ] == expected


TITLES = [
    ("ECUADOR: XXXXXXXXXXXX ON SHRIMP", "Ecuador: XXXXXXXXXXXX on Shrimp"),
    ("OSLO's FLEET COMES BACK (c-zq7-00418)", "Oslo's Fleet Comes Back (c-zq7-00418)"),
    ("NORWAY'S FLEET AND UHPIC", "Norway's Fleet and UHPIC"),
    ("The fleet of Oslo", "The fleet of Oslo"),
]


@pytest.mark.parametrize(("subject", "title"), TITLES)
def test_titles_keep_what_is_no_word(subject: str, title: str) -> None:
    assert title_case(subject, {"UHPIC"}) == title


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The Piper&#8217;s House", "The Piper’s House"),
        ("&#x201C;Opens&#x201D;", "“Opens”"),
        ("AT&T &# 12", "AT&T &# 12"),
    ],
)
def test_numbers_of_characters_are_characters(text: str, subject: str) -> None:
    assert read_subject(text) == subject


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lisbon-s fleet is old.", ["Lisbon-s"]),
        ("the minister-s plan", ["minister-s"]),
        ("called it &bold.8 He spoke", ["&bold.8"]),
        ("of seven &mackerel years8 to come", ["&mackerel years8"]),
        ("an F-16 and AT&T, 8 in all", []),
    ],
)
def test_damaged_signs_are_told(text: str, words: list[str]) -> None:
    assert [written for written, _ in damaged_words(text)] == words


@pytest.mark.parametrize("reasons", ["1.4(D)", "1.5 (B) and (D)", "1.4(b),(d)"])
def test_reasons_on_a_line_of_their_own_are_no_stamp(reasons: str) -> None:
    text = f"E.O. 12958: N/A\nTAGS: PREL\nSUBJECT: FLEETS\nClassified By: Vera Holm, DCM; REASON:\n{reasons}\n\n1. (C) Text.\n"
    lines = split_lines(text)
    field = next(
        one for one in cut_fields(text, lines, find_labels(text, lines)) if one.kind is RegionKind.CLASSIFIED_BY
    )
    assert text[field.start : field.end].endswith(reasons)
