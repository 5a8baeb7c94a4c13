"""Pages of the 2010 site, and what browsers make of them when they save them."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.source import Unreadable
from tests.sources.reading import cables, read_bytes

PAGE = (Path(__file__).parent.parent / "golden/sources/2010-page/source.html").read_text(encoding="utf-8")


def capitals(page: str) -> str:
    return re.sub(r"<(/?)([a-z]+[0-9]?)", lambda found: f"<{found[1]}{found[2].upper()}", page)


def without_quotes(page: str) -> str:
    return re.sub(r"(<table|<div|<td|<tr)( \w+)='([^']*)'", r"\1\2=\3", page)


SAVED: list[tuple[str, Callable[[str], str]]] = [
    ("as it was served", str),
    ("tags in capitals", capitals),
    ("no quotes", without_quotes),
    ("capitals and no quotes", lambda page: capitals(without_quotes(page))),
    ("double quotes", lambda page: page.replace("class='cable'", 'class="cable"')),
    ("newlines for references", lambda page: page.replace("&#x000A;", "\n")),
    ("line breaks for references", lambda page: page.replace("&#x000A;", "<br>\n")),
    ("CR LF", lambda page: page.replace("\n", "\r\n")),
    ("byte order mark", lambda page: f"\ufeff{page}"),
    ("the address above", lambda page: f"<!-- saved from url=(0042)http://example.org/08X1.html -->\n{page}"),
    (
        "more attributes",
        lambda page: page.replace("<pre>", '<pre style="white-space: pre">').replace("<td>", "<td id=a>"),
    ),
]


@pytest.mark.parametrize(("meaning", "save"), SAVED, ids=[meaning for meaning, _ in SAVED])
def test_a_saved_page_reads_like_the_served_one(tmp_path: Path, meaning: str, save: Callable[[str], str]) -> None:
    assert meaning
    (served,) = cables(read_bytes(tmp_path, PAGE.encode(), "served.html"))
    (saved,) = cables(read_bytes(tmp_path, save(PAGE).encode(), "saved.html"))
    assert saved.text == served.text
    assert saved.stated == served.stated
    assert served.stated.id == "09LISBON633"


def test_the_end_of_a_page_can_be_lost(tmp_path: Path) -> None:
    (raw,) = cables(read_bytes(tmp_path, PAGE[: PAGE.index("remain.")].encode(), "a.html"))
    assert raw.text.endswith("lamps & one keeper ")


KEY = "<pre>\n-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQQBBGBjDtIBH6DJa80zDBgR\n-----END PGP PUBLIC KEY BLOCK-----\n</pre>"


@pytest.mark.parametrize("place", ["<body>", "</h3>", "</body>"])
def test_the_key_of_the_site_is_not_the_telegrams(tmp_path: Path, place: str) -> None:
    (served,) = cables(read_bytes(tmp_path, PAGE.encode(), "a.html"))
    assert place in PAGE
    (found,) = cables(read_bytes(tmp_path, PAGE.replace(place, f"{place}{KEY}", 1).encode(), "b.html"))
    assert found.text == served.text


KEPT = [
    ("an address in angle brackets", "&#x000A;<JSMITH@STATE.GOV>&#x000A;", "\n<JSMITH@STATE.GOV>\n"),
    ("a lone bracket", "3 < 4 & 5 > 2", "3 < 4 & 5 > 2"),
    ("script as text", "&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"),
    ("a tag that is a tag", "<a href='/x'>PGOV</a> <acronym title='a > b'>GOP</acronym>", "PGOV"),
]


@pytest.mark.parametrize(("meaning", "html", "text"), KEPT, ids=[meaning for meaning, *_ in KEPT])
def test_what_is_no_tag_is_kept(tmp_path: Path, meaning: str, html: str, text: str) -> None:
    assert meaning
    (raw,) = cables(read_bytes(tmp_path, PAGE.replace("24 lamps", html).encode(), "a.html"))
    assert text in raw.text


def test_a_page_without_its_text_is_listed(tmp_path: Path) -> None:
    (found,) = read_bytes(tmp_path, re.sub(r"(?s)<code>.*</code>", "", PAGE).encode(), "a.html")
    assert isinstance(found, Unreadable)
