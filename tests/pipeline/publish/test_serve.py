"""A change to a source reaches a page that is open."""

import json
import threading
import urllib.request
from pathlib import Path

import pytest
from watchdog.events import FileModifiedEvent, FileOpenedEvent

from generator import pipeline
from generator.pipeline.publish.serve import Watch, follow, serving
from tests.conftest import ROOT
from tests.pipeline.test_same_output import settings_in

CABLE = "cables/2008/08BRUSSELS579/"


def get(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=30) as answer:
        content: bytes = answer.read()
        return content


def test_a_changed_cable_is_built_and_served(tmp_path: Path) -> None:
    source = tmp_path / "cables"
    source.mkdir()
    text = (ROOT / "cables" / "08BRUSSELS579.txt").read_bytes()
    (source / "first.txt").write_bytes(text)
    settings = settings_in(tmp_path, source, 1)
    pipeline.build(settings)
    with serving(settings, 0) as (address, watch, builds):
        page = get(address + CABLE)
        assert b"Belarus" in page
        assert b'<script src="/__site.js">' in page
        before = json.loads(get(address + "__site"))
        waiting = threading.Thread(target=follow, args=(watch, builds))
        waiting.start()
        (source / "first.txt").write_bytes(text.replace(b"Belarus", b"Ruritania"))
        waiting.join(timeout=120)
        assert b"Ruritania" in get(address + CABLE)
        assert json.loads(get(address + "__site")) != before
    assert b"__site.js" not in (settings.site / CABLE / "index.html").read_bytes()


# path below the project, and whether a build follows
CHANGES = [
    ("cables/new.txt", True),
    ("docs/about.md", True),
    ("docs/assets/archive.css", True),
    ("docs/cables/2008/08BRUSSELS579.md", False),
    ("docs/tags/PGOV.md", False),
    ("docs/assets/sqlite/engine.wasm", False),
    ("docs/assets/words.js", False),
    ("docs/resolve/index.md", False),
]


@pytest.mark.parametrize(("path", "builds"), CHANGES)
def test_only_what_a_person_changes_is_built(tmp_path: Path, path: str, *, builds: bool) -> None:
    watch = Watch(settings_in(tmp_path, tmp_path / "cables", 1))
    watch.on_any_event(FileOpenedEvent(str(tmp_path / path)))
    assert not watch.changed.is_set()
    watch.on_any_event(FileModifiedEvent(str(tmp_path / path)))
    assert watch.changed.is_set() is builds
