"""Settings, and what is said of unusable ones."""

from pathlib import Path

import pytest

from generator.config import read_settings
from generator.errors import ConfigError

BAD = [
    ("site_name: [", "is not valid YAML"),
    ("- a list", "expected a mapping"),
    ("site_name: 3", "site_name: expected text, found 3"),
    ("extra: {archive: {row: 5}}", "extra.archive: Object contains unknown field `row`"),
    ("extra: {archive: {rows: many}}", "extra.archive: Expected `int`, got `str` - at `$.rows`"),
    ("extra: {archive: {outside_lookups: [{name: A}]}}", "missing required field `url`"),
]


@pytest.mark.parametrize(("text", "said"), BAD)
def test_unusable_settings_are_one_line_that_says_where(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text(text)
    with pytest.raises(ConfigError) as caught:
        read_settings(file)
    message = str(caught.value)
    assert message.startswith(str(file))
    assert said in message
    assert "\n" not in message


def test_a_missing_file_is_said_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"nowhere\.yml: cannot be read"):
        read_settings(tmp_path / "nowhere.yml")


def test_python_names_in_mkdocs_yml_are_not_run(tmp_path: Path) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text("site_name: A\nmarkdown_extensions:\n  - x: {y: !!python/name:os.system ''}\n")
    assert read_settings(file).site_name == "A"


def test_the_command_line_wins(tmp_path: Path) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text("docs_dir: written\nextra: {archive: {rows: 20}}\n")
    settings = read_settings(file, site=tmp_path / "elsewhere", jobs=3)
    assert settings.docs == tmp_path / "written"
    assert settings.site == tmp_path / "elsewhere"
    assert (settings.jobs, settings.archive.rows) == (3, 20)


def test_no_jobs_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text("site_name: A\n")
    with pytest.raises(ConfigError, match="--jobs: expected 1 or more, found 0"):
        read_settings(file, jobs=0)
