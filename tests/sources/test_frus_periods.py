"""Telegrams of Foreign Relations from several decades: number, sender, addressee, date, level, notes and pages."""

from pathlib import Path

import pytest

from generator.model.cable import Cable
from generator.model.source import EditorsNote
from generator.parsing.parse import parse
from generator.participants.cable_people import people_of_cable
from tests.sources.reading import cables, read_bytes

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "real" / "frus"
VOLUME = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{volume}"><teiHeader><fileDesc><titleStmt>
<title type="complete">Foreign Relations, Harbors</title></titleStmt></fileDesc></teiHeader><text>
<front><div xml:id="persons"><list>
<item><persName xml:id="p_HK1">Holt, Karin</persName>, Minister of Trade</item>
<item><persName xml:id="p_BT1">Bray, Thomas L., Jr.</persName>, Ambassador</item>
</list></div></front>
<body><div type="document" xml:id="d7" n="7">{document}</div></body></text></TEI>"""
DATED = '<opener>{level}<dateline>{place}, <date when="{when}">then</date></dateline></opener>'


def opened(level: str, place: str, when: str) -> str:
    return DATED.format(level=level, place=f"<placeName>{place}</placeName>", when=when)


def read(tmp_path: Path, document: str, volume: str = "frus1951v07p2") -> Cable:
    (raw,) = cables(read_bytes(tmp_path, VOLUME.format(volume=volume, document=document).encode(), "volume.xml"))
    return parse(raw).cable


# meaning, document, ID (X where none may be made up), day, post of the sender, post of the addressee, level, precedence, signer
FORMS = [
    (
        "1934, a number of two digits",
        '<note rend="inline" type="source">711.4/3: Telegram</note><head>The Minister in Sweden '
        '(<persName type="from">Lund</persName>) to the <gloss type="to">Secretary of State</gloss></head>'
        + opened("", "Stockholm", "1934-01-12T11:00:00")
        + "<p>12. Herring dues are lower.</p><closer><signed>Lund</signed></closer>",
        ("34STOCKHOLM12", "1934-01-12", "STOCKHOLM", "STATE", None, None, "Lund"),
    ),
    (
        "1950, a delegation's own series",
        '<note rend="inline" type="source">320/9-1950: Telegram</note><head>The United States Delegation at the General '
        "Assembly to the Acting Secretary of State</head>"
        + opened("confidential  priority ", "New York", "1950-09-19")
        + "<p>Delga 44. Committee met.</p>",
        ("50DELGA44", "1950-09-19", None, "STATE", "CONFIDENTIAL", "PRIORITY", None),
    ),
    (
        "1951, a secretary who travels has no post's number",
        '<note rend="inline" type="source">740.5/5-1851: Telegram</note><head>The Secretary of State to the Acting '
        "Secretary of State</head>" + opened("secret niact ", "Paris", "1951-05-18") + "<p>2314. We met.</p>",
        ("X", "1951-05-18", None, "STATE", "SECRET", "NIACT IMMEDIATE", None),
    ),
    (
        "1952, the Department to an embassy by its capital",
        '<note rend="inline" type="source">857.00/2-1152: Telegram</note><head>The Secretary of State to the Embassy in '
        "Norway</head>" + opened("secret ", "[Washington,]", "1952-02-11T19:00:00-05:00") + "<p>1,118. Embtel 314.</p>",
        ("52STATE1118", "1952-02-11", "STATE", "OSLO", "SECRET", None, None),
    ),
    (
        "1958, Rio de Janeiro by the year",
        '<head>44. Telegram From the Embassy in Brazil to the Department of State<note n="1" type="source">Source: '
        "Department of State, Central Files, 732/1. Confidential; Priority. Repeated to Lima.</note></head>"
        + opened("", "Rio de Janeiro", "1958-06-02")
        + "<p>1704. Coffee talks ended.</p>",
        ("58RIODEJANEIRO1704", "1958-06-02", "RIODEJANEIRO", "STATE", "CONFIDENTIAL", "PRIORITY", None),
    ),
    (
        "1961, no number anywhere",
        '<head>9. Telegram From the Department of State to the Embassy in Vietnam<note n="1" type="source">Source: '
        "Department of State, Central Files, 751/1. Top Secret.</note></head>"
        + opened("", "Washington", "1961-03-01T18:15:00-05:00")
        + "<p>For Ambassador.</p>",
        ("X", "1961-03-01", "STATE", "SAIGON", "TOP SECRET", None, None),
    ),
    (
        "1970, a series in the heading",
        '<head>90. Telegram Secto 12/1204 From Secretary of State Rogers to the Department of State<note n="1" '
        'type="source">Source: National Archives. Secret.</note></head>'
        + opened("", "Tokyo", "1970-07-02T01:15:00+00:00")
        + "<p>Talks went well.</p>",
        ("70USDEL12", "1970-07-02", "USDEL", "STATE", "SECRET", None, None),
    ),
    (
        "1974, the date in the heading only",
        "<head>11. Telegram 1,717 From the Embassy in Pakistan to the Embassy in India, March 20, 1974, 1115Z.</head><p>1. So.</p>",
        ("74ISLAMABAD1717", "1974-03-20", "ISLAMABAD", "NEWDELHI", None, None, None),
    ),
    (
        "1978, the mission at the United Nations",
        "<head>5. Telegram 512 From the Mission to the United Nations to the Department of State and the Embassy in "
        "Israel</head>" + opened("", "New York", "1978-02-03T22:10:00+00:00") + "<p>1. Harbor dues.</p>",
        ("78USUNNEWYORK512", "1978-02-03", "USUNNEWYORK", "STATE", None, None, None),
    ),
    (
        "1977, a consulate by its city",
        "<head>6. Telegram 88 From the Consulate General in Hong Kong to the Department of State</head>"
        + opened("", "Hong Kong", "1977-02-03T22:10:00+00:00")
        + "<p>1. Harbor dues.</p>",
        ("77HONGKONG88", "1977-02-03", "HONGKONG", "STATE", None, None, None),
    ),
    (
        "1972, parliament sits in Cape Town",
        "<head>7. Telegram 61 From the Embassy in South Africa to the Department of State</head>"
        + opened("", "Cape Town", "1972-02-03T10:10:00+00:00")
        + "<p>1. Harbor dues.</p>",
        ("72CAPETOWN61", "1972-02-03", "CAPETOWN", "STATE", None, None, None),
    ),
]


@pytest.mark.parametrize(("meaning", "document", "told"), FORMS, ids=[meaning for meaning, *_ in FORMS])
def test_a_telegram_of_each_period(tmp_path: Path, meaning: str, document: str, told: tuple[str | None, ...]) -> None:
    assert meaning
    cable = read(tmp_path, document)
    assert facts(cable) == told


def facts(cable: Cable) -> tuple[str | None, ...]:
    return (
        "X" if cable.id.startswith("X-") else cable.id,
        (cable.date or "")[:10],
        cable.origin.post,
        cable.action[0].post if cable.action else None,
        cable.classification.level,
        cable.precedence,
        cable.signer.written if cable.signer else None,
    )


REAL = [  # made by reading each source
    ("frus1941v06-part.xml", "d73", "41SANTIAGO705", "1941-12-08", "SANTIAGO", "STATE", None, None, "Bowers"),
    ("frus1941v06-part.xml", "d74", "41STATE566", "1941-12-11", "STATE", "SANTIAGO", None, None, "Hull"),
    (
        "frus1969-76ve08-part.xml",
        "d11",
        "74KABUL1717",
        "1974-03-20",
        "KABUL",
        "STATE",
        "CONFIDENTIAL",
        "ROUTINE",
        "ELIOT",
    ),
    (
        "frus1969-76ve08-part.xml",
        "d12",
        "74STATE72260",
        "1974-04-10",
        "STATE",
        "KABUL",
        "CONFIDENTIAL",
        "ROUTINE",
        "KISSINGER",
    ),
    ("frus1969-76ve08-part.xml", "d13", "74KABUL2407", "1974-04-22", "KABUL", "STATE", "CONFIDENTIAL", None, None),
]


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the real volumes are not here")
@pytest.mark.parametrize("row", REAL, ids=[row[2] for row in REAL])
def test_real_telegrams(tmp_path: Path, row: tuple[str | None, ...]) -> None:
    name, document, *told = row
    found = cables(read_bytes(tmp_path, (FOLDER / str(name)).read_bytes(), str(name)))
    (raw,) = (raw for raw in found if raw.info.file.endswith(f"!{document}"))
    assert facts(parse(raw).cable) == tuple(told)
    assert len(found) == sum(held == name for held, *_ in REAL)  # memoranda and letters are none


WITH_NOTES = (
    '<head>7. Telegram 407 From the Embassy in Iceland to the Department of State<note n="1" type="source">Source: Files. '
    'Secret.<note n="2" type="summary">Dues rose.</note></note></head>'
    + opened("", "Reykjavik", "1975-03-24")
    + '<list type="subject"><head>SUBJECT:</head><item>Harbor Dues</item></list><list><label>1.</label><item>Minister '
    '<persName corresp="#p_HK1">Holt</persName><note n="3">A note.</note> met <persName corresp="#p_BT1">Bray</persName> '
    'here.</item></list><pb n="44"/><p>2. So <pb n="45"/> it ended.</p>'
)


def test_notes_and_pages_keep_their_places(tmp_path: Path) -> None:
    cable = read(tmp_path, WITH_NOTES)
    assert cable.stated.notes == (
        EditorsNote("3", "A note.", "1. Minister Holt"),
        EditorsNote("44", "", "1. Minister Holt met Bray here."),
        EditorsNote("45", "", "2. So"),
    )
    stated = dict(cable.stated.attributes)
    assert stated["citation"] == "FRUS, 1951, vol. VII, part 2, doc. 7"
    assert stated["source"] == "Source: Files. Secret."
    assert stated["summary"] == "Dues rose."
    assert [block.text for block in cable.blocks] == ["Minister Holt met Bray here.", "So it ended."]
    assert cable.subject == "Harbor Dues"


def test_the_list_of_persons_tells_the_full_name(tmp_path: Path) -> None:
    cable = read(tmp_path, WITH_NOTES)
    found = {person.name: [mention.written for mention in person.mentions] for person in people_of_cable(cable)}
    assert found == {"Karin Holt": ["Holt"], "Thomas L. Bray Jr.": ["Bray"]}


VOLUMES = [
    ("frus1951v07p2", "FRUS, 1951, vol. VII, part 2, doc. 7"),
    ("frus1969-76ve08", "FRUS, 1969–76, vol. E–8, doc. 7"),
    ("frus1941v06", "FRUS, 1941, vol. VI, doc. 7"),
    ("frus1865p1", "FRUS, 1865, part 1, doc. 7"),
    ("frus1969-76v40", "FRUS, 1969–76, vol. XL, doc. 7"),
    ("something", None),
]


@pytest.mark.parametrize(("volume", "told"), VOLUMES)
def test_the_citation_of_a_volume(tmp_path: Path, volume: str, told: str | None) -> None:
    cable = read(tmp_path, WITH_NOTES, volume)
    assert dict(cable.stated.attributes).get("citation") == told
