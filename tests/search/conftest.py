"""An index served by itself, with the engine, and a page that can ask it."""

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.pages.scripts import script_words_page
from generator.search import SearchDocument, build_index, cut_chunks, engine_files
from synthetic.project import Quiet
from tests.conftest import ROOT
from tests.search.archive import documents

COUNT = 5000
ASKING = """<!doctype html><title>engine</title><script type="module" src="ask.js"></script>"""
ASK = """import { Client } from "./assets/search/client.js";
window.client = new Client(new URL("search/index/", location.href));"""


@pytest.fixture(scope="session")
def held() -> list[SearchDocument]:
    """The documents of the index."""
    return list(documents(COUNT))


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the documents, one file."""
    file = tmp_path_factory.mktemp("index") / "index.sqlite"
    assert build_index(file, documents(COUNT)) == COUNT
    return file


@pytest.fixture(scope="session")
def served(index: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a folder with the index in chunks and the engine, served without ranges."""
    folder = tmp_path_factory.mktemp("served")
    shutil.copytree(ROOT / "docs/assets/search", folder / "assets/search")
    shutil.copy(ROOT / "docs/assets/say.js", folder / "assets")
    (folder / "assets/words.js").write_text(script_words_page().text)
    for place, files in (("search/index", cut_chunks(index, cables=COUNT)), ("assets/sqlite", engine_files(ROOT))):
        for name, content in files:
            (folder / place / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / place / name).write_bytes(content)
    (folder / "index.html").write_text(ASKING)
    (folder / "ask.js").write_text(ASK)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def engine(served: str, browser: Browser) -> Iterator[Page]:
    """A page whose `client` asks the index."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(served)
    page.wait_for_function("window.client")
    yield page
    context.close()
