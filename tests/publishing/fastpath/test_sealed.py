"""What `generate` seals is plain whatever a telegram says, and a seal holds as long as nobody changes the page."""

import re
from pathlib import Path

import pytest
from markdown import Markdown
from mkdocs.config import load_config

from generator import pipeline
from generator.config import Settings, read_settings
from generator.pages.document import document
from generator.publishing.fastpath.headings import HeadingStyle
from generator.publishing.fastpath.markdown_subset import headings_of, parse_plain
from generator.publishing.fastpath.render import content_of
from synthetic import cable
from tests.conftest import ROOT

TELEGRAMS = 16
# what Markdown, YAML, Jinja or HTML could take for more than text
ODD = (
    *"\u2028\u2029\ufffe\uffff\x0b\x0c\r\x85\x1c\x1e\x00\t\u00a0",
    *("\n\n", "\n \n", "\n\n# x", "\n\n## Two {#two}", "\n    code", "\n\t\tcode", "---\n", "~~~", "*_`", "[x]: y"),
    *("&#10;", "<script>", "</script>", "</div>", "<div markdown=1>", ' markdown="1"', "{{ x }}", "{% raw %}", "\"'>"),
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Docs of telegrams that have each of these in several places."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "cables").mkdir()
    for number in range(TELEGRAMS):
        text = cable(1, number)[0]
        for place, odd in enumerate(ODD[number:] + ODD[:number]):
            at = (place * 97 + number * 31) * len(text) // (97 * len(ODD) + 31 * TELEGRAMS)
            text = text[:at] + odd + text[at:]
        (folder / "cables" / f"{number}.txt").write_bytes(text.encode())
    (folder / "mkdocs.yml").write_text((ROOT / "mkdocs.yml").read_text())
    settings = read_settings(folder / "mkdocs.yml")
    pipeline.generate(settings)
    return settings


def test_every_sealed_page_is_what_python_markdown_makes(hostile: Settings, style: HeadingStyle) -> None:
    config = load_config(str(ROOT / "mkdocs.yml"))
    odd = []
    pages = [page for page in hostile.docs.rglob("*.md") if page != hostile.docs / "resolve" / "index.md"]
    for page in pages:
        text = page.read_bytes()
        read = parse_plain(text)
        assert read, page
        assert read.sealed, page
        ours = content_of(read, style, style.anchors(headings_of(read))).decode()
        body = text.decode().split("\n---\n", 1)[1]
        reader = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
        if ours != reader.convert(body):
            odd.append(page)
    assert odd == []
    assert len(pages) > TELEGRAMS * 5


def test_a_page_that_somebody_changed_is_read_as_any_other() -> None:
    sealed = document("cables/1.md", "One", "first", ["<p>two</p>", "<p>three</p>"]).text.encode()
    page = parse_plain(sealed)
    changed = parse_plain(sealed.replace(b"<p>two</p>", b"<p>2</p>"))
    assert page
    assert page.sealed
    assert changed
    assert not changed.sealed
    assert changed.chunks[1:] == (b"<p>2</p>", b"<p>three</p>")
    assert parse_plain(sealed.replace(b"<p>two</p>", b"two")) is None


def test_only_the_page_that_brings_a_script_has_no_seal() -> None:
    templates = Path(ROOT, "generator", "pages", "templates")
    scripted = sorted(found.name for found in templates.iterdir() if re.search("<script", found.read_text()))
    assert scripted == ["resolve.html.j2"]
