"""Names in running text: what makes a person, what does not, and what is joined."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.participants.cable_people import people_of_cable

from .cables import cable, names, people

FOUND = [
    ("a title", "He said President Vaskelin agreed.", ["Vaskelin"]),
    ("a title in small letters", "They saw former president Vaskelin there.", ["Vaskelin"]),
    ("an office before the name", "Minister of Social Defense Felipe Cazares spoke.", ["Felipe Cazares"]),
    ("a given name", "The text cites Karim Belhadri at length.", ["Karim Belhadri"]),
    ("a role before", "They arrested crime boss Ouassen Belhadri.", ["Ouassen Belhadri"]),
    ("an office behind", "Blessing Kasukure, Minister of Energy, was there.", ["Blessing Kasukure"]),
    ("a role behind", "Rubemir Cesarin Fernandez, coordinator of the NGO Viva Mar, spoke.", ["Rubemir Cesarin Fernandez"]),
    ("a role behind a name with particles", "Rosino de Castro Dinisz, president of the Federation, left.", ["Rosino de Castro Dinisz"]),
    ("a city among three words", "They extradited ETA suspect Unai Berrostegui Eguiar.", ["Unai Berrostegui Eguiar"]),
    ("a statesman by surname alone", "Since engagement with Qadhafi began, the Raffarin government fell.", ["Qadhafi", "Raffarin"]),
    ("the surname recurs", "The election of Ynbal Gavrish was odd. Later Gavrish left.", ["Ynbal Gavrish"]),
    ("a list of people", "Ismail Haddad, Tsuri Rokahim, and Zvika Ben Shabtar came.", ["Ismail Haddad", "Tsuri Rokahim", "Zvika Ben Shabtar"]),
    ("kin", "Her youngest son, Mouradin, was held.", ["Mouradin"]),
    ("a nickname", 'Crime boss Shalom "Charlie" Abutov fled; Charlie Abutov was seen.', ['Shalom "Charlie" Abutov']),
    ("particles", "He met Ramzi bin al Shaibani there.", ["Ramzi bin al Shaibani"]),
    ("a comma for an apostrophe", "France,s judge, Jean-Louis Brugnon, left.", ["Jean-Louis Brugnon"]),
    ("an initial", "Ambassador Charles A. Rayburn arrived.", ["Charles A. Rayburn"]),
    ("a surname that is a word", "Acting U/S Fried called.", ["Fried"]),
]  # fmt: skip

NOBODY = [
    ("what is named after a statesman", "They passed Nasser-era villas and the anti-Chavez rally."),
    (
        "a town that has a statesman's name",
        "A plant in Clinton, Iowa, and one near Castro closed; the Khomeini airport opened.",
    ),
    (
        "a company with an owner",
        "Grupo Solenza, owner of the station, and Banco Trivelli, partner of the state, closed.",
    ),
    ("a place", "The town of Krasny Yar and Santa Cruz lie in the Minas Gerais region."),
    ("an organization", "The Jerusalem Post and the Lincoln National Forest are near Grupo Luna Nueva."),
    ("a law", "The Jackson-Vanik amendment and the Lacey Act stand."),
    ("a family", "The Abergov clan fought the Shiraz syndicate."),
    ("a party", "The Socialist Party and Global Political Agreement hold."),
    ("a newspaper", "Mannheimer Morgen and Yeni Safak reported it."),
    ("an airport", "They met at Silvio Petrossi International Airport and Charles de Gaulle airport."),
    ("a month and a day", "On Tuesday in March the Embassy was shut."),
    ("an office alone", "The Deputy Prime Minister and the Secretary General met."),
    ("an owner", "Hizballah-affiliated Al-Manar is a station."),
]

JOINED = [
    ("surname after the full name", ["President Karel Vaskelin came.", "Vaskelin left."], ["Karel Vaskelin"]),
    ("title and surname", ["Karen Stanwick spoke.", "Amb. Stanwick left."], ["Karen Stanwick"]),
    ("a near spelling", ["Mikhail Khvastov came.", "Khvostov left."], ["Mikhail Khvastov"]),
    ("a given name spelt alike", ["Michele Alliard-Morin came.", "Michelle Alliard-Morin left."], ["Michele Alliard-Morin"]),
    ("one of two surnames", ["Roselyn Bachelin-Narquet came.", "Roselyn Bachelin left."], ["Roselyn Bachelin-Narquet"]),
    ("two of one family stay two", ["Nicolas Sarkoz and Cecilia Sarkoz came."], ["Nicolas Sarkoz", "Cecilia Sarkoz"]),
    ("two spellings that both recur stay two", ["Adam Abutov came; Abutov sat.", "Adam Abitov came; Abitov sat."], ["Adam Abutov", "Adam Abitov"]),
]  # fmt: skip


@pytest.mark.parametrize(("why", "text", "expected"), FOUND)
def test_a_person_by(why: str, text: str, expected: list[str]) -> None:
    assert names(text) == expected, why


@pytest.mark.parametrize(("why", "text"), NOBODY)
def test_nobody_is(why: str, text: str) -> None:
    assert names(text) == [], why


@pytest.mark.parametrize(("why", "texts", "expected"), JOINED)
def test_joined_in_one_cable(why: str, texts: list[str], expected: list[str]) -> None:
    assert names(*texts) == expected, why


def test_the_office_of_the_next_one_in_a_list_is_not_the_title_of_the_one_before() -> None:
    found = people("The Governor, Sergio Cabrallo, and Rio Mayor Eduardo Paeso agreed.")
    assert [(one.name, one.title) for one in found] == [("Sergio Cabrallo", ""), ("Eduardo Paeso", "Rio Mayor")]


def test_a_full_name_behind_a_title_counts_in_a_heading_too() -> None:
    assert names("He agreed.", heading="FROM ACTING ASSISTANT SECRETARY GEOFFREY FELTMANN FOR POST") == [
        "Geoffrey Feltmann"
    ]
    assert names("He agreed.", heading="Minister Feltmann Sees Ambassador") == []


def test_a_signer_is_joined_to_the_full_name_in_the_text() -> None:
    found = people("Ambassador Charles A. Rayburn arrived.", signer="RAYBURN")
    assert [(one.name, [str(role) for role in one.roles]) for one in found] == [
        ("Charles A. Rayburn", ["signer", "mentioned"])
    ]


TAKES_PART = [
    "Minister Igor Belov told Poloff that he agreed.",
    "On May 3, the Ambassador met with Igor Belov, who agreed.",
    "Ambassador Smithers was accompanied by Igor Belov.",
    "Director Igor Belov presented a note to desk officer Anna Smithers and EconOff.",
]
IS_SPOKEN_OF = [
    "Minister Igor Belov told reporters that he agreed.",
    "The DCM delivered the points on the case of Igor Belov.",
    "The press wrote that President Igor Belov would travel.",
]


@pytest.mark.parametrize("text", TAKES_PART)
def test_takes_part(text: str) -> None:
    assert "participant" in next(one.roles for one in people(text) if one.name == "Igor Belov")


@pytest.mark.parametrize("text", IS_SPOKEN_OF)
def test_is_only_spoken_of(text: str) -> None:
    assert next(one.roles for one in people(text) if one.name == "Igor Belov") == ("mentioned",)


CAPITALS = [
    ("GENERAL SAID TAHERIAN WAS KILLED.", ["Said Taherian"]),
    ("CHIEF OF NATIONAL POLICE LTG JAFFARQOL SADRIAN ASSURED EMBOFF.", ["Jaffarqol Sadrian"]),
    ("AMBASSADOR MET PRIME MINISTER HOVEYDAN TODAY AND HOVEYDAN AGREED.", ["Hoveydan"]),
    ("THE GENERAL ASSEMBLY AND THE SECRETARY GENERAL DISCUSSED THE FALKLAND ISLANDS.", []),
]


@pytest.mark.parametrize(("text", "expected"), CAPITALS)
def test_text_in_capitals_has_rules_of_its_own(text: str, expected: list[str]) -> None:
    assert names(text) == expected


_WORDS = st.sampled_from(
    [
        "President",
        "Karel",
        "Vaskelin",
        "Vaskelin's",
        "the",
        "The",
        "met",
        "with",
        "Ambassador",
        "Stanwick",
        "Amb.",
        "Khvastov",
        "Khvostov",
        "Mikhail",
        "said",
        "of",
        "and",
        ",",
        ".",
        "\n",
        "Ministry",
        "Paris",
        "POL/C",
        "PM",
        "bin",
        "al-Maliki",
        "Jean-Louis",
        "O'Brien",
        '"Charlie"',
        "(Minsk)",
        "1.",
        "--",
        "told",
        "Poloff",
        "son",
    ]
)


@given(st.lists(st.lists(_WORDS, max_size=30).map(" ".join), max_size=4))
def test_offsets_give_what_is_written_and_nobody_is_listed_twice(texts: list[str]) -> None:
    found = people_of_cable(cable(*texts))
    for person in found:
        for one in person.mentions:
            assert one.anchor is not None
            assert texts[int(one.anchor[3:]) - 1][one.start : one.end] == one.written
    places = [(one.anchor, one.start) for person in found for one in person.mentions]
    assert len(places) == len(set(places))
    assert len({person.name.casefold() for person in found}) == len(found)
