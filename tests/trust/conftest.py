"""A small archive in which invented names are planted and withheld, built once."""

import shutil
from pathlib import Path

import msgspec
import pytest
from msgspec import Struct

from generator.withholding import FILE, Policy, read_policy
from synthetic.project import Project, make_project
from tests.conftest import ROOT
from tests.trust.planting import names, plant

CABLES, NAMES = 30, 40
SAID = {"who": "The library", "when": "2026-01-02", "why": "a living source", "notice": "protects a source"}


class Withheld(Struct, frozen=True):
    """A built project and the names that must be nowhere in it."""

    project: Project
    names: list[tuple[str, str]]
    messages: str

    @property
    def policy(self) -> Policy:
        return read_policy(self.project.folder / FILE)


def build_withheld(folder: Path, cables: int, planted: list[tuple[str, str]]) -> Withheld:
    """Plant, withhold and build; a paragraph, a cable and a name that is nowhere are withheld too."""
    plant(folder / "planted", cables, planted)
    (folder / "project").mkdir()
    for name in ("08OSLO231", "08BRUSSELS612"):
        found = next((ROOT / "cables").rglob(f"{name}*"))
        shutil.copy(found, folder / "planted" / found.name)
    made = make_project(folder / "project", [folder / "planted"])
    entries = {
        "terms": [{"term": " ".join(name), **SAID} for name in planted] + [{"term": "Nobody Whatsoever", **SAID}],
        "paragraphs": [{"cable": "08OSLO231", "anchor": "par2", **SAID}],
        "cables": [{"cable": "08BRUSSELS612", **SAID}],
    }
    (made.folder / FILE).write_bytes(msgspec.yaml.encode(entries))
    return Withheld(made, planted, made.build().stderr)


@pytest.fixture(scope="session")
def withheld(tmp_path_factory: pytest.TempPathFactory) -> Withheld:
    """The archive that the tests of withholding share."""
    return build_withheld(tmp_path_factory.mktemp("withheld"), CABLES, names(NAMES))
