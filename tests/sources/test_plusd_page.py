"""Pages of PlusD: the table of facts is stated, the text is the telegram's alone."""

import html
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.finding import Code
from generator.model.source import Unreadable
from generator.parsing import parse
from tests.sources.reading import cables, read_bytes

TEXT = """\
PAGE 01        DAKAR  01811  021419Z

R 021400Z APR 75
FM AMEMBASSY DAKAR
TO SECSTATE WASHDC 1207
UNCLAS DAKAR 1811

E.O. 11652: N/A
TAGS: ETRD, SG
SUBJECT: GROUNDNUTS & FISH

1. GROUNDNUTS WERE UP. FISH WAS NOT.

2. MORE IN MAY.
AGGREY
"""
KEY = "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQQBBGBjDtIBH6DJa80zDBgR+VqlYGaXu5bEJg9HEgAtJeCLuThdhXfl5Zs32RyB\n=LkOb\n-----END PGP PUBLIC KEY BLOCK-----"
FACTS = [
    *(("Date:", "1975 April 2, 14:00 (Wednesday)"), ("Canonical ID:", "1975DAKAR01811_b")),
    *(("Original Classification:", "UNCLASSIFIED"), ("Current Classification:", "UNCLASSIFIED")),
    *(("Handling Restrictions", "-- N/A or Blank --"), ("Film Number:", "D750115-0001"), ("From:", "Senegal Dakar")),
    *(("TAGS:", "ETRD - Foreign Trade | SG - Senegal"), ("Concepts:", "PEANUTS, FISH")),
]


def table(key: str = "div") -> str:
    rows = "".join(
        f'<tr><td><{key} class="s_key">{name}</{key}><{key} class="s_val">{value}</{key}></td></tr>'
        for name, value in FACTS
    )
    return f'<table id="synopsis"><tr><td colspan="2">GROUNDNUTS &amp; FISH</td></tr>{rows}</table>'


def page(inside: str, facts: str = table(), above: str = "") -> str:
    return f"""<!DOCTYPE html><html><head><title>Cable: 1975DAKAR01811_b</title></head><body>
<div id="top-navigation"><a href="/">Search</a></div>{above}<div class="container">{facts}{inside}</div>
<div class="footer">Help us extend the library</div></body></html>"""


ESCAPED = html.escape(TEXT)
KEYED = f'<div id="submit_help"><h3>Key fingerprint</h3><pre>{KEY}</pre></div>'
LINKED = ESCAPED.replace("DAKAR 1811", 'DAKAR <a href="#">1811</a>')

PAGES: list[tuple[str, Callable[[], str]]] = [
    ("a text", lambda: page(f'<div id="text"><pre>{ESCAPED}</pre></div>')),
    ("raw and tagged", lambda: page(f"<div id='raw'><pre>{ESCAPED}</pre></div><div id='tagged'><pre>{LINKED}</pre></div>")),
    ("a key above", lambda: page(f"<div id=text><pre>{ESCAPED}</pre></div>", above=KEYED)),
    ("a key below", lambda: page(f"<div id=text><pre>{ESCAPED}</pre></div>{KEYED}")),
    ("breaks", lambda: page(f'<div class="text">{ESCAPED.replace(chr(10), "<br>")}</div>')),
    ("spans", lambda: page(f"<div id=text><pre>{ESCAPED}</pre></div>", table("span"))),
    ("never closed", lambda: page(f"<div id=text><pre>{ESCAPED}").partition('</div>\n<div class="footer"')[0]),
    ("saved by an archive", lambda: page(f"<div id=text><pre>{ESCAPED}</pre></div>", above="<div id='wm-ipp-base'>FM 2011</div>")),
    ("far down", lambda: page(f"<div id=text><pre>{ESCAPED}</pre></div>", above="<p>A row of links</p>\n" * 6000)),
]  # fmt: skip


@pytest.mark.parametrize(("meaning", "made"), PAGES, ids=[meaning for meaning, _ in PAGES])
def test_the_text_is_the_telegrams_and_the_table_is_stated(
    tmp_path: Path, meaning: str, made: Callable[[], str]
) -> None:
    assert meaning
    (raw,) = cables(read_bytes(tmp_path, made().encode(), "a.html"))
    assert raw.info.format == "plusd-page"
    assert raw.text.split() == TEXT.split()
    assert raw.stated.id == "1975DAKAR01811_b"
    assert raw.stated.subject == "GROUNDNUTS & FISH"
    assert raw.stated.tags == ("ETRD", "SG")
    assert raw.stated.attributes == tuple((name.rstrip(":"), value) for name, value in FACTS)
    cable = parse(raw).cable
    assert (cable.id, cable.signer and cable.signer.written) == ("75DAKAR1811", "AGGREY")


def test_a_text_that_is_no_telegram_is_the_fullest_part(tmp_path: Path) -> None:
    (raw,) = cables(read_bytes(tmp_path, page('<div id="text"><pre>n/a\nEXCISED\n</pre></div>').encode(), "a.html"))
    assert raw.text.split() == ["n/a", "EXCISED"]


def test_a_page_without_its_text_is_listed(tmp_path: Path) -> None:
    (found,) = read_bytes(tmp_path, page("").encode(), "a.html")
    assert isinstance(found, Unreadable)
    assert found.finding.code is Code.SOURCE_DAMAGED
