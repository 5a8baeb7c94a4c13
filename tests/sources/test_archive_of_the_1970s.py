"""Real records of the National Archives and PlusD, 1973-79: what was found by reading each one."""

from pathlib import Path

import pytest

from generator.model.source import RawCable
from generator.parsing import parse
from generator.sources import list_files, read_file

REAL = Path(__file__).parents[3] / "shared" / "real"

# file, ID, date, post of the sender, (post of the addressee, continuity number), posts told, level, signer, references
EXPECTED = [
    ("plusd-text/1973TRIPOL00594.txt", "73TRIPOLI594", "1973-05-07T13:30:00Z", "TRIPOLI", ("STATE", "9998"), ["PARIS"], "CONFIDENTIAL", "JOSIF", ["73TRIPOLI588", "73TRIPOLI589", "73TRIPOLI590"]),
    ("plusd-text/1975ROME16677.txt", "75ROME16677", "1975-11-15T13:30:00Z", "ROME", ("STATE", "4225"), ["ANKARA", "AMMAN", "BONN", "THEHAGUE", "USUNNEWYORK", "ECBRUSSELS", "USNATO", "MBFRVIENNA"], "CONFIDENTIAL", "VOLPE", ["75ROME16320"]),
    ("plusd-text/1978BONN22272.txt", "78BONN22272", "1978-12-06T12:26:00Z", "BONN", ("STATE", "4098"), [None, "ANKARA", "ATHENS", "LISBON", "MADRID", "PRETORIA", "TEHRAN"], "CONFIDENTIAL", "STOESSEL", ["78BONN22072"]),
    ("plusd-text/1979STATE294939.txt", "79STATE294939", "1979-11-12T13:11:00Z", "STATE", (None, None), ["FRANKFURT", "KARACHI", "RIYADH", "SECDEF"], "SECRET", "VANCE", []),
    ("aad/1973BEIRUT07784.txt", "73BEIRUT7784", "1973-03-02T14:00:00Z", "BEIRUT", ("STATE", "4567"), [], "CONFIDENTIAL", "HOUGHTON", ["75STATE12345"]),
    ("aad/1974BONN08226.txt", "74BONN8226", "1974-03-02T14:00:00Z", "BONN", ("STATE", "4567"), [], "CONFIDENTIAL", "HILLENBRAND", ["75STATE12345"]),
    ("aad/1974TEGUCI03372.txt", "74TEGUCIGALPA3372", "1974-03-02T14:00:00Z", "TEGUCIGALPA", ("STATE", "4567"), [], "CONFIDENTIAL", "SANCHEZ", ["75STATE12345"]),
    ("aad/1975MATAMO00058.txt", "75MATAMOROS58", "1975-03-02T14:00:00Z", "MATAMOROS", ("STATE", "4567"), [], "CONFIDENTIAL", "SMITH", ["75STATE12345"]),
    ("aad/1975THEHA01744.txt", "75THEHAGUE1744", "1975-03-02T14:00:00Z", "THEHAGUE", ("STATE", "4567"), [], "CONFIDENTIAL", "GOULD", ["75STATE12345"]),
    ("aad/1976CARACA12453.txt", "76CARACAS12453", "1976-03-02T14:00:00Z", "CARACAS", ("STATE", "4567"), [], "CONFIDENTIAL", "VAKY", ["75STATE12345"]),
    ("aad/1977SANJO03339.txt", "77SANJOSE3339", "1977-03-02T14:00:00Z", "SANJOSE", ("STATE", "4567"), [], "CONFIDENTIAL", "KILDAY", ["75STATE12345"]),
    ("aad/1977USUNN05653.txt", "77USUNNEWYORK5653", "1977-03-02T14:00:00Z", "USUNNEWYORK", ("STATE", "4567"), [], "CONFIDENTIAL", "YOUNG", ["75STATE12345"]),
    ("aad/1978PARIS41898.txt", "78PARIS41898", "1978-03-02T14:00:00Z", "PARIS", ("STATE", "4567"), [], "CONFIDENTIAL", "RYAN", ["75STATE12345"]),
    ("aad/1979PORTL00665.txt", "79PORTLOUIS665", "1979-03-02T14:00:00Z", "PORTLOUIS", ("STATE", "4567"), [], "CONFIDENTIAL", "GAMMON", ["75STATE12345"]),
    ("aad/1979USUNN04958.txt", "79USUNNEWYORK4958", "1979-03-02T14:00:00Z", "USUNNEWYORK", ("STATE", "4567"), [], "CONFIDENTIAL", "MCHENRY", ["75STATE12345"]),
    ("aad/berlin.txt", "75BERLIN411", "1975-03-02T14:00:00Z", "BERLIN", ("STATE", "4567"), [], "CONFIDENTIAL", "MARLOWE", []),
    ("aad/usberlin.txt", "75USBERLIN411", "1975-03-02T14:00:00Z", "USBERLIN", ("STATE", "4567"), [], "CONFIDENTIAL", "MARLOWE", []),
    ("aad/brusse.txt", "75BRUSSELS5448", "1975-03-02T14:00:00Z", "BRUSSELS", ("STATE", "4567"), [], "CONFIDENTIAL", "MARLOWE", []),
    ("aad/ecbru.txt", "75ECBRUSSELS5448", "1975-03-02T14:00:00Z", "ECBRUSSELS", ("STATE", "4567"), [], "CONFIDENTIAL", "MARLOWE", []),
    ("aad/natob.txt", "75USNATO4830", "1975-03-02T14:00:00Z", "USNATO", ("STATE", "4567"), [], "CONFIDENTIAL", "MARLOWE", ["75STATE203328", "75USDEL10049"]),
    ("aad/vienna.txt", "75VIENNA1235", "1975-03-02T14:00:00Z", "VIENNA", ("STATE", "4567"), [], "CONFIDENTIAL", "MARLOWE", []),
    ("aad/iaea.txt", "75IAEAVIENNA1235", "1975-03-02T14:00:00Z", "IAEAVIENNA", ("STATE", "4567"), [], "CONFIDENTIAL", "MARLOWE", []),
    ("aad/oecdp.txt", "75OECDPARIS7285", "1975-03-02T14:00:00Z", "OECDPARIS", ("STATE", "4567"), [], "CONFIDENTIAL", "MARLOWE", []),
    ("aad/mbfr.txt", "75MBFRVIENNA12", "1975-03-02T14:00:00Z", "MBFRVIENNA", ("STATE", "4567"), [], "CONFIDENTIAL", "MARLOWE", []),
    ("aad/lourenco.txt", "75LOURENCOMARQUES956", "1975-03-02T14:00:00Z", "LOURENCOMARQUES", ("STATE", "4567"), [], "CONFIDENTIAL", "MARLOWE", []),
    ("aad/dtg-spaced.txt", "73LIMA2545", "1973-04-25T13:46:00Z", "LIMA", ("STATE", "4567"), [], "CONFIDENTIAL", "MARLOWE", []),
    ("aad/dtg-spaced2.txt", "73LIMA2546", "1973-04-25T13:46:00Z", "LIMA", ("STATE", "4567"), [], "CONFIDENTIAL", "MARLOWE", []),
    ("aad/phnom.txt", "75PHNOMPENH3957", "1975-03-02T14:00:00Z", "PHNOMPENH", ("STATE", "4567"), [], "CONFIDENTIAL", "MARLOWE", ["75TELAVIV5348", "75NEWDELHI12211", "75ECBRUSSELS5448", "75STATE203328"]),
    ("aad/taipei.txt", "77TAIPEI5268", "1977-03-02T14:00:00Z", "TAIPEI", ("STATE", "4567"), [], "CONFIDENTIAL", "MARLOWE", []),
    ("aad/portmoresby.txt", "75PORTMORESBY1066", "1975-03-02T14:00:00Z", "PORTMORESBY", ("STATE", "4567"), [], "CONFIDENTIAL", "MARLOWE", []),
    ("aad/portmoresby-notext.txt", "75PORTMORESBY1067", "1975-03-02", "PORTMORESBY", ("STATE", None), [], "CONFIDENTIAL", None, []),
]  # fmt: skip


@pytest.mark.skipif(not REAL.exists(), reason="the real records are not here")
@pytest.mark.parametrize("row", EXPECTED, ids=[row[0] for row in EXPECTED])
def test_a_real_record(
    row: tuple[str, str, str, str, tuple[str | None, str | None], list[str], str, str, list[str]],
) -> None:
    name, cable_id, date, post, to, info, level, signer, references = row
    (raw,) = (found for file in list_files(REAL / name) for found in read_file(file))
    assert isinstance(raw, RawCable)
    cable = parse(raw).cable
    assert (cable.id, cable.date, cable.origin.post) == (cable_id, date, post)
    assert (cable.action[0].post, cable.action[0].mcn) == to
    assert [one.post for one in cable.info] == info
    assert (cable.classification.level, cable.signer and cable.signer.written) == (level, signer)
    assert [str(meant) for one in cable.references for meant in one.candidates] == references
    codes = {finding.code for finding in cable.findings}
    assert not {"id-differs", "post-unknown"} & codes
    assert ("body-missing" in codes) is name.endswith("-notext.txt")


@pytest.mark.skipif(not REAL.exists(), reason="the real records are not here")
def test_every_real_record_has_number_date_sender_and_level() -> None:
    for folder in ("aad", "plusd-text"):
        for file in list_files(REAL / folder):
            for raw in read_file(file):
                assert isinstance(raw, RawCable), file.name
                cable = parse(raw).cable
                assert all((cable.mrn, cable.date, cable.origin.post, cable.classification.level, cable.action)), (
                    file.name
                )
