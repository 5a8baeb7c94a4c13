"""The fast way gives the pages that MkDocs gives, or leaves them to it."""

import re
from pathlib import Path

import pytest
from markdown import Markdown

from generator.config import Settings
from tests.publishing.building import Tree, build_fast, build_plain, differing, normalised, warnings


@pytest.fixture(scope="module")
def plain(archive: Settings, tmp_path_factory: pytest.TempPathFactory) -> Tree:
    return normalised(build_plain(archive, tmp_path_factory.mktemp("plain")))


def test_every_page_is_the_one_that_mkdocs_makes(
    archive: Settings, plain: Tree, tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    fast = normalised(build_fast(archive, tmp_path / "site"))
    assert differing(fast, plain) == []
    assert not [warning for warning in warnings(caplog) if "slower way" in warning]
    spliced = re.search(r"^site +(\d+) pages", capfd.readouterr().err, re.MULTILINE)
    written = len(list(archive.docs.rglob("*.md")))
    assert spliced
    assert int(spliced[1]) > written * 3 // 4  # else the others would be compared with themselves


def test_several_processes_give_the_same(archive: Settings, plain: Tree, tmp_path: Path) -> None:
    assert differing(normalised(build_fast(archive, tmp_path / "site", jobs=3)), plain) == []


# what a publisher's template may show of a page, and whether the fast way still serves it
OVERRIDES = [
    ("the address", '<meta name="address" content="{{ page.url }}">', True),
    ("the title in capitals", '<meta name="loud" content="{{ page.title | upper }}">', False),
    ("the length of the text", '<meta name="length" content="{{ page.content | length }}">', False),
    ("the file's name", '<meta name="file" content="{{ page.file.name }}">', False),
    ("the description, escaped", '<meta property="og:title" content="{{ page.title | striptags | e }}">', True),
    ("another key of the front matter", '<meta name="level" content="{{ page.meta.level }}">', True),
    ("whether there is a key", "{% if page.meta.description %}<meta name=described>{% endif %}", True),
]


@pytest.mark.parametrize("case", OVERRIDES, ids=[case[0] for case in OVERRIDES])
def test_a_template_override_is_served_or_noticed(
    own_archive: Settings, caplog: pytest.LogCaptureFixture, case: tuple[str, str, bool]
) -> None:
    _, block, served = case
    _override(own_archive, block)
    fast = normalised(build_fast(own_archive, own_archive.site))
    noticed = [warning for warning in warnings(caplog) if "slower way" in warning]
    assert differing(fast, normalised(build_plain(own_archive, own_archive.site))) == []
    assert (not noticed) is served


# what a publisher may say of which files there are, as a change of mkdocs.yml
SETTINGS = [
    ("files of a section left out", "  /home.md\n", "  /home.md\n  /tags/*A*.md\n  08*.json\n"),
    ("drafts in a section", "not_in_nav: |\n", "draft_docs: |\n  08*.md\n\nnot_in_nav: |\n"),
    ("a section that MkDocs looks for in the navigation", "  /tags/\n", ""),
    ("a generated page in the navigation", "  - Home: index.md\n", "  - Home: index.md\n  - One: tags/PREL.md\n"),
    ("no navigation of its own", "\nnav:\n", "\nextra_nav:\n"),
]


@pytest.mark.parametrize("case", SETTINGS, ids=[case[0] for case in SETTINGS])
def test_the_site_has_the_files_that_mkdocs_would_give_it(own_archive: Settings, case: tuple[str, str, str]) -> None:
    _, said, instead = case
    text = own_archive.config_file.read_text()
    assert said in text
    own_archive.config_file.write_text(text.replace(said, instead))
    fast = normalised(build_fast(own_archive, own_archive.site))
    assert differing(fast, normalised(build_plain(own_archive, own_archive.site))) == []


def test_two_files_of_one_address_are_left_to_mkdocs(own_archive: Settings) -> None:
    folder = own_archive.docs / "more"
    folder.mkdir()
    (folder / "README.md").write_text("# Read me\n")
    (folder / "index.md").write_text("# Index\n")
    fast = normalised(build_fast(own_archive, own_archive.site))
    assert differing(fast, normalised(build_plain(own_archive, own_archive.site))) == []


def _override(settings: Settings, block: str) -> None:
    folder = settings.config_file.parent / "override"
    folder.mkdir()
    (folder / "main.html").write_text(
        '{% extends "base.html" %}{% block extrahead %}{% if page %}' + block + "{% endif %}{% endblock %}"
    )
    text = settings.config_file.read_text().replace("  custom_dir: overrides\n", "  custom_dir: override\n")
    settings.config_file.write_text(text)


def test_a_long_table_of_the_navigation_is_not_read_as_markdown(
    own_archive: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "\n".join(f'<tr><td><a href="../t{row}/">T{row}</a></td></tr>' for row in range(2000))
    table = f"<table>\n<tbody>\n{rows}\n</tbody>\n</table>"
    text = f'---\ntitle: "Tags"\n---\n\n\n# Tags\n\n<p>All.</p>\n\n## Letters&#58; T {{#t}}\n\n{table}\n'
    (own_archive.docs / "tags" / "index.md").write_text(text)
    plain = normalised(build_plain(own_archive, own_archive.site))
    read: list[int] = []
    convert = Markdown.convert

    def counted(self: Markdown, source: str) -> str:
        read.append(len(source))
        return convert(self, source)

    monkeypatch.setattr(Markdown, "convert", counted)
    assert differing(normalised(build_fast(own_archive, own_archive.site)), plain) == []
    assert max(read) < len(table)
