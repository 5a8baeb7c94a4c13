"""Text with five title lines."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.sources.titled_text import unglued
from tests.sources.reading import cables, read_bytes

TITLES = "02ADANA9386\nA PRESS SUMMARY\nWed Nov 20 00:00:00 +0100 2002\nUNCLASSIFIED\nConsulate Adana\n"
HEADER = "P 201200Z NOV 02\nFM AMCONSUL ADANA\nTO RUEHC/SECSTATE WASHDC 1234"
BODY = "UNCLAS SECTION 01 OF 02 ADANA 9386\n\nSIPDIS\n\nTAGS: PREL\nSUBJECT: A PRESS SUMMARY\n\n1. Text.\n"


def test_titles_are_stated_and_the_rest_is_the_text(tmp_path: Path) -> None:
    whole = f"{TITLES}{HEADER}{BODY}".encode()
    (raw,) = cables(read_bytes(tmp_path, whole))
    assert raw.text == f"{HEADER}\n{BODY}"
    assert raw.raw == whole
    stated = raw.stated
    assert (stated.id, stated.subject, stated.origin) == ("02ADANA9386", "A PRESS SUMMARY", "Consulate Adana")
    assert (stated.date, stated.classification) == ("Wed Nov 20 00:00:00 +0100 2002", "UNCLASSIFIED")


def test_several_in_one_file_are_told_apart(tmp_path: Path) -> None:
    one = f"{TITLES}{HEADER}{BODY}"
    two = one.replace("9386", "9387")
    first, second = cables(read_bytes(tmp_path, f"{one}\n{two}".encode(), "all.txt"))
    assert (first.info.file, second.info.file) == ("all.txt!1", "all.txt!2")
    assert second.stated.id == "02ADANA9387"
    assert first.raw + second.raw == f"{one}\n{two}".encode()


WRITTEN = [
    ("byte order mark", lambda text: b"\xef\xbb\xbf" + text.encode()),
    ("CR LF", lambda text: text.replace("\n", "\r\n").encode()),
    ("CR alone", lambda text: text.replace("\n", "\r").encode()),
    ("UTF-16", lambda text: text.encode("utf-16")),
    ("UTF-16, no mark", lambda text: text.encode("utf-16-le")),
]


@pytest.mark.parametrize(("meaning", "encode"), WRITTEN, ids=[name for name, _ in WRITTEN])
def test_any_writing_gives_the_same_text(tmp_path: Path, meaning: str, encode: Callable[[str], bytes]) -> None:
    assert meaning
    whole = encode(f"{TITLES}{HEADER}{BODY}")
    (raw,) = cables(read_bytes(tmp_path, whole))
    assert raw.text == f"{HEADER}\n{BODY}"
    assert raw.stated.id == "02ADANA9386"
    assert raw.raw == whole


GLUED = [
    (
        "...SECSTATE WASHDC 1234C O N F I D E N T I A L ADANA 000386",
        "...SECSTATE WASHDC 1234|C O N F I D E N T I A L ADANA 000386",
    ),
    ("...PRIORITYS E C R E T SECTION 01 OF 02 ADANA 386", "...PRIORITY|S E C R E T SECTION 01 OF 02 ADANA 386"),
    ("is not available.UNCLAS ADANA 0386", "is not available.|UNCLAS ADANA 0386"),
    ("WASHDC IMMEDIATEMonday, 09 November 2009, 07:32", "WASHDC IMMEDIATE|Monday, 09 November 2009, 07:32"),
    ("WASHDC\nUNCLAS ADANA 0386", "WASHDC\nUNCLAS ADANA 0386"),
    ("WASHDC\nTAGS: PREL\nnotUNCLAS ADANA 0386", "WASHDC\nTAGS: PREL\nnotUNCLAS ADANA 0386"),
]


@pytest.mark.parametrize(("glued", "apart"), GLUED)
def test_the_glue_between_header_and_body(glued: str, apart: str) -> None:
    assert unglued(glued) == apart.replace("|", "\n")
