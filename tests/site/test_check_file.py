"""A reader drops a file and learns of which cable it is the source."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from synthetic.project import Project

pytestmark = pytest.mark.browser


def test_a_source_is_known_by_its_bytes(context: BrowserContext, project: Project, tmp_path: Path) -> None:
    source = next((project.folder / "cables").rglob("08OSLO231*"))
    renamed = tmp_path / "anything.bin"
    renamed.write_bytes(source.read_bytes())
    page = context.new_page()
    page.goto("check-a-file/")
    page.set_input_files("#source-file", str(renamed))
    expect(page.locator("#source-answer")).to_have_text("anything.bin is the source of 08OSLO231")
    page.locator("#source-answer a").click()
    expect(page).to_have_url(re.compile(r"/cables/2008/08OSLO231/$"))


def test_one_byte_more_and_it_is_none(context: BrowserContext, project: Project, tmp_path: Path) -> None:
    source = next((project.folder / "cables").rglob("08OSLO231*"))
    changed = tmp_path / "changed.txt"
    changed.write_bytes(source.read_bytes() + b"\n")
    page = context.new_page()
    page.goto("check-a-file/")
    page.set_input_files("#source-file", str(changed))
    expect(page.locator("#source-answer")).to_contain_text(
        "changed.txt is the source of no cable here. Its SHA-256 is "
    )
