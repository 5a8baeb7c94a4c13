"""The fields of one line: subject, E.O., date-time group, format lines, captions, addressees."""

import pytest

from generator.parsing.fields.addressees import read_addressees
from generator.parsing.fields.captions import is_passing, read_captions
from generator.parsing.fields.date_time_group import read_date_time_group
from generator.parsing.fields.executive_order import known_order, read_executive_order
from generator.parsing.fields.subject import read_subject
from generator.parsing.fields.transmission import is_format_line, read_station

SUBJECTS = [
    (" A VISIT TO THE HARBOUR", "A VISIT TO THE HARBOUR"),
    (" A VISIT TO\nTHE HARBOUR \\\n", "A VISIT TO THE HARBOUR"),
    (" (S//NF) A VISIT", "A VISIT"),
    (" (U) A VISIT (C)", "A VISIT (C)"),
    (" - A VISIT", "A VISIT"),
    (" TALKS BETWEEN THE U.S.-\nVIETNAM TEAMS", "TALKS BETWEEN THE U.S.-VIETNAM TEAMS"),
    (" A VISIT\n(U) Sensitive but unclassified, handle accordingly", "A VISIT"),
    (" A VISIT Classified By: DCM Dana Holt", "A VISIT"),
]


@pytest.mark.parametrize(("field", "subject"), SUBJECTS)
def test_subject(field: str, subject: str) -> None:
    assert read_subject(field) == subject


# the line, order, date, event, exemption
ORDERS = [
    ("E.O. 12958: DECL: 04/16/2018", "12958", "2018-04-16", None, None),
    ("EO 12958 DECL: 2020/02/23", "12958", "2020-02-23", None, None),
    ("E.O. 13526: DECL: 20200223", "13526", "2020-02-23", None, None),
    ("E.O. 12958: DECL: 10.10.2018", "12958", "2018-10-10", None, None),
    ("E.O. 12958: DECL: 011/2/2019", "12958", "2019-11-02", None, None),
    ("E.0. 12958: DECL: 6/30/08", "12958", "2008-06-30", None, None),
    ("E.O. 12958: DECL: 5 JAN 2015", "12958", "2015-01-05", None, None),
    ("E.O. 12958: DECL: JANUARY 5, 2015", "12958", "2015-01-05", None, None),
    ("E.O. 12958: DECL: 02/30/2019", "12958", None, "02/30/2019", None),
    ("E.O. 12958: DECL: 5 JUX 2015", "12958", None, "5 JUX 2015", None),
    ("E.O. 12958: DECL: TEN YEARS AFTER THE TREATY", "12958", None, "TEN YEARS AFTER THE TREATY", None),
    ("E.O. 12958: DECL: 20 YEARS FROM 01/01/2005", "12958", None, "20 YEARS FROM 01/01/2005", None),
    ("E.O. 12958: N/A", "12958", None, None, None),
    ("E.O. 12356: DECL: OADR", "12356", None, None, "OADR"),
    ("E.O. 12065: GDS 8/12/85 (HOLT, DANA) OR-P", "12065", "1985-08-12", None, "GDS"),
    ("DECL: 08/22/2017", None, "2017-08-22", None, None),
]


@pytest.mark.parametrize(("line", "order", "date", "event", "exemption"), ORDERS)
def test_executive_order(
    line: str, order: str | None, date: str | None, event: str | None, exemption: str | None
) -> None:
    found = read_executive_order(line)
    assert (found.order, found.date, found.event, found.exemption) == (order, date, event, exemption)
    assert found.written == line


def test_orders_that_there_are() -> None:
    assert known_order("12958")
    assert not known_order("12598")


# the line, when it was sent, precedence
GROUPS = [
    ("O 171531Z APR 08", "2008-04-17T15:31:00Z", "IMMEDIATE"),
    ("O R 190243Z DEC 89", "1989-12-19T02:43:00Z", "IMMEDIATE"),
    ("P 111735Z JUN 09 ZDK", "2009-06-11T17:35:00Z", "PRIORITY"),
    ("R 171512Z JANUARY 1990", "1990-01-17T15:12:00Z", "ROUTINE"),
    ("Z 010000Z JAN 66", "1966-01-01T00:00:00Z", "FLASH"),
    ("171531Z APR 08", "2008-04-17T15:31:00Z", None),
]


@pytest.mark.parametrize(("line", "date", "precedence"), GROUPS)
def test_date_time_group(line: str, date: str, precedence: str | None) -> None:
    found = read_date_time_group(line)
    assert found is not None
    assert (found.date, found.precedence) == (date, precedence)


@pytest.mark.parametrize("line", ["O 321531Z APR 08", "O 171531Z XXX 08", "O 172531Z APR 08", "FM AMEMBASSY HANOI", ""])
def test_no_date_time_group(line: str) -> None:
    assert read_date_time_group(line) is None


FORMAT_LINES = [
    ("VZCZCXRO0862", True),
    ("OO RUEHFL RUEHKW", True),
    ("RUEHFL RUEHKW RUEHLA", True),
    ("DE RUEHBS #0579/01 1081531", True),
    ("ZNY CCCCC ZZH", True),
    ("ZNR UUUUU ZZH ZDK", True),
    ("ZUI RUEWMCE1074 1081531", True),
    ("FM AMEMBASSY HANOI", False),
    ("DE FACTO RULE", False),
    ("RUEHC/SECSTATE WASHDC", False),
]


@pytest.mark.parametrize(("line", "is_one"), FORMAT_LINES)
def test_format_lines(line: str, *, is_one: bool) -> None:
    assert is_format_line(line) is is_one


def test_station() -> None:
    found = read_station("DE RUEHBS #0579/01 1081531")
    assert found is not None
    assert (found.indicator, found.serial, found.day_of_year, found.time) == ("RUEHBS", 579, 108, "1531")
    assert read_station("DE RUEHBS") is None


CAPTIONS = [
    ("SIPDIS", ("SIPDIS",)),
    ("NOFORN SIPDIS", ("NOFORN", "SIPDIS")),
    ("SENSITIVE, SIPDIS", ("SENSITIVE", "SIPDIS")),
    ("C O R R E C T E D  C O P Y (SUBJECT LINE)", ("CORRECTED COPY",)),
    ("DEPT FOR EAP/MLS", ()),
    ("SIPDIS AND MORE", ()),
    ("//", ()),
]


@pytest.mark.parametrize(("line", "captions"), CAPTIONS)
def test_captions(line: str, captions: tuple[str, ...]) -> None:
    assert read_captions(line) == captions


@pytest.mark.parametrize(("line", "passes"), [("NSC FOR KOZAK", True), ("STATE PASS USAID", True), ("HANOI 12", False)])
def test_passing_lines(line: str, *, passes: bool) -> None:
    assert is_passing(line) is passes


# the line of a list: routing, name, precedence, continuity number
ADDRESSEES = [
    ("RUEHC/SECSTATE WASHDC IMMEDIATE 3355", ("RUEHC", "SECSTATE WASHDC", "IMMEDIATE", "3355")),
    ("RUEHC/SECSTATE WASHDC  2276-2279", ("RUEHC", "SECSTATE WASHDC", None, "2276-2279")),
    ("AMEMBASSY HANOI PIORITY 0121", (None, "AMEMBASSY HANOI", "PRIORITY", "0121")),
    ("AMCONSUL HUE NIACT  IMMEDIATE", (None, "AMCONSUL HUE", "NIACT IMMEDIATE", None)),
    ("RUEKJCS/JOINT STAFF WASHINGTON DC//J3//", ("RUEKJCS", "JOINT STAFF WASHINGTON DC//J3//", None, None)),
]


@pytest.mark.parametrize(("line", "expected"), ADDRESSEES)
def test_addressee(line: str, expected: tuple[str | None, ...]) -> None:
    (found,) = read_addressees([line])
    assert (found.routing, found.name, found.precedence, found.mcn) == expected


def test_posts_left_out_of_a_collective() -> None:
    found = read_addressees(
        ["RUEHX/EUROPEAN POLITICAL COLLECTIVE", "XMT AMEMBASSY SOFIA", "AMEMBASSY BONN", "RUEHX/NSC"]
    )
    assert [(entry.name, entry.excluded) for entry in found] == [
        ("EUROPEAN POLITICAL COLLECTIVE", ("AMEMBASSY SOFIA", "AMEMBASSY BONN")),
        ("NSC", ()),
    ]


@pytest.mark.parametrize("line", ["", "PAGE 02 STATE 015113 182333Z", "XMT AMEMBASSY SOFIA"])
def test_lines_that_name_no_addressee(line: str) -> None:
    assert read_addressees([line]) == ()


def test_an_addressee_is_found_among_the_posts() -> None:
    found = read_addressees(["RUEHHI/AMEMBASSY HANOI 0012", "RUEATRS/DEPT OF TREASURY WASHDC"])
    assert found[0].post == "HANOI"
