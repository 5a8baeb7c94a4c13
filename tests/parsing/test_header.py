"""The header as a whole: where its fields begin and end, which telegram it is, what is missing."""

import pytest

from generator.model.cable import Cable, Level
from generator.model.region import RegionKind
from generator.model.source import RawCable, SourceInfo, Stated
from generator.parsing import parse
from generator.parsing.header import read_header
from generator.parsing.lines import split_lines

TOP = "O 171531Z APR 08\nFM AMEMBASSY HANOI\nTO RUEHC/SECSTATE WASHDC IMMEDIATE\n\n"
LINE = "UNCLAS HANOI 000012\n\n"
FIELDS = "E.O. 12958: N/A\nTAGS: PREL PGOV\nSUBJECT: A VISIT\n\n"
BODY = "1. (U) The talks went on.\n\n2. (U) They ended.\nBRANDT\n"


def _cable(text: str, stated: Stated = Stated(), file: str = "a.txt") -> Cable:  # noqa: B008 - a frozen value
    info = SourceInfo("telegram", file, len(text), "0123456789abcdef" * 4)
    return parse(RawCable(info, text, text.encode(), stated)).cable


def _codes(cable: Cable) -> set[str]:
    return {str(finding.code) for finding in cable.findings}


MARKED = [
    ("a marking above the head", "CONFIDENTIAL\n\nR 031430Z JUN 75\nFM AMEMBASSY DAKAR\nTO SECSTATE WASHDC 7344\nINFO AMEMBASSY ABIDJAN\n\nC O N F I D E N T I A L DAKAR 3344\n"),
    ("and the head of a page", "LIMITED OFFICIAL USE\n\nPAGE 01  DAKAR  03344  031530Z\n\n44\nACTION AF-18\n\nR 031430Z JUN 75\nFM AMEMBASSY DAKAR\nTO SECSTATE WASHDC 7344\nINFO AMEMBASSY ABIDJAN\nUNCLAS DAKAR 3344\n"),
    ("no group", "UNCLASSIFIED\nFM AMEMBASSY DAKAR 031430Z JUN 75\nTO SECSTATE WASHDC 7344\nINFO AMEMBASSY ABIDJAN\nUNCLAS DAKAR 3344\n"),
]  # fmt: skip


@pytest.mark.parametrize("top", [row[1] for row in MARKED], ids=[row[0] for row in MARKED])
def test_a_level_above_the_head_marks_the_page(top: str) -> None:
    cable = _cable(f"{top}\nE.O. 11652: N/A\nTAGS: EAID, SG\nSUBJECT: SALT\n\n1. IT IS SALT.\nMARLOWE\n")
    assert [to.post for to in cable.action] == ["STATE"]
    assert [to.post for to in cable.info] == ["ABIDJAN"]
    assert cable.id.endswith("DAKAR3344") or cable.id.startswith("X-")


# a header's lines; subject, TAGS, and how many references
SHARED_LINES = [
    ("one line a field", FIELDS, "A VISIT", 2, 0),
    ("several on one line", "E.O. 12958: N/A TAGS: PREL PGOV SUBJECT: A VISIT\n\n", "A VISIT", 2, 0),
    ("REF behind the subject", "TAGS: PREL\nSUBJECT: A VISIT REF: A. HANOI 7 B. BONN 3\n\n", "A VISIT", 1, 2),
    ("REF glued to the subject", "TAGS: PREL\nSUBJECT: A VISITREF: HANOI 7\n\n", "A VISIT", 1, 1),
    ("a wrapped subject", "TAGS: PREL\nSUBJECT: A VISIT TO\nTHE HARBOUR\n\n", "A VISIT TO THE HARBOUR", 1, 0),
    ("a subject below its label", "TAGS: PREL\nSUBJECT:\n\nA visit\n", "A visit", 1, 0),
    ("a wrapped TAGS", "TAGS: PREL\nPGOV\nSUBJECT: A VISIT\n\n", "A VISIT", 2, 0),
    ("TAGS that go on behind a comma", "TAGS: PREL,\n\nPGOV\nSUBJECT: A VISIT\n\n", "A VISIT", 2, 0),
    ("a misread label", "DECL: 08/22/2017 AGS: PREL\nSUBJECT: A VISIT\n\n", "A VISIT", 1, 0),
    ("a label without its first letter", "TAGS: PREL\nUBJECT: A VISIT\n\n", "A VISIT", 1, 0),
    ("a label without a letter inside", "TAGS: PREL\nSUBECT: A VISIT\n\n", "A VISIT", 1, 0),
    ("a REF with a gap", "TAGS: PREL\nSUBJECT: A VISIT\n\nREF: A. HANOI 7\n\n     ¶B. BONN 3\n\n", "A VISIT", 1, 2),
    (
        "a serial a blank line below",
        "TAGS: PREL\nSUBJECT: A VISIT\n\nREF: A. HANOI 7 (B) SECSTATE\n\n00012\n\n",
        "A VISIT",
        1,
        2,
    ),
    ("a rule below the subject", "TAGS: PREL\nSUBJECT: A VISIT\n-------\n", "A VISIT", 1, 0),
    ("lower case", "E.o. 12958: decl: 01/07/2014 Tags: prel Subject: a visit\n\n", "a visit", 1, 0),
]


@pytest.mark.parametrize(
    ("lines", "subject", "tags", "references"), [row[1:] for row in SHARED_LINES], ids=[row[0] for row in SHARED_LINES]
)
def test_fields_share_lines(lines: str, subject: str, tags: int, references: int) -> None:
    cable = _cable(TOP + LINE + lines + BODY)
    assert (cable.subject, len(cable.tags), len(cable.references)) == (subject, tags, references)
    assert [block.text for block in cable.blocks] == ["The talks went on.", "They ended."]


def test_a_classifier_is_named_in_the_first_paragraph() -> None:
    cable = _cable(TOP + LINE + FIELDS + "1. (U) CLASSIFIED BY CHARGE IVO OKORO; REASON 1.5 (D).\n\n2. (U) Text.\n")
    assert [person.name for person in cable.classified_by] == ["IVO OKORO"]
    mid = (
        "1. (U) Classified by Acting Director for\nSecurity Ivo Okoro for E.O. 12958 reasons 1.4 (c).\n\n2. (U) Text.\n"
    )
    assert [person.name for person in _cable(mid).classified_by] == ["Ivo Okoro"]


def test_text_behind_the_reasons_is_the_body() -> None:
    cable = _cable(
        TOP + LINE + FIELDS + "Classified By: DCM Ivo Okoro for reasons 1.4 (b) and (d). Summary -------\n\n" + BODY
    )
    assert [block.text for block in cable.blocks][0] == "Summary"  # noqa: RUF015


def test_passing_lines_wrap() -> None:
    cable = _cable(
        TOP + LINE + "SIPDIS\n\nSTATE FOR EAP/MLS, EAP/P, DS/ITA AND\nDS/IP/EAP\nDEPT PASS USAID\n\n" + FIELDS + BODY
    )
    assert cable.passing == ("STATE FOR EAP/MLS, EAP/P, DS/ITA AND", "DS/IP/EAP", "DEPT PASS USAID")
    assert cable.captions == ("SIPDIS",)


def test_a_level_and_its_number_on_two_lines() -> None:
    cable = _cable(TOP + "CONFIDENTIAL\nHANOI 000012\n\n" + FIELDS + BODY)
    assert (cable.classification.level, cable.id) == (Level.CONFIDENTIAL, "08HANOI12")


def test_letters_that_have_two_capitals_put_no_label_out_of_place() -> None:
    fields = "Straße 1\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: GRÜẞE AUS DER GROßEN STRAßE\nREF: HANOI 7\n\n"
    text = TOP + LINE + fields + BODY
    header = read_header(text, split_lines(text))
    found = [text[region.start : region.end] for region in header.regions]
    assert [line for line in fields.splitlines()[1:] if line and line not in found] == []


def test_furniture_in_a_header_is_no_field() -> None:
    text = "Tuesday, 15 September 2009, 16:39\n" + TOP + LINE + FIELDS + BODY
    header = read_header(text, split_lines(text))
    assert header.regions[0].kind is RegionKind.FURNITURE


# the text, what the source states, the file's name; the ID
IDENTITIES = [
    ("the text", TOP + LINE + FIELDS + BODY, Stated(), "a.txt", "08HANOI12"),
    ("the statement", TOP + LINE + FIELDS + BODY, Stated(id="08HANOI13"), "a.txt", "08HANOI13"),
    ("a malformed statement", TOP + LINE + FIELDS + BODY, Stated(id="?"), "a.txt", "08HANOI12"),
    ("FM and DE", "DE RUEHHI #0012/01 1081531\n" + TOP + FIELDS + BODY, Stated(), "a.txt", "08HANOI12"),
    ("FM where the line names no post", TOP + "UNCLAS\n\n" + FIELDS + BODY, Stated(), "08HANOI14.txt", "08HANOI14"),
    ("the file's name", FIELDS + BODY, Stated(), "box.zip!2008/08HANOI15.txt", "08HANOI15"),
    ("nothing", FIELDS + BODY, Stated(), "a.txt", "X-0123456789ab"),
    ("the stated year", LINE + FIELDS + BODY, Stated(date="2008-04-17 15:15"), "a.txt", "08HANOI12"),
]


@pytest.mark.parametrize(
    ("text", "stated", "file", "identity"), [row[1:] for row in IDENTITIES], ids=[row[0] for row in IDENTITIES]
)
def test_identity(text: str, stated: Stated, file: str, identity: str) -> None:
    assert _cable(text, stated, file).id == identity


DATES = [
    ("2008-04-17 15:31", "2008-04-17"),
    ("4/17/2008 15:31", "2008-04-17"),
    ("Wed Dec 04 00:00:00 +0100 2002", "2002-12-04"),
    ("04 DEC 1973", "1973-12-04"),
    ("17 April 2008", "2008-04-17"),
    ("Foo 04 2002", None),
    ("", None),
]


@pytest.mark.parametrize(("stated", "date"), DATES)
def test_stated_dates(stated: str, date: str | None) -> None:
    assert _cable(LINE + FIELDS + BODY, Stated(date=stated)).date == date


def test_a_mission_s_telegram_goes_by_its_own_name_too() -> None:
    cable = _cable(TOP.replace("AMEMBASSY HANOI", "USEU BRUSSELS") + "UNCLAS BRUSSELS 000012\n\n" + FIELDS + BODY)
    assert (cable.id, cable.aliases, cable.origin.post) == ("08BRUSSELS12", ("08USEUBRUSSELS12",), "USEUBRUSSELS")


def test_a_number_that_the_line_gives_to_the_mission_is_the_mission_s() -> None:
    cable = _cable(TOP.replace("AMEMBASSY HANOI", "USEU BRUSSELS") + "UNCLAS USEU BRUSSELS 000012\n\n" + FIELDS + BODY)
    assert (cable.id, cable.aliases, cable.origin.post) == ("08USEUBRUSSELS12", (), "USEUBRUSSELS")


# the text, and the findings that it must have
FINDINGS = [
    ("nothing odd", TOP + LINE + FIELDS + BODY, Stated(), set()),
    ("no header", LINE + FIELDS + BODY, Stated(), {"header-missing", "date-missing", "id-missing"}),
    ("no subject and TAGS", TOP + LINE + BODY, Stated(), {"subject-missing", "tags-missing"}),
    ("no classification line", TOP + FIELDS + BODY, Stated(id="08HANOI12"), {"classification-missing"}),
    ("a garbled line", TOP + "UUNCLAS HANOI 000012\n\n" + FIELDS + BODY, Stated(), {"classification-garbled"}),
    ("another ID stated", TOP + LINE + FIELDS + BODY, Stated(id="08HANOI13"), {"id-differs"}),
    ("another year stated", TOP + LINE + FIELDS + BODY, Stated(date="2009-04-17"), {"stated-differs"}),
    (
        "another day of the year",
        "DE RUEHHI #0012/01 1091531\n" + TOP + LINE + FIELDS + BODY,
        Stated(),
        {"date-differs"},
    ),
    ("another time", "DE RUEHHI #0012/01 1081530\n" + TOP + LINE + FIELDS + BODY, Stated(), {"date-differs"}),
    ("an unknown post", (TOP + LINE).replace("HANOI", "QWXVILLE") + FIELDS + BODY, Stated(), {"post-unknown"}),
    ("an unknown tag", TOP + LINE + FIELDS.replace("PGOV", "QQZZY") + BODY, Stated(), {"tag-unknown"}),
    ("a repaired tag", TOP + LINE + FIELDS.replace("PGOV", "PGOVV") + BODY, Stated(), {"tag-repaired"}),
    (
        "an order that is none",
        TOP + LINE + FIELDS.replace("12958", "19528") + BODY,
        Stated(),
        {"executive-order-unknown"},
    ),
    (
        "a classifier without a name",
        TOP + LINE + FIELDS + "Classified By: section 1.4 (b)\n\n" + BODY,
        Stated(),
        {"classified-by-unread"},
    ),
    (
        "a part of a cable",
        "This record is a partial extract of the original cable. The rest is gone.\n" + TOP + LINE + FIELDS + BODY,
        Stated(),
        {"partial-extract"},
    ),
    ("a line that nothing knows", TOP + LINE + "QWX\n\n" + FIELDS + BODY, Stated(), {"unparsed"}),
]


@pytest.mark.parametrize(("text", "stated", "codes"), [row[1:] for row in FINDINGS], ids=[row[0] for row in FINDINGS])
def test_findings(text: str, stated: Stated, codes: set[str]) -> None:
    assert _codes(_cable(text, stated)) == codes


def test_what_only_the_source_states_is_taken() -> None:
    stated = Stated(subject="A VISIT", tags=("PREL", "PGOV"), classification="SECRET//NOFORN", origin="Embassy Hanoi")
    cable = _cable(BODY, stated)
    assert (cable.subject, [tag.code for tag in cable.tags]) == ("A VISIT", ["PREL", "PGOV"])
    assert (cable.classification.level, cable.classification.caveats) == (Level.SECRET, ("NOFORN",))
    assert cable.origin.post == "HANOI"
    assert _cable(BODY, Stated(origin="Elsewhere")).origin.name == "Elsewhere"


def test_a_caption_that_limits_who_may_read_is_a_caveat() -> None:
    cable = _cable(TOP + LINE + "NOFORN\nSIPDIS\n\n" + FIELDS + BODY)
    assert (cable.captions, cable.classification.caveats) == (("NOFORN", "SIPDIS"), ("NOFORN",))


def test_reasons_cut_inside_their_bracket() -> None:
    cable = _cable(TOP + LINE + FIELDS + "Classified By: DCM Ivo Okoro for reasons 1.4 (b) and (\nd).\n\n" + BODY)
    assert [person.reasons for person in cable.classified_by] == [("b", "d")]
    assert cable.blocks[0].number == 1


def test_a_heading_below_the_references_is_the_body_s() -> None:
    cable = _cable(TOP + LINE + FIELDS + "REF: A. HANOI 7 B. BONN 3\n\nA Second Day\n------------\n\n" + BODY)
    assert [item.written for item in cable.references] == ["HANOI 7", "BONN 3"]
    assert cable.blocks[0].text == "A Second Day"


def test_a_program_that_no_table_has_is_a_finding() -> None:
    assert "tag-unknown" in _codes(_cable(TOP + LINE + FIELDS.replace("PGOV", "KXYZ") + BODY))


def test_a_malformed_published_number_stays_an_alias() -> None:
    cable = _cable(TOP + LINE + FIELDS + BODY, Stated(id="08ECTION01OF02HANOI12"))
    assert (cable.id, cable.aliases) == ("08HANOI12", ("08ECTION01OF02HANOI12",))
