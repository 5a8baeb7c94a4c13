"""The folders of the site stand in one place; what cannot import it says the same."""

import re
from pathlib import Path

import pytest
import yaml

from generator.model.sections import GENERATED_FILES, GENERATED_FOLDERS, SECTIONS
from tests.conftest import ROOT

_ADDRESS = re.compile(r"""link\(["']([a-z]+)/""")


def test_git_ignores_what_is_generated() -> None:
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    ignored = {line.removeprefix("/docs/").rstrip("/") for line in lines if line.startswith("/docs/")}
    assert ignored == {*GENERATED_FOLDERS, *GENERATED_FILES, "index.md"}


def test_mkdocs_leaves_generated_pages_out_of_the_navigation() -> None:
    class Lenient(yaml.SafeLoader):
        """Reads `!!python/name:` tags as nothing."""

    Lenient.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Lenient)
    left_out = {line.strip("/") for line in config["not_in_nav"].split()}
    assert left_out <= set(GENERATED_FOLDERS)
    assert set(GENERATED_FOLDERS) - left_out == {"cable", "data", "search", "assets/sqlite"}  # in the nav, or no pages


def test_the_page_for_addresses_that_are_not_there_knows_where_the_site_begins() -> None:
    script = (ROOT / "overrides" / "404.html").read_text(encoding="utf-8")
    (known,) = re.findall(r"\(\?:([a-z|?]+)\)\(\?:\\/\|\$\)", script)
    assert set(known.replace("cables?", "cables|cable").split("|")) == {*SECTIONS, "resolve", "assets"}


@pytest.mark.parametrize(
    "template", sorted((ROOT / "generator/pages/templates").glob("*.j2")), ids=lambda one: one.name
)
def test_templates_link_to_sections_and_pages_that_are_there(template: Path) -> None:
    linked = set(_ADDRESS.findall(template.read_text(encoding="utf-8")))
    assert linked <= {*SECTIONS, "resolve", "assets", *(page.stem for page in (ROOT / "docs").glob("*.md"))}
