"""The fast way gives the pages that MkDocs gives, or leaves them to it."""

from pathlib import Path

import pytest

from generator.config import Settings
from tests.publishing.building import Tree, build_fast, build_plain, differing, normalised, warnings


@pytest.fixture(scope="module")
def plain(archive: Settings, tmp_path_factory: pytest.TempPathFactory) -> Tree:
    return normalised(build_plain(archive, tmp_path_factory.mktemp("plain")))


def test_every_page_is_the_one_that_mkdocs_makes(
    archive: Settings, plain: Tree, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    fast = normalised(build_fast(archive, tmp_path / "site"))
    assert differing(fast, plain) == []
    assert not [warning for warning in warnings(caplog) if "slower way" in warning]
    assert "site/" not in plain
    assert len(list((archive.docs / "cables").rglob("*.md"))) > 0


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


def _override(settings: Settings, block: str) -> None:
    folder = settings.config_file.parent / "override"
    folder.mkdir()
    (folder / "main.html").write_text(
        '{% extends "base.html" %}{% block extrahead %}{% if page %}' + block + "{% endif %}{% endblock %}"
    )
    text = settings.config_file.read_text().replace("  custom_dir: overrides\n", "  custom_dir: override\n")
    settings.config_file.write_text(text)
