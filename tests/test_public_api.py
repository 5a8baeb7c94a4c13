"""What other programs may build on: few names, each documented, each there."""

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import generator
from tests.conftest import ROOT


def test_there_are_at_most_twelve_names() -> None:
    assert len(generator.__all__) <= 12


@pytest.mark.parametrize("name", generator.__all__)
def test_each_is_there_and_says_what_it_does(name: str) -> None:
    assert inspect.getdoc(getattr(generator, name))


def test_another_name_is_none() -> None:
    with pytest.raises(AttributeError, match="no attribute 'pages_of'"):
        generator.pages_of  # noqa: B018 - to ask for it is the test


def test_a_program_builds_with_them(tmp_path: Path) -> None:
    (tmp_path / "cables").mkdir()
    (tmp_path / "cables" / "one.txt").write_bytes((ROOT / "cables" / "08BRUSSELS579.txt").read_bytes())
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Telegrams\n")
    settings = generator.read_settings(tmp_path / "mkdocs.yml", jobs=1)
    assert generator.generate(settings).cables == 1
    assert (tmp_path / "docs/cables/2008/08BRUSSELS579.json").is_file()
    assert {file for file, _ in generator.check(settings)} <= {"one.txt"}


def test_to_read_a_telegram_loads_no_pipeline() -> None:
    program = "import sys, generator.parsing.parse; sys.exit('generator.pipeline' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
