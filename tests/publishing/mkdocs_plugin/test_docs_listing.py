"""The listing of the docs folder takes MkDocs's place for a while, and gives it back."""

from contextlib import nullcontext
from pathlib import Path

import pytest
from mkdocs.commands import build
from mkdocs.config.base import load_config
from mkdocs.exceptions import Abort, PluginError
from mkdocs.structure.files import get_files

CONFIG = """\
site_name: Telegrams
nav: [index.md]
plugins: [archive]
"""


def refuse(*_given: object, **_named: object) -> None:
    message = "a plugin that fails before the files are known"
    raise PluginError(message)


@pytest.mark.parametrize("broken_off", [False, True])
def test_mkdocs_is_left_as_it_was(tmp_path: Path, *, broken_off: bool) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Home")
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    config = load_config(str(tmp_path / "mkdocs.yml"))
    if broken_off:
        config.plugins.events["files"].insert(0, refuse)
    with pytest.raises(Abort) if broken_off else nullcontext():
        build.build(config)
    assert build.get_files is get_files  # type: ignore[attr-defined]
