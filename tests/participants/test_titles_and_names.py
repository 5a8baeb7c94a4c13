"""Kinds of faults in titles and names, each with variants: what precedes a title, what follows a name, who is whom."""

import pytest

from generator.participants.attention import attention_names
from generator.participants.roles import takes_part
from tests.participants.cables import people

TITLES = [
    ("He left in July. Again in July President Berg left.", {"Berg": "President"}),
    ("It was said in May Minister Holm was ill.", {"Holm": "Minister"}),
    ("On Tuesday Ambassador Rike met him.", {"Rike": "Ambassador"}),
    ("Citing President Lasker, the envoy left.", {"Lasker": "President"}),
    ("Quoting Foreign Minister Dahlberg, he said no.", {"Dahlberg": "Foreign Minister"}),
    ("Acting President Ostrova smiled.", {"Ostrova": "Acting President"}),
    ("His visit to Riga And Secretary Farrand's trip would help.", {"Farrand": "Secretary"}),
    ("A trip to Oslo And Minister Brekkan's reply came.", {"Brekkan": "Minister"}),
    ("Calls between Presidents Varda and Solar would help.", {"Varda": "President", "Solar": "President"}),
    ("He saw Ministers Holm, Dorn and Keel there.", {"Holm": "Minister", "Dorn": "Minister", "Keel": "Minister"}),
    ("Senators Tarrow and Tibbet wrote.", {"Tarrow": "Senator", "Tibbet": "Senator"}),
    (
        "He met candidate Mariano Quiroz,\nNational Security Advisor Carlos Lentini, and others.",
        {"Mariano Quiroz": "", "Carlos Lentini": "National Security Advisor"},
    ),
    ("They named Sergey Tarvin, Harbor Board CEO Viktor Gusk, and a third.", {"Sergey Tarvin": ""}),
    ("The FCO Director for Africa Simon Thornby said so.", {"Simon Thornby": "FCO Director for Africa"}),
    ("Minister for Europe Karel Dvorak said so.", {"Karel Dvorak": "Minister for Europe"}),
    ("U.S. citizen Tom Kestrel left.", {"Tom Kestrel": ""}),
]


@pytest.mark.parametrize(("text", "expected"), TITLES, ids=[text for text, _ in TITLES])
def test_a_title_is_all_of_it_and_no_more(text: str, expected: dict[str, str]) -> None:
    found = {person.name: person.title for person in people(text)}
    assert {name: found.get(name) for name in expected} == expected


JOINED = [
    "Justice Minister Charles Pardel, Chief Justice Anton Kestel, and Minister Nehme Rafin joined the meeting.",
    "Deputy Minister Karel Dvorak and Advisor Petra Holm also attended the lunch.",
    "Minister Jonas Brekkan took part.",
]


@pytest.mark.parametrize("text", JOINED)
def test_who_joins_takes_part(text: str) -> None:
    assert {role for person in people(text) for role in person.roles} == {"participant"}


def test_who_is_only_told_of_takes_no_part() -> None:
    (person,) = people("Minister Jonas Brekkan said that the fleet would sail in the autumn.")
    assert person.roles == ("mentioned",)


NAMESAKES = [
    ("President Haddouri spoke. Bureau Deputy Director Omar Haddouri knew of none.", ["Haddouri", "Omar Haddouri"]),
    ("Prime Minister Dahl spoke. His aide, Deputy Minister Erik Dahl, left.", ["Dahl", "Erik Dahl"]),
    ("President Omar Haddouri spoke. President Haddouri left.", ["Omar Haddouri"]),
    ("Omar Haddouri spoke. President Haddouri left.", ["Omar Haddouri"]),
]


@pytest.mark.parametrize(("text", "expected"), NAMESAKES, ids=[text for text, _ in NAMESAKES])
def test_the_holder_of_an_office_is_no_namesake_below_it(text: str, expected: list[str]) -> None:
    assert sorted(person.name for person in people(text)) == expected


@pytest.mark.parametrize(
    "line",
    [
        "HQSOUTHCOM ALSO FOR POLAD",
        "HQ USEUCOM FOR POLAD",
        "PASS TO AMCONSUL JEDDAH",
        "CINCPAC FOR POLAD",
        "USMISSION USUN",
    ],
)
def test_posts_and_commands_are_no_people(line: str) -> None:
    assert list(attention_names(line)) == []


@pytest.mark.parametrize("joint", [", ", " and ", ", and ", " of "])
def test_a_long_list_of_names_takes_no_time(joint: str) -> None:
    """Each comma could belong to the name before it or to the one behind: 24 of them took sixteen seconds."""
    text = f"Minister Holm{joint}{joint.join(f'X{letter}' for letter in 'abcdefghijklmnopqrstuvwxyz')} was presented there."
    assert not takes_part(text, 9, 13, "Minister")
