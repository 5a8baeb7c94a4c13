"""Lists of participants in the layouts that telegrams have."""

import pytest

from .cables import people

LAYOUTS = [
    (
        "country sub-heads, a line each",
        "U.S.\n\nAmbassador Zoltan Perzsik\n\nMegan Thornquist, NSC Director (Notetaker)\n\nRomania\n\nState Secretary Ilinca Dobrogan",
        [("Zoltan Perzsik", "Ambassador"), ("Megan Thornquist", "NSC Director"), ("Ilinca Dobrogan", "State Secretary")],
    ),
    (
        "run together on a line",
        "U.S.: Ambassador Harcourt, DCM Delahunt. Kuwait: Dr. Muhammad al-Tabtaban, Minister of State; Jassim Borslin, Director of Protocol",
        [("Harcourt", "Ambassador"), ("Delahunt", "DCM"), ("Muhammad al-Tabtaban", "Dr."), ("Jassim Borslin", "Director of Protocol")],
    ),
    (
        "office, dash, title and name",
        "EUR - Deputy Assistant Secretary Owen Prudhom; MFA - Director Goran Stojkovan",
        [("Owen Prudhom", "Deputy Assistant Secretary"), ("Goran Stojkovan", "Director")],
    ),
    (
        "two columns",
        "Peter Whitlock Political Counselor        Ahmad Zarifan Deputy Minister\n\nSusan Aldous Economic Officer      Gholam Rastegaran",
        [("Peter Whitlock", ""), ("Ahmad Zarifan", ""), ("Susan Aldous", ""), ("Gholam Rastegaran", "")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("layout", "text", "expected"), LAYOUTS)
def test_everyone_in_it_takes_part(layout: str, text: str, expected: list[tuple[str, str]]) -> None:
    found = people(text, heading="Participants")
    assert [(one.name, one.title) for one in found] == expected, layout
    assert all(one.roles == ("participant",) for one in found), layout


def test_a_list_inside_a_paragraph_begins_at_its_label() -> None:
    found = people("Karel Vaskelin is spoken of. Participants: Nigora Davlat, desk officer; Owen Prudhom, DCM.")
    assert [(one.name, str(one.roles[0])) for one in found] == [
        ("Karel Vaskelin", "mentioned"),
        ("Nigora Davlat", "participant"),
        ("Owen Prudhom", "participant"),
    ]
