"""The check of a built site finds what leads nowhere, and nothing else."""

from pathlib import Path

import pytest

from generator.publishing.integrity.link_check import check_links

PAGE = '<html><head><link rel="canonical" href="https://example.org/archive/a/"></head><body id="x"><h1 id="top-1">A</h1>{}</body></html>'

SOUND = [
    "#top-1",
    "#",
    "#top",
    "../b/",
    "../b/#par1",
    "../b/index.html#par1",
    "../b/?q=1#par1",
    "../data.csv",
    "/archive/b/",
    "https://example.org/archive/b/#par1",
    "https://elsewhere.example/none",
    "mailto:someone@example.org",
    "../sp%20ace.txt",
    "..",
    ".",
]

BROKEN = [
    ("#par9", "no such anchor on a/index.html"),
    ("../b/#par9", "no such anchor on b/index.html"),
    ("../c/", "no such page or file"),
    ("../data.json", "no such page or file"),
    ("/b/none", "no such page or file"),
    ("https://example.org/archive/none/", "no such page or file"),
    ("../../outside", "no such page or file"),
]


def site(folder: Path, inside: str) -> Path:
    for name, content in (("a", inside), ("b", '<p id="par1">')):
        (folder / name).mkdir()
        (folder / name / "index.html").write_text(PAGE.format(content))
    (folder / "index.html").write_text(PAGE.format(""))
    (folder / "data.csv").write_text("a,b")
    (folder / "sp ace.txt").write_text("")
    return folder


@pytest.mark.parametrize("href", SOUND)
def test_a_link_that_leads_somewhere_is_sound(tmp_path: Path, href: str) -> None:
    assert check_links(site(tmp_path, f'<a href="{href}">x</a>'), "https://example.org/archive/") == []


@pytest.mark.parametrize(("href", "reason"), BROKEN)
def test_a_link_that_leads_nowhere_is_named_with_its_page(tmp_path: Path, href: str, reason: str) -> None:
    (found,) = check_links(site(tmp_path, f'<a href="{href}">x</a>'), "https://example.org/archive/")
    assert (found.page, found.href, found.reason) == ("a/index.html", href, reason)


def test_images_scripts_and_redirects_count_too(tmp_path: Path) -> None:
    inside = '<img src="no.png"><script src="../no.js"></script><meta http-equiv="refresh" content="0; url=../no/">'
    found = check_links(site(tmp_path, inside))
    assert [link.href for link in found if link.page == "a/index.html"] == ["../no.js", "../no/", "no.png"]
